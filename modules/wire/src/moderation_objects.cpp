#include "pieces.hpp"

#include <parley/wire/moderation_objects.hpp>
#include <parley/wire/names.hpp>
#include <parley/wire/objects.hpp>

#include <fmt/format.h>

#include <iterator>
#include <vector>

namespace parley::wire {
namespace {

void write_texts(std::string& out, std::vector<std::string> const& all) {
    write_array(out, all, [&](std::string const& each) { write_string(out, each); });
}

void write_words(std::string& out, screening_rule const& what) {
    out += R"(,"keywords":)";
    write_texts(out, what.keywords);
    out += R"(,"patterns":)";
    write_texts(out, what.patterns);
    out += R"(,"presets":)";
    write_array(out, what.presets,
                [&](screening_preset each) { write_string(out, name_in(screening_presets, each)); });
    out += R"(,"allowed":)";
    write_texts(out, what.allowed);
}

}  // namespace

void write_screening_rule(std::string& out, screening_rule const& what) {
    out += R"({"ruleId":)";
    write_id(out, what.id);
    out += R"(,"serverId":)";
    write_id(out, what.server);
    out += R"(,"name":)";
    write_string(out, what.name);
    fmt::format_to(std::back_inserter(out), R"(,"enabled":{},"trigger":"{}")", what.enabled,
                   name_in(screening_triggers, what.trigger));
    write_words(out, what);
    fmt::format_to(std::back_inserter(out), R"(,"limit":{},"windowSeconds":{},"block":{},"blockMessage":)",
                   what.limit, what.window.count(), what.block);
    write_string(out, what.block_message);
    fmt::format_to(std::back_inserter(out), R"(,"alert":{},"timeoutSeconds":{},"exemptRoleIds":)", what.alert,
                   what.timeout.count());
    write_ids(out, what.exempt_roles);
    out += R"(,"exemptChannelIds":)";
    write_ids(out, what.exempt_channels);
    out += R"(,"creatorId":)";
    write_id(out, what.creator);
    out += '}';
}

void write_note(std::string& out, note const& what) {
    out += R"({"noteId":)";
    write_id(out, what.id);
    out += R"(,"serverId":)";
    write_id(out, what.server);
    out += R"(,"userId":)";
    write_id(out, what.account);
    out += R"(,"authorId":)";
    write_id(out, what.author);
    out += R"(,"text":)";
    write_string(out, what.text);
    out += R"(,"createdAt":)";
    write_time(out, what.id.created_at());
    out += '}';
}

}  // namespace parley::wire
