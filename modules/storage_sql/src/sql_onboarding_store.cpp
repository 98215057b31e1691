#include "sql_onboarding_store.hpp"

#include "community_changes.hpp"
#include "content_text.hpp"
#include "onboarding_statements.hpp"

#include <utility>

namespace parley {
namespace {

constexpr std::string_view select_one = "select content from onboarding where server = $1";
constexpr std::string_view put_one =
    "insert into onboarding (server, content) values ($1, $2) on conflict (server) do update set content = "
    "excluded.content";

}  // namespace

void put_onboarding(std::vector<sql_statement>& all, server_id server, onboarding const& what) {
    all.push_back({put_one, {as_sql(server), text_of(what)}, {}});
}

task<result<std::optional<onboarding>>> sql_onboarding_store::find(server_id server) {
    sql_statement asked{select_one, {as_sql(server)}, {}};
    PARLEY_CO_TRY(auto rows, co_await database_.read(std::move(asked)));
    co_return decode_one<onboarding>(rows, [](row_reader& row) {
        auto what = onboarding_of(row.text());
        if (!what) row.spoil();
        return what.value_or(onboarding{});
    });
}

task<result<void>> sql_onboarding_store::put(server_id server, onboarding what,
                                             std::vector<community_change> along) {
    PARLEY_CO_TRY(auto all, statements_of(server, std::move(along)));
    put_onboarding(all, server, what);
    co_return done(co_await database_.write(std::move(all)));
}

}  // namespace parley
