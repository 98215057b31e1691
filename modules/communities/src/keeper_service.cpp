#include "keeper_service.hpp"

#include "erasing.hpp"

#include <parley/base/on_core.hpp>

#include <utility>

namespace parley {

task<result<admin_server>> keeper_service::set_suspended(server_id server, bool suspended) {
    auto work = set_suspended_at_home(server, suspended);
    co_return co_await on(gate_.home_of(server), std::move(work));
}

task<result<admin_server>> keeper_service::set_suspended_at_home(server_id server, bool suspended) {
    PARLEY_CO_TRY(auto change, co_await gate_.here().begin_change(server));
    auto& state = *change.slot->state;
    admin_server answer{state.what, state.members.size()};
    if (state.what.suspended == suspended) co_return answer;
    answer.what.suspended = suspended;
    std::vector<community_change> all{changes::put_server{answer.what}};
    PARLEY_CO_CHECK(co_await gate_.needs().servers.commit(server, std::move(all)));
    state.what = answer.what;
    tell(state);
    co_return answer;
}

/// To who is in it, it is gone, or it is as if they had just joined it.
void keeper_service::tell(server_state const& state) {
    auto const server = state.what.id;
    if (state.what.suspended)
        gate_.needs().events.publish(stream_id::of_server(server), events::server_deleted{server});
    for (auto const& [account, row] : state.members) {
        if (state.what.suspended) {
            gate_.tell_account(account, events::server_left{server});
        } else {
            gate_.tell_account(account, events::server_joined{server});
        }
    }
}

task<result<void>> keeper_service::erase(server_id server) {
    auto work = erase_at_home(server);
    co_return co_await on(gate_.home_of(server), std::move(work));
}

task<result<void>> keeper_service::erase_at_home(server_id server) {
    PARLEY_CO_TRY(auto change, co_await gate_.here().begin_change(server));
    co_return co_await erase_server(gate_, change);
}

}  // namespace parley
