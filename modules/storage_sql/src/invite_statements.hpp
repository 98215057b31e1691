#pragma once
// The rows of invites.

#include "sql_values.hpp"

#include <parley/model/server.hpp>

#include <vector>

namespace parley {

invite read_invite(row_reader& row);
void insert_invite(std::vector<sql_statement>& all, invite row);

}  // namespace parley
