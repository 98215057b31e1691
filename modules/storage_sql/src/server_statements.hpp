#pragma once
// The row of a server itself.

#include "sql_values.hpp"

#include <parley/model/server.hpp>

#include <vector>

namespace parley {

sql_statement select_server(server_id id);
server read_server(row_reader& row);
void insert_server(std::vector<sql_statement>& all, server row);
/// ::not_found when it is gone.
void put_server(std::vector<sql_statement>& all, server row);

}  // namespace parley
