#include "roster.hpp"

#include "fold.hpp"

#include <algorithm>
#include <optional>

namespace parley {

roster::names const* roster::find(account_id who) const {
    auto const at = people_.find(who);
    return at == people_.end() ? nullptr : &at->second;
}

void roster::put(account const& who, std::string_view nickname, word how) {
    auto const [at, is_new] = people_.try_emplace(who.id);
    if (!is_new) {
        if (how == word::read) return;
        strike(who.id, at->second);
    }
    at->second = {folded(who.name), folded(who.display_name), folded(nickname)};
    enter(who.id, at->second);
}

void roster::rename(account const& who) {
    auto const at = people_.find(who.id);
    if (at == people_.end()) return;
    strike(who.id, at->second);
    at->second.name = folded(who.name);
    at->second.display = folded(who.display_name);
    enter(who.id, at->second);
}

void roster::set_nickname(account_id who, std::string_view nickname) {
    auto const at = people_.find(who);
    if (at == people_.end()) return;
    strike(who, at->second);
    at->second.nickname = folded(nickname);
    enter(who, at->second);
}

void roster::erase(account_id who) {
    auto const at = people_.find(who);
    if (at == people_.end()) return;
    strike(who, at->second);
    people_.erase(at);
}

void roster::enter(account_id who, names const& of) {
    for (auto const* each : {&of.name, &of.display, &of.nickname}) {
        if (!each->empty()) index_.emplace(*each, who);
    }
}

void roster::strike(account_id who, names const& of) {
    for (auto const* each : {&of.name, &of.display, &of.nickname})
        index_.erase({*each, who});
}

bool roster::next(std::string const& start, place& from, std::size_t steps_max,
                  std::vector<account_id>& found) const {
    bool const begins = !from.who;
    auto at = begins ? index_.lower_bound({start, account_id{}}) : index_.upper_bound({from.name, from.who});
    for (std::size_t steps = 0; steps < steps_max; ++steps, ++at) {
        if (at == index_.end() || !at->first.starts_with(start)) return false;
        found.push_back(at->second);
        from = {at->first, at->second};
    }
    return true;
}

std::vector<account_id> roster::among(std::vector<account_id> const& whom, std::string const& start,
                                      std::size_t count_max) const {
    std::vector<std::pair<std::string_view, account_id>> found;
    for (auto const who : whom) {
        auto const* of = find(who);
        if (of == nullptr) continue;
        std::optional<std::string_view> first;
        for (std::string_view const each :
             {std::string_view(of->name), std::string_view(of->display), std::string_view(of->nickname)}) {
            if (!each.empty() && each.starts_with(start) && (!first || each < *first)) first = each;
        }
        if (first) found.emplace_back(*first, who);
    }
    std::sort(found.begin(), found.end());
    std::vector<account_id> all;
    for (std::size_t i = 0; i < found.size() && i < count_max; ++i)
        all.push_back(found[i].second);
    return all;
}

}  // namespace parley
