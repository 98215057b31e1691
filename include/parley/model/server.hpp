#pragma once
// Communities: a server, its channels, members and invites.

#include <parley/base/id.hpp>
#include <parley/model/account.hpp>
#include <parley/model/role.hpp>

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace parley {

class permission_rules;
using permission_rules_ptr = std::shared_ptr<permission_rules const>;

struct server {
    server_id id;
    std::string name;
    account_id owner;
    wall_time created_at;
};

/// The values are Discord's.
enum class channel_kind : std::uint8_t {
    text = 0,
    voice = 2,
    category = 4,
    announcement = 5,
    stage = 13,
    forum = 15,
    media = 16,
};

struct channel {
    channel_id id;
    server_id server;
    channel_kind kind = channel_kind::text;
    std::string name;
    std::string topic;
    std::int32_t position = 0;            ///< ties are broken by id
    channel_id parent{};                  ///< its category; zero = none
    std::vector<overwrite> overwrites{};  ///< in order of kind, then target; its own, never its category's
    bool age_restricted = false;
    seconds slowmode{};  ///< between two messages of one member; 0 = off, ≤ 6 h
};

struct member {
    server_id server;
    account_id account;
    wall_time joined_at;
    std::vector<role_id> roles{};  ///< ascending, without everyone's
    std::string nickname{};        ///< empty = the account's display name
    std::optional<wall_time> timed_out_until{};
};

struct ban {
    server_id server;
    account_id account;
    account_id moderator;
    std::string reason;
    wall_time created_at;
    std::optional<wall_time> expires_at;  ///< nothing = until lifted
};

struct invite {
    std::string code;
    server_id server;
    account_id creator;
    wall_time created_at;
    std::optional<wall_time> expires_at;
    std::int32_t uses_max = 0;  ///< 0 = no limit
    std::int32_t uses = 0;
};

/// Everything a member sees of a server at one position of its stream.
struct server_view {
    parley::server server;
    std::vector<role> roles{};                ///< the highest first; everyone's last
    std::vector<channel> channels{};          ///< those the member may see, in order of position, then id
    std::vector<message_id> last_messages{};  ///< parallel to `channels`; zero = none yet
    std::size_t member_count = 0;
    member self{};                 ///< the viewer's own membership
    permission_rules_ptr rules{};  ///< what decides who sees which channel from here on
};

enum class presence_status : std::uint8_t { offline = 0, online = 1 };

struct member_view {
    parley::member member;
    account who;
    bool owner = false;
    presence_status status = presence_status::offline;
};

/// What an invite shows to whoever holds its code.
struct invite_preview {
    parley::invite invite;
    parley::server server;
    std::size_t member_count = 0;
    std::optional<account> creator;
    bool joined = false;
};

/// The newest message an account has read in a channel.
struct read_mark {
    channel_id channel;
    message_id message;
};

}  // namespace parley
