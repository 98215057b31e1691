#pragma once
// What the admins of an instance look through, and the log of what they did.

#include <parley/base/task.hpp>
#include <parley/interfaces/stores/storage_errc.hpp>
#include <parley/model/audit.hpp>
#include <parley/model/server.hpp>

#include <string>
#include <vector>

namespace parley {

struct admin_server {
    server what{};  ///< its id, name, owner, time and suspension
    std::size_t member_count = 0;
    friend bool operator==(admin_server const&, admin_server const&) = default;
};

/// Any core may call.
class instance_store {
public:
    virtual ~instance_store() = default;
    /// Ids of accounts beyond `after` whose name holds `query`, without case; in order of id.
    virtual task<result<std::vector<account_id>>> find_accounts(std::string query, account_id after,
                                                                std::size_t count_max) = 0;
    /// The same of servers; also those that are suspended.
    virtual task<result<std::vector<admin_server>>> find_servers(std::string query, server_id after,
                                                                 std::size_t count_max) = 0;
    virtual task<result<void>> record(audit_entry entry) = 0;
    /// Newest first; `before` zero = from the newest. Their server is zero.
    virtual task<result<std::vector<audit_entry>>> log(audit_id before, std::size_t count_max) = 0;
};

}  // namespace parley
