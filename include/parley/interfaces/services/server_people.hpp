#pragma once
// The members of loaded servers, for rooms that keep order among them.

#include <parley/model/permission_rules.hpp>
#include <parley/model/server.hpp>

#include <map>
#include <optional>
#include <vector>

namespace parley {

/// Refers to the server as it is in memory: good until the next co_await.
struct people_now {
    std::vector<role> const& roles;  ///< the highest first; everyone's last
    std::map<account_id, member> const& members;
    permission_rules_ptr rules;
};

/// On the server's home core. What it answers is unchecked: it leaves the house only through the gate.
class server_people {
public:
    virtual ~server_people() = default;
    /// Nothing when the server is not in memory: whoever asks the gate about it loads it. No I/O.
    virtual std::optional<people_now> now(server_id server) = 0;
};

}  // namespace parley
