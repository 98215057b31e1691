#pragma once
// Read marks at the door: the right to the channel, then the account's home.

#include "mark_keeper.hpp"

#include <memory>
#include <vector>

namespace parley::messaging {

class read_mark_service final : public read_marks {
public:
    explicit read_mark_service(needs const& around);

    task<result<void>> mark_read(principal who, channel_id channel, message_id newest) override;
    task<result<std::vector<read_mark>>> of_account(account_id account) override;

    /// On that core.
    task<void> drain(std::size_t core_index);

private:
    mark_keeper& keeper_of(account_id account);

    needs const& around_;
    std::vector<std::unique_ptr<mark_keeper>> keepers_;  // by core
};

}  // namespace parley::messaging
