// Members by id, or by the start of a name.

#include "fold.hpp"
#include "limits.hpp"
#include "list_key.hpp"
#include "rosters.hpp"

#include <parley/base/on_core.hpp>

#include <algorithm>
#include <unordered_map>
#include <unordered_set>
#include <utility>

namespace parley {
namespace {

/// Role zero is held by all.
bool holds(member const& who, role_id role) {
    return !role || std::binary_search(who.roles.begin(), who.roles.end(), role);
}

}  // namespace

task<result<members_found>> rosters::find(principal who, member_query query) {
    query.count_max = std::clamp<std::size_t>(query.count_max, 1, roster_limits::found_max);
    if (query.accounts.size() > roster_limits::found_max) query.accounts.resize(roster_limits::found_max);
    auto& home = needs_.cores.home_of(query.server);
    auto work = find_at_home(who, std::move(query));
    PARLEY_CO_TRY(auto found, co_await on(home, std::move(work)));
    std::vector<account_id> ids;
    for (auto const& each : found.members)
        ids.push_back(each.member.account);
    PARLEY_CO_TRY(auto accounts, co_await needs_.accounts.find_many(std::move(ids)));
    std::unordered_map<account_id, account> known;
    for (auto& each : accounts)
        known.emplace(each.id, std::move(each));
    members_found out;
    out.absent = std::move(found.absent);
    for (auto& each : found.members) {
        auto const at = known.find(each.member.account);
        if (at == known.end()) continue;
        each.who = at->second;
        out.members.emplace_back(*found.access, std::move(each));
    }
    co_return out;
}

task<result<rosters::found_ids>> rosters::find_at_home(principal who, member_query query) {
    auto const server = query.server;
    PARLEY_CO_TRY(auto const access, co_await needs_.directory.access_server(who, server, std::nullopt));
    auto ids = query.accounts;
    bool const by_name = ids.empty();
    if (by_name) {
        PARLEY_CO_TRY(ids, co_await search(open_hall(server), std::move(query)));
        // The search may have taken a while: who has left meanwhile learns nothing.
        PARLEY_CO_CHECK(co_await needs_.directory.access_server(who, server, std::nullopt));
    }
    auto const people = needs_.people.now(server);
    if (!people) co_return community_errc::unavailable;
    found_ids found;
    found.access = access;
    std::unordered_set<account_id> seen;
    for (auto const each : ids) {
        if (!seen.insert(each).second) continue;
        auto const at = people->members.find(each);
        if (at == people->members.end()) {
            if (!by_name) found.absent.push_back(each);
            continue;
        }
        auto const now = needs_.presences.now(server, each);
        found.members.push_back({.member = at->second,
                                 .who = {},
                                 .owner = each == people->rules->owner(),
                                 .presence = now ? *now : presence{}});
    }
    co_return found;
}

/// Each once, in order of the name by which they were found.
task<result<std::vector<account_id>>> rosters::search(hall_ptr in, member_query query) {
    PARLEY_CO_CHECK(co_await read_names(in));
    in->used = now();
    query.start = folded(query.start);
    if (!query.role) co_return co_await walk_names(in, std::move(query));
    auto const holders = co_await holders_of(in, query.role);
    if (!holders) co_return co_await walk_names(in, std::move(query));  // many: some are found soon
    co_return in->names.among(*holders, query.start, query.count_max);
}

task<result<std::vector<account_id>>> rosters::walk_names(hall_ptr in, member_query query) {
    std::vector<account_id> found;
    std::unordered_set<account_id> seen;
    roster::place at;
    for (bool more = true; more && found.size() < query.count_max;) {
        std::vector<account_id> some;
        more = in->names.next(query.start, at, roster_limits::search_slice, some);
        auto const people = needs_.people.now(in->server);
        if (!people) co_return community_errc::unavailable;
        for (auto const each : some) {
            if (found.size() == query.count_max) break;
            auto const member = people->members.find(each);
            if (member == people->members.end() || !holds(member->second, query.role)) continue;
            if (seen.insert(each).second) found.push_back(each);
        }
        if (more && found.size() < query.count_max) co_await give_way();
    }
    co_return found;
}

/// Nothing when they are many.
task<std::optional<std::vector<account_id>>> rosters::holders_of(hall_ptr in, role_id role) {
    std::vector<account_id> all;
    account_id after;
    for (bool more = true; more;) {
        auto const people = needs_.people.now(in->server);
        if (!people) break;
        auto at = people->members.upper_bound(after);
        for (std::size_t i = 0; i < roster_limits::members_slice && at != people->members.end(); ++i, ++at) {
            after = at->first;
            if (holds(at->second, role)) all.push_back(after);
        }
        if (all.size() > roster_limits::holders_max) co_return std::nullopt;
        more = at != people->members.end();
        if (more) co_await give_way();
    }
    co_return all;
}

/// All names of the server, once; who joins later is entered as they come.
task<result<void>> rosters::read_names(hall_ptr in) {
    if (in->has_all_names) co_return result<void>{};
    auto const turn = co_await in->naming.take();
    if (in->has_all_names) co_return result<void>{};
    in->wants_all_names = true;
    account_id after;
    for (;;) {
        std::vector<account_id> some;
        {
            auto const people = needs_.people.now(in->server);
            if (!people) co_return community_errc::unavailable;
            for (auto at = people->members.upper_bound(after);
                 at != people->members.end() && some.size() < roster_limits::slice; ++at) {
                some.push_back(at->first);
            }
        }
        if (some.empty()) break;
        after = some.back();
        bool const named = co_await name(in, std::move(some));
        if (!named) co_return storage_errc::unavailable;
        in->used = now();
    }
    in->has_all_names = true;
    co_return result<void>{};
}

}  // namespace parley
