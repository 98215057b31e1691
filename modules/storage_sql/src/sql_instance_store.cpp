#include "sql_instance_store.hpp"

#include "audit_changes_text.hpp"
#include "sql_values.hpp"

#include <limits>
#include <string>
#include <utility>

namespace parley {
namespace {

constexpr std::string_view select_accounts =
    "select id from account where id > $1 and name_key like $2 escape '\\' order by id limit $3";
constexpr std::string_view select_servers =
    "select id, name, owner, suspended, created_at, "
    "(select count(*) from member where member.server = server.id) from server "
    "where id > $1 and lower(name) like $2 escape '\\' order by id limit $3";
constexpr std::string_view insert_entry =
    "insert into instance_audit (id, actor, action, target, detail, reason, changes) "
    "values ($1, $2, $3, $4, $5, $6, $7)";
constexpr std::string_view select_entries =
    "select id, actor, action, target, detail, reason, changes from instance_audit where id <= $1 "
    "order by id desc limit $2";

constexpr std::uint64_t greatest_id = std::numeric_limits<std::int64_t>::max();

/// What stands anywhere in a text; nothing in it means something of its own.
std::string anywhere(std::string_view query) {
    std::string pattern = "%";
    for (char const c : query) {
        if (c == '%' || c == '_' || c == '\\') pattern.push_back('\\');
        pattern.push_back(c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c);
    }
    return pattern + '%';
}

admin_server read_server_row(row_reader& row) {
    admin_server found;
    found.what.id = row.id<server_id>();
    found.what.name = row.text();
    found.what.owner = row.id<account_id>();
    found.what.suspended = row.flag();
    found.what.created_at = row.time();
    found.member_count = row.within<std::uint32_t>();
    return found;
}

audit_entry read_entry(row_reader& row) {
    audit_entry what;
    what.id = row.id<audit_id>();
    what.actor = row.id<account_id>();
    what.action = static_cast<audit_action>(row.within<std::uint16_t>());
    what.target = row.all_bits();
    what.detail = row.text();
    what.reason = row.text();
    auto changes = changes_of(row.text());
    if (changes) {
        what.changes = std::move(*changes);
    } else {
        row.spoil();
    }
    return what;
}

}  // namespace

task<result<std::vector<account_id>>> sql_instance_store::find_accounts(std::string query, account_id after,
                                                                        std::size_t count_max) {
    sql_statement asked{select_accounts, {as_sql(after), anywhere(query), as_limit(count_max)}, {}};
    PARLEY_CO_TRY(auto rows, found(co_await database_.read(std::move(asked))));
    co_return decode_all<account_id>(rows, [](row_reader& row) { return row.id<account_id>(); });
}

task<result<std::vector<admin_server>>> sql_instance_store::find_servers(std::string query, server_id after,
                                                                         std::size_t count_max) {
    sql_statement asked{select_servers, {as_sql(after), anywhere(query), as_limit(count_max)}, {}};
    PARLEY_CO_TRY(auto rows, found(co_await database_.read(std::move(asked))));
    co_return decode_all<admin_server>(rows, read_server_row);
}

task<result<void>> sql_instance_store::record(audit_entry entry) {
    std::vector<sql_value> values{as_sql(entry.id),      as_sql(entry.actor),     as_sql(entry.action),
                                  as_sql(entry.target),  std::move(entry.detail), std::move(entry.reason),
                                  text_of(entry.changes)};
    std::vector<sql_statement> all;
    all.push_back({insert_entry, std::move(values), {}});
    co_return done(co_await database_.write(std::move(all)));
}

task<result<std::vector<audit_entry>>> sql_instance_store::log(audit_id before, std::size_t count_max) {
    auto const newest = before.value == 0 ? greatest_id : before.value - 1;
    sql_statement asked{select_entries, {as_sql(newest), as_limit(count_max)}, {}};
    PARLEY_CO_TRY(auto rows, co_await database_.read(std::move(asked)));
    co_return decode_all<audit_entry>(rows, read_entry);
}

}  // namespace parley
