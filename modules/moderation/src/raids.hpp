#pragma once
// Many who join at once: noticed, told of once, and answered by a pause.

#include "around.hpp"
#include "report_desk.hpp"

#include <parley/base/task_scope.hpp>

#include <deque>
#include <memory>
#include <unordered_map>
#include <vector>

namespace parley::watch {

class raids {
public:
    raids(around& in, report_desk& reports);

    /// On the server's home core, as somebody joins.
    void joined(server_id server, account_id who);
    task<void> close();

private:
    struct arrivals {
        std::deque<mono_time> times;  // of the last minute; no more than make a raid
        bool raid = false;            // told of already
    };
    struct slice {
        explicit slice(core& home) : scope(home, "moderation.raids") {}
        std::unordered_map<server_id, arrivals> servers;
        task_scope scope;
    };
    static task<void> answer(raids* self, server what, account_id newest, std::size_t joins);
    task<void> keep(server const& what, std::string detail);
    void forget_quiet(slice& here, mono_time now);

    around& in_;
    report_desk& reports_;
    std::vector<std::unique_ptr<slice>> slices_;  // by core
};

}  // namespace parley::watch
