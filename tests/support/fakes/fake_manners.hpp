#pragma once
// What channels ask for and which emoji may be used, as a test sets it. Any thread.

#include <parley/interfaces/services/channel_manners.hpp>
#include <parley/interfaces/services/expressions.hpp>

#include <atomic>
#include <map>
#include <mutex>
#include <set>

namespace parley::testing {

class fake_manners final : public channel_manners_source {
public:
    void set(channel_id where, channel_manners what) {
        std::lock_guard lock(mutex_);
        all_[where] = what;
    }
    channel_manners manners_now(channel_access const& access) override {
        std::lock_guard lock(mutex_);
        auto const at = all_.find(access.channel());
        return at == all_.end() ? channel_manners{} : at->second;
    }

private:
    std::mutex mutex_;
    std::map<channel_id, channel_manners> all_;
};

class fake_emoji final : public expression_usage {
public:
    void allow(expression_id emoji, bool only_elsewhere = false) {
        std::lock_guard lock(mutex_);
        (only_elsewhere ? elsewhere_ : here_).insert(emoji);
    }
    std::atomic<int> asked{0};
    std::atomic<bool> down{false};

    task<result<bool>> may_use(principal, expression_id emoji, server_id, bool elsewhere) override {
        ++asked;
        if (down) co_return result<bool>(boost::system::in_place_error, storage_errc::unavailable);
        std::lock_guard lock(mutex_);
        co_return here_.contains(emoji) || (elsewhere && elsewhere_.contains(emoji));
    }

private:
    std::mutex mutex_;
    std::set<expression_id> here_;
    std::set<expression_id> elsewhere_;
};

}  // namespace parley::testing
