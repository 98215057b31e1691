#include "crossing.hpp"

#include "event_scope.hpp"

#include <parley/base/failpoint.hpp>

#include <algorithm>

namespace parley::sessions {
namespace {

/// A channel's own beginning and end are told by the event: nobody needs a word more about it.
channel_id told_by(events::payload const& what) noexcept {
    bool const itself = std::holds_alternative<events::channel_created>(what) ||
                        std::holds_alternative<events::channel_deleted>(what);
    return itself ? channel_of(what).value_or(channel_id{}) : channel_id{};
}

}  // namespace

crossing::crossing(audience& in, event const& what) : in_(in), told_by_itself_(told_by(what.what)) {
    if (!told_by_itself_ && planted("perm_cache_no_invalidate")) return;
    if (auto const* rules = sessions::rules_of(what.what)) rules_ = *rules;
    member_ = membership_of(what.what);
}

crossing::~crossing() {
    for (auto const& [from, each] : steps_) {
        in_.release(from.first);
        in_.release(each.to);
    }
}

std::optional<account_id> crossing::only_for() const noexcept {
    if (member_ == nullptr) return std::nullopt;
    return member_->account;
}

crossing::step const* crossing::of(audience::index from, account_id who) {
    if (from == 0) return nullptr;
    if (rules_ ? in_.rules_of(from) == rules_
               : in_.is(from, in_.rules_of(from), member_->account, member_->roles)) {
        return nullptr;
    }
    bool const alone = rules_ && in_.names(rules_, who);
    std::pair const key{from, alone ? who : account_id{}};
    auto found = steps_.find(key);
    if (found == steps_.end()) {
        auto const rules = rules_ ? rules_ : in_.rules_of(from);
        auto const roles = rules_ ? in_.roles_of(from) : member_->roles;
        auto const to = in_.enter(rules, who, roles);
        in_.hold(from);  // its index must not become another class's meanwhile
        found = steps_.emplace(key, made(from, to)).first;
    }
    return &found->second;
}

crossing::step crossing::made(audience::index from, audience::index to) const {
    step it{to, in_.between(from, to)};
    for (auto* some : {&it.tells.lost, &it.tells.gained})
        std::erase(*some, told_by_itself_);
    return it;
}

}  // namespace parley::sessions
