#include "sql_temporary_member_store.hpp"

#include "sql_values.hpp"

#include <utility>

namespace parley {
namespace {

constexpr std::string_view select_page =
    "select server, account from member where temporary = 1 and (server > $1 or (server = $2 and account > "
    "$3)) order by server, account limit $4";

}  // namespace

task<result<std::vector<temporary_member_store::place>>> sql_temporary_member_store::page(
    place after, std::size_t count_max) {
    sql_statement asked{
        select_page,
        {as_sql(after.server), as_sql(after.server), as_sql(after.account), as_limit(count_max)},
        {}};
    PARLEY_CO_TRY(auto rows, co_await database_.read(std::move(asked)));
    co_return decode_all<place>(rows, [](row_reader& row) {
        auto const server = row.id<server_id>();
        return place{server, row.id<account_id>()};
    });
}

}  // namespace parley
