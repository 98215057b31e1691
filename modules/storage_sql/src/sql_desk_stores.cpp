#include "sql_desk_stores.hpp"

#include "audit_statements.hpp"
#include "sql_values.hpp"

#include <algorithm>
#include <utility>

namespace parley {
namespace {

constexpr std::string_view insert_note =
    "insert into note (id, server, account, author, text) values ($1, $2, $3, $4, $5)";
constexpr std::string_view select_notes =
    "select id, server, account, author, text from note where server = $1 and account = $2 "
    "order by id desc limit $3";
constexpr std::string_view delete_note = "delete from note where server = $1 and account = $2 and id = $3";

constexpr std::string_view insert_purge =
    "insert into purge (id, server, account, since) values ($1, $2, $3, $4)";
constexpr std::string_view select_purges =
    "select id, server, account, since from purge order by id limit $1";
constexpr std::string_view delete_purge = "delete from purge where id = $1";

constexpr std::string_view select_keepers =
    "select id, audit_days from server where audit_days > 0 and id > $1 order by id limit $2";
// Portable SQL has no limit on a deletion.
constexpr std::string_view delete_entries =
    "delete from audit_entry where id in "
    "(select id from audit_entry where server = $1 and id < $2 order by id limit $3) returning id";

constexpr std::size_t servers_page = 200;

note read_note(row_reader& row) {
    note what;
    what.id = row.id<note_id>();
    what.server = row.id<server_id>();
    what.account = row.id<account_id>();
    what.author = row.id<account_id>();
    what.text = row.text();
    return what;
}

purge_order read_purge(row_reader& row) {
    purge_order what;
    what.order = row.id<decltype(what.order)>();
    what.server = row.id<server_id>();
    what.account = row.id<account_id>();
    what.since = row.time();
    return what;
}

struct keeper {
    server_id server;
    std::int64_t days = 0;
};

keeper read_keeper(row_reader& row) {
    auto const server = row.id<server_id>();
    return {server, row.integer()};
}

/// The first id of that moment.
std::int64_t id_at(wall_time when) {
    return std::max<std::int64_t>(unix_ms(when) - snowflake_epoch_ms, 0) << 22;
}

}  // namespace

task<result<void>> sql_note_store::create(note row, audit_entry entry) {
    std::vector<sql_statement> all;
    std::vector<sql_value> values{as_sql(row.id), as_sql(row.server), as_sql(row.account), as_sql(row.author),
                                  std::move(row.text)};
    all.push_back({insert_note, std::move(values), {}});
    PARLEY_CO_CHECK(insert_audit(all, row.server, std::move(entry)));
    co_return done(co_await database_.write(std::move(all)));
}

task<result<std::vector<note>>> sql_note_store::of_member(server_id server, account_id account,
                                                          std::size_t count_max) {
    sql_statement asked{select_notes, {as_sql(server), as_sql(account), as_limit(count_max)}, {}};
    PARLEY_CO_TRY(auto rows, co_await database_.read(std::move(asked)));
    co_return decode_all<note>(rows, read_note);
}

task<result<void>> sql_note_store::remove(note row, audit_entry entry) {
    std::vector<sql_statement> all;
    all.push_back(
        {delete_note, {as_sql(row.server), as_sql(row.account), as_sql(row.id)}, storage_errc::not_found});
    PARLEY_CO_CHECK(insert_audit(all, row.server, std::move(entry)));
    co_return done(co_await database_.write(std::move(all)));
}

task<result<void>> sql_purge_store::put(purge_order row) {
    std::vector<sql_statement> all;
    all.push_back(
        {insert_purge, {as_sql(row.order), as_sql(row.server), as_sql(row.account), as_sql(row.since)}, {}});
    co_return done(co_await database_.write(std::move(all)));
}

task<result<std::vector<purge_order>>> sql_purge_store::pending(std::size_t count_max) {
    sql_statement asked{select_purges, {as_limit(count_max)}, {}};
    PARLEY_CO_TRY(auto rows, co_await database_.read(std::move(asked)));
    co_return decode_all<purge_order>(rows, read_purge);
}

task<result<void>> sql_purge_store::drop(purge_order row) {
    std::vector<sql_statement> all;
    all.push_back({delete_purge, {as_sql(row.order)}, {}});
    co_return done(co_await database_.write(std::move(all)));
}

task<result<std::size_t>> sql_audit_sweeper::expire(wall_time now, std::size_t count_max) {
    std::size_t gone = 0;
    server_id after{};
    while (gone < count_max) {
        sql_statement asked{select_keepers, {as_sql(after), as_limit(servers_page)}, {}};
        PARLEY_CO_TRY(auto rows, co_await database_.read(std::move(asked)));
        PARLEY_CO_TRY(auto const keepers, decode_all<keeper>(rows, read_keeper));
        if (keepers.empty()) break;
        after = keepers.back().server;
        for (auto const& each : keepers) {
            if (gone >= count_max) break;
            auto const before = id_at(now - std::chrono::hours{24} * each.days);
            std::vector<sql_statement> all;
            all.push_back({delete_entries, {as_sql(each.server), before, as_limit(count_max - gone)}, {}});
            PARLEY_CO_TRY(auto const deleted, co_await database_.write(std::move(all)));
            gone += deleted.size();
        }
    }
    co_return gone;
}

}  // namespace parley
