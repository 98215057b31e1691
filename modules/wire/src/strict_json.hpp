#pragma once
// Strictness that simdjson leaves to its caller: duplicate keys, depth, number of keys, integer range.

#include <simdjson.h>

#include <cstdint>
#include <string_view>

namespace parley::wire {

inline constexpr std::size_t json_depth_max = 32;
inline constexpr std::size_t json_keys_max = 20'000;  // in the whole document: bounds the duplicate check

enum class json_fault : std::uint8_t { none, malformed, duplicate_key, too_deep, too_many_keys };

/// Parses with this thread's parser; `root` is valid until the thread's next call.
json_fault parse_strict(std::string_view text, simdjson::dom::element& root);

}  // namespace parley::wire
