#pragma once
// Members with their roles, as statements and from rows.

#include "sql_values.hpp"

#include <parley/interfaces/stores/sql_database.hpp>
#include <parley/model/server.hpp>

#include <vector>

namespace parley {

/// In order of account; without roles.
sql_statement select_members(server_id server);
member read_member(row_reader& row);

struct held_role {
    account_id account;
    role_id role;
};
/// Of all members, in order of account, then role.
sql_statement select_held_roles(server_id server);
held_role read_held_role(row_reader& row);

/// ::conflict when there is one. A role that is not the server's: ::not_found.
void insert_member(std::vector<sql_statement>& all, member row);
/// ::not_found when they, or a role, are not the server's.
void put_member(std::vector<sql_statement>& all, member row);
/// Without their overwrites, which are the channels'.
void drop_member(std::vector<sql_statement>& all, server_id server, account_id account);

}  // namespace parley
