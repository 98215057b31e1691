#pragma once
// Accounts as one core last read them.

#include "lru_map.hpp"

#include <parley/model/account.hpp>

#include <cstdint>

namespace parley::identity {

/// Belongs to one core; no I/O.
class account_cache {
public:
    explicit account_cache(std::size_t accounts_max) : accounts_(accounts_max) {}

    /// Null when not known. Valid until the next change of the cache.
    account const* find(account_id id) { return accounts_.find(id); }
    /// Keeps what was read from the store unless a `forget` came after `generation` was noted.
    void keep(account who, std::uint64_t generation) {
        if (generation == generation_) accounts_.put(who.id, who);
    }
    std::uint64_t generation() const noexcept { return generation_; }
    void forget(account_id id) {
        ++generation_;
        accounts_.erase(id);
    }

private:
    std::uint64_t generation_ = 0;
    lru_map<account_id, account> accounts_;
};

}  // namespace parley::identity
