#include "sql_invite_store.hpp"

#include "role_list_text.hpp"
#include "sql_values.hpp"

#include <utility>

namespace parley {
namespace {

constexpr std::string_view insert =
    "insert into invite (code, server, creator, created_at, expires_at, uses_max, uses, temporary, vanity, "
    "roles) "
    "values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)";
constexpr std::string_view by_code =
    "select code, server, creator, created_at, expires_at, uses_max, uses, temporary, vanity, roles "
    "from invite where code = $1";
constexpr std::string_view by_server =
    "select code, server, creator, created_at, expires_at, uses_max, uses, temporary, vanity, roles "
    "from invite where server = $1";
constexpr std::string_view delete_one = "delete from invite where code = $1";

invite read_invite(row_reader& row) {
    invite what;
    what.code = row.text();
    what.server = row.id<server_id>();
    what.creator = row.id<account_id>();
    what.created_at = row.time();
    what.expires_at = row.time_or_null();
    what.uses_max = row.small();
    what.uses = row.small();
    what.temporary = row.flag();
    what.vanity = row.flag();
    if (!read_roles(row.text(), what.roles)) row.spoil();
    return what;
}

}  // namespace

task<result<void>> sql_invite_store::create(invite row) {
    if (!is_key(row.code)) co_return storage_errc::refused;
    std::vector<sql_value> values{std::move(row.code),    as_sql(row.server),     as_sql(row.creator),
                                  as_sql(row.created_at), as_sql(row.expires_at), as_sql(row.uses_max),
                                  as_sql(row.uses),       as_sql(row.temporary),  as_sql(row.vanity),
                                  text_of(row.roles)};
    std::vector<sql_statement> all;
    all.push_back({insert, std::move(values), {}});
    co_return done(co_await database_.write(std::move(all)));
}

task<result<std::optional<invite>>> sql_invite_store::find(std::string code) {
    sql_statement asked{by_code, {std::move(code)}, {}};
    PARLEY_CO_TRY(auto rows, found(co_await database_.read(std::move(asked))));
    co_return decode_one<invite>(rows, read_invite);
}

task<result<std::vector<invite>>> sql_invite_store::of_server(server_id server) {
    sql_statement asked{by_server, {as_sql(server)}, {}};
    PARLEY_CO_TRY(auto rows, co_await database_.read(std::move(asked)));
    PARLEY_CO_TRY(auto all, decode_all<invite>(rows, read_invite));
    // Here, not in SQL: databases disagree about the order of text.
    std::sort(all.begin(), all.end(), [](invite const& a, invite const& b) { return a.code < b.code; });
    co_return all;
}

task<result<void>> sql_invite_store::remove(std::string code) {
    std::vector<sql_statement> all;
    all.push_back({delete_one, {std::move(code)}, storage_errc::not_found});
    auto answer = done(co_await database_.write(std::move(all)));
    // A text that no store can hold is the code of no invite.
    if (answer.has_error() && answer.error() == storage_errc::refused) co_return storage_errc::not_found;
    co_return answer;
}

}  // namespace parley
