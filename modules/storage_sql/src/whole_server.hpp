#pragma once
// A new server with all that it begins with.

#include <parley/interfaces/stores/community_store.hpp>
#include <parley/interfaces/stores/sql_database.hpp>

#include <vector>

namespace parley {

void insert_whole_server(std::vector<sql_statement>& all, server_row row);

}  // namespace parley
