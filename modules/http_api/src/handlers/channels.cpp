#include "handlers/answers.hpp"
#include "handlers/handlers.hpp"

#include <parley/base/on_core.hpp>
#include <parley/wire/objects.hpp>

#include <algorithm>

namespace parley::http_api::handlers {
namespace {

struct seen_channel {
    channel what;
    message_id last_message;
};

task<result<seen_channel>> see_at_home(community_directory& directory, principal who, channel_id id) {
    PARLEY_CO_TRY(auto const access, co_await directory.access_channel(who, id, permission::view_channel));
    seen_channel out;
    out.what = directory.channel_now(access, out.last_message);
    co_return out;
}

task<result<seen_channel>> see_channel(call& c, channel_id id) {
    auto& directory = c.server.services.directory;
    PARLEY_CO_TRY(auto const server, co_await directory.locate(id));
    auto look = see_at_home(directory, c.who, id);
    co_return co_await on(c.server.services.cores.home_of(server), std::move(look));
}

task<result<net::http_response>> channel_answer(call& c, channel what, message_id last_message) {
    PARLEY_CO_TRY(auto const newest, co_await c.server.services.messages.newest_ids(c.who, what.id));
    if (!newest.empty()) last_message = std::max(last_message, newest.front());
    std::string out;
    wire::write_channel(out, what, last_message, newest);
    co_return json(c, std::move(out));
}

}  // namespace

answer list_channels(call& c) {
    auto const id = c.path.id<server_id>("serverId");
    PARLEY_CO_TRY(auto const view, co_await c.server.services.communities.show_server(c.who, id));
    std::size_t i = 0;
    co_return json(c, array_of(view->channels, [&](std::string& out, channel const& one) {
                       wire::write_channel_summary(
                           out, one, i < view->last_messages.size() ? view->last_messages[i] : message_id{});
                       ++i;
                   }));
}

answer create_channel(call& c) {
    auto const server = c.path.id<server_id>("serverId");
    auto name = c.body.text("name");
    auto topic = c.body.text("topic");
    PARLEY_CO_TRY(auto const made, co_await c.server.services.communities.create_channel(
                                       c.who, server, std::move(name), std::move(topic)));
    std::string out;
    wire::write_channel(out, *made, {}, {});  // nothing has been said in it yet
    co_return json(c, std::move(out));
}

answer show_channel(call& c) {
    PARLEY_CO_TRY(auto const seen, co_await see_channel(c, c.path.id<channel_id>("channelId")));
    co_return co_await channel_answer(c, seen.what, seen.last_message);
}

answer edit_channel(call& c) {
    channel_edit edit{.channel = c.path.id<channel_id>("channelId")};
    if (c.body.has("name")) edit.name = c.body.text("name");
    if (c.body.has("topic")) edit.topic = c.body.text("topic");
    if (c.body.has("position")) edit.position = static_cast<std::int32_t>(c.body.integer("position", 0));
    PARLEY_CO_TRY(auto const changed,
                  co_await c.server.services.communities.edit_channel(c.who, std::move(edit)));
    co_return co_await channel_answer(c, *changed, {});
}

answer delete_channel(call& c) {
    PARLEY_CO_CHECK(
        co_await c.server.services.communities.delete_channel(c.who, c.path.id<channel_id>("channelId")));
    co_return no_content();
}

answer start_typing(call& c) {
    PARLEY_CO_CHECK(
        co_await c.server.services.messages.start_typing(c.who, c.path.id<channel_id>("channelId")));
    co_return no_content();
}

answer mark_read(call& c) {
    auto const channel = c.path.id<channel_id>("channelId");
    message_id const newest{c.body.id("messageId").value_or(0)};
    PARLEY_CO_CHECK(co_await c.server.services.read_marks.mark_read(c.who, channel, newest));
    co_return no_content();
}

}  // namespace parley::http_api::handlers
