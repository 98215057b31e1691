#include "sql_template_store.hpp"

#include "community_changes.hpp"
#include "content_text.hpp"
#include "onboarding_statements.hpp"
#include "whole_server.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

namespace parley {
namespace {

constexpr std::string_view put_one =
    "insert into server_template (code, server, creator, name, description, uses, created_at, updated_at, "
    "content) values ($1, $2, $3, $4, $5, $6, $7, $8, $9) on conflict (code) do update set "
    "name = excluded.name, description = excluded.description, updated_at = excluded.updated_at, "
    "content = excluded.content where server_template.server = excluded.server";
constexpr std::string_view by_code =
    "select code, server, creator, name, description, uses, created_at, updated_at, content "
    "from server_template where code = $1";
constexpr std::string_view by_server =
    "select code, server, creator, name, description, uses, created_at, updated_at, content "
    "from server_template where server = $1 order by created_at";
constexpr std::string_view delete_one = "delete from server_template where server = $1 and code = $2";
constexpr std::string_view count_use = "update server_template set uses = uses + 1 where code = $1";

server_template read_template(row_reader& row) {
    server_template what;
    what.code = row.text();
    what.server = row.id<server_id>();
    what.creator = row.id<account_id>();
    what.name = row.text();
    what.description = row.text();
    what.uses = row.small();
    what.created_at = row.time();
    what.updated_at = row.time();
    auto content = template_content_of(row.text());
    if (!content) row.spoil();
    what.content = std::move(content).value_or(template_content{});
    return what;
}

}  // namespace

task<result<void>> sql_template_store::put(server_template row, std::vector<community_change> along) {
    if (!is_key(row.code)) co_return storage_errc::refused;
    PARLEY_CO_TRY(auto all, statements_of(row.server, std::move(along)));
    std::vector<sql_value> values{std::move(row.code),    as_sql(row.server),         as_sql(row.creator),
                                  std::move(row.name),    std::move(row.description), as_sql(row.uses),
                                  as_sql(row.created_at), as_sql(row.updated_at),     text_of(row.content)};
    all.push_back({put_one, std::move(values), storage_errc::conflict});
    co_return done(co_await database_.write(std::move(all)));
}

task<result<std::optional<server_template>>> sql_template_store::find(std::string code) {
    sql_statement asked{by_code, {std::move(code)}, {}};
    PARLEY_CO_TRY(auto rows, found(co_await database_.read(std::move(asked))));
    co_return decode_one<server_template>(rows, read_template);
}

task<result<std::vector<server_template>>> sql_template_store::of_server(server_id server) {
    sql_statement asked{by_server, {as_sql(server)}, {}};
    PARLEY_CO_TRY(auto rows, co_await database_.read(std::move(asked)));
    co_return decode_all<server_template>(rows, read_template);
}

task<result<void>> sql_template_store::remove(server_id server, std::string code) {
    std::vector<sql_statement> all;
    all.push_back({delete_one, {as_sql(server), std::move(code)}, storage_errc::not_found});
    auto answer = done(co_await database_.write(std::move(all)));
    // A text that no store can hold is the code of no template.
    if (answer.has_error() && answer.error() == storage_errc::refused) co_return storage_errc::not_found;
    co_return answer;
}

task<result<void>> sql_template_store::found_server(server_row row, std::optional<onboarding> with,
                                                    std::string template_code,
                                                    std::vector<community_change> along) {
    auto const id = row.server.id;
    std::vector<sql_statement> all;
    PARLEY_CO_TRY(auto more, statements_of(id, std::move(along)));
    insert_whole_server(all, std::move(row));
    std::move(more.begin(), more.end(), std::back_inserter(all));
    if (with) put_onboarding(all, id, *with);
    if (!template_code.empty()) all.push_back({count_use, {std::move(template_code)}, {}});
    co_return done(co_await database_.write(std::move(all)));
}

}  // namespace parley
