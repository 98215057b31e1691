#include "overwrite_rules.hpp"

#include "hierarchy.hpp"
#include "limits.hpp"

#include <algorithm>
#include <utility>

namespace parley {
namespace {

auto place_of(overwrite const& it) {
    return std::pair(it.of, it.target);
}

bool names_someone(server_state const& state, overwrite const& it) {
    if (it.of == overwrite::target_kind::role) return state.find_role(role_id{it.target}) != nullptr;
    return state.is_member(account_id{it.target});
}

/// Bits whose meaning for some target differs between the two lists.
permission_bits difference(std::span<overwrite const> before, std::span<overwrite const> after) {
    permission_bits changed = 0;
    for (auto const& each : before) {
        auto const* now = find_overwrite(after, each.of, each.target);
        changed |= (each.allow ^ (now ? now->allow : 0)) | (each.deny ^ (now ? now->deny : 0));
    }
    for (auto const& each : after) {
        if (find_overwrite(before, each.of, each.target) == nullptr) changed |= each.allow | each.deny;
    }
    return changed;
}

/// Who manages roles by an overwrite, or everything, may hand that on in a channel; who manages roles of the
/// server may not make others managers of a channel beyond their reach.
bool may_give_manage_roles(server_state const& state, member_standing const& who, channel_id in) {
    switch (explain_permission(*state.rules, who, in, permission::manage_roles).by) {
        case decided_by::owner:
        case decided_by::administrator:
        case decided_by::everyone_overwrite:
        case decided_by::role_overwrite:
        case decided_by::member_overwrite:
            return true;
        default:
            return false;
    }
}

}  // namespace

overwrite const* find_overwrite(std::span<overwrite const> all, overwrite::target_kind of,
                                std::uint64_t target) {
    auto at = std::find_if(all.begin(), all.end(),
                           [&](overwrite const& each) { return each.of == of && each.target == target; });
    return at == all.end() ? nullptr : &*at;
}

std::vector<overwrite> without_overwrite(std::vector<overwrite> all, overwrite const& one) {
    std::erase_if(all, [&](overwrite const& each) { return place_of(each) == place_of(one); });
    return all;
}

std::vector<overwrite> with_overwrite(std::vector<overwrite> all, overwrite const& one) {
    all = without_overwrite(std::move(all), one);
    auto at = std::find_if(all.begin(), all.end(),
                           [&](overwrite const& each) { return place_of(one) < place_of(each); });
    all.insert(at, one);
    return all;
}

result<void> check_overwrites(server_state const& state, std::span<overwrite const> all) {
    if (all.size() > communities_limits::overwrites_per_channel_max)
        return community_errc::too_many_overwrites;
    constexpr auto usable = every_permission() & ~server_wide_only;
    for (auto const& each : all) {
        bool const sound = (each.allow & each.deny) == 0 && ((each.allow | each.deny) & ~usable) == 0;
        if (!sound || !names_someone(state, each)) return community_errc::invalid_overwrite;
    }
    return {};
}

result<void> check_may_overwrite(server_state const& state, account_id who, channel const& in,
                                 std::span<overwrite const> after, wall_time now) {
    auto const standing = *state.standing_of(who, now);
    auto const here = channel_permissions(*state.rules, standing, in.id);
    if (!has(here, permission::manage_roles)) return community_errc::missing_permission;
    auto const own = here | server_permissions(*state.rules, standing);
    auto const changed = difference(in.overwrites, after);
    PARLEY_CHECK(check_giving(changed, own));
    if (has(changed, permission::manage_roles) && !may_give_manage_roles(state, standing, in.id))
        return community_errc::not_yours_to_give;
    return {};
}

}  // namespace parley
