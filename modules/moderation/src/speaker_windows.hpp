#pragma once
// What a member said of late, as far as a rule counts it: bounded, and forgotten when nothing is said any
// more.

#include <parley/base/clock.hpp>
#include <parley/model/screening.hpp>

#include <cstdint>
#include <deque>
#include <list>
#include <unordered_map>

namespace parley::watch {

/// One core's own.
class speaker_windows {
public:
    struct key {
        screening_rule_id rule;
        account_id who;
        friend bool operator==(key, key) = default;
    };
    struct spoken {
        std::uint64_t what = 0;   ///< only the same counts together; 0 for all = everything does
        std::int32_t weight = 1;  ///< what it adds
        std::uint64_t nonce = 0;  ///< of a repetition of what was sent before: it adds nothing; 0 = none
    };
    /// Adds it, and answers the sum within the window, itself included.
    std::int64_t add(key of, spoken what, seconds window, mono_time now);
    /// What the answer would be, without adding it.
    std::int64_t would_be(key of, spoken what, seconds window, mono_time now) const;
    std::size_t size() const noexcept { return kept_.size(); }

private:
    struct entry {
        mono_time at;
        spoken what;
    };
    struct window_kept {
        std::deque<entry> said;
        std::list<key>::iterator used;
    };
    struct key_hash {
        std::size_t operator()(key it) const noexcept {
            return std::hash<screening_rule_id>{}(it.rule) * 31 + std::hash<account_id>{}(it.who);
        }
    };
    static std::int64_t sum(std::deque<entry> const& said, spoken what, seconds window, mono_time now);

    std::unordered_map<key, window_kept, key_hash> kept_;
    std::list<key> order_;  // the most recent first
};

}  // namespace parley::watch
