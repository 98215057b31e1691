#pragma once
// At most one typing event per account and channel in three seconds.

#include <parley/base/clock.hpp>
#include <parley/base/id.hpp>

#include <unordered_map>

namespace parley::messaging {

/// One core's own.
class typing_limiter {
public:
    /// True when it may be shown now; it is then counted.
    bool allow(account_id who, channel_id where, mono_time now);
    /// Their message has come: what they type next is news at once.
    void spoke(account_id who, channel_id where) { last_shown_.erase({who, where}); }
    std::size_t remembered() const noexcept { return last_shown_.size(); }

private:
    struct typist {
        account_id who;
        channel_id where;
        friend bool operator==(typist, typist) = default;
    };
    struct typist_hash {
        std::size_t operator()(typist it) const noexcept {
            return std::hash<account_id>{}(it.who) * 31 + std::hash<channel_id>{}(it.where);
        }
    };
    void forget_old(mono_time now);

    std::unordered_map<typist, mono_time, typist_hash> last_shown_;
    mono_time next_sweep_{};
};

}  // namespace parley::messaging
