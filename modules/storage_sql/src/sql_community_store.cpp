#include "sql_community_store.hpp"

#include "sql_values.hpp"

#include <utility>

namespace parley {
namespace {

constexpr std::string_view insert_server =
    "insert into server (id, name, owner, created_at) values ($1, $2, $3, $4)";
constexpr std::string_view insert_channel =
    "insert into channel (id, server, kind, name, topic, position) values ($1, $2, $3, $4, $5, $6)";
constexpr std::string_view insert_member =
    "insert into member (server, account, joined_at) values ($1, $2, $3)";
constexpr std::string_view select_server = "select id, name, owner, created_at from server where id = $1";
constexpr std::string_view select_channels =
    "select id, server, kind, name, topic, position from channel where server = $1 order by position, id";
constexpr std::string_view select_members =
    "select server, account, joined_at from member where server = $1 order by account";
constexpr std::string_view replace_server = "update server set name = $2, owner = $3 where id = $1";
// Channels, members, invites and read marks go with it (on delete cascade).
constexpr std::string_view drop_server = "delete from server where id = $1";
constexpr std::string_view select_owner = "select server from channel where id = $1";
// A channel never moves to another server.
constexpr std::string_view put =
    "insert into channel (id, server, kind, name, topic, position) values ($1, $2, $3, $4, $5, $6) "
    "on conflict (id) do update set kind = excluded.kind, name = excluded.name, topic = excluded.topic, "
    "position = excluded.position where channel.server = excluded.server";
constexpr std::string_view drop_channel = "delete from channel where id = $1";

server read_server(row_reader& row) {
    server what;
    what.id = row.id<server_id>();
    what.name = row.text();
    what.owner = row.id<account_id>();
    what.created_at = row.time();
    return what;
}

channel read_channel(row_reader& row) {
    channel what;
    what.id = row.id<channel_id>();
    what.server = row.id<server_id>();
    what.kind = row.one_of(channel_kind::text);
    what.name = row.text();
    what.topic = row.text();
    what.position = row.small();
    return what;
}

member read_member(row_reader& row) {
    member what;
    what.server = row.id<server_id>();
    what.account = row.id<account_id>();
    what.joined_at = row.time();
    return what;
}

std::vector<sql_value> values_of(channel row) {
    return {as_sql(row.id),      as_sql(row.server),   as_sql(row.kind),
            std::move(row.name), std::move(row.topic), as_sql(row.position)};
}

}  // namespace

task<result<void>> sql_community_store::create_server(server_row row) {
    auto id = row.server.id;
    std::vector<sql_statement> all;
    std::vector<sql_value> values{as_sql(id), std::move(row.server.name), as_sql(row.server.owner),
                                  as_sql(row.server.created_at)};
    all.push_back({insert_server, std::move(values), {}});
    for (auto& each : row.channels) {
        each.server = id;
        all.push_back({insert_channel, values_of(std::move(each)), {}});
    }
    for (auto const& each : row.members) {
        all.push_back({insert_member, {as_sql(id), as_sql(each.account), as_sql(each.joined_at)}, {}});
    }
    co_return done(co_await database_.write(std::move(all)));
}

task<result<std::optional<server_row>>> sql_community_store::load_server(server_id id) {
    sql_statement ask_server{select_server, {as_sql(id)}, {}};
    PARLEY_CO_TRY(auto server_rows, co_await database_.read(std::move(ask_server)));
    PARLEY_CO_TRY(auto found_server, decode_one<server>(server_rows, read_server));
    if (!found_server) co_return std::optional<server_row>{};
    sql_statement ask_channels{select_channels, {as_sql(id)}, {}};
    PARLEY_CO_TRY(auto channel_rows, co_await database_.read(std::move(ask_channels)));
    PARLEY_CO_TRY(auto channels, decode_all<channel>(channel_rows, read_channel));
    sql_statement ask_members{select_members, {as_sql(id)}, {}};
    PARLEY_CO_TRY(auto member_rows, co_await database_.read(std::move(ask_members)));
    PARLEY_CO_TRY(auto members, decode_all<member>(member_rows, read_member));
    server_row whole{std::move(*found_server), std::move(channels), std::move(members)};
    co_return std::optional<server_row>{std::move(whole)};
}

task<result<void>> sql_community_store::update_server(server row) {
    std::vector<sql_statement> all;
    std::vector<sql_value> values{as_sql(row.id), std::move(row.name), as_sql(row.owner)};
    all.push_back({replace_server, std::move(values), storage_errc::not_found});
    co_return done(co_await database_.write(std::move(all)));
}

task<result<void>> sql_community_store::delete_server(server_id id) {
    std::vector<sql_statement> all;
    all.push_back({drop_server, {as_sql(id)}, {}});
    co_return done(co_await database_.write(std::move(all)));
}

task<result<std::optional<server_id>>> sql_community_store::server_of_channel(channel_id id) {
    sql_statement asked{select_owner, {as_sql(id)}, {}};
    PARLEY_CO_TRY(auto rows, co_await database_.read(std::move(asked)));
    co_return decode_one<server_id>(rows, [](row_reader& row) { return row.id<server_id>(); });
}

task<result<void>> sql_community_store::put_channel(channel row) {
    std::vector<sql_statement> all;
    all.push_back({put, values_of(std::move(row)), storage_errc::conflict});
    co_return done(co_await database_.write(std::move(all)));
}

task<result<void>> sql_community_store::delete_channel(channel_id id) {
    std::vector<sql_statement> all;
    all.push_back({drop_channel, {as_sql(id)}, {}});
    co_return done(co_await database_.write(std::move(all)));
}

}  // namespace parley
