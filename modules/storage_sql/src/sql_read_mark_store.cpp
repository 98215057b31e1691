#include "sql_read_mark_store.hpp"

#include "sql_values.hpp"

#include <utility>

namespace parley {
namespace {

constexpr std::string_view by_account =
    "select channel, message from read_mark where account = $1 order by channel";
// Forward only; and one row is touched whenever the channel is there, so that the guard means just that.
constexpr std::string_view move_forward =
    "insert into read_mark (account, channel, message) "
    "select $1, $2, $3 where exists (select 1 from channel where id = $2 and server = $4) "
    "on conflict (account, channel) do update set message = "
    "case when excluded.message > read_mark.message then excluded.message else read_mark.message end";

read_mark read_row(row_reader& row) {
    auto channel = row.id<channel_id>();
    return {channel, row.id<message_id>()};
}

}  // namespace

task<result<std::vector<read_mark>>> sql_read_mark_store::of_account(account_id account) {
    sql_statement asked{by_account, {as_sql(account)}, {}};
    PARLEY_CO_TRY(auto rows, co_await database_.read(std::move(asked)));
    co_return decode_all<read_mark>(rows, read_row);
}

task<result<void>> sql_read_mark_store::put(account_id account, server_id server, read_mark mark) {
    std::vector<sql_value> values{as_sql(account), as_sql(mark.channel), as_sql(mark.message),
                                  as_sql(server)};
    std::vector<sql_statement> all;
    all.push_back({move_forward, std::move(values), storage_errc::not_found});
    co_return done(co_await database_.write(std::move(all)));
}

}  // namespace parley
