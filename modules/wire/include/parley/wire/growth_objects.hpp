#pragma once
// How a server shows itself and grows, as JSON: safety, onboarding, templates, the directory.

#include <parley/model/onboarding.hpp>
#include <parley/model/scheduled_event.hpp>
#include <parley/model/server.hpp>
#include <parley/model/server_template.hpp>

#include <cstddef>
#include <string>

namespace parley::wire {

void write_safety(std::string& out, server const& what);
void write_onboarding(std::string& out, onboarding const& what);
/// Ids in it are small whole numbers.
void write_template_content(std::string& out, template_content const& what);
void write_template(std::string& out, server_template const& what);

/// With `interested`, whether the reader wants to come.
void write_shown_event(std::string& out, scheduled_event const& what, bool interested);

struct discovery_entry {
    parley::server server{};
    std::size_t members = 0;
    std::size_t online = 0;
    bool joined = false;
};
void write_discovery_entry(std::string& out, discovery_entry const& what);

}  // namespace parley::wire
