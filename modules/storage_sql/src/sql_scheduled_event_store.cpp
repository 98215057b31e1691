#include "sql_scheduled_event_store.hpp"

#include "community_changes.hpp"
#include "sql_values.hpp"

#include <utility>

namespace parley {
namespace {

constexpr std::string_view put_one =
    "insert into scheduled_event (id, server, creator, name, description, channel, location, starts_at, "
    "ends_at, repeats, status, image, due_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, "
    "$13) "
    "on conflict (id) do update set name = excluded.name, description = excluded.description, "
    "channel = excluded.channel, location = excluded.location, starts_at = excluded.starts_at, "
    "ends_at = excluded.ends_at, repeats = excluded.repeats, status = excluded.status, "
    "image = excluded.image, due_at = excluded.due_at where scheduled_event.server = excluded.server";
constexpr std::string_view forget_old =
    "delete from scheduled_event where server = $1 and status >= 3 and id not in (select id from "
    "scheduled_event where server = $2 and status >= 3 order by starts_at desc, id desc limit 50)";
constexpr std::string_view drop_one = "delete from scheduled_event where server = $1 and id = $2";
constexpr std::string_view select_one =
    "select e.id, e.server, e.creator, e.name, e.description, coalesce(e.channel, 0), e.location, "
    "e.starts_at, "
    "e.ends_at, e.repeats, e.status, e.image, (select count(*) from scheduled_event_interest i where i.event "
    "= "
    "e.id) from scheduled_event e where e.server = $1 and e.id = $2";
constexpr std::string_view select_all =
    "select e.id, e.server, e.creator, e.name, e.description, coalesce(e.channel, 0), e.location, "
    "e.starts_at, "
    "e.ends_at, e.repeats, e.status, e.image, (select count(*) from scheduled_event_interest i where i.event "
    "= "
    "e.id) from scheduled_event e where e.server = $1 order by e.starts_at, e.id";
constexpr std::string_view select_soonest =
    "select server, id, due_at from scheduled_event where due_at is not null order by due_at, id limit $1";
constexpr std::string_view add_interest =
    "insert into scheduled_event_interest (event, account, server) values ($1, $2, $3) "
    "on conflict (event, account) do nothing";
constexpr std::string_view drop_interest =
    "delete from scheduled_event_interest where event = $1 and account = $2 and server = $3";
constexpr std::string_view find_event = "select id from scheduled_event where id = $1 and server = $2";
constexpr std::string_view select_interest =
    "select account from scheduled_event_interest where event = $1 and account = $2";
constexpr std::string_view select_of_member =
    "select event from scheduled_event_interest where server = $1 and account = $2 order by event";
constexpr std::string_view select_of_event =
    "select account from scheduled_event_interest where event = $1 and account > $2 order by account limit "
    "$3";

scheduled_event read_event(row_reader& row) {
    using enum scheduled_event_status;
    scheduled_event what;
    what.id = row.id<scheduled_event_id>();
    what.server = row.id<server_id>();
    what.creator = row.id<account_id>();
    what.name = row.text();
    what.description = row.text();
    what.channel = row.id<channel_id>();
    what.location = row.text();
    what.starts_at = row.time();
    what.ends_at = row.time_or_null();
    what.repeats = row.one_of(recurrence::yearly);
    what.status = row.any_of({scheduled, active, completed, canceled});
    what.image = row.text();
    what.interested = row.small();
    return what;
}

}  // namespace

task<result<void>> sql_scheduled_event_store::put(scheduled_event row, std::optional<wall_time> due_at,
                                                  std::vector<community_change> along) {
    PARLEY_CO_TRY(auto all, statements_of(row.server, std::move(along)));
    std::vector<sql_value> values{
        as_sql(row.id),          as_sql(row.server),         as_sql(row.creator),
        std::move(row.name),     std::move(row.description), row.channel ? as_sql(row.channel) : sql_value{},
        std::move(row.location), as_sql(row.starts_at),      as_sql(row.ends_at),
        as_sql(row.repeats),     as_sql(row.status),         std::move(row.image),
        as_sql(due_at)};
    all.push_back({put_one, std::move(values), storage_errc::conflict});
    all.push_back({forget_old, {as_sql(row.server), as_sql(row.server)}, {}});
    co_return done(co_await database_.write(std::move(all)));
}

task<result<void>> sql_scheduled_event_store::remove(server_id server, scheduled_event_id id,
                                                     std::vector<community_change> along) {
    PARLEY_CO_TRY(auto all, statements_of(server, std::move(along)));
    all.push_back({drop_one, {as_sql(server), as_sql(id)}, storage_errc::not_found});
    co_return done(co_await database_.write(std::move(all)));
}

task<result<std::optional<scheduled_event>>> sql_scheduled_event_store::find(server_id server,
                                                                             scheduled_event_id id) {
    sql_statement asked{select_one, {as_sql(server), as_sql(id)}, {}};
    PARLEY_CO_TRY(auto rows, co_await database_.read(std::move(asked)));
    co_return decode_one<scheduled_event>(rows, read_event);
}

task<result<std::vector<scheduled_event>>> sql_scheduled_event_store::of_server(server_id server) {
    sql_statement asked{select_all, {as_sql(server)}, {}};
    PARLEY_CO_TRY(auto rows, co_await database_.read(std::move(asked)));
    co_return decode_all<scheduled_event>(rows, read_event);
}

task<result<std::vector<scheduled_event_store::due>>> sql_scheduled_event_store::soonest(
    std::size_t count_max) {
    sql_statement asked{select_soonest, {as_limit(count_max)}, {}};
    PARLEY_CO_TRY(auto rows, co_await database_.read(std::move(asked)));
    co_return decode_all<due>(rows, [](row_reader& row) {
        due one;
        one.server = row.id<server_id>();
        one.event = row.id<scheduled_event_id>();
        one.at = row.time();
        return one;
    });
}

task<result<void>> sql_scheduled_event_store::set_interest(server_id server, scheduled_event_id id,
                                                           account_id who, bool interested) {
    std::vector<sql_statement> all;
    all.push_back({find_event, {as_sql(id), as_sql(server)}, storage_errc::not_found});
    all.push_back({interested ? add_interest : drop_interest, {as_sql(id), as_sql(who), as_sql(server)}, {}});
    co_return done(co_await database_.write(std::move(all)));
}

task<result<bool>> sql_scheduled_event_store::is_interested(scheduled_event_id id, account_id who) {
    sql_statement asked{select_interest, {as_sql(id), as_sql(who)}, {}};
    PARLEY_CO_TRY(auto rows, co_await database_.read(std::move(asked)));
    co_return !rows.empty();
}

task<result<std::vector<scheduled_event_id>>> sql_scheduled_event_store::interests_of(server_id server,
                                                                                      account_id who) {
    sql_statement asked{select_of_member, {as_sql(server), as_sql(who)}, {}};
    PARLEY_CO_TRY(auto rows, co_await database_.read(std::move(asked)));
    co_return decode_all<scheduled_event_id>(rows,
                                             [](row_reader& row) { return row.id<scheduled_event_id>(); });
}

task<result<std::vector<account_id>>> sql_scheduled_event_store::interested_in(scheduled_event_id id,
                                                                               account_id after,
                                                                               std::size_t count_max) {
    sql_statement asked{select_of_event, {as_sql(id), as_sql(after), as_limit(count_max)}, {}};
    PARLEY_CO_TRY(auto rows, co_await database_.read(std::move(asked)));
    co_return decode_all<account_id>(rows, [](row_reader& row) { return row.id<account_id>(); });
}

}  // namespace parley
