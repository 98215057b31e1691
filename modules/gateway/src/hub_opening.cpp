// Channels that open for somebody: what they are is asked at the server's home core, and the room waits.

#include "hub.hpp"
#include "limits.hpp"

#include <parley/base/on_core.hpp>

#include <algorithm>
#include <iterator>
#include <utility>

namespace parley::sessions {

void hub::wait_behind(room& in, encoded_event_ptr const& what) {
    auto& waits = *in.opening;
    waits.held.push_back(what);
    if (waits.held.size() > gateway_limits::held_events_max) waits.got = opening::answer{};
    go_on(in.stream);
}

void hub::start_asking(room& in) {
    scope_.spawn(ask(this, in.stream, in.opening->id, std::move(in.opening->to_ask)));
}

/// One look each for a member of each class that gains: the gate is asked as for any look, and a view holds
/// nothing that its viewer may not see.
task<void> hub::ask(hub* self, stream_id stream, std::uint64_t id, std::vector<opening::question> whom) {
    opening::answer got;
    for (auto const& [who, channels] : whom) {
        std::vector<look_wanted> wanted{{server_id{stream.value}, std::nullopt}};
        auto const found = co_await self->onlooker_.look_at(who, std::move(wanted));
        if (found.empty() || found.front().what != look::outcome::seen) continue;
        auto const& seen = found.front();
        self->give_back({stream});
        got.at = std::max(got.at, seen.at);
        auto const& view = seen.view;
        for (std::size_t i = 0; i < view.channels.size(); ++i) {
            auto const& each = view.channels[i];
            if (std::find(channels.begin(), channels.end(), each.id) == channels.end()) continue;
            got.known.try_emplace(each.id, each, view.last_messages[i]);
        }
    }
    // Behind the events that were on their way here when the last look was made.
    self->home_.post([self, stream, id, got = std::move(got)] { self->answered(stream, id, got); });
}

void hub::answered(stream_id stream, std::uint64_t id, opening::answer got) {
    auto* const in = rooms_.find(stream);
    // Meanwhile everyone may have left, or the room may have stopped waiting.
    if (in == nullptr || !in->opening || in->opening->id != id) return;
    in->opening->got = std::move(got);
    go_on(stream);
}

/// Does what was held, in order, if the answer is there and as fresh as what was held.
void hub::go_on(stream_id stream) {
    auto* in = rooms_.find(stream);
    if (!in->opening->ready()) return;
    auto const over = std::move(in->opening);
    auto const known = over->certain() ? std::move(over->got->known) : channel_facts{};
    auto& held = over->held;
    for (auto const* facts = &known; !held.empty(); facts = nullptr) {
        in = rooms_.find(stream);
        if (in == nullptr) return;  // the last one has left
        auto const next = std::move(held.front());
        held.pop_front();
        if (process(*in, next, facts)) continue;
        std::move(held.begin(), held.end(), std::back_inserter(in->opening->held));
        start_asking(*in);
        return;
    }
}

}  // namespace parley::sessions
