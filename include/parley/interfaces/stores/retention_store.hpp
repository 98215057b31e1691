#pragma once
// Which channels forget: across all servers, loaded or not.

#include <parley/base/task.hpp>
#include <parley/interfaces/stores/storage_errc.hpp>
#include <parley/model/server.hpp>

#include <vector>

namespace parley {

struct forgetting_channel {
    channel_id channel{};
    server_id server{};
    seconds retention{};  ///< > 0
    friend bool operator==(forgetting_channel const&, forgetting_channel const&) = default;
};

/// Any core may call.
class retention_store {
public:
    virtual ~retention_store() = default;
    /// By channel, beyond `after`.
    virtual task<result<std::vector<forgetting_channel>>> forgetting(channel_id after,
                                                                     std::size_t count_max) = 0;
};

}  // namespace parley
