#pragma once
// A map with a bound: one entry more pushes out the one that was unused for longest.

#include <parley/base/assert.hpp>

#include <cstddef>
#include <list>
#include <string>
#include <unordered_map>
#include <utility>

namespace parley::identity {

template <class Key, class Value, class Hash = std::hash<Key>>
class lru_map {
public:
    explicit lru_map(std::size_t entries_max) : entries_max_(entries_max) { PARLEY_ASSERT(entries_max > 0); }

    /// Null when absent; the entry counts as used. Valid until the next change of the map.
    Value* find(Key const& key) {
        auto at = places_.find(key);
        if (at == places_.end()) return nullptr;
        entries_.splice(entries_.begin(), entries_, at->second);
        return &at->second->second;
    }
    /// Adds or replaces. Answers the entry that was pushed out, through `pushed_out`.
    template <class OnPushedOut>
    Value& put(Key key, Value value, OnPushedOut pushed_out) {
        if (auto* there = find(key)) return *there = std::move(value);
        if (entries_.size() == entries_max_) {
            auto oldest = std::move(entries_.back());
            places_.erase(oldest.first);
            entries_.pop_back();
            pushed_out(oldest.first, oldest.second);
        }
        entries_.emplace_front(key, std::move(value));
        places_.emplace(std::move(key), entries_.begin());
        return entries_.front().second;
    }
    Value& put(Key key, Value value) {
        return put(std::move(key), std::move(value), [](Key const&, Value const&) {});
    }
    bool erase(Key const& key) {
        auto at = places_.find(key);
        if (at == places_.end()) return false;
        entries_.erase(at->second);
        places_.erase(at);
        return true;
    }
    void clear() {
        entries_.clear();
        places_.clear();
    }
    std::size_t size() const noexcept { return entries_.size(); }

private:
    using entry_list = std::list<std::pair<Key, Value>>;
    std::size_t entries_max_;
    entry_list entries_;  // most recently used first
    std::unordered_map<Key, typename entry_list::iterator, Hash> places_;
};

}  // namespace parley::identity
