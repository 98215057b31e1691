#pragma once
// How the members of a server are, for rooms that keep order among them. On the server's home core, no I/O.

#include <parley/model/server.hpp>

#include <memory>
#include <vector>

namespace parley {

class presence_board {
public:
    virtual ~presence_board() = default;
    /// Null = offline.
    virtual std::shared_ptr<presence const> now(server_id server, account_id account) = 0;
    /// In no order.
    virtual std::vector<account_id> online(server_id server) = 0;
    virtual std::size_t online_count(server_id server) = 0;
};

/// Told when a member has come, gone or changed how it is. Must be quick: it notes.
class presence_listener {
public:
    virtual ~presence_listener() = default;
    virtual void on_presence(server_id server, account_id account) = 0;
};

}  // namespace parley
