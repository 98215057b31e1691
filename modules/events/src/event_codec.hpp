#pragma once
// Events as bytes, for the next start of the same build: short, checked in reading, and no format for anyone
// else.

#include <parley/base/bytes.hpp>
#include <parley/model/event.hpp>

#include <cstdint>
#include <optional>

namespace parley {

void write_event(byte_writer& to, events::payload const& what);
/// Nothing when the bytes are not an event. What stands behind it stays with the reader.
std::optional<events::payload> read_event(byte_reader& from);

/// Another number for another set of kinds or fields: bytes of one layout must not be read by another.
std::uint64_t event_layout() noexcept;

}  // namespace parley
