#pragma once
// Spans of time, sizes and rates as people write them: 20s, 64MiB, 10/5s.

#include <parley/config/settings.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace parley::config {

/// `500ms`, `20s`, `5m`, `2h`, `30d`; nothing when it is none of them or overflows.
std::optional<milliseconds> parse_span(std::string_view text);
/// The shortest exact form.
std::string write_span(milliseconds span);

/// Bytes, with an optional `KiB`, `MiB`, `GiB`.
std::optional<std::int64_t> parse_size(std::string_view text);
std::string write_size(std::int64_t bytes);

/// `10/5s`; the count and the time are above zero.
std::optional<rate> parse_rate(std::string_view text);
std::string write_rate(rate what);

std::optional<std::int64_t> parse_integer(std::string_view text);

}  // namespace parley::config
