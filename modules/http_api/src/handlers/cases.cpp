#include "handlers/answers.hpp"
#include "handlers/handlers.hpp"

#include <parley/wire/moderation_objects.hpp>
#include <parley/wire/names.hpp>
#include <parley/wire/objects.hpp>

#include <utility>

namespace parley::http_api::handlers {
namespace {

net::http_response mass_answer(call const& c, mass_action const& what) {
    std::string out;
    wire::write_mass_action(out, what);
    return json(c, std::move(out));
}

void write_case(std::string& out, member_case const& what) {
    out += R"({"user":)";
    wire::write_user(out, what.who, wire::audience::others);
    out += R"(,"member":)";
    if (what.member) {
        wire::write_member(out, *what.member);
    } else {
        out += "null";
    }
    out += R"(,"ban":)";
    if (what.banned) {
        wire::write_ban(out, *what.banned, &what.who);
    } else {
        out += "null";
    }
    out += R"(,"inviteCode":)";
    if (what.invite_code.empty()) {
        out += "null";
    } else {
        wire::write_string(out, what.invite_code);
    }
    out += R"(,"notes":)" + array_of(what.notes, wire::write_note);
    out += R"(,"reports":)" + array_of(what.reports, wire::write_report);
    out += R"(,"acts":)" + array_of(what.acts, wire::write_audit_entry) + '}';
}

}  // namespace

answer list_notes(call& c) {
    auto const server = c.path.id<server_id>("serverId");
    auto const about = c.path.id<account_id>("userId");
    PARLEY_CO_TRY(auto const all, co_await c.server.services.notes.list(c.who, server, about));
    co_return json(c, array_of(all, wire::write_note));
}

answer create_note(call& c) {
    auto const server = c.path.id<server_id>("serverId");
    auto const about = c.path.id<account_id>("userId");
    auto by = c.acting();
    auto text = c.body.text("text");
    PARLEY_CO_TRY(auto const made,
                  co_await c.server.services.notes.create(std::move(by), server, about, std::move(text)));
    std::string out;
    wire::write_note(out, made);
    co_return json(c, std::move(out));
}

answer delete_note(call& c) {
    auto const server = c.path.id<server_id>("serverId");
    auto const about = c.path.id<account_id>("userId");
    auto const which = c.path.id<note_id>("noteId");
    auto by = c.acting();
    PARLEY_CO_CHECK(co_await c.server.services.notes.remove(std::move(by), server, about, which));
    co_return no_content();
}

answer show_case(call& c) {
    auto const server = c.path.id<server_id>("serverId");
    auto const about = c.path.id<account_id>("userId");
    PARLEY_CO_TRY(auto const found, co_await c.server.services.notes.open_case(c.who, server, about));
    std::string out;
    write_case(out, found);
    co_return json(c, std::move(out));
}

answer start_mass_action(call& c) {
    new_mass_action wanted{.server = c.path.id<server_id>("serverId"),
                           .what = *wire::value_in(wire::mass_action_kinds, c.body.text("type")),
                           .lasts = seconds{c.body.integer("durationSeconds", 0)},
                           .purge = seconds{c.body.integer("purgeSeconds", 0)},
                           .role = {c.body.id("roleId").value_or(0)},
                           .channel = {c.body.id("channelId").value_or(0)},
                           .author = {c.body.id("userId").value_or(0)},
                           .limit = static_cast<std::int32_t>(c.body.integer("limit", 0))};
    for (auto const each : c.body.ids("userIds"))
        wanted.targets.push_back({each});
    auto by = c.acting();
    PARLEY_CO_TRY(auto const begun,
                  co_await c.server.services.mass_actions.start(std::move(by), std::move(wanted)));
    co_return mass_answer(c, begun);
}

answer show_mass_action(call& c) {
    auto const server = c.path.id<server_id>("serverId");
    auto const which = c.path.id<id<mass_action>>("actionId").value;
    PARLEY_CO_TRY(auto const found, co_await c.server.services.mass_actions.find(c.who, server, which));
    co_return mass_answer(c, found);
}

answer cancel_mass_action(call& c) {
    auto const server = c.path.id<server_id>("serverId");
    auto const which = c.path.id<id<mass_action>>("actionId").value;
    PARLEY_CO_TRY(auto const found, co_await c.server.services.mass_actions.cancel(c.who, server, which));
    co_return mass_answer(c, found);
}

}  // namespace parley::http_api::handlers
