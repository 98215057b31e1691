#include "role_statements.hpp"

#include <parley/model/server.hpp>

#include <utility>

namespace parley {
namespace {

constexpr std::string_view select_all =
    "select id, server, name, permissions, color, position, hoist, mentionable, self_assignable, icon, "
    "mutes from role where server = $1 order by position desc, id";
constexpr std::string_view insert =
    "insert into role (id, server, name, permissions, color, position, hoist, mentionable, self_assignable, "
    "icon, mutes) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)";
// A role never moves to another server.
constexpr std::string_view put =
    "insert into role (id, server, name, permissions, color, position, hoist, mentionable, self_assignable, "
    "icon, mutes) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) "
    "on conflict (id) do update set name = excluded.name, permissions = excluded.permissions, "
    "color = excluded.color, position = excluded.position, hoist = excluded.hoist, "
    "mentionable = excluded.mentionable, self_assignable = excluded.self_assignable, icon = excluded.icon, "
    "mutes = excluded.mutes "
    "where role.server = excluded.server";
// From all who have it, by the foreign key of member_role.
constexpr std::string_view drop = "delete from role where id = $1 and server = $2";
constexpr std::string_view drop_overwrites =
    "delete from overwrite where kind = 0 and target = $1 and channel in "
    "(select id from channel where server = $2)";

std::vector<sql_value> values_of(role row) {
    return {as_sql(row.id),          as_sql(row.server),      std::move(row.name),
            as_sql(row.permissions), std::int64_t{row.color}, as_sql(row.position),
            as_sql(row.hoist),       as_sql(row.mentionable), as_sql(row.self_assignable),
            std::move(row.icon),     as_sql(row.mutes)};
}

}  // namespace

sql_statement select_roles(server_id server) {
    return {select_all, {as_sql(server)}, {}};
}

role read_role(row_reader& row) {
    role what;
    what.id = row.id<role_id>();
    what.server = row.id<server_id>();
    what.name = row.text();
    what.permissions = row.all_bits();
    what.color = row.within<std::uint32_t>();
    what.position = row.small();
    what.hoist = row.flag();
    what.mentionable = row.flag();
    what.self_assignable = row.flag();
    what.icon = row.text();
    what.mutes = row.flag();
    return what;
}

void insert_role(std::vector<sql_statement>& all, role row) {
    all.push_back({insert, values_of(std::move(row)), {}});
}

void put_role(std::vector<sql_statement>& all, role row) {
    all.push_back({put, values_of(std::move(row)), storage_errc::conflict});
}

void drop_role(std::vector<sql_statement>& all, server_id server, role_id id) {
    all.push_back({drop_overwrites, {as_sql(id), as_sql(server)}, {}});
    all.push_back({drop, {as_sql(id), as_sql(server)}, {}});
}

}  // namespace parley
