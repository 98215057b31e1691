#include "list_key.hpp"

#include <algorithm>

namespace parley {
namespace {

constexpr permission_bits sight = bit(permission::view_channel) | bit(permission::administrator);

void write(std::string& out, std::uint64_t number) {
    out += std::to_string(number);
    out += ' ';
}

}  // namespace

std::optional<std::string> list_key(people_now const& of, channel_id channel, bool with_offline) {
    auto const* rule = of.rules->find_channel(channel);
    if (rule == nullptr) return std::nullopt;
    std::string key = with_offline ? "all " : "online ";
    write(key, of.rules->owner().value);
    for (auto const& role : of.roles) {
        bool const counts = role.hoist || (role.permissions & sight) != 0;
        if (!counts) continue;
        write(key, role.id.value);
        write(key, role.permissions & sight);
        key += role.hoist ? "h " : "";
    }
    for (auto const& each : rule->overwrites) {
        auto const allow = each.allow & sight;
        auto const deny = each.deny & sight;
        if ((allow | deny) == 0) continue;
        key += each.of == overwrite::target_kind::role ? "r " : "m ";
        write(key, each.target);
        write(key, allow);
        write(key, deny);
    }
    return key;
}

std::vector<member_group> list_groups(people_now const& of, bool with_offline) {
    std::vector<member_group> groups;
    auto const everyone = everyone_role(of.rules->server());
    for (auto const& role : of.roles) {
        if (role.hoist && role.id != everyone) groups.push_back({member_group::kind::role, role.id, 0});
    }
    groups.push_back({member_group::kind::online, {}, 0});
    if (with_offline) groups.push_back({member_group::kind::offline, {}, 0});
    return groups;
}

std::uint32_t group_of(std::vector<member_group> const& groups, std::vector<role_id> const& roles,
                       bool online) {
    auto const at = std::find_if(groups.begin(), groups.end(), [&](member_group const& each) {
        if (each.of == member_group::kind::offline) return !online;
        if (!online) return false;
        return each.of == member_group::kind::online ||
               std::find(roles.begin(), roles.end(), each.role) != roles.end();
    });
    return static_cast<std::uint32_t>(at - groups.begin());
}

bool sees(people_now const& of, member const& who, channel_id channel) noexcept {
    member_standing const standing{.account = who.account, .roles = who.roles};
    return has(channel_permissions(*of.rules, standing, channel), permission::view_channel);
}

}  // namespace parley
