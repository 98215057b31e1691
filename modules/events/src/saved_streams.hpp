#pragma once
// Streams as one life of the process leaves them for the next: where each stands, and what its ring holds.

#include <parley/base/bytes.hpp>
#include <parley/base/clock.hpp>
#include <parley/model/event.hpp>

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace parley {

struct saved_stream {
    stream_id id;
    std::uint64_t seq = 0;   // of its newest event
    std::uint64_t held = 0;  // that its ring holds: the newest ones, without a gap
};

struct saved_event {
    std::size_t stream = 0;  // index among the streams
    milliseconds age{0};     // when it was saved
    events::payload what;
};

struct saved_streams {
    std::uint64_t epoch = 0;
    std::vector<saved_stream> streams;
    std::vector<saved_event> events;  // of each stream in their order
};

void write_head(byte_writer& to, std::uint64_t epoch, std::vector<saved_stream> const& streams);
/// As often as the streams of the head hold events, together.
void write_held(byte_writer& to, std::size_t stream, milliseconds age, events::payload const& what);

/// Nothing when it is not, to the last byte, what a writer of the same layout wrote.
std::optional<saved_streams> read_saved_streams(std::string_view bytes);

}  // namespace parley
