#include "sql_expression_store.hpp"

#include "community_changes.hpp"
#include "role_list_text.hpp"
#include "sql_values.hpp"

#include <utility>

namespace parley {
namespace {

constexpr std::string_view by_server =
    "select id, server, kind, name, description, emoji, asset, animated, volume, creator, roles from "
    "expression "
    "where server = $1 order by id";
constexpr std::string_view by_id =
    "select id, server, kind, name, description, emoji, asset, animated, volume, creator, roles from "
    "expression "
    "where id = $1";
constexpr std::string_view put_row =
    "insert into expression (id, server, kind, name, description, emoji, asset, animated, volume, creator, "
    "roles) "
    "values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) on conflict (id) do update set kind = "
    "excluded.kind, "
    "name = excluded.name, description = excluded.description, emoji = excluded.emoji, asset = "
    "excluded.asset, "
    "animated = excluded.animated, volume = excluded.volume, creator = excluded.creator, roles = "
    "excluded.roles "
    "where expression.server = excluded.server";
constexpr std::string_view drop_row = "delete from expression where server = $1 and id = $2";

expression read_expression(row_reader& row) {
    expression what;
    what.id = row.id<expression_id>();
    what.server = row.id<server_id>();
    what.kind = row.one_of(expression_kind::sound);
    what.name = row.text();
    what.description = row.text();
    what.emoji = row.text();
    what.asset = row.text();
    what.animated = row.flag();
    what.volume = row.small();
    what.creator = row.id<account_id>();
    if (!read_roles(row.text(), what.roles)) row.spoil();
    return what;
}

/// The entry first, behind a statement that finds the server.
result<std::vector<sql_statement>> entry_of(server_id server, audit_entry why) {
    std::vector<community_change> changes;
    changes.emplace_back(changes::add_audit{std::move(why)});
    return statements_of(server, std::move(changes));
}

}  // namespace

task<result<std::vector<expression>>> sql_expression_store::of_server(server_id server) {
    sql_statement asked{by_server, {as_sql(server)}, {}};
    PARLEY_CO_TRY(auto rows, co_await database_.read(std::move(asked)));
    co_return decode_all<expression>(rows, read_expression);
}

task<result<std::optional<expression>>> sql_expression_store::find(expression_id id) {
    sql_statement asked{by_id, {as_sql(id)}, {}};
    PARLEY_CO_TRY(auto rows, co_await database_.read(std::move(asked)));
    co_return decode_one<expression>(rows, read_expression);
}

task<result<void>> sql_expression_store::put(expression row, audit_entry why) {
    PARLEY_CO_TRY(auto all, entry_of(row.server, std::move(why)));
    auto roles = text_of(row.roles);
    std::vector<sql_value> values{as_sql(row.id),
                                  as_sql(row.server),
                                  as_sql(row.kind),
                                  std::move(row.name),
                                  std::move(row.description),
                                  std::move(row.emoji),
                                  std::move(row.asset),
                                  as_sql(row.animated),
                                  as_sql(row.volume),
                                  as_sql(row.creator),
                                  std::move(roles)};
    all.push_back({put_row, std::move(values), storage_errc::conflict});
    co_return done(co_await database_.write(std::move(all)));
}

task<result<void>> sql_expression_store::drop(server_id server, expression_id id, audit_entry why) {
    PARLEY_CO_TRY(auto all, entry_of(server, std::move(why)));
    all.push_back({drop_row, {as_sql(server), as_sql(id)}, {}});
    co_return done(co_await database_.write(std::move(all)));
}

}  // namespace parley
