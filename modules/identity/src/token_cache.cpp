#include "token_cache.hpp"

#include <algorithm>

namespace parley::identity {

std::optional<principal> token_cache::find(token_digest const& digest, wall_time now) {
    auto const* found = tokens_.find(digest);
    if (found == nullptr) return std::nullopt;
    if (now < found->until) return found->who;
    unlist(digest, found->who.account);
    tokens_.erase(digest);
    return std::nullopt;
}

void token_cache::keep(token_digest const& digest, principal who, wall_time until) {
    tokens_.put(digest, {who, until},
                [this](token_digest const& oldest, entry const& what) { unlist(oldest, what.who.account); });
    of_account_[who.account].insert(digest);
}

bool token_cache::is_refused(token_digest const& digest, mono_time now) {
    auto const* until = refused_.find(digest);
    return until != nullptr && now < *until;
}

void token_cache::refuse(token_digest const& digest, mono_time now) {
    refused_.put(digest, now + refused_for);
}

void token_cache::forget_logins(account_id account, std::vector<login_id> const& logins) {
    ++generation_;
    auto at = of_account_.find(account);
    if (at == of_account_.end()) return;
    std::erase_if(at->second, [&](token_digest const& digest) {
        auto const* known = tokens_.find(digest);
        PARLEY_ASSERT(known != nullptr);  // the two maps change together
        bool gone = std::find(logins.begin(), logins.end(), known->who.login) != logins.end();
        if (gone) tokens_.erase(digest);
        return gone;
    });
    if (at->second.empty()) of_account_.erase(at);
}

void token_cache::forget_account(account_id account) {
    ++generation_;
    refused_.clear();  // an account that is enabled again must not wait
    auto at = of_account_.find(account);
    if (at == of_account_.end()) return;
    for (auto const& digest : at->second)
        tokens_.erase(digest);
    of_account_.erase(at);
}

void token_cache::unlist(token_digest const& digest, account_id account) {
    auto at = of_account_.find(account);
    if (at == of_account_.end()) return;
    at->second.erase(digest);
    if (at->second.empty()) of_account_.erase(at);
}

}  // namespace parley::identity
