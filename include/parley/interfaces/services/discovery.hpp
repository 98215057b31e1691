#pragma once
// The directory of the servers that show themselves. Any core may call; see communities.hpp.

#include <parley/interfaces/services/communities.hpp>
#include <parley/interfaces/services/growth_errc.hpp>

#include <string>
#include <vector>

namespace parley {

struct directory_query {
    std::string text{};  ///< part of a name or description, without case; ≤ 100 characters; empty = all
    std::size_t count_max = 50;  ///< 1–100
    std::size_t skip = 0;        ///< ≤ 10,000
};
struct directory_entry {
    parley::server server{};
    std::size_t members = 0;
    bool joined = false;
};

class discovery {
public:
    virtual ~discovery() = default;
    /// The largest first. Everybody sees it.
    virtual task<result<std::vector<directory_entry>>> search(principal who, directory_query query) = 0;
    /// As with an invite: bans, pauses and the rules gate count. ::not_found when it does not show itself.
    virtual task<result<visible<server_view>>> join(principal who, server_id server) = 0;
};

}  // namespace parley
