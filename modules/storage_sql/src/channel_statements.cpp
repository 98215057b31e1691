#include "channel_statements.hpp"

#include "batch_insert.hpp"

#include <utility>

namespace parley {
namespace {

constexpr std::string_view select_all =
    "select id, server, kind, name, topic, position, parent, age_restricted, slowmode, archived, retention "
    "from channel "
    "where server = $1 order by position, id";
constexpr std::string_view select_all_overwrites =
    "select o.channel, o.kind, o.target, o.allow, o.deny from overwrite o join channel c on c.id = o.channel "
    "where c.server = $1 order by o.channel, o.kind, o.target";
constexpr std::string_view insert =
    "insert into channel (id, server, kind, name, topic, position, parent, age_restricted, slowmode, "
    "archived, retention) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)";
// A channel never moves to another server.
constexpr std::string_view put =
    "insert into channel (id, server, kind, name, topic, position, parent, age_restricted, slowmode, "
    "archived, retention) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) "
    "on conflict (id) do update set kind = excluded.kind, name = excluded.name, topic = excluded.topic, "
    "position = excluded.position, parent = excluded.parent, age_restricted = excluded.age_restricted, "
    "slowmode = excluded.slowmode, archived = excluded.archived, retention = excluded.retention "
    "where channel.server = excluded.server";
constexpr std::string_view drop_its_overwrites = "delete from overwrite where channel = $1";
constexpr std::string_view drop_of_member =
    "delete from overwrite where kind = 1 and target = $1 and channel in "
    "(select id from channel where server = $2)";
constexpr std::string_view orphan = "update channel set parent = 0 where server = $2 and parent = $1";
// Its overwrites and read marks go with it (on delete cascade).
constexpr std::string_view drop = "delete from channel where id = $1 and server = $2";

void insert_overwrites(std::vector<sql_statement>& all, channel const& of) {
    static batch_insert const insert_many("insert into overwrite (channel, kind, target, allow, deny)", 5);
    std::vector<sql_value> values;
    values.reserve(5 * of.overwrites.size());
    for (auto const& each : of.overwrites) {
        values.insert(values.end(), {as_sql(of.id), as_sql(each.of), as_sql(each.target), as_sql(each.allow),
                                     as_sql(each.deny)});
    }
    insert_many.append(all, values);
}

std::vector<sql_value> values_of(channel row) {
    return {as_sql(row.id),       as_sql(row.server),   as_sql(row.kind),     std::move(row.name),
            std::move(row.topic), as_sql(row.position), as_sql(row.parent),   as_sql(row.age_restricted),
            as_sql(row.slowmode), as_sql(row.archived), as_sql(row.retention)};
}

}  // namespace

sql_statement select_channels(server_id server) {
    return {select_all, {as_sql(server)}, {}};
}

channel read_channel(row_reader& row) {
    using enum channel_kind;
    channel what;
    what.id = row.id<channel_id>();
    what.server = row.id<server_id>();
    what.kind = row.any_of({text, voice, category, announcement, stage, forum, media});
    what.name = row.text();
    what.topic = row.text();
    what.position = row.small();
    what.parent = row.id<channel_id>();
    what.age_restricted = row.flag();
    what.slowmode = seconds{row.small()};
    what.archived = row.flag();
    what.retention = seconds{row.integer()};
    return what;
}

sql_statement select_overwrites(server_id server) {
    return {select_all_overwrites, {as_sql(server)}, {}};
}

channel_overwrite read_overwrite(row_reader& row) {
    channel_overwrite one;
    one.channel = row.id<channel_id>();
    one.what.of = row.one_of(overwrite::target_kind::member);
    one.what.target = row.all_bits();
    one.what.allow = row.all_bits();
    one.what.deny = row.all_bits();
    return one;
}

void insert_channel(std::vector<sql_statement>& all, channel row) {
    all.push_back({insert, values_of(row), {}});
    insert_overwrites(all, row);
}

void put_channel(std::vector<sql_statement>& all, channel row) {
    all.push_back({put, values_of(row), storage_errc::conflict});
    all.push_back({drop_its_overwrites, {as_sql(row.id)}, {}});
    insert_overwrites(all, row);
}

void drop_channel(std::vector<sql_statement>& all, server_id server, channel_id id) {
    all.push_back({orphan, {as_sql(id), as_sql(server)}, {}});
    all.push_back({drop, {as_sql(id), as_sql(server)}, {}});
}

void drop_overwrites(std::vector<sql_statement>& all, server_id server, account_id account) {
    all.push_back({drop_of_member, {as_sql(account), as_sql(server)}, {}});
}

}  // namespace parley
