#include "handlers/answers.hpp"
#include "handlers/handlers.hpp"

#include <parley/base/on_core.hpp>
#include <parley/wire/names.hpp>
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
    auto found = co_await c.server.services.messages.newest_ids(c.who, what.id);
    // A change may have hidden the channel from who made it: it is answered all the same, without its
    // messages.
    if (found.has_error() && found.error() != community_errc::not_found) co_return found.error();
    auto const newest = found.has_error() ? std::vector<message_id>() : std::move(*found);
    if (!newest.empty()) last_message = std::max(last_message, newest.front());
    std::string out;
    wire::write_channel(out, what, last_message, newest);
    co_return json(c, std::move(out));
}

using any_target = id<struct any_target_tag>;

answer apply(call& c, overwrite_edit edit) {
    auto by = c.acting();
    PARLEY_CO_TRY(auto const changed, co_await c.server.services.channels.put_overwrite(std::move(by), edit));
    co_return co_await channel_answer(c, *changed, {});
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
    new_channel wanted{.server = c.path.id<server_id>("serverId"),
                       .name = c.body.text("name"),
                       .topic = c.body.text("topic"),
                       .parent = {c.body.id("parentId").value_or(0)}};
    if (auto const kind = c.body.text("type"); !kind.empty())
        wanted.kind = wire::value_in(wire::channel_kinds, kind).value_or(channel_kind::text);
    auto by = c.acting();
    PARLEY_CO_TRY(auto const made,
                  co_await c.server.services.channels.create(std::move(by), std::move(wanted)));
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
    if (c.body.has("parentId")) edit.parent = channel_id{c.body.id("parentId").value_or(0)};
    if (c.body.has("ageRestricted")) edit.age_restricted = c.body.boolean("ageRestricted", false);
    if (c.body.has("slowmodeSeconds")) edit.slowmode = seconds{c.body.integer("slowmodeSeconds", 0)};
    if (c.body.has("archived")) edit.archived = c.body.boolean("archived", false);
    if (c.body.has("retentionSeconds")) edit.retention = seconds{c.body.integer("retentionSeconds", 0)};
    edit.sync = c.body.boolean("sync", false);
    auto by = c.acting();
    PARLEY_CO_TRY(auto const changed,
                  co_await c.server.services.channels.edit(std::move(by), std::move(edit)));
    co_return co_await channel_answer(c, *changed, {});
}

answer delete_channel(call& c) {
    auto by = c.acting();
    auto const id = c.path.id<channel_id>("channelId");
    PARLEY_CO_CHECK(co_await c.server.services.channels.remove(std::move(by), id));
    co_return no_content();
}

answer put_overwrite(call& c) {
    overwrite const what{
        .of = c.body.text("type") == "member" ? overwrite::target_kind::member : overwrite::target_kind::role,
        .target = c.path.id<any_target>("targetId").value,
        .allow = c.body.permissions("allow").value_or(0),
        .deny = c.body.permissions("deny").value_or(0)};
    overwrite_edit const edit{.channel = c.path.id<channel_id>("channelId"), .what = what};
    co_return co_await apply(c, edit);
}

answer drop_overwrite(call& c) {
    auto const channel = c.path.id<channel_id>("channelId");
    overwrite what{.target = c.path.id<any_target>("targetId").value};
    // Roles and accounts share one space of ids, so the path needs not say what the target is.
    PARLEY_CO_TRY(auto const seen, co_await see_channel(c, channel));
    for (auto const& each : seen.what.overwrites) {
        if (each.target == what.target) what.of = each.of;
    }
    overwrite_edit const edit{.channel = channel, .what = what, .remove = true};
    co_return co_await apply(c, edit);
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
