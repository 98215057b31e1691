#include "sql_vanity_store.hpp"

#include "community_changes.hpp"
#include "invite_statements.hpp"

#include <utility>

namespace parley {
namespace {

constexpr std::string_view drop_of_server = "delete from invite where server = $1 and vanity = 1";

}  // namespace

task<result<void>> sql_vanity_store::put(invite row, std::vector<community_change> along) {
    if (!is_key(row.code)) co_return storage_errc::refused;
    PARLEY_CO_TRY(auto all, statements_of(row.server, std::move(along)));
    all.push_back({drop_of_server, {as_sql(row.server)}, {}});
    row.vanity = true;
    insert_invite(all, std::move(row));
    co_return done(co_await database_.write(std::move(all)));
}

task<result<void>> sql_vanity_store::drop(server_id server, std::vector<community_change> along) {
    PARLEY_CO_TRY(auto all, statements_of(server, std::move(along)));
    all.push_back({drop_of_server, {as_sql(server)}, storage_errc::not_found});
    co_return done(co_await database_.write(std::move(all)));
}

}  // namespace parley
