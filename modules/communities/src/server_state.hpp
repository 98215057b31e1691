#pragma once
// A loaded server: everything that decisions about it need, on its home core.

#include <parley/base/async_lock.hpp>
#include <parley/model/server.hpp>

#include <list>
#include <map>
#include <memory>
#include <vector>

namespace parley {

struct server_state {
    server what;
    std::vector<channel> channels;           ///< in order of position, then id
    std::vector<message_id> last_messages;   ///< parallel to `channels`
    std::map<account_id, wall_time> joined;  ///< members, by id

    bool is_member(account_id who) const { return joined.contains(who); }
    /// Index into `channels`, or its size.
    std::size_t index_of(channel_id id) const noexcept;
    server_view view() const;
    void put_channel(channel row, message_id last_message);
    void erase_channel(channel_id id);
};

/// A place in the registry: stays while anyone waits for the server's turn, loaded or not.
struct server_slot {
    async_lock changes;                   ///< one change at a time
    std::unique_ptr<server_state> state;  ///< null = not loaded (or deleted)
    std::list<server_id>::iterator used;  ///< place in the registry's order of use
};

}  // namespace parley
