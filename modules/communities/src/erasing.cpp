#include "erasing.hpp"

#include <utility>

namespace parley {

task<result<void>> erase_server(directory& gate, registry::change_turn& change) {
    auto const server = change.slot->state->what.id;
    auto const& needs = gate.needs();
    PARLEY_CO_CHECK(co_await needs.servers.delete_server(server));
    auto const channels = std::move(change.slot->state->channels);
    auto const members = std::move(change.slot->state->members);
    gate.here().forget(server);
    needs.events.publish(stream_id::of_server(server), events::server_deleted{server});
    for (auto const& [account, row] : members)
        gate.tell_account(account, events::server_left{server});
    // The rows are gone, so nobody can reach the messages; a failure here leaves bytes behind, not access.
    for (auto const& each : channels) {
        PARLEY_CO_CHECK(co_await needs.messages.drop_channel(each.id));
    }
    co_return result<void>{};
}

}  // namespace parley
