#include "directory.hpp"

#include "limits.hpp"

#include <parley/base/assert.hpp>
#include <parley/base/on_core.hpp>

#include <algorithm>

namespace parley {

directory::directory(communities_options options, communities_needs needs)
    : options_(options), needs_(std::move(needs)) {
    for (std::size_t i = 0; i < needs_.cores.size(); ++i) {
        registries_.push_back(std::make_unique<registry>(options_, needs_));
    }
    located_.resize(needs_.cores.size());
}

registry& directory::here() {
    auto* current = core::current();
    PARLEY_ASSERT(current != nullptr);
    return *registries_[current->index()];
}

bool holds_messages(channel_kind kind) noexcept {
    return kind != channel_kind::category && kind != channel_kind::forum && kind != channel_kind::media;
}

namespace {

/// What is said in a channel needs one that messages stand in.
bool can_hold(channel_kind kind, permission wanted) noexcept {
    bool const about_messages = has(bits(permission::send_messages, permission::read_message_history,
                                         permission::manage_messages, permission::pin_messages),
                                    wanted);
    return holds_messages(kind) || !about_messages;
}

}  // namespace

result<server_access> directory::decide(server_state const& state, principal who,
                                        std::optional<permission> wanted) const {
    auto standing = state.standing_of(who.account, now(), who.kind);
    if (!standing || state.what.suspended) return community_errc::not_found;
    auto const may = server_permissions(*state.rules, *standing);
    if (wanted && !has(may, *wanted)) return community_errc::missing_permission;
    return server_access(key(), who, state.what.id, state.what.owner, may);
}

result<channel_access> directory::decide_in(server_state const& state, principal who, channel_id in,
                                            permission wanted) const {
    auto standing = state.standing_of(who.account, now(), who.kind);
    auto const* channel = state.rules->find_channel(in);
    if (!standing || channel == nullptr || state.what.suspended) return community_errc::not_found;
    auto const may = channel_permissions(*state.rules, *standing, in);
    if (!has(may, permission::view_channel)) return community_errc::not_found;
    if (!can_hold(channel->kind, wanted)) return community_errc::not_found;
    if (!has(may, wanted)) return community_errc::missing_permission;
    return channel_access(key(), who, state.what.id, in, may);
}

result<channel_access> directory::enter(server_state const& state, channel_id in) const {
    auto const* channel = state.rules->find_channel(in);
    if (channel == nullptr || !holds_messages(channel->kind) || state.what.suspended)
        return community_errc::not_found;
    return channel_access(
        key(), principal{}, state.what.id, in,
        bits(permission::view_channel, permission::send_messages, permission::manage_messages));
}

task<result<server_access>> directory::access_server(principal who, server_id server,
                                                     std::optional<permission> wanted) {
    auto work = access_server_at_home(who, server, wanted);
    co_return co_await on(home_of(server), std::move(work));
}

task<result<server_access>> directory::access_server_at_home(principal who, server_id server,
                                                             std::optional<permission> wanted) {
    PARLEY_CO_TRY(auto* state, co_await here().load(server));
    co_return decide(*state, who, wanted);
}

task<result<channel_access>> directory::access_channel(principal who, channel_id channel, permission wanted) {
    PARLEY_CO_TRY(auto server, co_await locate(channel));
    auto work = access_channel_at_home(who, server, channel, wanted);
    co_return co_await on(home_of(server), std::move(work));
}

task<result<channel_access>> directory::access_channel_at_home(principal who, server_id server,
                                                               channel_id channel, permission wanted) {
    PARLEY_CO_TRY(auto* state, co_await here().load(server));
    co_return decide_in(*state, who, channel, wanted);
}

task<result<server_id>> directory::locate(channel_id channel) {
    auto core_index = core::current()->index();
    auto& known = located_[core_index];
    if (auto at = known.find(channel); at != known.end()) co_return at->second;
    PARLEY_CO_TRY(auto server, co_await needs_.servers.server_of_channel(channel));
    if (!server) co_return community_errc::not_found;
    auto& remembered = located_[core_index];
    if (remembered.size() >= communities_limits::located_channels_max) remembered.clear();
    remembered.emplace(channel, *server);
    co_return *server;
}

task<result<std::vector<server_id>>> directory::servers_of(account_id account) {
    co_return co_await needs_.members.servers_of(account);
}

server_view directory::view_now(server_access const& access) {
    auto* state = here().find_loaded(access.server());
    PARLEY_ASSERT(state != nullptr);
    return state->view_for(access.who().account, now());
}

void directory::note_message(channel_access const& access, message_id newest) {
    auto* state = here().find_loaded(access.server());
    if (state == nullptr)
        return;  // deleted, or put out of memory: read again from the store at the next load
    auto at = state->index_of(access.channel());
    if (at < state->channels.size()) state->last_messages[at] = std::max(state->last_messages[at], newest);
}

channel directory::channel_now(channel_access const& access, message_id& last_message) {
    auto* state = here().find_loaded(access.server());
    PARLEY_ASSERT(state != nullptr);
    auto at = state->index_of(access.channel());
    PARLEY_ASSERT(at < state->channels.size());
    last_message = state->last_messages[at];
    return state->channels[at];
}

channel_manners directory::manners_now(channel_access const& access) {
    auto* state = here().find_loaded(access.server());
    PARLEY_ASSERT(state != nullptr);
    auto const* channel = state->find_channel(access.channel());
    PARLEY_ASSERT(channel != nullptr);
    return {channel->age_restricted, channel->slowmode};
}

void directory::tell_account(account_id account, events::payload what) {
    needs_.cores.home_of(account).post([this, account, what = std::move(what)]() mutable {
        needs_.events.publish(stream_id::of_account(account), std::move(what));
    });
}

}  // namespace parley
