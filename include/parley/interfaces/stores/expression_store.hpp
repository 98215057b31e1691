#pragma once
// Durable emoji, stickers and sounds of servers.

#include <parley/base/task.hpp>
#include <parley/interfaces/stores/storage_errc.hpp>
#include <parley/model/audit.hpp>
#include <parley/model/expression.hpp>

#include <optional>
#include <vector>

namespace parley {

/// Any core may call. Writes are durable on return and all-or-none, the audit entry with them. Text that is
/// not UTF-8 or holds a NUL, and an audit entry over its bound, is ::refused.
class expression_store {
public:
    virtual ~expression_store() = default;
    /// By id.
    virtual task<result<std::vector<expression>>> of_server(server_id server) = 0;
    virtual task<result<std::optional<expression>>> find(expression_id id) = 0;
    /// Inserts or replaces. ::not_found when the server is gone, ::conflict when the id is another server's.
    virtual task<result<void>> put(expression row, audit_entry why) = 0;
    /// Nothing but the entry when it is gone. ::not_found when the server is.
    virtual task<result<void>> drop(server_id server, expression_id id, audit_entry why) = 0;
};

}  // namespace parley
