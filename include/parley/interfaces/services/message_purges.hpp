#pragma once
// The clearing of many messages.

#include <parley/base/result.hpp>
#include <parley/base/task.hpp>
#include <parley/model/access.hpp>
#include <parley/model/message.hpp>

#include <cstddef>
#include <optional>

namespace parley {

struct purge_wanted {
    channel_id channel{};
    account_id author{};                   ///< zero = everybody's
    message_id newer_than{};               ///< only what came after; zero = from the beginning
    std::optional<principal> on_behalf{};  ///< whose permission::manage_messages is asked for, batch by
                                           ///< batch; nothing = the server's own act
};

class message_purges {
public:
    virtual ~message_purges() = default;
    /// On the home core. Deletes at most `batch_max` (≤ 100) of the newest that are wanted and older than
    /// `below`, and moves `below` on; tells of them together. Answers how many are gone. `below` zero
    /// beforehand = from the newest; zero afterwards = there is nothing left. It stays where it was on an
    /// error.
    virtual task<result<std::size_t>> purge_some(server_id server, purge_wanted wanted, message_id& below,
                                                 std::size_t batch_max) = 0;
};

}  // namespace parley
