#include "operator_queries.hpp"

namespace parley::app {
namespace {

std::int64_t number(sql_value const& of) {
    auto const* held = std::get_if<std::int64_t>(&of);
    return held ? *held : 0;
}

std::uint64_t id_value(sql_row const& row) {
    return row.empty() ? 0 : static_cast<std::uint64_t>(number(row[0]));
}

}  // namespace

task<result<std::vector<account_id>>> list_accounts(sql_database& from, account_id after,
                                                    std::int64_t count_max) {
    sql_statement statement{.text = "select id from account where id > $1 order by id limit $2",
                            .parameters = {static_cast<std::int64_t>(after.value), count_max},
                            .otherwise = {}};
    PARLEY_CO_TRY(auto const rows, co_await from.read(std::move(statement)));
    std::vector<account_id> out;
    for (auto const& row : rows)
        out.push_back({id_value(row)});
    co_return out;
}

task<result<std::optional<account_id>>> owner_of_login(sql_database& from, login_id which) {
    sql_statement statement{.text = "select account from login where id = $1",
                            .parameters = {static_cast<std::int64_t>(which.value)},
                            .otherwise = {}};
    PARLEY_CO_TRY(auto const rows, co_await from.read(std::move(statement)));
    if (rows.empty()) co_return std::optional<account_id>{};
    co_return std::optional<account_id>{account_id{id_value(rows[0])}};
}

}  // namespace parley::app
