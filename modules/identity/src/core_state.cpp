#include "core_state.hpp"

namespace parley::identity {

void core_state::note_bot(account_id owner, account_id bot) {
    if (bots_seen_count >= bots_seen_max) {
        // Forgets one owner's bots: their tokens are still refused, only open connections may outlive a
        // disabling.
        bots_seen_count -= bots_seen.begin()->second.size();
        bots_seen.erase(bots_seen.begin());
    }
    if (bots_seen[owner].insert(bot).second) ++bots_seen_count;
}

context::context(identity_options o, identity_needs n) : options(std::move(o)), needs(n) {
    for (std::size_t i = 0; i < needs.cores.size(); ++i) {
        states_.push_back(std::make_unique<core_state>(needs.cores.at(i), options));
    }
}

core_state& context::here() noexcept {
    auto* current = core::current();
    PARLEY_ASSERT(current != nullptr);
    return on_core(current->index());
}

}  // namespace parley::identity
