#include "server_side.hpp"

#include <parley/base/assert.hpp>

#include <algorithm>

namespace parley {

void presence_server_side::begin(server_id server, presence_word const& word) {
    auto& asked = asked_[{server, word.account}];
    ++asked.open;
    asked.newest = std::max(asked.newest, word.version);
}

bool presence_server_side::is_newest(server_id server, presence_word const& word) const {
    auto const asked = asked_.find({server, word.account});
    return asked != asked_.end() && asked->second.newest == word.version;
}

void presence_server_side::finish(server_id server, presence_word const& word, bool is_member) {
    auto const asked = asked_.find({server, word.account});
    PARLEY_ASSERT(asked != asked_.end() && asked->second.open > 0);
    bool const newest = asked->second.newest == word.version;
    if (--asked->second.open == 0) asked_.erase(asked);
    if (newest && is_member) change(server, word.account, true);
}

void presence_server_side::offline(server_id server, presence_word const& word) {
    auto const asked = asked_.find({server, word.account});
    if (asked != asked_.end()) asked->second.newest = std::max(asked->second.newest, word.version);
    change(server, word.account, false);
}

void presence_server_side::left(server_id server, account_id account) {
    auto const found = servers_.find(server);
    if (found == servers_.end()) return;
    // MEMBER_LEAVE says it all: there is no news of someone who is not there.
    found->second.online.erase(account);
    found->second.was_online.erase(account);
    forget_if_empty(server);
}

bool presence_server_side::is_online(server_id server, account_id account) const {
    auto const found = servers_.find(server);
    return found != servers_.end() && found->second.online.contains(account);
}

std::vector<presence_server_side::news> presence_server_side::take_due(mono_time now) {
    std::vector<news> due;
    std::erase_if(changed_, [&](server_id server) {
        auto const found = servers_.find(server);
        if (found == servers_.end()) return true;
        if (found->second.quiet_until > now) return false;
        if (auto told = take_if_due(server, now)) due.push_back(std::move(*told));
        return true;
    });
    return due;
}

std::optional<presence_server_side::news> presence_server_side::take_if_due(server_id server, mono_time now) {
    auto const found = servers_.find(server);
    if (found == servers_.end() || found->second.quiet_until > now) return std::nullopt;
    auto& it = found->second;
    news told{server, {}};
    for (auto const& [account, was] : it.was_online) {
        bool const is = it.online.contains(account);
        if (is != was)
            told.what.emplace_back(account, is ? presence_status::online : presence_status::offline);
    }
    it.was_online.clear();
    bool const big = it.online.size() > options_.big_online;
    if (!told.what.empty()) it.quiet_until = now + (big ? options_.big_window : options_.window);
    forget_if_empty(server);
    if (told.what.empty()) return std::nullopt;
    return told;
}

void presence_server_side::change(server_id server, account_id account, bool online) {
    auto found = servers_.find(server);
    if (found == servers_.end()) {
        if (!online) return;
        found = servers_.try_emplace(server).first;
    }
    auto& it = found->second;
    bool const was = it.online.contains(account);
    if (was == online) return;
    if (online) {
        it.online.insert(account);
    } else {
        it.online.erase(account);
    }
    if (it.was_online.empty()) changed_.push_back(server);
    it.was_online.try_emplace(account, was);
}

void presence_server_side::forget_if_empty(server_id server) {
    auto const found = servers_.find(server);
    if (found != servers_.end() && found->second.online.empty() && found->second.was_online.empty()) {
        servers_.erase(found);
    }
}

}  // namespace parley
