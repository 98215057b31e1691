#pragma once
// Makes any bytes safe to stand in a log line: no line break, no terminal control, valid UTF-8.

#include <string>
#include <string_view>

namespace parley::observability {

/// Longest value of one field that is kept; the rest is cut and marked with "…".
inline constexpr std::size_t value_bytes_max = 1024;

/// Appends a quoted JSON string. Bytes that are not UTF-8 become U+FFFD; controls (C0, DEL, C1) become \u
/// escapes.
void append_quoted(std::string& out, std::string_view text);

/// For text lines: as it is when it is plain printable ASCII without blanks and quotes, else quoted as above.
void append_readable(std::string& out, std::string_view text);

}  // namespace parley::observability
