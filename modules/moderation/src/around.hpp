#pragma once
// What every part of the room stands on.

#include <parley/base/on_core.hpp>
#include <parley/moderation/make_moderation.hpp>

#include <string>
#include <utility>
#include <vector>

namespace parley::watch {

struct around : needs {
    explicit around(needs from) : needs(std::move(from)) {}

    house_messages* house = nullptr;  // the three are set before the cores run
    message_purges* clearing = nullptr;
    parley::messages* said = nullptr;

    core& home_of(server_id server) const { return cores.home_of(server); }
    std::size_t here() const { return core::current()->index(); }
    void publish(server_id server, events::payload what) const {
        events.publish(stream_id::of_server(server), std::move(what));
    }
};

struct audited_act {
    server_id server{};
    audit_action action = audit_action::server_update;
    std::uint64_t target = 0;
    std::string detail{};
    std::vector<audit_change> changes{};
};
/// moderation_errc::unavailable when no id can be made.
result<audit_entry> make_entry(around const& in, act const& by, audited_act what);

}  // namespace parley::watch
