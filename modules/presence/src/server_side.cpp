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
    if (newest && is_member) change(server, word.account, word.what);
}

void presence_server_side::supersede(server_id server, presence_word const& word) {
    auto const asked = asked_.find({server, word.account});
    if (asked != asked_.end()) asked->second.newest = std::max(asked->second.newest, word.version);
}

bool presence_server_side::changed(server_id server, presence_word const& word) {
    auto const found = servers_.find(server);
    if (found == servers_.end() || !found->second.online.contains(word.account)) return false;
    supersede(server, word);
    change(server, word.account, word.what);
    return true;
}

void presence_server_side::offline(server_id server, presence_word const& word) {
    supersede(server, word);
    change(server, word.account, nullptr);
}

void presence_server_side::left(server_id server, account_id account) {
    auto const found = servers_.find(server);
    if (found == servers_.end()) return;
    // MEMBER_LEAVE says it all: there is no news of someone who is not there.
    found->second.online.erase(account);
    found->second.was.erase(account);
    forget_if_empty(server);
}

presence_ptr presence_server_side::seen(server_id server, account_id account) const {
    auto const found = servers_.find(server);
    if (found == servers_.end()) return nullptr;
    auto const at = found->second.online.find(account);
    return at == found->second.online.end() ? nullptr : at->second;
}

std::size_t presence_server_side::online(server_id server) const {
    auto const found = servers_.find(server);
    return found == servers_.end() ? 0 : found->second.online.size();
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
    for (auto const& [account, was] : it.was) {
        auto const at = it.online.find(account);
        auto now_seen = at == it.online.end() ? presence_ptr{} : at->second;
        if (!same(was, now_seen)) told.what.emplace_back(account, std::move(now_seen));
    }
    it.was.clear();
    bool const big = it.online.size() > options_.big_online;
    if (!told.what.empty()) it.quiet_until = now + (big ? options_.big_window : options_.window);
    forget_if_empty(server);
    if (told.what.empty()) return std::nullopt;
    return told;
}

void presence_server_side::change(server_id server, account_id account, presence_ptr now) {
    auto found = servers_.find(server);
    if (found == servers_.end()) {
        if (!now) return;
        found = servers_.try_emplace(server).first;
    }
    auto& it = found->second;
    auto const at = it.online.find(account);
    auto was = at == it.online.end() ? presence_ptr{} : at->second;
    if (same(was, now)) return;
    if (!now) {
        it.online.erase(at);
    } else if (at == it.online.end()) {
        it.online.emplace(account, std::move(now));
    } else {
        at->second = std::move(now);
    }
    if (it.was.empty()) changed_.push_back(server);
    it.was.try_emplace(account, std::move(was));
}

void presence_server_side::forget_if_empty(server_id server) {
    auto const found = servers_.find(server);
    if (found != servers_.end() && found->second.online.empty() && found->second.was.empty()) {
        servers_.erase(found);
    }
}

}  // namespace parley
