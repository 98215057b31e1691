#include "server_state.hpp"

#include "verification.hpp"

#include <algorithm>

namespace parley {

std::optional<member_standing> server_state::standing_of(account_id who, wall_time now,
                                                         account_kind kind) const {
    auto at = members.find(who);
    if (at == members.end()) return std::nullopt;
    auto const& row = at->second;
    auto const& until = row.timed_out_until;
    return member_standing{
        .account = who,
        .roles = row.roles,
        .timed_out = until && *until > now,
        .pending = row.pending && what.rules_gate,
        .unverified = kind == account_kind::person && is_held_back(what.verification, row, now)};
}

permission_bits server_state::server_bits(account_id who, wall_time now) const {
    auto standing = standing_of(who, now);
    return standing ? server_permissions(*rules, *standing) : 0;
}

permission_bits server_state::channel_bits(account_id who, channel_id in, wall_time now) const {
    auto standing = standing_of(who, now);
    return standing ? channel_permissions(*rules, *standing, in) : 0;
}

std::size_t server_state::index_of(channel_id id) const noexcept {
    auto at =
        std::find_if(channels.begin(), channels.end(), [&](channel const& each) { return each.id == id; });
    return static_cast<std::size_t>(at - channels.begin());
}

channel const* server_state::find_channel(channel_id id) const noexcept {
    auto at = index_of(id);
    return at == channels.size() ? nullptr : &channels[at];
}

role const* server_state::find_role(role_id id) const noexcept {
    auto at = std::find_if(roles.begin(), roles.end(), [&](role const& each) { return each.id == id; });
    return at == roles.end() ? nullptr : &*at;
}

server_view server_state::view_for(account_id who, wall_time now) const {
    server_view view{.server = what, .roles = roles, .member_count = members.size(), .rules = rules};
    view.self = members.at(who);
    auto const standing = *standing_of(who, now);
    for (std::size_t i = 0; i < channels.size(); ++i) {
        if (!has(channel_permissions(*rules, standing, channels[i].id), permission::view_channel)) continue;
        view.channels.push_back(channels[i]);
        view.last_messages.push_back(last_messages[i]);
    }
    return view;
}

void server_state::erase_channel(channel_id id) {
    auto at = index_of(id);
    if (at == channels.size()) return;
    channels.erase(channels.begin() + static_cast<std::ptrdiff_t>(at));
    last_messages.erase(last_messages.begin() + static_cast<std::ptrdiff_t>(at));
}

void server_state::put_channel(channel row, message_id last_message) {
    erase_channel(row.id);
    auto order = [](channel const& a, channel const& b) {
        return std::pair(a.position, a.id) < std::pair(b.position, b.id);
    };
    auto place = std::upper_bound(channels.begin(), channels.end(), row, order);
    last_messages.insert(last_messages.begin() + (place - channels.begin()), last_message);
    channels.insert(place, std::move(row));
}

void server_state::put_channel(channel row) {
    auto last_message = last_messages[index_of(row.id)];
    put_channel(std::move(row), last_message);
}

expression const* server_state::find_expression(expression_id id) const noexcept {
    auto at = std::lower_bound(expressions.begin(), expressions.end(), id,
                               [](expression const& each, expression_id wanted) { return each.id < wanted; });
    return at != expressions.end() && at->id == id ? &*at : nullptr;
}

void server_state::put_expression(expression row) {
    erase_expression(row.id);
    auto at = std::lower_bound(expressions.begin(), expressions.end(), row.id,
                               [](expression const& each, expression_id wanted) { return each.id < wanted; });
    expressions.insert(at, std::move(row));
}

void server_state::erase_expression(expression_id id) {
    std::erase_if(expressions, [&](expression const& each) { return each.id == id; });
}

void server_state::put_role(role row) {
    std::erase_if(roles, [&](role const& each) { return each.id == row.id; });
    auto ranks_higher = [](role const& a, role const& b) {
        return a.position != b.position ? a.position > b.position : a.id < b.id;
    };
    auto const everyone = everyone_role(what.id);
    // Everyone's role stands below all, whatever its neighbours' positions.
    auto end = roles.end();
    if (!roles.empty() && roles.back().id == everyone) --end;
    auto place = row.id == everyone ? roles.end() : std::upper_bound(roles.begin(), end, row, ranks_higher);
    roles.insert(place, std::move(row));
}

void server_state::erase_role(role_id id) {
    std::erase_if(roles, [&](role const& each) { return each.id == id; });
    for (auto& [account, each] : members)
        std::erase(each.roles, id);
    for (auto& each : channels) {
        std::erase_if(each.overwrites, [&](overwrite const& it) {
            return it.of == overwrite::target_kind::role && it.target == id.value;
        });
    }
}

void server_state::renew_rules() {
    rules = std::make_shared<permission_rules const>(what.id, what.owner, roles, channels);
}

}  // namespace parley
