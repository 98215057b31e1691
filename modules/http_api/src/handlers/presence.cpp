#include "handlers/answers.hpp"
#include "handlers/handlers.hpp"

#include <parley/wire/names.hpp>
#include <parley/wire/objects.hpp>

namespace parley::http_api::handlers {
namespace {

net::http_response choice_answer(call const& c, presence_choice const& what) {
    std::string out;
    wire::write_presence_choice(out, what);
    return json(c, std::move(out));
}

std::optional<custom_status> custom_of(call const& c) {
    if (c.body.is_null("customStatus")) return std::nullopt;
    custom_status custom;
    custom.text = c.body.text("customStatus.text");
    custom.emoji = c.body.text("customStatus.emoji");
    seconds const lasts{c.body.integer("customStatus.expiresInSeconds", 0)};
    if (lasts > seconds{0}) custom.expires_at = c.server.services.time.now() + lasts;
    return custom;
}

}  // namespace

answer show_my_presence(call& c) {
    PARLEY_CO_TRY(auto const chosen, co_await c.server.services.presences.choice(c.who.account));
    co_return choice_answer(c, chosen);
}

answer choose_presence(call& c) {
    presence_edit wanted;
    if (c.body.has("status")) wanted.status = wire::value_in(wire::chosen_statuses, c.body.text("status"));
    if (c.body.has("customStatus")) wanted.custom = custom_of(c);
    PARLEY_CO_TRY(auto const chosen,
                  co_await c.server.services.presences.choose(c.who.account, std::move(wanted)));
    co_return choice_answer(c, chosen);
}

}  // namespace parley::http_api::handlers
