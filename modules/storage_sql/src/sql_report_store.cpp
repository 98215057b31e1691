#include "sql_report_store.hpp"

#include "audit_statements.hpp"
#include "sql_values.hpp"

#include <array>
#include <limits>
#include <utility>

namespace parley {
namespace {

constexpr std::uint64_t greatest_id = std::numeric_limits<std::int64_t>::max();

#define REPORT_COLUMNS                                                                                   \
    "id, server, reporter, target, channel, message, content, reason, note, state, moderator, outcome, " \
    "closed_at, repeats"

// Open ones (0) and claimed ones (1) count.
constexpr std::string_view has_room =
    "select 1 where (select count(*) from report where server = $1 and reporter = $2 and state in (0, 1)) < "
    "$3 "
    "or exists (select 1 from report where server = $1 and same_as = $4)";
constexpr std::string_view file_one =
    "insert into report (" REPORT_COLUMNS
    ", same_as) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15) "
    "on conflict (server, same_as) do update set repeats = report.repeats + excluded.repeats "
    "returning " REPORT_COLUMNS;
constexpr std::string_view select_one = "select " REPORT_COLUMNS " from report where server = $1 and id = $2";
constexpr std::string_view update_one =
    "update report set state = $3, moderator = $4, outcome = $5, closed_at = $6, "
    "same_as = case when $7 = 1 then null else same_as end where server = $1 and id = $2";

constexpr std::size_t by_state = 1;
constexpr std::size_t by_target = 2;

/// A text of its own for every combination of filters, so that each is planned by the index that suits it.
constexpr std::array<std::string_view, 4> select_page{
    "select " REPORT_COLUMNS " from report where server = $1 and id <= $2 order by id desc limit $3",
    "select " REPORT_COLUMNS
    " from report where server = $1 and id <= $2 and state = $4 order by id desc limit $3",
    "select " REPORT_COLUMNS
    " from report where server = $1 and id <= $2 and target = $4 order by id desc limit $3",
    "select " REPORT_COLUMNS
    " from report where server = $1 and id <= $2 and state = $4 and target = $5 order by id desc limit $3",
};

#undef REPORT_COLUMNS

report read_report(row_reader& row) {
    report what;
    what.id = row.id<report_id>();
    what.server = row.id<server_id>();
    what.reporter = row.id<account_id>();
    what.target = row.id<account_id>();
    what.channel = row.id<channel_id>();
    what.message = row.id<message_id>();
    what.content = row.text();
    what.reason = row.one_of(report_reason::raid);
    what.note = row.text();
    what.state = row.one_of(report_state::dismissed);
    what.moderator = row.id<account_id>();
    what.outcome = row.text();
    what.closed_at = row.time_or_null();
    what.repeats = row.small();
    return what;
}

}  // namespace

task<result<report>> sql_report_store::file(report row, std::string same_as, std::size_t open_max) {
    std::vector<sql_statement> all;
    all.push_back({has_room,
                   {as_sql(row.server), as_sql(row.reporter), as_limit(open_max), same_as},
                   storage_errc::refused});
    std::vector<sql_value> values{as_sql(row.id),         as_sql(row.server),    as_sql(row.reporter),
                                  as_sql(row.target),     as_sql(row.channel),   as_sql(row.message),
                                  std::move(row.content), as_sql(row.reason),    std::move(row.note),
                                  as_sql(row.state),      as_sql(row.moderator), std::move(row.outcome),
                                  as_sql(row.closed_at),  as_sql(row.repeats),   std::move(same_as)};
    all.push_back({file_one, std::move(values), {}});
    PARLEY_CO_TRY(auto rows, co_await database_.write(std::move(all)));
    PARLEY_CO_TRY(auto kept, decode_one<report>(rows, read_report));
    if (!kept) co_return storage_errc::corrupted;
    co_return std::move(*kept);
}

task<result<std::optional<report>>> sql_report_store::find(server_id server, report_id id) {
    sql_statement asked{select_one, {as_sql(server), as_sql(id)}, {}};
    PARLEY_CO_TRY(auto rows, co_await database_.read(std::move(asked)));
    co_return decode_one<report>(rows, read_report);
}

task<result<std::vector<report>>> sql_report_store::page(report_query query) {
    auto const newest = query.before.value == 0 ? greatest_id : query.before.value - 1;
    std::vector<sql_value> values{as_sql(query.server), as_sql(newest), as_limit(query.count_max)};
    std::size_t filters = 0;
    if (query.state) {
        filters |= by_state;
        values.push_back(as_sql(*query.state));
    }
    if (query.target) {
        filters |= by_target;
        values.push_back(as_sql(query.target));
    }
    sql_statement asked{select_page[filters], std::move(values), {}};
    PARLEY_CO_TRY(auto rows, co_await database_.read(std::move(asked)));
    co_return decode_all<report>(rows, read_report);
}

task<result<void>> sql_report_store::update(report row, audit_entry entry) {
    bool const closed = row.state == report_state::resolved || row.state == report_state::dismissed;
    std::vector<sql_value> values{as_sql(row.server),    as_sql(row.id),         as_sql(row.state),
                                  as_sql(row.moderator), std::move(row.outcome), as_sql(row.closed_at),
                                  as_sql(closed)};
    std::vector<sql_statement> all;
    all.push_back({update_one, std::move(values), storage_errc::not_found});
    PARLEY_CO_CHECK(insert_audit(all, row.server, std::move(entry)));
    co_return done(co_await database_.write(std::move(all)));
}

}  // namespace parley
