#include "sql_ban_store.hpp"

#include "sql_values.hpp"

namespace parley {
namespace {

constexpr std::string_view by_account =
    "select server, account, moderator, reason, created_at, expires_at from ban "
    "where server = $1 and account = $2";
constexpr std::string_view by_server =
    "select server, account, moderator, reason, created_at, expires_at from ban "
    "where server = $1 and account > $2 order by account limit $3";

ban read_ban(row_reader& row) {
    ban what;
    what.server = row.id<server_id>();
    what.account = row.id<account_id>();
    what.moderator = row.id<account_id>();
    what.reason = row.text();
    what.created_at = row.time();
    what.expires_at = row.time_or_null();
    return what;
}

}  // namespace

task<result<std::optional<ban>>> sql_ban_store::find(server_id server, account_id account) {
    sql_statement asked{by_account, {as_sql(server), as_sql(account)}, {}};
    PARLEY_CO_TRY(auto rows, co_await database_.read(std::move(asked)));
    co_return decode_one<ban>(rows, read_ban);
}

task<result<std::vector<ban>>> sql_ban_store::of_server(server_id server, account_id after,
                                                        std::size_t count_max) {
    sql_statement asked{by_server, {as_sql(server), as_sql(after), as_limit(count_max)}, {}};
    PARLEY_CO_TRY(auto rows, co_await database_.read(std::move(asked)));
    co_return decode_all<ban>(rows, read_ban);
}

}  // namespace parley
