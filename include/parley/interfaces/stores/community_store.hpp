#pragma once
// Durable servers, channels, members, invites and read marks.

#include <parley/base/task.hpp>
#include <parley/interfaces/stores/storage_errc.hpp>
#include <parley/model/audit.hpp>
#include <parley/model/server.hpp>

#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace parley {

/// A server with all that its owner needs in memory. A server has everyone's role, always.
struct server_row {
    parley::server server;
    std::vector<role> roles{};
    std::vector<channel> channels{};  ///< in order of position, then id
    std::vector<member> members{};    ///< in order of account
};

namespace changes {
/// Replaces name and owner.
struct put_server {
    server row;
};
/// Inserts or replaces.
struct put_role {
    role row;
};
/// Also from all who have it, and from overwrites. Nothing when it is gone.
struct drop_role {
    role_id role;
};
/// Inserts or replaces, with its overwrites.
struct put_channel {
    channel row;
};
/// With its read marks; channels in it (a category) have no parent afterwards. Nothing when it is gone.
struct drop_channel {
    channel_id channel;
};
/// Replaces roles, nickname and time-out of somebody who is a member.
struct put_member {
    member row;
};
/// With their overwrites. Nothing when they are gone.
struct drop_member {
    account_id account;
};
/// Inserts or replaces.
struct put_ban {
    ban row;
};
struct drop_ban {
    account_id account;
};
struct add_audit {
    audit_entry entry;
};
}  // namespace changes

using community_change =
    std::variant<changes::put_server, changes::put_role, changes::drop_role, changes::put_channel,
                 changes::drop_channel, changes::put_member, changes::drop_member, changes::put_ban,
                 changes::drop_ban, changes::add_audit>;

/// Any core may call. Writes are durable on return and all-or-none. Text that is not UTF-8 or holds a NUL,
/// and an invite code over 1,024 bytes, is ::refused.
class community_store {
public:
    virtual ~community_store() = default;
    /// The server with everything in the row, together. ::conflict when an id is taken.
    virtual task<result<void>> create_server(server_row row) = 0;
    virtual task<result<std::optional<server_row>>> load_server(server_id id) = 0;
    /// With all that belongs to it; may be repeated. Messages are the message store's.
    virtual task<result<void>> delete_server(server_id id) = 0;
    virtual task<result<std::optional<server_id>>> server_of_channel(channel_id id) = 0;
    /// In order, as one. ::not_found when the server, or a member to be replaced, is gone; ::conflict when a
    /// role's or channel's id is another server's.
    virtual task<result<void>> commit(server_id server, std::vector<community_change> all) = 0;
};

class ban_store {
public:
    virtual ~ban_store() = default;
    /// Also one that has expired.
    virtual task<result<std::optional<ban>>> find(server_id server, account_id account) = 0;
    /// By account, beyond `after`.
    virtual task<result<std::vector<ban>>> of_server(server_id server, account_id after,
                                                     std::size_t count_max) = 0;
};

struct audit_query {
    server_id server;
    audit_id before{};         ///< zero = from the newest
    account_id actor{};        ///< zero = anyone's
    std::uint64_t target = 0;  ///< 0 = any
    std::optional<audit_action> action{};
    std::size_t count_max = 50;
};

class audit_store {
public:
    virtual ~audit_store() = default;
    /// Newest first.
    virtual task<result<std::vector<audit_entry>>> page(audit_query query) = 0;
};

class member_store {
public:
    virtual ~member_store() = default;
    virtual task<result<std::vector<server_id>>> servers_of(account_id account) = 0;
    /// Adds the member and, when `invite_code` is not empty, spends one use of it in the same transaction:
    /// ::refused when the invite is gone, expired at `row.joined_at` or used up. ::conflict when already a
    /// member (no use is spent), whatever became of the invite. Without a code: ::not_found without the
    /// server.
    virtual task<result<void>> join(member row, std::string invite_code) = 0;
};

class invite_store {
public:
    virtual ~invite_store() = default;
    virtual task<result<void>> create(
        invite row) = 0;  ///< ::conflict: the code is taken. ::not_found: no such server
    virtual task<result<std::optional<invite>>> find(std::string code) = 0;
    virtual task<result<std::vector<invite>>> of_server(server_id server) = 0;
    virtual task<result<void>> remove(std::string code) = 0;  ///< ::not_found
};

class read_mark_store {
public:
    virtual ~read_mark_store() = default;
    virtual task<result<std::vector<read_mark>>> of_account(account_id account) = 0;
    /// Only moves a mark forward. ::not_found when the channel is not (any more) this server's.
    virtual task<result<void>> put(account_id account, server_id server, read_mark mark) = 0;
};

}  // namespace parley
