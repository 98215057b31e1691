#pragma once
// What one core knows of tokens: who they stand for, which are refused, and how often it was told to forget.

#include "limits.hpp"
#include "lru_map.hpp"

#include <parley/interfaces/stores/account_store.hpp>

#include <optional>
#include <unordered_map>
#include <unordered_set>
#include <vector>

namespace parley::identity {

/// Belongs to one core; no I/O. Tokens are known by their digest only.
class token_cache {
public:
    explicit token_cache(std::size_t tokens_max) : tokens_(tokens_max) {}

    std::optional<principal> find(token_digest const& digest, wall_time now);
    void keep(token_digest const& digest, principal who, wall_time until);
    bool is_refused(token_digest const& digest, mono_time now);
    void refuse(token_digest const& digest, mono_time now);

    /// Rises with each `forget…`. Whoever reads a store notes it before, and may keep what was read only
    /// while it is still the same: otherwise a revocation may have passed in between.
    std::uint64_t generation() const noexcept { return generation_; }
    void forget_logins(account_id account, std::vector<login_id> const& logins);
    /// All of the account's, JWTs included.
    void forget_account(account_id account);

private:
    struct entry {
        principal who;
        wall_time until;
    };
    void unlist(token_digest const& digest, account_id account);

    std::uint64_t generation_ = 0;
    lru_map<token_digest, entry> tokens_;
    std::unordered_map<account_id, std::unordered_set<token_digest>> of_account_;
    lru_map<token_digest, mono_time> refused_{refused_tokens_max};
};

}  // namespace parley::identity
