#pragma once
// Counts live sessions per account and notices calls that are not paired. Any thread.

#include <parley/interfaces/services/presences.hpp>

#include <map>
#include <mutex>
#include <utility>
#include <vector>

namespace parley::testing {

class counted_presences final : public presences {
public:
    void connected(account_id account, presence_session) override {
        std::lock_guard hold(lock_);
        ++counts_[account];
    }
    void disconnected(account_id account, presence_session) override {
        std::lock_guard hold(lock_);
        if (--counts_[account] < 0) unpaired_ = true;
    }
    void said(account_id account, presence_session session, device_presence what) override {
        std::lock_guard hold(lock_);
        words_.push_back({account, session, std::move(what)});
    }
    task<std::vector<presence>> seen(server_id, std::vector<account_id> who) override {
        std::vector<presence> found;
        for (auto const each : who) {
            auto const status = count_of(each) > 0 ? presence_status::online : presence_status::offline;
            found.push_back({.status = status});
        }
        co_return found;
    }
    task<result<presence_choice>> choice(account_id) override { co_return chosen; }
    task<result<presence_choice>> choose(account_id, presence_edit) override { co_return chosen; }

    struct word {
        account_id account;
        presence_session session = 0;
        device_presence what;
    };
    std::vector<word> words() {
        std::lock_guard hold(lock_);
        return words_;
    }
    /// Everybody's. Set before the world runs.
    result<presence_choice> chosen = presence_choice{};

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
    std::vector<word> words_;
    bool unpaired_ = false;
};

}  // namespace parley::testing
