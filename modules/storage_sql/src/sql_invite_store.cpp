#include "sql_invite_store.hpp"

#include "invite_statements.hpp"

#include <algorithm>
#include <utility>

namespace parley {
namespace {

constexpr std::string_view by_code =
    "select code, server, creator, created_at, expires_at, uses_max, uses, temporary, vanity, roles "
    "from invite where code = $1";
constexpr std::string_view by_server =
    "select code, server, creator, created_at, expires_at, uses_max, uses, temporary, vanity, roles "
    "from invite where server = $1";
constexpr std::string_view delete_one = "delete from invite where code = $1";

}  // namespace

task<result<void>> sql_invite_store::create(invite row) {
    if (!is_key(row.code)) co_return storage_errc::refused;
    std::vector<sql_statement> all;
    insert_invite(all, std::move(row));
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
