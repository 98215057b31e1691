#include "server_statements.hpp"

#include <parley/base/fold.hpp>

#include <utility>

namespace parley {
namespace {

constexpr std::string_view select_one =
    "select id, name, owner, description, icon, banner, accent, discoverable, greeting_channel, "
    "verification, rules_gate, invites_paused_until, raid_joins, raid_pauses, alert_channel, audit_days, "
    "suspended, created_at from server where id = $1";
constexpr std::string_view insert =
    "insert into server (id, name, owner, description, icon, banner, accent, discoverable, "
    "greeting_channel, verification, rules_gate, invites_paused_until, raid_joins, raid_pauses, "
    "alert_channel, audit_days, suspended, created_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, "
    "$11, $12, $13, $14, $15, $16, $17, $18)";
constexpr std::string_view replace =
    "update server set name = $2, owner = $3, description = $4, icon = $5, banner = $6, accent = $7, "
    "discoverable = $8, greeting_channel = $9, verification = $10, rules_gate = $11, invites_paused_until"
    " = $12, raid_joins = $13, raid_pauses = $14, alert_channel = $15, audit_days = $16, suspended = $17 "
    "where id = $1";

constexpr std::string_view drop_listing = "delete from listing where server = $1";
constexpr std::string_view insert_listing = "insert into listing (server, folded) values ($1, $2)";

/// What the directory of servers finds it by.
void list_server(std::vector<sql_statement>& all, server const& row) {
    if (!row.discoverable) return;
    all.push_back({insert_listing, {as_sql(row.id), text::folded(row.name + '\n' + row.description)}, {}});
}

std::vector<sql_value> values_of(server row) {
    return {as_sql(row.id),
            std::move(row.name),
            as_sql(row.owner),
            std::move(row.description),
            std::move(row.icon),
            std::move(row.banner),
            std::int64_t{row.accent},
            as_sql(row.discoverable),
            as_sql(row.greeting_channel),
            as_sql(row.verification),
            as_sql(row.rules_gate),
            as_sql(row.invites_paused_until),
            as_sql(row.raid_joins),
            as_sql(row.raid_pauses),
            as_sql(row.alert_channel),
            as_sql(row.audit_days),
            as_sql(row.suspended)};
}

}  // namespace

sql_statement select_server(server_id id) {
    return {select_one, {as_sql(id)}, {}};
}

server read_server(row_reader& row) {
    server what;
    what.id = row.id<server_id>();
    what.name = row.text();
    what.owner = row.id<account_id>();
    what.description = row.text();
    what.icon = row.text();
    what.banner = row.text();
    what.accent = row.within<std::uint32_t>();
    what.discoverable = row.flag();
    what.greeting_channel = row.id<channel_id>();
    what.verification = row.one_of(verification_level::highest);
    what.rules_gate = row.flag();
    what.invites_paused_until = row.time_or_null();
    what.raid_joins = row.small();
    what.raid_pauses = row.flag();
    what.alert_channel = row.id<channel_id>();
    what.audit_days = row.small();
    what.suspended = row.flag();
    what.created_at = row.time();
    return what;
}

void insert_server(std::vector<sql_statement>& all, server row) {
    auto values = values_of(row);
    values.push_back(as_sql(row.created_at));
    all.push_back({insert, std::move(values), {}});
    list_server(all, row);
}

void put_server(std::vector<sql_statement>& all, server row) {
    all.push_back({replace, values_of(row), storage_errc::not_found});
    all.push_back({drop_listing, {as_sql(row.id)}, {}});
    list_server(all, row);
}

}  // namespace parley
