// While a READY, a replay or a SERVER_CREATE is being made, what happens meanwhile waits here, in order and
// within bounds.

#include "event_scope.hpp"
#include "hub.hpp"
#include "limits.hpp"

#include <parley/base/assert.hpp>
#include <parley/base/failpoint.hpp>
#include <parley/base/on_core.hpp>
#include <parley/wire/gateway_codec.hpp>

namespace parley::sessions {

std::size_t backlog_cost(encoded_event_ptr const& what) noexcept {
    constexpr std::size_t slot_bytes = 64;
    return slot_bytes + (what && what->native ? what->native->size() : 0);
}

void hub::begin_waiting(session& it) {
    if (it.waiting) return;
    it.waiting = std::make_unique<backlog>();
    it.waiting->events_max = gateway_limits::backlog_events_max;
    it.waiting->bytes_max = gateway_limits::backlog_bytes_max;
    // The account's own stream waits with it: SERVER_CREATE must not be overtaken by what came after.
    auto const own = rooms_.place_of(it, stream_id::of_account(it.hold.account));
    if (own >= 0) rooms_.seat_at(it.places[static_cast<std::size_t>(own)]).socket = nullptr;
}

/// False when it is full: whoever falls so far behind starts again from its cursors.
bool hub::queue(session& it, encoded_event_ptr const& what) {
    PARLEY_ASSERT(it.waiting != nullptr);
    auto& waiting = *it.waiting;
    bool const full =
        waiting.queue.size() >= waiting.events_max || waiting.bytes + backlog_cost(what) > waiting.bytes_max;
    if (full && !planted("unbounded_queue")) return false;
    waiting.bytes += backlog_cost(what);
    waiting.queue.push_back(what);
    return true;
}

void hub::start_hand_over(session& it) {
    if (it.waiting->handing_over) return;
    it.waiting->handing_over = true;
    scope_.spawn(hand_over(this, it.shared_from_this()));
}

task<void> hub::hand_over(hub* self, std::shared_ptr<session> it) {
    for (;;) {
        if (auto const server = self->overtaken(*it)) {
            co_await self->show_afresh(it, *server);
            continue;
        }
        encoded_event_ptr joined;
        switch (self->hand_over_now(*it, joined)) {
            case handed::all:
            case handed::ended:
                co_return;
            case handed::paused:
                if (!co_await sleep_for(gateway_limits::replay_pause)) co_return;
                break;
            case handed::joining:
                co_await self->join(it, std::move(joined));
                break;
        }
    }
}

hub::handed hub::hand_over_now(session& it, encoded_event_ptr& joined) {
    if (!it.open() || !it.waiting) return handed::ended;
    auto& waiting = *it.waiting;
    while (!waiting.queue.empty()) {
        // A replay can be larger than a socket's queue: it goes on when the client has read.
        if (half_full(*it.socket)) return handed::paused;
        auto const next = std::move(waiting.queue.front());
        waiting.queue.pop_front();
        waiting.bytes -= backlog_cost(next);
        if (!next) {
            if (!say_resumed(it)) return handed::ended;
        } else if (auto const* join = std::get_if<events::server_joined>(&next->what.what)) {
            auto const stream = stream_id::of_server(join->server);
            bool const missed = next->what.at.seq > own_seat(it).after;
            if (!missed || rooms_.place_of(it, stream) >= 0) continue;  // its READY had it
            joined = next;
            return handed::joining;
        } else if (!give(it, next)) {
            return handed::ended;
        }
    }
    it.waiting.reset();
    rooms_.go_live(it);
    return handed::all;
}

/// Sends what the session follows and has not had; parts where the event says so. False when the session has
/// ended.
bool hub::give(session& it, encoded_event_ptr const& what) {
    auto const& fact = what->what;
    auto const at = rooms_.place_of(it, fact.stream);
    if (at < 0) return true;
    auto& in = *it.places[static_cast<std::size_t>(at)].in;
    auto& mine = rooms_.seat_at(it.places[static_cast<std::size_t>(at)]);
    if (fact.at.seq != 0) {
        rooms::renew(in, fact.at.epoch);
        if (fact.at.seq <= mine.after) return true;
        mine.after = fact.at.seq;
    }
    if (!may_hear(it, in, mine, fact)) return true;
    auto packed = it.packs == packing::plain ? what->native : what->native_compressed;
    if (!packed) packed = compress_frame(*what->native);
    if (!send(it, packed)) return false;
    common_.metrics.dispatched.add();
    auto const* left = std::get_if<events::member_left>(&fact.what);
    bool const parts = (left != nullptr && left->account == it.hold.account) ||
                       std::holds_alternative<events::server_deleted>(fact.what);
    if (parts) leave(it, fact.stream);
    if (auto const* out = std::get_if<events::server_left>(&fact.what))
        leave(it, stream_id::of_server(out->server));
    return true;
}

/// What waited is judged when it is handed over: had anything changed in between what the session sees, the
/// server would be shown afresh instead, so one class holds for its place in the stream and for now.
bool hub::may_hear(session const& it, room const& in, seat const& mine, event const& what) const {
    if (auto const only = only_for(in, what); only && *only != it.hold.account) return false;
    if (auto const needed = needed_for(what.what); needed && in.sees) {
        return in.sees->may(mine.seen_as, *needed) &&
               !rooms::is_restrained(in, mine, common_.needs.time.now());
    }
    auto const channel = channel_of(what.what);
    if (!in.sees || !channel || in.sees->sees(mine.seen_as, *channel)) return true;
    if (!it.present && planted("replay_without_recheck")) return true;
    return std::holds_alternative<events::typing_started>(what.what) && planted("typing_unfiltered");
}

bool hub::say_resumed(session& it) {
    if (!send(it, make_frame(wire::resumed(to_text(it.hold.key)), it.packs))) return false;
    common_.metrics.resumed.add();
    seated(it);
    return true;
}

/// The account has joined a server: shows it as it is now, and follows it from there.
task<void> hub::join(std::shared_ptr<session> it, encoded_event_ptr joined) {
    auto const server = std::get<events::server_joined>(joined->what.what).server;
    auto const stream = stream_id::of_server(server);
    rooms_.sit(*it, stream);
    std::vector<look_wanted> wanted{{server, std::nullopt}};
    auto const found = co_await onlooker_.look_at(it->who(), std::move(wanted));
    if (!adopt(it, found, 1)) co_return;
    own_seat(*it).after = joined->what.at.seq;
    auto const& seen = found.front();
    if (seen.what == look::outcome::hidden) co_return;  // left again; the account's stream will say so
    auto const text = wire::server_create(joined->what.stream, joined->what.at, seen.view, seen.at);
    if (send(*it, make_frame(text, it->packs))) common_.metrics.dispatched.add();
}

seat& hub::own_seat(session const& it) noexcept {
    auto const own = rooms_.place_of(it, stream_id::of_account(it.hold.account));
    PARLEY_ASSERT(own >= 0);
    return rooms_.seat_at(it.places[static_cast<std::size_t>(own)]);
}

bool hub::half_full(net::websocket const& socket) const noexcept {
    return socket.queued_bytes() * 2 > common_.options.queue_bytes_max ||
           socket.queued_frames() * 2 > common_.options.queue_frames_max;
}

}  // namespace parley::sessions
