#include "audience.hpp"

#include <parley/base/assert.hpp>

#include <algorithm>
#include <functional>
#include <ranges>

namespace parley::sessions {
namespace {

constexpr std::size_t word_bits = 64;

bool test(std::span<std::uint64_t const> words, std::size_t bit) noexcept {
    return (words[bit / word_bits] >> (bit % word_bits) & 1U) != 0;
}

/// Its place among the rules' channels; their number when it is not one of them.
std::size_t place_of(permission_rules const& rules, channel_id channel) noexcept {
    auto const* rule = rules.find_channel(channel);
    return rule ? static_cast<std::size_t>(rule - rules.channels().data()) : rules.channels().size();
}

}  // namespace

audience::index audience::enter(permission_rules_ptr const& rules, account_id who,
                                std::span<role_id const> roles) {
    PARLEY_ASSERT(rules != nullptr);
    take_roles(*rules, roles);
    key const wanted{rules, names(rules, who) ? who : account_id{}, scratch_};
    auto const hash = hash_of(wanted);
    auto slot = find(wanted, hash);
    if (slot == classes_.size()) {
        slot = free_slot();
        auto& made = classes_[slot];
        made.rules = rules;
        made.only_for = wanted.only_for;
        made.words.reserve(bit_words(*rules) + scratch_.size());
        fill_bits(made, who, roles);
        made.words.insert(made.words.end(), scratch_.begin(), scratch_.end());
        hashes_[slot] = hash;
    }
    ++classes_[slot].refs;
    return slot + 1;
}

void audience::hold(index which) noexcept {
    if (which == 0) return;
    PARLEY_DEBUG_ASSERT(at(which).refs > 0);
    ++classes_[which - 1].refs;
}

void audience::release(index which) noexcept {
    if (which == 0) return;
    auto& it = classes_[which - 1];
    PARLEY_ASSERT(it.refs > 0);
    if (--it.refs > 0) return;
    it = visibility{};
    hashes_[which - 1] = 0;
    ++free_;
    while (!classes_.empty() && !classes_.back().rules) {
        classes_.pop_back();
        hashes_.pop_back();
        --free_;
    }
}

bool audience::sees(index which, channel_id channel) const noexcept {
    if (which == 0) return false;
    auto const& it = at(which);
    auto const place = place_of(*it.rules, channel);
    return place < it.rules->channels().size() && test(it.words, place);
}

void audience::judge(channel_id channel, std::vector<std::uint8_t>& verdicts) const {
    verdicts.assign(classes_.size() + 1, 0);
    permission_rules const* rules = nullptr;  // nearly always the same for all
    std::size_t place = 0;
    for (std::size_t i = 0; i < classes_.size(); ++i) {
        auto const& it = classes_[i];
        if (!it.rules) continue;
        if (it.rules.get() != rules) {
            rules = it.rules.get();
            place = place_of(*rules, channel);
        }
        verdicts[i + 1] = place < rules->channels().size() && test(it.words, place) ? 1 : 0;
    }
}

void audience::judge(permission needed, std::vector<std::uint8_t>& verdicts) const {
    verdicts.assign(classes_.size() + 1, 0);
    for (index i = 1; i <= classes_.size(); ++i)
        verdicts[i] = classes_[i - 1].rules && may(i, needed) ? 1 : 0;
}

std::vector<role_id> audience::roles_of(index which) const {
    std::vector<role_id> found;
    for (auto const each : role_words(at(which)))
        found.push_back({each});
    return found;
}

bool audience::names(permission_rules_ptr const& rules, account_id who) {
    if (named_by_ != rules) {
        named_by_ = rules;
        named_.assign(1, rules->owner());
        for (auto const& channel : rules->channels()) {
            for (auto const& each : channel.overwrites) {
                if (each.of == overwrite::target_kind::member) named_.push_back({each.target});
            }
        }
        std::ranges::sort(named_);
        named_.erase(std::unique(named_.begin(), named_.end()), named_.end());
    }
    return std::ranges::binary_search(named_, who);
}

bool audience::is(index which, permission_rules_ptr const& rules, account_id who,
                  std::span<role_id const> roles) {
    if (which == 0) return false;
    take_roles(*rules, roles);
    return matches(at(which), {rules, names(rules, who) ? who : account_id{}, scratch_});
}

audience::difference audience::between(index from, index to) const {
    difference found;
    auto const& old_channels = at(from).rules->channels();
    auto const& new_channels = at(to).rules->channels();
    auto const saw = [&](std::size_t i) { return test(at(from).words, i); };
    auto const sees = [&](std::size_t i) { return test(at(to).words, i); };
    std::size_t i = 0;
    std::size_t k = 0;
    while (i < old_channels.size() || k < new_channels.size()) {
        bool const only_old =
            k == new_channels.size() || (i < old_channels.size() && old_channels[i].id < new_channels[k].id);
        bool const only_new =
            !only_old && (i == old_channels.size() || new_channels[k].id < old_channels[i].id);
        bool const before = !only_new && saw(i);
        bool const after = !only_old && sees(k);
        if (before && !after) found.lost.push_back(old_channels[i].id);
        if (after && !before) found.gained.push_back(new_channels[k].id);
        if (!only_new) ++i;
        if (!only_old) ++k;
    }
    return found;
}

std::size_t audience::bit_words(permission_rules const& rules) noexcept {
    return (rules.channels().size() + word_bits - 1) / word_bits;
}

std::uint32_t audience::hash_of(key const& of) noexcept {
    std::uint64_t mixed = std::hash<permission_rules const*>{}(of.rules.get()) ^ (of.only_for.value << 1);
    for (auto const each : of.roles) {
        mixed ^= each;
        mixed *= 0x9E3779B97F4A7C15ULL;
        mixed ^= mixed >> 29;
    }
    mixed *= 0xBF58476D1CE4E5B9ULL;
    return static_cast<std::uint32_t>(mixed >> 32) | 1U;  // 0 marks a free slot
}

std::span<std::uint64_t const> audience::role_words(visibility const& of) const noexcept {
    return std::span(of.words).subspan(bit_words(*of.rules));
}

bool audience::matches(visibility const& it, key const& wanted) const noexcept {
    return it.rules == wanted.rules && it.only_for == wanted.only_for &&
           std::ranges::equal(role_words(it), wanted.roles);
}

std::uint32_t audience::find(key const& wanted, std::uint32_t hash) const noexcept {
    for (std::uint32_t i = 0; i < hashes_.size(); ++i) {
        if (hashes_[i] == hash && matches(classes_[i], wanted)) return i;
    }
    return static_cast<std::uint32_t>(classes_.size());
}

std::uint32_t audience::free_slot() {
    if (free_ == 0) {
        classes_.emplace_back();
        hashes_.push_back(0);
        return static_cast<std::uint32_t>(classes_.size() - 1);
    }
    --free_;
    auto const found = std::ranges::find(hashes_, 0U);
    PARLEY_ASSERT(found != hashes_.end());
    return static_cast<std::uint32_t>(found - hashes_.begin());
}

void audience::take_roles(permission_rules const& rules, std::span<role_id const> roles) {
    scratch_.clear();
    for (auto const each : roles) {
        if (rules.find_role(each)) scratch_.push_back(each.value);
    }
}

void audience::fill_bits(visibility& it, account_id who, std::span<role_id const> roles) const {
    auto const& channels = it.rules->channels();
    it.words.assign(bit_words(*it.rules), 0);
    // A time-out does not close channels; the rest of the member's standing is the same for the whole class.
    member_standing const standing{who, roles, false};
    it.may = server_permissions(*it.rules, standing);
    for (std::size_t i = 0; i < channels.size(); ++i) {
        bool const visible =
            has(channel_permissions(*it.rules, standing, channels[i].id), permission::view_channel);
        if (visible) it.words[i / word_bits] |= std::uint64_t{1} << (i % word_bits);
    }
}

}  // namespace parley::sessions
