#include "units.hpp"

#include <charconv>

namespace parley::config {
namespace {

struct unit {
    std::string_view name;
    std::int64_t worth;
};
// Largest first: writing takes the first that divides.
constexpr unit span_units[] = {{"d", 86'400'000}, {"h", 3'600'000}, {"m", 60'000}, {"s", 1000}, {"ms", 1}};
constexpr unit size_units[] = {{"GiB", 1LL << 30}, {"MiB", 1LL << 20}, {"KiB", 1LL << 10}};

// A count of units without overflow.
std::optional<std::int64_t> times(std::string_view digits, std::int64_t worth) {
    auto const count = parse_integer(digits);
    std::int64_t product = 0;
    if (!count || *count < 0 || __builtin_mul_overflow(*count, worth, &product)) return std::nullopt;
    return product;
}

}  // namespace

std::optional<std::int64_t> parse_integer(std::string_view text) {
    std::int64_t value = 0;
    auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (text.empty() || error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
    return value;
}

std::optional<milliseconds> parse_span(std::string_view text) {
    auto const digits = text.substr(0, text.find_first_not_of("0123456789"));
    for (auto const& one : span_units) {
        if (text.substr(digits.size()) != one.name) continue;
        auto const ms = times(digits, one.worth);
        if (ms) return milliseconds{*ms};
    }
    return std::nullopt;
}

std::string write_span(milliseconds span) {
    for (auto const& one : span_units) {
        if (span.count() != 0 && span.count() % one.worth == 0) {
            return std::to_string(span.count() / one.worth) + std::string(one.name);
        }
    }
    return "0s";
}

std::optional<std::int64_t> parse_size(std::string_view text) {
    for (auto const& one : size_units) {
        if (text.ends_with(one.name)) return times(text.substr(0, text.size() - one.name.size()), one.worth);
    }
    return times(text, 1);
}

std::string write_size(std::int64_t bytes) {
    for (auto const& one : size_units) {
        if (bytes != 0 && bytes % one.worth == 0)
            return std::to_string(bytes / one.worth) + std::string(one.name);
    }
    return std::to_string(bytes);
}

std::optional<rate> parse_rate(std::string_view text) {
    auto const slash = text.find('/');
    if (slash == std::string_view::npos) return std::nullopt;
    auto const count = parse_integer(text.substr(0, slash));
    auto const per = parse_span(text.substr(slash + 1));
    if (!count || *count <= 0 || !per || per->count() <= 0) return std::nullopt;
    return rate{*count, *per};
}

std::string write_rate(rate what) {
    return std::to_string(what.count) + '/' + write_span(what.per);
}

}  // namespace parley::config
