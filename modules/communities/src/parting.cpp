#include "parting.hpp"

#include "overwrite_rules.hpp"

namespace parley {

task<result<void>> part(directory& gate, server_state& state, account_id leaving,
                        std::vector<community_change> all) {
    auto const server = state.what.id;
    auto const& needs = gate.needs();
    PARLEY_CO_CHECK(co_await needs.servers.commit(server, std::move(all)));
    state.members.erase(leaving);
    // Overwrites go with the member they were for: whoever comes back starts like anyone.
    std::vector<channel> changed;
    for (auto const& each : state.channels) {
        if (find_overwrite(each.overwrites, overwrite::target_kind::member, leaving.value) == nullptr)
            continue;
        changed.push_back(each);
        std::erase_if(changed.back().overwrites, [&](overwrite const& it) {
            return it.of == overwrite::target_kind::member && it.target == leaving.value;
        });
    }
    for (auto const& each : changed)
        state.put_channel(each);
    if (!changed.empty()) state.renew_rules();
    auto const stream = stream_id::of_server(server);
    needs.events.publish(stream, events::member_left{server, leaving});
    for (auto& each : changed) {
        auto const last = state.last_messages[state.index_of(each.id)];
        needs.events.publish(stream, events::channel_changed{std::move(each), last, state.rules});
    }
    gate.tell_account(leaving, events::server_left{server});
    co_return result<void>{};
}

}  // namespace parley
