#pragma once
// Durable servers, channels, members, invites and read marks.

#include <parley/base/task.hpp>
#include <parley/interfaces/stores/storage_errc.hpp>
#include <parley/model/server.hpp>

#include <optional>
#include <string>
#include <vector>

namespace parley {

/// A server with all its channels and members, as loaded by its owner.
struct server_row {
    parley::server server;
    std::vector<channel> channels;
    std::vector<member> members;
};

/// Any core may call. Writes are durable on return and all-or-none. Text that is not UTF-8 or holds a NUL,
/// and an invite code over 1,024 bytes, is ::refused.
class community_store {
public:
    virtual ~community_store() = default;
    /// The server, its first channels and its owner's membership, together. ::conflict when an id is taken.
    virtual task<result<void>> create_server(server_row row) = 0;
    virtual task<result<std::optional<server_row>>> load_server(server_id id) = 0;
    /// Replaces name and owner. ::not_found.
    virtual task<result<void>> update_server(server row) = 0;
    /// With channels, members, invites and read marks; may be repeated. Messages are the message store's.
    virtual task<result<void>> delete_server(server_id id) = 0;
    virtual task<result<std::optional<server_id>>> server_of_channel(channel_id id) = 0;
    /// Inserts or replaces. ::not_found without its server; ::conflict when the id is another server's
    /// channel.
    virtual task<result<void>> put_channel(channel row) = 0;
    virtual task<result<void>> delete_channel(channel_id id) = 0;  ///< with its read marks; may be repeated
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
    virtual task<result<void>> leave(server_id server, account_id account) = 0;  ///< ::not_found
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
