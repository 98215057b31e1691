#include "server_service.hpp"

#include "limits.hpp"
#include "names.hpp"

#include <parley/base/on_core.hpp>

#include <algorithm>

namespace parley {
namespace limits = communities_limits;

task<result<visible<server_view>>> server_service::create_server(principal who, std::string name) {
    auto valid = valid_server_name(name);
    if (!valid) co_return community_errc::invalid_name;
    PARLEY_CO_TRY(auto already, co_await gate_.servers_of(who.account));
    if (already.size() >= limits::servers_per_account_max) co_return community_errc::too_many_servers;
    auto const& needs = gate_.needs();
    server what{.id = needs.ids.make<server_id>(),
                .name = std::move(*valid),
                .owner = who.account,
                .created_at = needs.time.now()};
    if (!what.id) co_return community_errc::unavailable;
    auto& home = gate_.home_of(what.id);
    auto work = create_at_home(who, std::move(what));
    co_return co_await on(home, std::move(work));
}

task<result<visible<server_view>>> server_service::create_at_home(principal who, server what) {
    auto const& needs = gate_.needs();
    channel general{.id = needs.ids.make<channel_id>(), .server = what.id, .name = "general", .topic = {}};
    if (!general.id) co_return community_errc::unavailable;
    server_row row{
        .server = what, .channels = {general}, .members = {{what.id, who.account, what.created_at}}};
    PARLEY_CO_CHECK(co_await needs.servers.create_server(std::move(row)));

    auto state = std::make_unique<server_state>();
    state->what = std::move(what);
    state->joined.emplace(who.account, state->what.created_at);
    state->put_channel(std::move(general), {});
    auto access = gate_.decide(*state, who, permission::view_channel).value();
    auto view = state->view();
    gate_.here().put(std::move(state));
    gate_.tell_account(who.account, events::server_joined{access.server()});
    co_return visible(access, std::move(view));
}

task<result<visible<server_view>>> server_service::show_server(principal who, server_id server) {
    auto work = show_at_home(who, server);
    co_return co_await on(gate_.home_of(server), std::move(work));
}

task<result<visible<server_view>>> server_service::show_at_home(principal who, server_id server) {
    PARLEY_CO_TRY(auto access, co_await gate_.access_server(who, server, permission::view_channel));
    co_return visible(access, gate_.view_now(access));
}

task<result<visible<server_view>>> server_service::rename_server(principal who, server_id server,
                                                                 std::string name) {
    auto valid = valid_server_name(name);
    if (!valid) co_return community_errc::invalid_name;
    auto work = rename_at_home(who, server, std::move(*valid));
    co_return co_await on(gate_.home_of(server), std::move(work));
}

task<result<visible<server_view>>> server_service::rename_at_home(principal who, server_id server,
                                                                  std::string name) {
    PARLEY_CO_TRY(auto change, co_await gate_.here().begin_change(server));
    auto& state = *change.slot->state;
    PARLEY_CO_TRY(auto access, gate_.decide(state, who, permission::manage_server));
    auto wanted = state.what;
    wanted.name = std::move(name);
    PARLEY_CO_CHECK(co_await gate_.needs().servers.update_server(wanted));
    change.slot->state->what = std::move(wanted);
    auto view = change.slot->state->view();
    gate_.needs().events.publish(stream_id::of_server(server), events::server_changed{view});
    co_return visible(access, std::move(view));
}

task<result<void>> server_service::delete_server(principal who, server_id server) {
    auto work = delete_at_home(who, server);
    co_return co_await on(gate_.home_of(server), std::move(work));
}

task<result<void>> server_service::delete_at_home(principal who, server_id server) {
    PARLEY_CO_TRY(auto change, co_await gate_.here().begin_change(server));
    PARLEY_CO_CHECK(gate_.decide(*change.slot->state, who, permission::manage_server));
    auto const& needs = gate_.needs();
    PARLEY_CO_CHECK(co_await needs.servers.delete_server(server));
    auto last = change.slot->state->view();
    auto members = std::move(change.slot->state->joined);
    gate_.here().forget(server);
    needs.events.publish(stream_id::of_server(server), events::server_deleted{server});
    for (auto const& [account, since] : members)
        gate_.tell_account(account, events::server_left{server});
    // The rows are gone, so nobody can reach the messages; a failure here leaves bytes behind, not access.
    for (auto const& each : last.channels) {
        PARLEY_CO_CHECK(co_await needs.messages.drop_channel(each.id));
    }
    co_return result<void>{};
}

task<result<visible<channel>>> server_service::create_channel(principal who, server_id server,
                                                              std::string name, std::string topic) {
    auto valid = valid_channel_name(name);
    if (!valid) co_return community_errc::invalid_name;
    if (!is_valid_topic(topic)) co_return community_errc::invalid_topic;
    auto work = add_channel_at_home(who, server, std::move(*valid), std::move(topic));
    co_return co_await on(gate_.home_of(server), std::move(work));
}

task<result<visible<channel>>> server_service::add_channel_at_home(principal who, server_id server,
                                                                   std::string name, std::string topic) {
    PARLEY_CO_TRY(auto change, co_await gate_.here().begin_change(server));
    auto const& state = *change.slot->state;
    PARLEY_CO_TRY(auto access, gate_.decide(state, who, permission::manage_channels));
    if (state.channels.size() >= limits::channels_per_server_max) co_return community_errc::too_many_channels;
    auto const& needs = gate_.needs();
    std::int32_t last = state.channels.empty() ? -1 : state.channels.back().position;
    channel row{.id = needs.ids.make<channel_id>(),
                .server = server,
                .name = std::move(name),
                .topic = std::move(topic),
                .position = std::min(last + 1, limits::channel_position_max)};
    if (!row.id) co_return community_errc::unavailable;
    PARLEY_CO_CHECK(co_await needs.servers.put_channel(row));
    change.slot->state->put_channel(row, {});
    needs.events.publish(stream_id::of_server(server), events::channel_created{row});
    co_return visible(access, std::move(row));
}

task<result<visible<channel>>> server_service::edit_channel(principal who, channel_edit edit) {
    if (edit.name) {
        auto valid = valid_channel_name(*edit.name);
        if (!valid) co_return community_errc::invalid_name;
        edit.name = std::move(*valid);
    }
    if (edit.topic && !is_valid_topic(*edit.topic)) co_return community_errc::invalid_topic;
    PARLEY_CO_TRY(auto server, co_await gate_.locate(edit.channel));
    auto work = edit_channel_at_home(who, server, std::move(edit));
    co_return co_await on(gate_.home_of(server), std::move(work));
}

task<result<visible<channel>>> server_service::edit_channel_at_home(principal who, server_id server,
                                                                    channel_edit edit) {
    PARLEY_CO_TRY(auto change, co_await gate_.here().begin_change(server));
    auto const& state = *change.slot->state;
    PARLEY_CO_CHECK(gate_.decide(state, who, permission::view_channel));
    auto at = state.index_of(edit.channel);
    if (at == state.channels.size()) co_return community_errc::not_found;
    PARLEY_CO_TRY(auto access, gate_.decide(state, who, permission::manage_channels));
    auto row = state.channels[at];
    if (edit.name) row.name = std::move(*edit.name);
    if (edit.topic) row.topic = std::move(*edit.topic);
    if (edit.position) row.position = std::clamp(*edit.position, 0, limits::channel_position_max);
    PARLEY_CO_CHECK(co_await gate_.needs().servers.put_channel(row));
    auto& changed =
        *change.slot->state;  // messages may have come meanwhile: take the newest mark, not the old one
    auto last_message = changed.last_messages[changed.index_of(row.id)];
    changed.put_channel(row, last_message);
    gate_.needs().events.publish(stream_id::of_server(server), events::channel_changed{row, last_message});
    co_return visible(access, std::move(row));
}

task<result<void>> server_service::delete_channel(principal who, channel_id channel) {
    PARLEY_CO_TRY(auto server, co_await gate_.locate(channel));
    auto work = delete_channel_at_home(who, server, channel);
    co_return co_await on(gate_.home_of(server), std::move(work));
}

task<result<void>> server_service::delete_channel_at_home(principal who, server_id server,
                                                          channel_id channel) {
    PARLEY_CO_TRY(auto change, co_await gate_.here().begin_change(server));
    auto const& state = *change.slot->state;
    PARLEY_CO_CHECK(gate_.decide(state, who, permission::view_channel));
    if (state.index_of(channel) == state.channels.size()) co_return community_errc::not_found;
    PARLEY_CO_CHECK(gate_.decide(state, who, permission::manage_channels));
    auto const& needs = gate_.needs();
    PARLEY_CO_CHECK(co_await needs.servers.delete_channel(channel));
    change.slot->state->erase_channel(channel);
    needs.events.publish(stream_id::of_server(server), events::channel_deleted{server, channel});
    PARLEY_CO_CHECK(co_await needs.messages.drop_channel(channel));
    co_return result<void>{};
}

}  // namespace parley
