#include "sql_retention_store.hpp"

#include "sql_values.hpp"

namespace parley {
namespace {

constexpr std::string_view select_forgetting =
    "select id, server, retention from channel where retention > 0 and id > $1 order by id limit $2";

}  // namespace

task<result<std::vector<forgetting_channel>>> sql_retention_store::forgetting(channel_id after,
                                                                              std::size_t count_max) {
    sql_statement asked{select_forgetting, {as_sql(after), as_limit(count_max)}, {}};
    PARLEY_CO_TRY(auto rows, co_await database_.read(std::move(asked)));
    co_return decode_all<forgetting_channel>(rows, [](row_reader& row) {
        forgetting_channel out;
        out.channel = row.id<channel_id>();
        out.server = row.id<server_id>();
        out.retention = seconds{row.integer()};
        return out;
    });
}

}  // namespace parley
