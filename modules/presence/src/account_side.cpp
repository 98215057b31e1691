#include "account_side.hpp"

#include <parley/base/assert.hpp>

#include <algorithm>

namespace parley {

std::optional<presence_word> presence_account_side::connected(account_id account) {
    auto [at, is_new] = accounts_.try_emplace(account);
    ++at->second.sessions;
    if (!is_new) return std::nullopt;
    at->second.version = ++versions_;
    return presence_word{account, at->second.version, true};
}

void presence_account_side::disconnected(account_id account, mono_time now) {
    auto const found = accounts_.find(account);
    PARLEY_ASSERT(found != accounts_.end() && found->second.sessions > 0);
    if (--found->second.sessions > 0) return;
    found->second.quiet_since = now;
    leaving_.push_back({now + options_.offline_grace, account});
}

std::vector<presence_account_side::departure> presence_account_side::expire(mono_time now) {
    std::vector<departure> gone;
    while (!leaving_.empty() && leaving_.front().at <= now) {
        auto const due = leaving_.front();
        leaving_.pop_front();
        auto const found = accounts_.find(due.account);
        if (found == accounts_.end() || found->second.sessions > 0) continue;
        if (found->second.quiet_since + options_.offline_grace > due.at)
            continue;  // came and went again since
        gone.push_back({{due.account, ++versions_, false}, std::move(found->second.told)});
        accounts_.erase(found);
    }
    return gone;
}

std::vector<server_id> presence_account_side::tell(presence_word const& word,
                                                   std::vector<server_id> servers) {
    if (!is_current(word)) return {};
    auto& told = accounts_.at(word.account).told;
    std::erase_if(servers, [&](server_id s) { return std::find(told.begin(), told.end(), s) != told.end(); });
    told.insert(told.end(), servers.begin(), servers.end());
    return servers;
}

std::optional<presence_word> presence_account_side::joined(account_id account, server_id server) {
    auto const found = accounts_.find(account);
    if (found == accounts_.end()) return std::nullopt;
    auto& told = found->second.told;
    // Told before or not: who was told while not yet a member has to hear it again.
    if (std::find(told.begin(), told.end(), server) == told.end()) told.push_back(server);
    return presence_word{account, found->second.version, true};
}

void presence_account_side::left(account_id account, server_id server) {
    auto const found = accounts_.find(account);
    if (found != accounts_.end()) std::erase(found->second.told, server);
}

bool presence_account_side::is_current(presence_word const& word) const {
    auto const found = accounts_.find(word.account);
    return found != accounts_.end() && found->second.version == word.version;
}

}  // namespace parley
