#pragma once
// The steps that deciding and explaining share, so that they cannot drift apart: who stands where in sorted
// rows, and what follows from a missing permission.

#include <parley/model/permission_rules.hpp>

#include <algorithm>
#include <bit>
#include <span>

namespace parley::rule_steps {

/// What a member keeps who is timed out, has not accepted the rules, or is too new.
inline constexpr permission_bits restraint_leaves =
    bits(permission::view_channel, permission::read_message_history);
/// What a muting role takes, and an archived channel: everything by which one is heard.
inline constexpr permission_bits voice_of_member =
    bits(permission::add_reactions, permission::priority_speaker, permission::stream,
         permission::send_messages, permission::send_tts_messages, permission::speak,
         permission::request_to_speak, permission::create_public_threads, permission::create_private_threads,
         permission::send_messages_in_threads, permission::use_soundboard, permission::send_voice_messages,
         permission::send_polls);
/// What goes with send_messages.
inline constexpr permission_bits sending = bits(permission::mention_everyone, permission::send_tts_messages,
                                                permission::attach_files, permission::embed_links);

constexpr bool is_voice(channel_kind kind) noexcept {
    return kind == channel_kind::voice || kind == channel_kind::stage;
}
constexpr bool is_text_like(channel_kind kind) noexcept {
    return !is_voice(kind) && kind != channel_kind::category;
}

/// What a channel of this kind takes away from whoever has only `p` so far: view_channel, then send_messages,
/// then connect, carry others with them.
constexpr permission_bits without_implied(permission_bits p, channel_kind kind) noexcept {
    if (!has(p, permission::view_channel)) return 0;
    if (is_text_like(kind) && !has(p, permission::send_messages)) p &= ~sending;
    if (is_voice(kind) && !has(p, permission::connect)) p = bit(permission::view_channel);
    return p;
}

constexpr bool is_restrained(member_standing const& who) noexcept {
    return who.timed_out || who.pending || who.unverified;
}

/// Account zero is nobody: it owns nothing.
inline bool owns(permission_rules const& rules, member_standing const& who) noexcept {
    return who.account && who.account == rules.owner();
}

/// Calls `visit(row)` for each row whose `key(row)` is among `roles`; both ascend. Looks each role up when
/// they are few, walks both when they are many: 250 roles against 1,000 rows stay below a microsecond or two.
template <class Row, class Key, class Visit>
void for_each_held(std::span<role_id const> roles, std::span<Row const> rows, Key key, Visit visit) {
    auto row = rows.begin();
    bool const few = roles.size() * std::bit_width(rows.size()) < rows.size();
    for (auto const role : roles) {
        auto const below = [&](Row const& each, role_id wanted) { return key(each) < wanted.value; };
        if (few) row = std::lower_bound(row, rows.end(), role, below);
        while (row != rows.end() && below(*row, role))
            ++row;
        if (row == rows.end()) return;
        if (key(*row) == role.value) visit(*row);
    }
}

inline std::uint64_t role_of(permission_rules::role_rule const& rule) noexcept {
    return rule.id.value;
}
inline std::uint64_t target_of(overwrite const& row) noexcept {
    return row.target;
}

/// A channel's overwrites, apart by step.
struct overwrite_rows {
    overwrite const* everyone = nullptr;
    std::span<overwrite const> roles;  ///< everyone's among them; ascending by target
    overwrite const* member = nullptr;
};

inline overwrite const* find_target(std::span<overwrite const> rows, std::uint64_t target) noexcept {
    auto const found =
        std::lower_bound(rows.begin(), rows.end(), target,
                         [](overwrite const& row, std::uint64_t wanted) { return row.target < wanted; });
    return found != rows.end() && found->target == target ? &*found : nullptr;
}

inline overwrite_rows split(permission_rules const& rules, permission_rules::channel_rule const& channel,
                            account_id account) noexcept {
    std::span<overwrite const> const all = channel.overwrites;
    auto const members = std::partition_point(
        all.begin(), all.end(), [](overwrite const& row) { return row.of == overwrite::target_kind::role; });
    overwrite_rows out;
    out.roles = {all.begin(), members};
    out.everyone = find_target(out.roles, everyone_role(rules.server()).value);
    out.member = find_target({members, all.end()}, account.value);
    return out;
}

}  // namespace parley::rule_steps
