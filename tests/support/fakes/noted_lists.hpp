#pragma once
// Notes what is asked of member lists, and answers as it is told to. Any thread.

#include <parley/interfaces/services/member_lists.hpp>

#include <mutex>
#include <utility>
#include <vector>

namespace parley::testing {

class noted_lists final : public member_lists {
public:
    struct shown {
        account_id account;
        list_viewer viewer;
        server_id server;
        channel_id channel;
        std::vector<row_range> ranges;
    };
    void show(principal who, list_viewer viewer, server_id server, channel_id channel,
              std::vector<row_range> ranges) override {
        std::lock_guard hold(lock_);
        shows_.push_back({who.account, viewer, server, channel, std::move(ranges)});
    }
    void forget(server_id server, list_viewer viewer) override {
        std::lock_guard hold(lock_);
        forgotten_.emplace_back(server, viewer.turn);
    }
    task<result<members_found>> find(principal, member_query query) override {
        {
            std::lock_guard hold(lock_);
            queries_.push_back(query);
        }
        if (failure) co_return failure;
        members_found out;
        out.absent = query.accounts;
        co_return out;
    }
    std::vector<shown> shows() {
        std::lock_guard hold(lock_);
        return shows_;
    }
    std::vector<std::pair<server_id, std::uint64_t>> forgotten() {
        std::lock_guard hold(lock_);
        return forgotten_;
    }
    std::vector<member_query> queries() {
        std::lock_guard hold(lock_);
        return queries_;
    }
    /// Of every search from now on.
    error_code failure{};

private:
    std::mutex lock_;
    std::vector<shown> shows_;
    std::vector<std::pair<server_id, std::uint64_t>> forgotten_;
    std::vector<member_query> queries_;
};

}  // namespace parley::testing
