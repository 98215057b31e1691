#pragma once
// Who is here. Memory only.

#include <parley/base/task.hpp>
#include <parley/model/server.hpp>

#include <vector>

namespace parley {

class presences {
public:
    virtual ~presences() = default;
    /// A session of the account has become live, or has ended. Any core; counts, so calls must be paired.
    /// Never blocks.
    virtual void connected(account_id account) = 0;
    virtual void disconnected(account_id account) = 0;
    /// Statuses in a server, parallel to `who`. Any core; hops to the server's home core.
    virtual task<std::vector<presence_status>> statuses(server_id server, std::vector<account_id> who) = 0;
};

}  // namespace parley
