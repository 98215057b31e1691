#include "handlers/answers.hpp"
#include "handlers/handlers.hpp"
#include "idempotency.hpp"

#include <parley/wire/objects.hpp>

namespace parley::http_api::handlers {
namespace {

net::http_response message_answer(call const& c, visible<message> const& what) {
    std::string out;
    wire::write(out, what);
    return json(c, std::move(out));
}

/// Which side of which message; nothing when more than one is named.
std::optional<history_query> page_of(call const& c) {
    history_query page;
    page.channel = c.path.id<channel_id>("channelId");
    page.count_max = static_cast<std::size_t>(c.query.integer("limit").value_or(50));
    int named = 0;
    auto take = [&](std::string_view name, history_query::side side) {
        auto const anchor = c.query.integer(name);
        if (!anchor) return;
        page.from = side;
        page.anchor = message_id{static_cast<std::uint64_t>(*anchor)};
        ++named;
    };
    take("before", history_query::side::before);
    take("after", history_query::side::after);
    take("around", history_query::side::around);
    return named > 1 ? std::nullopt : std::optional(page);
}

/// What a rule of the server refuses is told in the rule's own words.
answer refused(call& c, channel_id channel, error_code why) {
    if (why != screening_errc::screened) co_return why;
    auto content = c.body.text("content");
    problem what{.kind = kind_of("screened")};
    what.detail = co_await c.server.services.screening.why_blocked(c.who, channel, std::move(content));
    co_return problem_response(what, c.request.request_id);
}

}  // namespace

answer post_message(call& c) {
    auto nonce = c.body.text("nonce");
    // The header is the same thing under the name that generic clients know.
    if (auto const key = c.request.header("idempotency-key"); nonce.empty() && !key.empty()) nonce = key;
    send_message command{
        .channel = c.path.id<channel_id>("channelId"), .content = c.body.text("content"), .nonce = nonce};
    auto const channel = command.channel;
    auto const sent = co_await c.server.services.messages.send(c.who, std::move(command));
    if (sent.has_error()) co_return co_await refused(c, channel, sent.error());
    std::string out;
    wire::write_message(out, *sent->what, nonce, sent->duplicate);
    co_return json(c, std::move(out));
}

answer list_messages(call& c) {
    auto const page = page_of(c);
    if (!page) co_return refuse_field(c, "around", "conflicting");
    PARLEY_CO_TRY(auto const found, co_await c.server.services.messages.history(c.who, *page));
    co_return json(
        c, array_of(found, [](std::string& out, visible<message> const& one) { wire::write(out, one); }));
}

answer show_message(call& c) {
    auto const channel = c.path.id<channel_id>("channelId");
    auto const id = c.path.id<message_id>("messageId");
    PARLEY_CO_TRY(auto const found, co_await c.server.services.messages.find(c.who, channel, id));
    co_return message_answer(c, found);
}

answer edit_message(call& c) {
    auto const channel = c.path.id<channel_id>("channelId");
    auto const id = c.path.id<message_id>("messageId");
    auto content = c.body.text("content");
    auto const changed = co_await c.server.services.messages.edit(c.who, channel, id, std::move(content));
    if (changed.has_error()) co_return co_await refused(c, channel, changed.error());
    co_return message_answer(c, *changed);
}

answer delete_message(call& c) {
    auto const channel = c.path.id<channel_id>("channelId");
    auto const id = c.path.id<message_id>("messageId");
    PARLEY_CO_CHECK(co_await c.server.services.messages.remove(c.who, channel, id));
    co_return no_content();
}

}  // namespace parley::http_api::handlers
