#pragma once
// One server that somebody looks at or searches: names, lists, and who looks. On the server's home core.

#include "member_rows.hpp"
#include "roster.hpp"

#include <parley/base/async_lock.hpp>
#include <parley/base/clock.hpp>

#include <cstdint>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

namespace parley {

/// A session that looks at some rows.
struct list_look {
    list_viewer who;
    channel_id channel{};
    std::vector<row_range> ranges{};
    std::uint64_t serial = 0;  ///< of this wish; a later one of the session has another
    bool fresh = true;         ///< has not been told any row yet
};

/// Rows as its viewers have been told them; what has changed since waits in `dirty`.
struct shared_list {
    std::string key{};
    channel_id channel{};  ///< one of those with the key
    bool with_offline = false;
    bool ready = false;
    bool busy = false;     ///< a task makes or tells it
    bool stirred = false;  ///< stands among the lists to look at
    bool closed = false;   ///< nobody looks any more
    member_rows rows{};
    std::unordered_set<account_id> dirty{};
    std::map<std::pair<std::uint32_t, std::uint32_t>, std::vector<row_key>> windows{};
    std::vector<member_group> told_groups{};
    std::size_t told_members = 0;
    mono_time next{};                            ///< when changes may be told again
    std::map<std::uint64_t, list_look> looks{};  ///< by the viewer's turn
};
using shared_list_ptr = std::shared_ptr<shared_list>;

struct hall {
    explicit hall(server_id of) : server(of) {}

    server_id server;
    roster names{};
    bool has_all_names = false;
    bool wants_all_names = false;  ///< they are being read, or have been: who joins is to be entered
    std::size_t readings = 0;      ///< of names, under way
    async_lock naming{};           ///< all names are read once
    std::map<std::string, shared_list_ptr> lists{};
    std::unordered_map<std::uint64_t, shared_list_ptr> places{};  ///< of each viewer, by turn
    bool large = false;
    bool closed = false;  ///< the server is gone
    mono_time used{};
};
using hall_ptr = std::shared_ptr<hall>;

}  // namespace parley
