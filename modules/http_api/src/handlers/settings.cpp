#include "handlers/answers.hpp"
#include "handlers/handlers.hpp"

#include <parley/wire/growth_objects.hpp>
#include <parley/wire/names.hpp>
#include <parley/wire/objects.hpp>

namespace parley::http_api::handlers {
namespace {

net::http_response safety_answer(call const& c, visible<server> const& what) {
    std::string out;
    wire::write_safety(out, *what);
    return json(c, std::move(out));
}

std::optional<channel_id> channel_in(call const& c, std::string_view name) {
    if (!c.body.has(name)) return std::nullopt;
    return channel_id{c.body.id(name).value_or(0)};
}

std::optional<std::int32_t> number_in(call const& c, std::string_view name) {
    if (!c.body.has(name)) return std::nullopt;
    return static_cast<std::int32_t>(c.body.integer(name, 0));
}

}  // namespace

answer show_safety(call& c) {
    auto const id = c.path.id<server_id>("serverId");
    PARLEY_CO_TRY(auto const found, co_await c.server.services.settings.safety(c.who, id));
    co_return safety_answer(c, found);
}

answer edit_safety(call& c) {
    safety_edit edit{.server = c.path.id<server_id>("serverId"),
                     .raid_joins = number_in(c, "raidJoins"),
                     .alert_channel = channel_in(c, "alertChannelId"),
                     .greeting_channel = channel_in(c, "greetingChannelId"),
                     .audit_days = number_in(c, "auditDays")};
    if (c.body.has("verification"))
        edit.verification = wire::value_in(wire::verification_levels, c.body.text("verification"));
    if (c.body.has("rulesGate")) edit.rules_gate = c.body.boolean("rulesGate", false);
    if (c.body.has("raidPauses")) edit.raid_pauses = c.body.boolean("raidPauses", false);
    if (c.body.has("invitesPausedSeconds"))
        edit.invites_paused_for = seconds{c.body.integer("invitesPausedSeconds", 0)};
    auto by = c.acting();
    PARLEY_CO_TRY(auto const changed,
                  co_await c.server.services.settings.edit_safety(std::move(by), std::move(edit)));
    co_return safety_answer(c, changed);
}

answer put_vanity(call& c) {
    auto const id = c.path.id<server_id>("serverId");
    auto code = c.body.text("code");
    auto by = c.acting();
    PARLEY_CO_TRY(auto const made,
                  co_await c.server.services.vanities.put(std::move(by), id, std::move(code)));
    std::string out;
    wire::write_invite(out, made);
    co_return json(c, std::move(out));
}

answer drop_vanity(call& c) {
    auto by = c.acting();
    auto const id = c.path.id<server_id>("serverId");
    PARLEY_CO_CHECK(co_await c.server.services.vanities.drop(std::move(by), id));
    co_return no_content();
}

}  // namespace parley::http_api::handlers
