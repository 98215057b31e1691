#include "read_mark_service.hpp"

#include <parley/base/on_core.hpp>

#include <algorithm>
#include <utility>

namespace parley::messaging {

read_mark_service::read_mark_service(needs const& around) : around_(around) {
    for (std::size_t i = 0; i < around.cores.size(); ++i)
        keepers_.push_back(std::make_unique<mark_keeper>(around_, around.cores.at(i)));
}

mark_keeper& read_mark_service::keeper_of(account_id account) {
    return *keepers_[around_.cores.home_of(account).index()];
}

task<result<void>> read_mark_service::mark_read(principal who, channel_id channel, message_id newest) {
    auto needed = permission::read_message_history;
    PARLEY_CO_TRY(auto access, co_await around_.directory.access_channel(who, channel, needed));
    PARLEY_CO_TRY(auto last, co_await around_.store.newest_ids(channel, 1));
    if (last.empty()) co_return result<void>{};  // nothing there that could be read
    // A mark ahead of what was written would hide messages still to come.
    read_mark mark{channel, std::min(newest, last.front())};
    auto work = keeper_of(who.account).raise(who.account, access.server(), mark);
    co_return co_await on(around_.cores.home_of(who.account), std::move(work));
}

task<result<std::vector<read_mark>>> read_mark_service::of_account(account_id account) {
    auto work = keeper_of(account).of_account(account);
    co_return co_await on(around_.cores.home_of(account), std::move(work));
}

task<void> read_mark_service::drain(std::size_t core_index) {
    return keepers_[core_index]->drain();
}

}  // namespace parley::messaging
