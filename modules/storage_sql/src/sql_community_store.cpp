#include "sql_community_store.hpp"

#include "channel_statements.hpp"
#include "community_changes.hpp"
#include "member_statements.hpp"
#include "role_statements.hpp"
#include "server_statements.hpp"
#include "sql_values.hpp"
#include "whole_server.hpp"

#include <unordered_map>
#include <utility>

namespace parley {
namespace {

// Everything that belongs to it goes with it (on delete cascade).
constexpr std::string_view drop_server = "delete from server where id = $1";
constexpr std::string_view select_owner = "select server from channel where id = $1";

void give_overwrites(std::vector<channel>& channels, std::vector<channel_overwrite> const& overwrites) {
    std::unordered_map<std::uint64_t, channel*> by_id;
    for (auto& each : channels)
        by_id[each.id.value] = &each;
    for (auto const& each : overwrites) {
        auto at = by_id.find(each.channel.value);
        if (at != by_id.end()) at->second->overwrites.push_back(each.what);
    }
}

// Both are in order of account, so one walk pairs them.
void give_roles(std::vector<member>& members, std::vector<held_role> const& held) {
    auto next = members.begin();
    for (auto const& each : held) {
        while (next != members.end() && next->account < each.account)
            ++next;
        if (next == members.end()) return;
        if (next->account == each.account) next->roles.push_back(each.role);
    }
}

}  // namespace

task<result<void>> sql_community_store::create_server(server_row row) {
    std::vector<sql_statement> all;
    insert_whole_server(all, std::move(row));
    co_return done(co_await database_.write(std::move(all)));
}

task<result<std::optional<server_row>>> sql_community_store::load_server(server_id id) {
    PARLEY_CO_TRY(auto server_rows, co_await database_.read(select_server(id)));
    PARLEY_CO_TRY(auto found_server, decode_one<server>(server_rows, read_server));
    if (!found_server) co_return std::optional<server_row>{};
    PARLEY_CO_TRY(auto role_rows, co_await database_.read(select_roles(id)));
    PARLEY_CO_TRY(auto roles, decode_all<role>(role_rows, read_role));
    PARLEY_CO_TRY(auto channels, co_await load_channels(id));
    PARLEY_CO_TRY(auto members, co_await load_members(id));
    server_row whole{std::move(*found_server), std::move(roles), std::move(channels), std::move(members)};
    co_return std::optional<server_row>{std::move(whole)};
}

task<result<std::vector<channel>>> sql_community_store::load_channels(server_id id) {
    PARLEY_CO_TRY(auto rows, co_await database_.read(select_channels(id)));
    PARLEY_CO_TRY(auto channels, decode_all<channel>(rows, read_channel));
    PARLEY_CO_TRY(auto overwrite_rows, co_await database_.read(select_overwrites(id)));
    PARLEY_CO_TRY(auto overwrites, decode_all<channel_overwrite>(overwrite_rows, read_overwrite));
    give_overwrites(channels, overwrites);
    co_return channels;
}

task<result<std::vector<member>>> sql_community_store::load_members(server_id id) {
    PARLEY_CO_TRY(auto rows, co_await database_.read(select_members(id)));
    PARLEY_CO_TRY(auto members, decode_all<member>(rows, read_member));
    PARLEY_CO_TRY(auto held_rows, co_await database_.read(select_held_roles(id)));
    PARLEY_CO_TRY(auto held, decode_all<held_role>(held_rows, read_held_role));
    give_roles(members, held);
    co_return members;
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

task<result<void>> sql_community_store::commit(server_id server, std::vector<community_change> all) {
    PARLEY_CO_TRY(auto statements, statements_of(server, std::move(all)));
    co_return done(co_await database_.write(std::move(statements)));
}

}  // namespace parley
