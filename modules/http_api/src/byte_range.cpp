#include "byte_range.hpp"

#include <algorithm>
#include <charconv>
#include <optional>

namespace parley::http_api {
namespace {

constexpr std::string_view unit = "bytes=";

/// Nothing unless all of the text is a number.
std::optional<std::size_t> number_in(std::string_view text) {
    std::size_t value = 0;
    auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    return error == std::errc{} && end == text.data() + text.size() ? std::optional(value) : std::nullopt;
}

}  // namespace

byte_range read_range(std::string_view header, std::size_t bytes) noexcept {
    using enum byte_range::kind;
    auto const dash = header.find('-');
    // §14.2: what cannot be read is ignored, and so may be what asks for several parts.
    if (!header.starts_with(unit) || dash == std::string_view::npos) return {};
    auto const from = header.substr(unit.size(), dash - unit.size());
    auto const to = header.substr(dash + 1);
    auto const first = number_in(from);
    auto const last = number_in(to);
    if ((!from.empty() && !first) || (!to.empty() && !last) || (!first && !last)) return {};
    if (!first) {  // the last so many
        if (*last == 0 || bytes == 0) return {.is = unsatisfiable};
        return {.is = part, .first = bytes - std::min(bytes, *last), .last = bytes - 1};
    }
    if (last && *last < *first) return {};
    if (*first >= bytes) return {.is = unsatisfiable};
    return {.is = part, .first = *first, .last = last ? std::min(*last, bytes - 1) : bytes - 1};
}

}  // namespace parley::http_api
