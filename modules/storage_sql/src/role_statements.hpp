#pragma once
// Roles, as statements and from rows.

#include "sql_values.hpp"

#include <parley/interfaces/stores/sql_database.hpp>
#include <parley/model/role.hpp>

#include <vector>

namespace parley {

/// The highest first.
sql_statement select_roles(server_id server);
role read_role(row_reader& row);

/// ::conflict when the id is taken.
void insert_role(std::vector<sql_statement>& all, role row);
/// ::conflict when the id is another server's.
void put_role(std::vector<sql_statement>& all, role row);
void drop_role(std::vector<sql_statement>& all, server_id server, role_id id);

}  // namespace parley
