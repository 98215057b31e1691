#pragma once
// Communities: a server, its channels, members and invites.

#include <parley/base/id.hpp>
#include <parley/model/account.hpp>
#include <parley/model/presence.hpp>
#include <parley/model/role.hpp>

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace parley {

class permission_rules;
using permission_rules_ptr = std::shared_ptr<permission_rules const>;

/// How new or unknown people are held back. Each level asks for what the ones before it ask; who has a role,
/// and a bot, is past all of them.
enum class verification_level : std::uint8_t {
    none = 0,
    low = 1,      ///< the account is five minutes old
    medium = 2,   ///< a member for ten minutes
    high = 3,     ///< the account is a week old
    highest = 4,  ///< a role
};

struct server {
    server_id id;
    std::string name;
    account_id owner;
    wall_time created_at;

    // what it shows of itself
    std::string description{};      ///< ≤ 300 characters
    std::string icon{};             ///< the name of an asset, or empty
    std::string banner{};           ///< the name of an asset, or empty
    std::uint32_t accent = 0;       ///< 0xRRGGBB; 0 = none
    bool discoverable = false;      ///< listed in the directory of this instance
    channel_id greeting_channel{};  ///< where arrivals are shown; zero = nowhere

    // how it is kept safe
    verification_level verification = verification_level::none;
    bool rules_gate = false;  ///< who joins is `pending` until they accept the rules
    std::optional<wall_time> invites_paused_until{};
    std::int32_t raid_joins = 0;  ///< so many joins within a minute are a raid; 0 = never
    bool raid_pauses = false;     ///< a raid pauses all invites for an hour
    channel_id alert_channel{};   ///< where the screening and raids are told; zero = nowhere
    std::int32_t audit_days = 0;  ///< how long the audit log is kept; 0 = always
    bool suspended = false;       ///< by the instance: nobody but admins reaches it
    friend bool operator==(server const&, server const&) = default;
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
    seconds slowmode{};     ///< between two messages of one member; 0 = off, ≤ 6 h
    bool archived = false;  ///< to be read, not written
    seconds retention{};    ///< how long messages stay; 0 = always
    friend bool operator==(channel const&, channel const&) = default;
};

struct member {
    server_id server;
    account_id account;
    wall_time joined_at;
    std::vector<role_id> roles{};  ///< ascending, without everyone's
    std::string nickname{};        ///< empty = the account's display name
    std::optional<wall_time> timed_out_until{};
    bool pending = false;    ///< has not accepted the rules yet
    bool temporary = false;  ///< leaves with their last session unless given a role
    std::string invite{};    ///< the code they came with; empty = none or unknown
    friend bool operator==(member const&, member const&) = default;
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
    bool temporary = false;        ///< makes temporary members
    bool vanity = false;           ///< the server's own word; it has one at most
    std::vector<role_id> roles{};  ///< given to who joins with it, ascending
    friend bool operator==(invite const&, invite const&) = default;
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

struct member_view {
    parley::member member;
    account who;
    bool owner = false;
    parley::presence presence{};
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
