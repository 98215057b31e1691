#include "rooms.hpp"

#include <parley/base/assert.hpp>

#include <limits>
#include <utility>

namespace parley::sessions {

room* rooms::find(stream_id stream) noexcept {
    auto const found = all_.find(stream);
    return found == all_.end() ? nullptr : &found->second;
}

room const* rooms::find(stream_id stream) const noexcept {
    auto const found = all_.find(stream);
    return found == all_.end() ? nullptr : &found->second;
}

void rooms::sit(session& who, stream_id stream) {
    PARLEY_ASSERT(who.waiting && place_of(who, stream) < 0);
    auto& in = all_[stream];
    in.stream = stream;
    if (!in.sees && stream.of == stream_id::kind::server) in.sees = std::make_unique<audience>();
    PARLEY_ASSERT(who.places.size() < std::numeric_limits<std::uint16_t>::max());
    auto const at_seat = static_cast<std::uint32_t>(in.seats.size());
    auto const at_place = static_cast<std::uint16_t>(who.places.size());
    who.places.push_back({&in, at_seat, false});
    in.seats.push_back({nullptr, &who, 0, 0, at_place, who.packs});
}

bool rooms::leave(session& who, std::size_t place_index) {
    auto const left = who.places[place_index];
    auto& seats = left.in->seats;
    PARLEY_DEBUG_ASSERT(seats[left.seat].who == &who && seats[left.seat].place == place_index);
    reclass(*left.in, seats[left.seat], 0);
    // The last ones move into the gaps, and tell their other side.
    if (left.seat + 1 != seats.size()) {
        seats[left.seat] = seats.back();
        seats[left.seat].who->places[seats[left.seat].place].seat = left.seat;
    }
    seats.pop_back();
    if (place_index + 1 != who.places.size()) {
        who.places[place_index] = who.places.back();
        seat_at(who.places[place_index]).place = static_cast<std::uint16_t>(place_index);
    }
    who.places.pop_back();
    if (seats.empty()) {
        auto const empty = left.in->stream;
        all_.erase(empty);
    }
    return left.subscribed;
}

void rooms::renew(room& in, std::uint64_t epoch) noexcept {
    if (epoch <= in.epoch) return;
    for (auto& each : in.seats)
        each.after = 0;
    in.epoch = epoch;
}

void rooms::note_standing(room& in, member const& who) {
    if (who.pending) {
        in.restrained[who.account] = wall_time::max();
    } else if (who.timed_out_until) {
        in.restrained[who.account] = *who.timed_out_until;
    } else {
        in.restrained.erase(who.account);
    }
}

bool rooms::is_restrained(room const& in, seat const& of, wall_time now) noexcept {
    auto const at = in.restrained.find(of.who->hold.account);
    if (at == in.restrained.end() || at->second <= now) return false;
    return !in.sees->may(of.seen_as, permission::administrator);
}

void rooms::reclass(room& in, seat& of, audience::index held) noexcept {
    if (auto const before = std::exchange(of.seen_as, held); before != 0) in.sees->release(before);
}

std::ptrdiff_t rooms::place_of(session const& who, stream_id stream) const noexcept {
    for (std::size_t i = 0; i < who.places.size(); ++i) {
        if (who.places[i].in->stream == stream) return static_cast<std::ptrdiff_t>(i);
    }
    return -1;
}

seat& rooms::seat_at(place const& where) noexcept {
    return where.in->seats[where.seat];
}

void rooms::go_live(session& who) noexcept {
    for (auto const& each : who.places)
        seat_at(each).socket = who.socket;
}

}  // namespace parley::sessions
