#pragma once
// Roles and overwrites: who was given what, before anything is decided.

#include <parley/base/id.hpp>
#include <parley/model/permission.hpp>

#include <cstdint>
#include <string>

namespace parley {

using role_id = id<struct role_tag>;

/// The role everyone has: its id is its server's, its position 0.
constexpr role_id everyone_role(id<struct server_tag> server) noexcept {
    return {server.value};
}

struct role {
    role_id id;
    server_id server;
    std::string name;
    permission_bits permissions = 0;
    std::uint32_t color = 0;    ///< 0xRRGGBB; 0 = none of its own
    std::int32_t position = 0;  ///< higher ranks higher; of equals the lower id does
    bool hoist = false;         ///< members are listed under it
    bool mentionable = false;   ///< by everyone; otherwise with permission::mention_everyone
    bool self_assignable = false;
    std::string icon{};  ///< an emoji, or empty
    bool mutes = false;  ///< who has it may not send, react or speak anywhere, whatever else allows it
    friend bool operator==(role const&, role const&) = default;
};

/// A channel's or category's exception for a role or a member.
struct overwrite {
    enum class target_kind : std::uint8_t { role = 0, member = 1 };
    target_kind of = target_kind::role;
    std::uint64_t target = 0;  ///< a role_id's or account_id's value
    permission_bits allow = 0;
    permission_bits deny = 0;  ///< shares no bit with `allow`
    friend bool operator==(overwrite const&, overwrite const&) = default;
};

}  // namespace parley
