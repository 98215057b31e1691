#pragma once
// What rules ask for when they are broken: reports, alerts, time-outs. Behind the message's way, and bounded.

#include "around.hpp"
#include "report_desk.hpp"

#include <parley/base/task_scope.hpp>

#include <list>
#include <memory>
#include <string>
#include <unordered_map>

namespace parley::watch {

/// One member broke one rule.
struct effect {
    screening_rule rule{};  ///< without its words
    account_id who{};
    channel_id channel{};  ///< zero = it was a name
    std::string content{};
    std::int32_t times = 1;
};

/// One per core. What waits about the same member and rule becomes one.
class effects {
public:
    effects(around& in, report_desk& reports, core& home);

    void add(effect what);
    /// Returns when nothing waits or runs any more; nothing is taken on meanwhile.
    task<void> drain();

private:
    struct key {
        screening_rule_id rule;
        account_id who;
        friend bool operator==(key, key) = default;
    };
    struct key_hash {
        std::size_t operator()(key it) const noexcept {
            return std::hash<screening_rule_id>{}(it.rule) * 31 + std::hash<account_id>{}(it.who);
        }
    };
    class worker;
    static task<void> work(effects* self);
    task<void> carry_out(effect what);
    task<void> tell(effect const& what);
    bool may_alert(key of);

    around& in_;
    report_desk& reports_;
    counter& dropped_;
    counter& failed_;
    std::list<effect> waiting_;
    std::unordered_map<key, std::list<effect>::iterator, key_hash> by_key_;
    std::unordered_map<key, mono_time, key_hash> alerted_;
    std::size_t workers_ = 0;
    bool draining_ = false;
    std::function<void()> when_idle_;
    task_scope scope_;
};

}  // namespace parley::watch
