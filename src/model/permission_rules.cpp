#include <parley/model/permission_rules.hpp>

#include <algorithm>
#include <iterator>
#include <tuple>

namespace parley {
namespace {

auto place_of(overwrite const& row) noexcept {
    return std::tuple(row.of, row.target);
}

// A role that is gone leaves its overwrites behind; a member may come back, so theirs stay.
bool names_somebody(permission_rules const& rules, overwrite const& row) noexcept {
    return row.of == overwrite::target_kind::member || row.target == everyone_role(rules.server()).value ||
           rules.find_role({row.target});
}

template <class Row>
Row const* find_by_id(std::vector<Row> const& rows, decltype(Row::id) wanted) noexcept {
    auto const found = std::ranges::lower_bound(rows, wanted, {}, &Row::id);
    return found != rows.end() && found->id == wanted ? &*found : nullptr;
}

}  // namespace

permission_rules::permission_rules(server_id server, account_id owner, std::span<role const> roles,
                                   std::span<channel const> channels)
    : server_(server), owner_(owner) {
    roles_.reserve(roles.size());
    for (auto const& each : roles)
        roles_.push_back({each.id, each.permissions, each.position, each.mutes});
    std::ranges::sort(roles_, {}, &role_rule::id);
    channels_.reserve(channels.size());
    for (auto const& each : channels) {
        auto& rule = channels_.emplace_back(channel_rule{each.id, each.parent, each.kind, each.archived, {}});
        std::ranges::copy_if(each.overwrites, std::back_inserter(rule.overwrites),
                             [&](overwrite const& row) { return names_somebody(*this, row); });
        std::ranges::stable_sort(rule.overwrites, {}, place_of);
    }
    std::ranges::sort(channels_, {}, &channel_rule::id);
}

permission_rules::role_rule const* permission_rules::find_role(role_id id) const noexcept {
    return find_by_id(roles_, id);
}

permission_rules::channel_rule const* permission_rules::find_channel(channel_id id) const noexcept {
    return find_by_id(channels_, id);
}

std::optional<bool> is_synced(permission_rules const& rules, channel_id channel) noexcept {
    auto const* rule = rules.find_channel(channel);
    auto const* parent = rule && rule->parent ? rules.find_channel(rule->parent) : nullptr;
    if (!parent) return std::nullopt;
    return rule->overwrites == parent->overwrites;
}

}  // namespace parley
