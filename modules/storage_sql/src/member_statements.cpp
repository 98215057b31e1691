#include "member_statements.hpp"

#include "batch_insert.hpp"

#include <utility>

namespace parley {
namespace {

constexpr std::string_view select_all =
    "select server, account, joined_at, nickname, timed_out_until, pending, temporary, invite from member "
    "where server = $1 order by account";
constexpr std::string_view select_all_roles =
    "select account, role from member_role where server = $1 order by account, role";
constexpr std::string_view insert =
    "insert into member (server, account, joined_at, nickname, timed_out_until, pending, temporary, invite) "
    "values ($1, $2, $3, $4, $5, $6, $7, $8)";
constexpr std::string_view replace =
    "update member set nickname = $3, timed_out_until = $4, pending = $5, temporary = $6 where server = $1 "
    "and account = $2";
constexpr std::string_view drop_roles = "delete from member_role where server = $1 and account = $2";
// Their roles go with them (on delete cascade).
constexpr std::string_view drop = "delete from member where server = $1 and account = $2";

void insert_roles(std::vector<sql_statement>& all, member const& of) {
    static batch_insert const insert_many("insert into member_role (server, account, role)", 3);
    std::vector<sql_value> values;
    values.reserve(3 * of.roles.size());
    for (auto each : of.roles)
        values.insert(values.end(), {as_sql(of.server), as_sql(of.account), as_sql(each)});
    insert_many.append(all, values);
}

}  // namespace

sql_statement select_members(server_id server) {
    return {select_all, {as_sql(server)}, {}};
}

member read_member(row_reader& row) {
    member what;
    what.server = row.id<server_id>();
    what.account = row.id<account_id>();
    what.joined_at = row.time();
    what.nickname = row.text();
    what.timed_out_until = row.time_or_null();
    what.pending = row.flag();
    what.temporary = row.flag();
    what.invite = row.text();
    return what;
}

sql_statement select_held_roles(server_id server) {
    return {select_all_roles, {as_sql(server)}, {}};
}

held_role read_held_role(row_reader& row) {
    auto account = row.id<account_id>();
    return {account, row.id<role_id>()};
}

void insert_member(std::vector<sql_statement>& all, member row) {
    std::vector<sql_value> values{as_sql(row.server),      as_sql(row.account),         as_sql(row.joined_at),
                                  std::move(row.nickname), as_sql(row.timed_out_until), as_sql(row.pending),
                                  as_sql(row.temporary),   std::move(row.invite)};
    all.push_back({insert, std::move(values), {}});
    insert_roles(all, row);
}

void put_member(std::vector<sql_statement>& all, member row) {
    std::vector<sql_value> values{as_sql(row.server),          as_sql(row.account), std::move(row.nickname),
                                  as_sql(row.timed_out_until), as_sql(row.pending), as_sql(row.temporary)};
    all.push_back({replace, std::move(values), storage_errc::not_found});
    all.push_back({drop_roles, {as_sql(row.server), as_sql(row.account)}, {}});
    insert_roles(all, row);
}

void drop_member(std::vector<sql_statement>& all, server_id server, account_id account) {
    all.push_back({drop, {as_sql(server), as_sql(account)}, {}});
}

}  // namespace parley
