#pragma once
// Read marks that a test lays down before it begins.

#include <parley/interfaces/services/messages.hpp>

#include <atomic>
#include <vector>

namespace parley::testing {

class fixed_read_marks final : public read_marks {
public:
    std::vector<read_mark> marks;
    std::atomic<bool> down{false};

    task<result<void>> mark_read(principal, channel_id, message_id) override { co_return result<void>{}; }
    task<result<std::vector<read_mark>>> of_account(account_id) override {
        if (down) co_return storage_errc::unavailable;
        co_return marks;
    }
};

}  // namespace parley::testing
