#include "discovery_service.hpp"

#include "joining.hpp"
#include "limits.hpp"

#include <parley/base/fold.hpp>
#include <parley/base/on_core.hpp>
#include <parley/base/text.hpp>

#include <algorithm>

namespace parley {
namespace limits = communities_limits;

task<result<std::vector<directory_entry>>> discovery_service::search(principal who, directory_query query) {
    auto const& needs = gate_.needs();
    discovery_query asked{
        .folded = text::folded(text::trimmed(query.text)),
        .count_max = std::clamp<std::size_t>(query.count_max, 1, limits::directory_page_max),
        .skip = std::min(query.skip, limits::directory_skip_max)};
    PARLEY_CO_TRY(auto found, co_await needs.growth.directory.search(std::move(asked)));
    PARLEY_CO_TRY(auto const mine, co_await needs.members.servers_of(who.account));
    std::vector<directory_entry> entries;
    for (auto& each : found) {
        bool const joined = std::find(mine.begin(), mine.end(), each.server.id) != mine.end();
        entries.push_back({std::move(each.server), each.members, joined});
    }
    co_return entries;
}

task<result<visible<server_view>>> discovery_service::join(principal who, server_id server) {
    auto work = join_at_home(who, server);
    co_return co_await on(gate_.home_of(server), std::move(work));
}

task<result<visible<server_view>>> discovery_service::join_at_home(principal who, server_id server) {
    PARLEY_CO_TRY(auto change, co_await gate_.here().begin_change(server));
    auto& state = *change.slot->state;
    bool const shown = state.what.discoverable && !state.what.suspended;
    if (!shown && !state.is_member(who.account)) co_return community_errc::not_found;
    std::optional<invite> without;
    co_return co_await join_server(gate_, state, who, std::move(without));
}

}  // namespace parley
