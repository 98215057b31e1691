#pragma once
// Who follows which stream on this core.

#include "audience.hpp"
#include "opening.hpp"
#include "session.hpp"

#include <cstdint>
#include <memory>
#include <unordered_map>
#include <vector>

namespace parley::sessions {

/// One session in one room. Small and dense: a fan-out walks them.
struct seat {
    net::websocket* socket = nullptr;  // null while the stream's events wait in the session's backlog
    session* who = nullptr;
    std::uint64_t after = 0;      // events up to here are in the session's snapshot, or were sent
    audience::index seen_as = 0;  // its class among those who see the same channels
    std::uint16_t place = 0;      // index in the session
    packing packs = packing::plain;
};
static_assert(sizeof(seat) <= 32, "two to a cache line");

struct room {
    stream_id stream;
    std::uint64_t epoch = 0;  // that the seats' `after` count in
    std::vector<seat> seats;
    // Of a server's room only.
    std::size_t members = 0;  // as its newest snapshot had it, and who came and went since
    std::unique_ptr<audience> sees;
    std::unordered_map<account_id, wall_time> restrained;  // those here who may do nothing until then
    std::unique_ptr<sessions::opening> opening;            // while it waits to know what an event opens
};

class rooms {
public:
    room* find(stream_id stream) noexcept;
    room const* find(stream_id stream) const noexcept;
    /// The session must have a backlog: what comes goes there until `go_live`.
    void sit(session& who, stream_id stream);
    /// Answers whether a subscription has to be given back. The room may be gone afterwards.
    bool leave(session& who, std::size_t place_index);
    /// A later reign counts from 1 again: nothing of it has been sent to anybody.
    static void renew(room& in, std::uint64_t epoch) noexcept;
    /// A member here is as they are now: timed out or not, past the rules or not.
    static void note_standing(room& in, member const& who);
    /// Nothing restrains an administrator.
    static bool is_restrained(room const& in, seat const& of, wall_time now) noexcept;
    /// The seat is in this class from now on, and holds it.
    static void reclass(room& in, seat& of, audience::index held) noexcept;
    /// Index into `who.places`, or -1.
    std::ptrdiff_t place_of(session const& who, stream_id stream) const noexcept;
    seat& seat_at(place const& where) noexcept;
    /// Every stream of the session goes straight to its socket from now on.
    void go_live(session& who) noexcept;
    std::size_t size() const noexcept { return all_.size(); }

private:
    std::unordered_map<stream_id, room> all_;
};

}  // namespace parley::sessions
