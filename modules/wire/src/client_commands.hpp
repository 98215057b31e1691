#pragma once
// What a live session may say beyond its heartbeat.

#include "strict_json.hpp"

#include <parley/wire/gateway_codec.hpp>

namespace parley::wire {

/// False: not of the right shape, or beyond a bound.
bool read_presence(simdjson::dom::object from, client_frame& out);

}  // namespace parley::wire
