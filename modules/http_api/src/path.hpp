#pragma once
// Reads paths and queries strictly: what could mean two things to two readers is refused.

#include "route.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace parley::http_api {

inline constexpr std::size_t path_bytes_max = 2048;
inline constexpr std::size_t segments_max = 16;

/// The decoded segments of a path. Nothing for `//`, `.` and `..`, an encoded slash, dot, backslash, percent
/// sign or control character, a bad escape, and for what is no UTF-8-safe ASCII path at all. A slash at the
/// end gives an empty last segment.
std::optional<std::vector<std::string>> split_path(std::string_view path);

/// Reads the query by its rules. Unknown names are ignored, a known one that comes twice is wrong.
query_values read_query(std::string_view query, std::span<query_rule const> rules,
                        std::vector<wire::field_problem>& problems);

inline constexpr std::size_t reason_characters_max = 512;
/// What X-Audit-Log-Reason says: percent-encoded or plain UTF-8, without blank ends. Nothing for a bad
/// escape, what is no UTF-8, control characters, and what is too long.
std::optional<std::string> decode_reason(std::string_view header);

/// `%41` and `+` resolved; nothing for a bad escape, invalid UTF-8 or a control character.
std::optional<std::string> decode_query_text(std::string_view text);

}  // namespace parley::http_api
