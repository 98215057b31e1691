#include "sql_asset_store.hpp"

#include "sql_values.hpp"

#include <limits>
#include <utility>

// Every table that names assets. What the sweep does not see here it collects.
#define PARLEY_ASSET_IS_NAMED                                                                   \
    "(exists (select 1 from account r where r.avatar = asset.name and r.avatar <> '') or "      \
    "exists (select 1 from server r where r.icon = asset.name and r.icon <> '') or "            \
    "exists (select 1 from server r where r.banner = asset.name and r.banner <> '') or "        \
    "exists (select 1 from scheduled_event r where r.image = asset.name and r.image <> '') or " \
    "exists (select 1 from expression r where r.asset = asset.name))"

namespace parley {
namespace {

// The account's turn is the caller's; a single statement makes it hold even so in SQLite, and nearly in
// PostgreSQL.
constexpr std::string_view note_brought =
    "insert into asset_brought (account, at, bytes) select $1, $2, $3 where "
    "(select count(*) from asset_brought where account = $1 and at >= $4) < $5 and "
    "(select coalesce(sum(bytes), 0) from asset_brought where account = $1 and at >= $4) + $3 <= $6";
constexpr std::string_view put_row =
    "insert into asset (name, purposes, format, bytes, width, height, animated, uploader, created_at, "
    "stored, "
    "last_wanted_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, 0, $9) on conflict (name) do update set "
    "purposes = asset.purposes | excluded.purposes, last_wanted_at = excluded.last_wanted_at";
constexpr std::string_view settle_row = "update asset set stored = 1 where name = $1";
constexpr std::string_view by_name =
    "select name, purposes, format, bytes, width, height, animated, uploader, created_at, stored, "
    "last_wanted_at "
    "from asset where name = $1";
constexpr std::string_view claim_row =
    "update asset set last_wanted_at = $3 where name = $1 and stored = 1 and (purposes & $2) <> 0 returning "
    "name, "
    "purposes, format, bytes, width, height, animated, uploader, created_at";
constexpr std::string_view review_rows =
    "select name, cast(case when " PARLEY_ASSET_IS_NAMED
    " then 1 else 0 end as bigint) from asset where last_wanted_at < $1 and name > $2 order by name limit $3";
constexpr std::string_view condemn_row =
    "update asset set stored = 0 where name = $1 and last_wanted_at < $2 and not " PARLEY_ASSET_IS_NAMED
    " returning name";
constexpr std::string_view forget_row =
    "delete from asset where name = $1 and stored = 0 and last_wanted_at < $2 and not " PARLEY_ASSET_IS_NAMED;
constexpr std::string_view forget_all_brought = "delete from asset_brought where at < $1";

std::int64_t bound(std::int64_t max) {
    return max == 0 ? std::numeric_limits<std::int64_t>::max() : max;
}

asset read_asset(row_reader& row) {
    asset what;
    what.name = row.text();
    what.purposes = row.within<asset_purposes>();
    what.format = row.one_of(asset_format::mp3);
    what.bytes = row.integer();
    what.width = row.small();
    what.height = row.small();
    what.animated = row.flag();
    what.uploader = row.id<account_id>();
    what.created_at = row.time();
    return what;
}

asset_row read_row(row_reader& row) {
    auto what = read_asset(row);
    bool const stored = row.flag();
    return {std::move(what), stored, row.time()};
}

}  // namespace

task<result<sql_rows>> sql_asset_store::write_one(sql_statement statement) {
    std::vector<sql_statement> all;
    all.push_back(std::move(statement));
    co_return co_await database_.write(std::move(all));
}

task<result<void>> sql_asset_store::announce(asset what, account_id who, asset_quota quota, wall_time since) {
    if (!is_key(what.name)) co_return storage_errc::refused;
    std::vector<sql_statement> all;
    std::vector<sql_value> brought{as_sql(who),   as_sql(what.created_at), what.bytes,
                                   as_sql(since), bound(quota.count_max),  bound(quota.bytes_max)};
    all.push_back({note_brought, std::move(brought), storage_errc::overloaded});
    std::vector<sql_value> row{
        std::move(what.name),   std::int64_t{what.purposes}, as_sql(what.format),   what.bytes,
        as_sql(what.width),     as_sql(what.height),         as_sql(what.animated), as_sql(what.uploader),
        as_sql(what.created_at)};
    all.push_back({put_row, std::move(row), {}});
    co_return done(co_await database_.write(std::move(all)));
}

task<result<void>> sql_asset_store::settle(std::string name) {
    sql_statement asked{settle_row, {std::move(name)}, storage_errc::not_found};
    co_return done(co_await write_one(std::move(asked)));
}

task<result<std::optional<asset_row>>> sql_asset_store::find(std::string name) {
    sql_statement asked{by_name, {std::move(name)}, {}};
    PARLEY_CO_TRY(auto rows, found(co_await database_.read(std::move(asked))));
    co_return decode_one<asset_row>(rows, read_row);
}

task<result<asset>> sql_asset_store::claim(std::string name, asset_purpose purpose, wall_time at) {
    sql_statement asked{
        claim_row, {std::move(name), std::int64_t{bit_of(purpose)}, as_sql(at)}, storage_errc::not_found};
    PARLEY_CO_TRY(auto rows, co_await write_one(std::move(asked)));
    PARLEY_CO_TRY(auto claimed, decode_one<asset>(rows, read_asset));
    if (!claimed) co_return storage_errc::corrupted;
    co_return std::move(*claimed);
}

task<result<std::vector<reviewed_asset>>> sql_asset_store::review(wall_time before, std::string after,
                                                                  std::size_t count_max) {
    sql_statement asked{review_rows, {as_sql(before), std::move(after), as_limit(count_max)}, {}};
    PARLEY_CO_TRY(auto rows, co_await database_.read(std::move(asked)));
    co_return decode_all<reviewed_asset>(rows, [](row_reader& row) {
        auto name = row.text();
        return reviewed_asset{std::move(name), row.flag()};
    });
}

task<result<bool>> sql_asset_store::condemn(std::string name, wall_time before) {
    sql_statement asked{condemn_row, {std::move(name), as_sql(before)}, {}};
    PARLEY_CO_TRY(auto rows, co_await write_one(std::move(asked)));
    co_return !rows.empty();
}

task<result<void>> sql_asset_store::forget(std::string name, wall_time before) {
    sql_statement asked{forget_row, {std::move(name), as_sql(before)}, {}};
    co_return done(co_await write_one(std::move(asked)));
}

task<result<void>> sql_asset_store::forget_brought(wall_time before) {
    sql_statement asked{forget_all_brought, {as_sql(before)}, {}};
    co_return done(co_await write_one(std::move(asked)));
}

}  // namespace parley
