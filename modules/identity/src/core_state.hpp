#pragma once
// What identity keeps on each core, and how its parts reach it.

#include "account_cache.hpp"
#include "flights.hpp"
#include "login_limits.hpp"
#include "token_cache.hpp"

#include <parley/base/assert.hpp>
#include <parley/base/async_lock.hpp>
#include <parley/base/task_scope.hpp>
#include <parley/identity/make_identity.hpp>

#include <array>
#include <map>
#include <memory>
#include <set>
#include <vector>

namespace parley::identity {

/// Touched by its core only.
struct core_state {
    core_state(core& home, identity_options const& options)
        : tokens(options.tokens_cached_max), accounts(options.accounts_cached_max), work(home, "identity") {}

    /// Changes of one account take turns, on its home core.
    async_lock& turn_of(account_id id) { return turns[std::hash<account_id>{}(id) % turns.size()]; }
    void note_bot(account_id owner, account_id bot);

    token_cache tokens;
    parley::identity::flights flights;
    account_cache accounts;
    task_scope work;
    std::array<async_lock, account_turns> turns;
    std::map<account_id, std::set<account_id>> bots_seen;  ///< by owner
    std::size_t bots_seen_count = 0;
    bool has_people = false;  ///< once true, true forever: people are disabled, never removed
};

/// Options, needs and per-core state: what all parts of the room share. Outlives them.
class context {
public:
    context(identity_options o, identity_needs n);

    core_state& here() noexcept;  ///< of the calling core
    core_state& on_core(std::size_t index) noexcept { return *states_[index]; }
    /// The instance-wide pieces (limits, the provider's documents, pending flows) live on one core.
    core& first_core() const noexcept { return needs.cores.at(0); }
    core& home_of(account_id id) const noexcept { return needs.cores.home_of(id); }

    identity_options const options;
    identity_needs const needs;
    login_listener* login_listener_or_null = nullptr;
    account_listener* account_listener_or_null = nullptr;

private:
    std::vector<std::unique_ptr<core_state>> states_;
};

}  // namespace parley::identity
