#pragma once
// Who follows which stream on this core.

#include "session.hpp"

#include <cstdint>
#include <unordered_map>
#include <vector>

namespace parley::sessions {

/// One session in one room. Small and dense: a fan-out walks them.
struct seat {
    net::websocket* socket = nullptr;  // null while the stream's events wait in the session's backlog
    session* who = nullptr;
    std::uint64_t after = 0;  // events up to here are in the session's snapshot, or were sent
    std::uint32_t place = 0;  // index in the session
    packing packs = packing::plain;
};

struct room {
    stream_id stream;
    std::uint64_t epoch = 0;  // that the seats' `after` count in
    std::vector<seat> seats;
};

class rooms {
public:
    room* find(stream_id stream) noexcept;
    /// The session must have a backlog: what comes goes there until `go_live`.
    void sit(session& who, stream_id stream);
    /// Answers whether a subscription has to be given back. The room may be gone afterwards.
    bool leave(session& who, std::size_t place_index);
    /// A later reign counts from 1 again: nothing of it has been sent to anybody.
    static void renew(room& in, std::uint64_t epoch) noexcept;
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
