#pragma once
// Which servers a core has loaded. One registry per core; every call on that core.

#include "server_state.hpp"

#include <parley/base/result.hpp>
#include <parley/base/task.hpp>
#include <parley/communities/make_communities.hpp>

#include <list>
#include <memory>
#include <unordered_map>

namespace parley {

class registry {
public:
    registry(communities_options const& options, communities_needs const& needs)
        : options_(options), needs_(needs) {}

    /// The state when it is in memory.
    server_state* find_loaded(server_id id);
    /// Loads it when it is not. community_errc::not_found. The pointer is good until the next co_await.
    task<result<server_state*>> load(server_id id);
    /// The turn to change a server; `find_loaded` afterwards says whether it still exists.
    struct change_turn {
        std::shared_ptr<server_slot> slot;  // outlives the turn
        async_lock::turn turn;
    };
    task<result<change_turn>> begin_change(server_id id);
    void put(std::unique_ptr<server_state> state);  ///< a server just created
    void forget(server_id id);                      ///< a server just deleted

private:
    std::shared_ptr<server_slot> slot_of(server_id id);
    void touch(server_slot& slot);
    void evict_beyond_bound();
    task<result<std::unique_ptr<server_state>>> read(server_id id);

    communities_options const& options_;
    communities_needs const& needs_;
    std::unordered_map<server_id, std::shared_ptr<server_slot>> slots_;
    std::list<server_id> order_;  // most recently used first
};

}  // namespace parley
