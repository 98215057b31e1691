#pragma once
// Who has a session, whatever others see of them. Memory only.

#include <parley/base/id.hpp>
#include <parley/base/task.hpp>

#include <cstddef>

namespace parley {

class live_accounts {
public:
    virtual ~live_accounts() = default;
    /// A session lives, or ended a moment ago. Any core; hops to the account's home core.
    virtual task<bool> is_live(account_id account) = 0;
    /// How many of a server's members others see online. Any core; hops to the server's home core.
    virtual task<std::size_t> online_in(server_id server) = 0;
};

}  // namespace parley
