#pragma once
// An entry of a server's audit log, as a statement of the change's own transaction.

#include <parley/interfaces/stores/sql_database.hpp>
#include <parley/model/audit.hpp>

#include <vector>

namespace parley {

/// ::refused when its changes are larger than the log takes.
result<void> insert_audit(std::vector<sql_statement>& all, server_id server, audit_entry entry);

}  // namespace parley
