#include "registry.hpp"

#include <parley/base/assert.hpp>

namespace parley {

server_state* registry::find_loaded(server_id id) {
    auto at = slots_.find(id);
    if (at == slots_.end() || !at->second->state) return nullptr;
    touch(*at->second);
    return at->second->state.get();
}

std::shared_ptr<server_slot> registry::slot_of(server_id id) {
    auto& slot = slots_[id];
    if (!slot) {
        slot = std::make_shared<server_slot>();
        order_.push_front(id);
        slot->used = order_.begin();
        evict_beyond_bound();
    }
    return slot;
}

void registry::touch(server_slot& slot) {
    order_.splice(order_.begin(), order_, slot.used);
}

void registry::evict_beyond_bound() {
    // From the oldest; a slot that someone holds or waits for stays (it is at most one per running request).
    auto at = order_.end();
    while (slots_.size() > options_.loaded_servers_max && at != order_.begin()) {
        --at;
        auto found = slots_.find(*at);
        PARLEY_ASSERT(found != slots_.end());
        if (found->second.use_count() > 1 || !found->second->changes.idle()) continue;
        slots_.erase(found);
        at = order_.erase(at);
    }
}

task<result<server_state*>> registry::load(server_id id) {
    if (auto* state = find_loaded(id)) co_return state;
    auto slot = slot_of(id);
    auto turn = co_await slot->changes.take();  // whoever came first loads; the others find it done
    if (!slot->state) {
        auto read_state = co_await read(id);
        if (read_state.has_error()) {
            if (slots_.contains(id) && slots_[id] == slot && slot->changes.waiting() == 0) forget(id);
            co_return read_state.error();
        }
        slot->state = std::move(read_state).value();
    }
    co_return slot->state.get();
}

task<result<registry::change_turn>> registry::begin_change(server_id id) {
    PARLEY_CO_CHECK(co_await load(id));
    auto slot = slot_of(id);
    auto turn = co_await slot->changes.take();
    if (!slot->state) co_return community_errc::not_found;  // deleted while this one waited
    co_return change_turn{std::move(slot), std::move(turn)};
}

void registry::put(std::unique_ptr<server_state> state) {
    auto id = state->what.id;
    slot_of(id)->state = std::move(state);
}

void registry::forget(server_id id) {
    auto at = slots_.find(id);
    if (at == slots_.end()) return;
    at->second->state.reset();
    order_.erase(at->second->used);
    slots_.erase(at);
}

task<result<std::unique_ptr<server_state>>> registry::read(server_id id) {
    PARLEY_CO_TRY(auto row, co_await needs_.servers.load_server(id));
    if (!row) co_return community_errc::not_found;
    auto state = std::make_unique<server_state>();
    state->what = std::move(row->server);
    for (auto& each : row->roles)
        state->put_role(std::move(each));
    for (auto& each : row->members)
        state->members.emplace_hint(state->members.end(), each.account, std::move(each));
    PARLEY_CO_TRY(state->expressions, co_await needs_.expressions.of_server(id));
    for (auto& each : row->channels) {
        PARLEY_CO_TRY(auto newest, co_await needs_.messages.newest_ids(each.id, 1));
        state->put_channel(std::move(each), newest.empty() ? message_id{} : newest.front());
    }
    state->renew_rules();
    co_return state;
}

}  // namespace parley
