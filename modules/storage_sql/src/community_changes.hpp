#pragma once
// Each kind of change of a server, as statements of one transaction.

#include <parley/interfaces/stores/community_store.hpp>
#include <parley/interfaces/stores/sql_database.hpp>

#include <vector>

namespace parley {

/// In order, behind one that ends the transaction when the server is gone. What a row says of its server
/// does not count: all of it is `server`'s. ::refused when an audit entry is over its bound.
result<std::vector<sql_statement>> statements_of(server_id server, std::vector<community_change> all);

}  // namespace parley
