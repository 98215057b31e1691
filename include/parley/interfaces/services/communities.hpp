#pragma once
// Servers, channels, members and invites; and the one gate through which everybody reaches them.
// Any core may call; a call hops to the server's home core and resumes the caller on its own, unless it says
// otherwise.

#include <parley/base/error_category.hpp>
#include <parley/base/result.hpp>
#include <parley/base/task.hpp>
#include <parley/model/access.hpp>

#include <optional>
#include <string>
#include <vector>

namespace parley {

enum class community_errc {
    ok = 0,
    not_found = 1,           ///< 404: absent or not visible, without a difference
    missing_permission = 2,  ///< 403: visible, but this may not be done
    invalid_name = 3,        ///< 400, field `name`
    invalid_topic = 4,       ///< 400, field `topic`
    invite_invalid = 5,      ///< 404: gone, expired or used up
    owner_must_stay = 6,     ///< 409: an owner deletes or hands over the server instead of leaving
    too_many_channels = 7,   ///< 409, limit 500
    too_many_servers = 8,    ///< 409, limit 200 per account
    too_many_invites = 9,    ///< 409, limit 1,000 per server
    invalid_invite = 10,     ///< 400: age or uses out of range
    unavailable = 11,        ///< 503: ids cannot be made (the store has stalled)
};
constexpr char const* category_name(community_errc) noexcept {
    return "community";
}
char const* describe(community_errc) noexcept;
PARLEY_MAKE_ERROR_CODE(community_errc)

class community_directory {
public:
    virtual ~community_directory() = default;
    /// The gate. On the server's home core these two decide without I/O when the server is loaded.
    virtual task<result<server_access>> access_server(principal who, server_id server, permission wanted) = 0;
    virtual task<result<channel_access>> access_channel(principal who, channel_id channel,
                                                        permission wanted) = 0;
    /// The server that a channel belongs to (it never changes): tells where to hop. Says nothing about
    /// rights.
    virtual task<result<server_id>> locate(channel_id channel) = 0;
    virtual task<result<std::vector<server_id>>> servers_of(account_id account) = 0;

    /// On the server's home core, in the same turn as the access was given: what a member sees now. No I/O.
    virtual server_view view_now(server_access const& access) = 0;
    /// On the home core: the lane tells which message is the channel's newest.
    virtual void note_message(channel_access const& access, message_id newest) = 0;
    /// On the home core, in the same turn as the access was given.
    virtual channel channel_now(channel_access const& access, message_id& last_message) = 0;
};

struct channel_edit {
    channel_id channel;
    std::optional<std::string> name{};
    std::optional<std::string> topic{};
    std::optional<std::int32_t> position{};
};

class communities {
public:
    virtual ~communities() = default;
    /// With one text channel, `general`.
    virtual task<result<visible<server_view>>> create_server(principal who, std::string name) = 0;
    virtual task<result<visible<server_view>>> show_server(principal who, server_id server) = 0;
    virtual task<result<visible<server_view>>> rename_server(principal who, server_id server,
                                                             std::string name) = 0;
    virtual task<result<void>> delete_server(principal who, server_id server) = 0;
    virtual task<result<visible<channel>>> create_channel(principal who, server_id server, std::string name,
                                                          std::string topic) = 0;
    virtual task<result<visible<channel>>> edit_channel(principal who, channel_edit edit) = 0;
    virtual task<result<void>> delete_channel(principal who, channel_id channel) = 0;
};

class memberships {
public:
    virtual ~memberships() = default;
    /// By account id; at most `count_max` (≤ 1,000) beyond `after`. Statuses are filled in from presence by
    /// the edge.
    virtual task<result<std::vector<visible<member_view>>>> list(principal who, server_id server,
                                                                 account_id after, std::size_t count_max) = 0;
    virtual task<result<visible<member_view>>> find(principal who, server_id server, account_id account) = 0;
    virtual task<result<visible<server_view>>> join(principal who, std::string invite_code) = 0;
    virtual task<result<void>> leave(principal who, server_id server) = 0;
    virtual task<result<void>> remove(principal who, server_id server, account_id account) = 0;
    /// True when both are in one server, or are the same account.
    virtual task<result<bool>> share_a_server(account_id one, account_id other) = 0;
};

struct new_invite {
    server_id server;
    seconds age_max{};          ///< 0 = never ends; ≤ 365 days
    std::int32_t uses_max = 0;  ///< 0 = no limit; ≤ 100,000
};

class invites {
public:
    virtual ~invites() = default;
    virtual task<result<invite>> create(principal who, new_invite wanted) = 0;
    virtual task<result<std::vector<invite>>> list(principal who, server_id server) = 0;
    virtual task<result<void>> revoke(principal who, std::string code) = 0;
    /// `who` may be nobody (account zero).
    virtual task<result<invite_preview>> preview(principal who, std::string code) = 0;
};

}  // namespace parley

PARLEY_ERROR_ENUM(parley::community_errc);
