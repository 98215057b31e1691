#pragma once
// Counts live sessions per account and notices calls that are not paired. Any thread.

#include <parley/interfaces/services/presences.hpp>

#include <map>
#include <mutex>

namespace parley::testing {

class counted_presences final : public presences {
public:
    void connected(account_id account) override {
        std::lock_guard hold(lock_);
        ++counts_[account];
    }
    void disconnected(account_id account) override {
        std::lock_guard hold(lock_);
        if (--counts_[account] < 0) unpaired_ = true;
    }
    task<std::vector<presence_status>> statuses(server_id, std::vector<account_id> who) override {
        std::vector<presence_status> found;
        for (auto const each : who) {
            found.push_back(count_of(each) > 0 ? presence_status::online : presence_status::offline);
        }
        co_return found;
    }
    int count_of(account_id account) {
        std::lock_guard hold(lock_);
        return counts_[account];
    }
    bool unpaired() {
        std::lock_guard hold(lock_);
        return unpaired_;
    }

private:
    std::mutex lock_;
    std::map<account_id, int> counts_;
    bool unpaired_ = false;
};

}  // namespace parley::testing
