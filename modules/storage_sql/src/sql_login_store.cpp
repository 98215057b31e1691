#include "sql_login_store.hpp"

#include "sql_values.hpp"

#include <algorithm>
#include <utility>

namespace parley {
namespace {

constexpr std::string_view insert =
    "insert into login (id, account, kind, digest, created_at, last_used_at, user_agent) "
    "values ($1, $2, $3, $4, $5, $6, $7)";
constexpr std::string_view by_digest =
    "select id, account, kind, created_at, last_used_at, user_agent, digest from login where digest = $1";
constexpr std::string_view by_account =
    "select id, account, kind, created_at, last_used_at, user_agent from login where account = $1 order by "
    "id";
constexpr std::string_view set_used = "update login set last_used_at = $2 where id = $1";
constexpr std::string_view delete_one = "delete from login where id = $1 and account = $2";
constexpr std::string_view delete_others = "delete from login where account = $1 and id <> $2 returning id";

login read_login(row_reader& row) {
    login what;
    what.id = row.id<login_id>();
    what.account = row.id<account_id>();
    what.kind = row.one_of(login_kind::service);
    what.created_at = row.time();
    what.last_used_at = row.time();
    what.user_agent = row.text();
    return what;
}

login_row read_row(row_reader& row) {
    auto what = read_login(row);
    return {std::move(what), row.blob()};
}

}  // namespace

task<result<void>> sql_login_store::create(login_row row) {
    if (!is_key(row.digest)) co_return storage_errc::refused;
    auto& what = row.what;
    std::vector<sql_value> values{as_sql(what.id),           as_sql(what.account),
                                  as_sql(what.kind),         sql_blob{std::move(row.digest)},
                                  as_sql(what.created_at),   as_sql(what.last_used_at),
                                  std::move(what.user_agent)};
    std::vector<sql_statement> all;
    all.push_back({insert, std::move(values), {}});
    co_return done(co_await database_.write(std::move(all)));
}

task<result<std::optional<login_row>>> sql_login_store::find(token_digest digest) {
    sql_statement asked{by_digest, {sql_blob{std::move(digest)}}, {}};
    PARLEY_CO_TRY(auto rows, co_await database_.read(std::move(asked)));
    co_return decode_one<login_row>(rows, read_row);
}

task<result<std::vector<login>>> sql_login_store::of_account(account_id account) {
    sql_statement asked{by_account, {as_sql(account)}, {}};
    PARLEY_CO_TRY(auto rows, co_await database_.read(std::move(asked)));
    co_return decode_all<login>(rows, read_login);
}

task<result<void>> sql_login_store::touch(login_id id, wall_time at) {
    std::vector<sql_statement> all;
    all.push_back({set_used, {as_sql(id), as_sql(at)}, {}});
    co_return done(co_await database_.write(std::move(all)));
}

task<result<void>> sql_login_store::remove(account_id account, login_id id) {
    std::vector<sql_statement> all;
    all.push_back({delete_one, {as_sql(id), as_sql(account)}, storage_errc::not_found});
    co_return done(co_await database_.write(std::move(all)));
}

task<result<std::vector<login_id>>> sql_login_store::remove_all(account_id account, login_id keep) {
    std::vector<sql_statement> all;
    all.push_back({delete_others, {as_sql(account), as_sql(keep)}, {}});
    PARLEY_CO_TRY(auto rows, co_await database_.write(std::move(all)));
    auto removed = decode_all<login_id>(rows, [](row_reader& row) { return row.id<login_id>(); });
    if (removed.has_value()) std::sort(removed.value().begin(), removed.value().end());
    co_return removed;
}

}  // namespace parley
