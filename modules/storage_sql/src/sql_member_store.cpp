#include "sql_member_store.hpp"

#include "member_statements.hpp"
#include "sql_values.hpp"

#include <utility>

namespace parley {
namespace {

// A suspended server is as if one were not in it.
constexpr std::string_view select_servers =
    "select member.server from member join server on server.id = member.server "
    "where member.account = $1 and server.suspended = 0 order by member.server";
constexpr std::string_view spend_invite =
    "update invite set uses = uses + 1 where code = $1 and server = $2 and (uses_max = 0 or uses < uses_max) "
    "and (expires_at is null or expires_at > $3)";

}  // namespace

task<result<std::vector<server_id>>> sql_member_store::servers_of(account_id account) {
    sql_statement asked{select_servers, {as_sql(account)}, {}};
    PARLEY_CO_TRY(auto rows, co_await database_.read(std::move(asked)));
    co_return decode_all<server_id>(rows, [](row_reader& row) { return row.id<server_id>(); });
}

task<result<void>> sql_member_store::join(member row, std::string invite_code) {
    bool invited = !invite_code.empty();
    std::vector<sql_statement> all;
    // The member first: whoever is one already learns that, even when the invite has ended since.
    std::vector<sql_value> values{std::move(invite_code), as_sql(row.server), as_sql(row.joined_at)};
    insert_member(all, std::move(row));
    if (invited) {
        all.push_back({spend_invite, std::move(values), storage_errc::refused});
    }
    auto answer = done(co_await database_.write(std::move(all)));
    // The server is gone, and its invites with it.
    if (invited && answer.has_error() && answer.error() == storage_errc::not_found)
        co_return storage_errc::refused;
    co_return answer;
}

}  // namespace parley
