#pragma once
// Servers and their channels, and the one gate through which everybody reaches them. Any core may call; a
// call hops to the server's home core and resumes the caller on its own, unless it says otherwise.

#include <parley/base/result.hpp>
#include <parley/base/task.hpp>
#include <parley/interfaces/services/community_errc.hpp>
#include <parley/interfaces/stores/community_store.hpp>
#include <parley/model/access.hpp>
#include <parley/model/audit.hpp>
#include <parley/model/permission_rules.hpp>

#include <optional>
#include <string>
#include <vector>

namespace parley {

class community_directory {
public:
    virtual ~community_directory() = default;
    /// The gate. On the server's home core these two decide without I/O when the server is loaded.
    /// Without `wanted` it is enough to be a member.
    virtual task<result<server_access>> access_server(principal who, server_id server,
                                                      std::optional<permission> wanted) = 0;
    /// ::not_found without permission::view_channel, whatever was wanted.
    virtual task<result<channel_access>> access_channel(principal who, channel_id channel,
                                                        permission wanted) = 0;
    /// The server that a channel belongs to (it never changes): tells where to hop. Says nothing about
    /// rights.
    virtual task<result<server_id>> locate(channel_id channel) = 0;
    virtual task<result<std::vector<server_id>>> servers_of(account_id account) = 0;

    /// On the server's home core, in the same turn as the access was given: what this member sees now. No
    /// I/O.
    virtual server_view view_now(server_access const& access) = 0;
    /// On the home core: the lane tells which message is the channel's newest.
    virtual void note_message(channel_access const& access, message_id newest) = 0;
    /// On the home core, in the same turn as the access was given.
    virtual channel channel_now(channel_access const& access, message_id& last_message) = 0;
};

/// What every change that the audit log keeps comes with.
struct act {
    principal who;
    std::string reason{};  ///< ≤ 512 characters; empty = none given
};

struct new_channel {
    server_id server{};
    channel_kind kind = channel_kind::text;
    std::string name{};
    std::string topic{};
    channel_id parent{};  ///< a category, whose overwrites it starts with; zero = none
};
struct channel_edit {
    channel_id channel{};
    std::optional<std::string> name{};
    std::optional<std::string> topic{};
    std::optional<std::int32_t> position{};
    std::optional<channel_id> parent{};  ///< zero = out of its category
    std::optional<bool> age_restricted{};
    std::optional<seconds> slowmode{};
    std::optional<bool> archived{};
    std::optional<seconds> retention{};  ///< 0 = for ever; else 1 h … 100 years
    bool sync = false;                   ///< take over the overwrites of the category it is in afterwards
};
struct overwrite_edit {
    channel_id channel{};
    overwrite what{};
    bool remove = false;
};

class communities {
public:
    virtual ~communities() = default;
    /// With one text channel, `general`.
    virtual task<result<visible<server_view>>> create_server(principal who, std::string name) = 0;
    virtual task<result<visible<server_view>>> show_server(principal who, server_id server) = 0;
    /// To a member who is a person. Owner only.
    virtual task<result<visible<server_view>>> hand_over(act by, server_id server, account_id heir) = 0;
    virtual task<result<void>> delete_server(principal who, server_id server) = 0;
};

class channels {
public:
    virtual ~channels() = default;
    virtual task<result<visible<channel>>> create(act by, new_channel wanted) = 0;
    virtual task<result<visible<channel>>> edit(act by, channel_edit edit) = 0;
    /// Of a category: the channels in it that were in sync change with it.
    virtual task<result<visible<channel>>> put_overwrite(act by, overwrite_edit edit) = 0;
    virtual task<result<void>> remove(act by, channel_id channel) = 0;
};

}  // namespace parley
