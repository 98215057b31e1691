#include "handlers/answers.hpp"
#include "handlers/handlers.hpp"
#include "handlers/member_answers.hpp"

#include <parley/wire/growth_objects.hpp>
#include <parley/wire/names.hpp>
#include <parley/wire/objects.hpp>
#include <parley/wire/times.hpp>

namespace parley::http_api::handlers {
namespace {

net::http_response event_answer(call const& c, visible<shown_event> const& what) {
    std::string out;
    wire::write_shown_event(out, what->what, what->interested);
    return json(c, std::move(out));
}

/// Nothing, with the field's name in `wrong`, when it is no time.
std::optional<wall_time> time_in(call const& c, std::string_view name, std::string& wrong) {
    auto const found = wire::parse_time(c.body.text(name));
    if (!found) wrong = name;
    return found;
}

scheduled_event_edit edit_of(call const& c, std::string& wrong) {
    scheduled_event_edit edit{.server = c.path.id<server_id>("serverId"),
                              .event = c.path.id<scheduled_event_id>("eventId")};
    if (c.body.has("name")) edit.name = c.body.text("name");
    if (c.body.has("description")) edit.description = c.body.text("description");
    if (c.body.has("channelId")) edit.channel = channel_id{c.body.id("channelId").value_or(0)};
    if (c.body.has("location")) edit.location = c.body.text("location");
    if (c.body.has("image")) edit.image = c.body.text("image");
    if (c.body.has("startsAt")) edit.starts_at = time_in(c, "startsAt", wrong);
    if (c.body.is_null("endsAt")) {
        edit.ends_at.emplace();
    } else if (c.body.has("endsAt")) {
        edit.ends_at = time_in(c, "endsAt", wrong);
    }
    if (c.body.has("repeats")) edit.repeats = wire::value_in(wire::recurrences, c.body.text("repeats"));
    if (c.body.has("status"))
        edit.status = wire::value_in(wire::scheduled_event_statuses, c.body.text("status"));
    return edit;
}

answer interest(call& c, bool interested) {
    auto const server = c.path.id<server_id>("serverId");
    auto const id = c.path.id<scheduled_event_id>("eventId");
    auto& events = c.server.services.scheduled_events;
    PARLEY_CO_TRY(auto const what, co_await events.set_interest(c.who, server, id, interested));
    co_return event_answer(c, what);
}

}  // namespace

answer list_events(call& c) {
    auto const server = c.path.id<server_id>("serverId");
    PARLEY_CO_TRY(auto const all, co_await c.server.services.scheduled_events.list(c.who, server));
    co_return json(c, array_of(all, [](std::string& out, visible<shown_event> const& one) {
                       wire::write_shown_event(out, one->what, one->interested);
                   }));
}

answer create_event(call& c) {
    std::string wrong;
    auto wanted = edit_of(c, wrong);
    if (!wrong.empty()) co_return refuse_field(c, std::move(wrong), "invalid_time");
    auto by = c.acting();
    PARLEY_CO_TRY(auto const made,
                  co_await c.server.services.scheduled_events.create(std::move(by), std::move(wanted)));
    co_return event_answer(c, made);
}

answer show_event(call& c) {
    auto const server = c.path.id<server_id>("serverId");
    auto const id = c.path.id<scheduled_event_id>("eventId");
    PARLEY_CO_TRY(auto const found, co_await c.server.services.scheduled_events.find(c.who, server, id));
    co_return event_answer(c, found);
}

answer edit_event(call& c) {
    std::string wrong;
    auto wanted = edit_of(c, wrong);
    if (!wrong.empty()) co_return refuse_field(c, std::move(wrong), "invalid_time");
    auto by = c.acting();
    PARLEY_CO_TRY(auto const changed,
                  co_await c.server.services.scheduled_events.edit(std::move(by), std::move(wanted)));
    co_return event_answer(c, changed);
}

answer delete_event(call& c) {
    auto const server = c.path.id<server_id>("serverId");
    auto const id = c.path.id<scheduled_event_id>("eventId");
    auto by = c.acting();
    PARLEY_CO_CHECK(co_await c.server.services.scheduled_events.remove(std::move(by), server, id));
    co_return no_content();
}

answer take_interest(call& c) {
    co_return co_await interest(c, true);
}

answer lose_interest(call& c) {
    co_return co_await interest(c, false);
}

answer list_interested(call& c) {
    auto const server = c.path.id<server_id>("serverId");
    auto const id = c.path.id<scheduled_event_id>("eventId");
    account_id const after{static_cast<std::uint64_t>(c.query.integer("after").value_or(0))};
    auto const count = static_cast<std::size_t>(c.query.integer("limit").value_or(50));
    auto& events = c.server.services.scheduled_events;
    PARLEY_CO_TRY(auto page, co_await events.interested_in(c.who, server, id, after, count));
    auto text = co_await members_json(c, server, std::move(page));
    co_return json(c, std::move(text));
}

}  // namespace parley::http_api::handlers
