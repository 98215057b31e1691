#include "sql_presence_store.hpp"

#include "sql_values.hpp"

#include <utility>

namespace parley {
namespace {

constexpr std::string_view by_account =
    "select chosen_status, custom_text, custom_emoji, custom_until from account where id = $1";
constexpr std::string_view replace =
    "update account set chosen_status = $2, custom_text = $3, custom_emoji = $4, custom_until = $5 "
    "where id = $1";

/// A custom status says something: neither text nor emoji is none.
presence_choice read_choice(row_reader& row) {
    presence_choice choice;
    choice.status = row.one_of(chosen_status::invisible);
    custom_status custom;
    custom.text = row.text();
    custom.emoji = row.text();
    custom.expires_at = row.time_or_null();
    if (!custom.text.empty() || !custom.emoji.empty()) choice.custom = std::move(custom);
    return choice;
}

}  // namespace

task<result<presence_choice>> sql_presence_store::find(account_id account) {
    sql_statement asked{by_account, {as_sql(account)}, {}};
    PARLEY_CO_TRY(auto rows, co_await database_.read(std::move(asked)));
    PARLEY_CO_TRY(auto found, decode_one<presence_choice>(rows, read_choice));
    if (!found) co_return storage_errc::not_found;
    co_return std::move(*found);
}

task<result<void>> sql_presence_store::put(account_id account, presence_choice choice) {
    auto custom = std::move(choice.custom).value_or(custom_status{});
    std::vector<sql_value> values{as_sql(account), as_sql(choice.status), std::move(custom.text),
                                  std::move(custom.emoji), as_sql(custom.expires_at)};
    std::vector<sql_statement> all;
    all.push_back({replace, std::move(values), storage_errc::not_found});
    co_return done(co_await database_.write(std::move(all)));
}

}  // namespace parley
