#include "values.hpp"

#include "units.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>

namespace parley::config {
namespace {

// A rate's time: longer ones would need memory of callers for as long.
constexpr milliseconds rate_per_max{24 * 3'600'000};

std::string must_be(option const& row) {
    return fmt::format("{} must be {}", row.key, allowed(row));
}

bool is_utf8_line(std::string_view text) {
    return std::none_of(text.begin(), text.end(),
                        [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; });
}

bool within(option const& row, std::int64_t value) {
    return value >= row.min && value <= row.max;
}

/// One visit per kind of target; each answers an empty string when all is well.
struct applier {
    option const& row;
    raw_value const& from;
    settings& into;

    std::string const* text() const { return std::get_if<std::string>(&from.value); }
    bool says_zero() const { return !row.zero_word.empty() && text() && *text() == row.zero_word; }

    std::string operator()(text_target to) const {
        if (!text()) return fmt::format("{} must be a text in quotes", row.key);
        if (!within(row, static_cast<std::int64_t>(text()->size())) || !is_utf8_line(*text()))
            return must_be(row);
        if (row.check && !row.check(*text()).empty()) return must_be(row);
        to(into) = *text();
        return {};
    }
    std::string operator()(flag_target to) const {
        if (auto const* yes = std::get_if<bool>(&from.value)) {
            to(into) = *yes;
            return {};
        }
        if (!from.text_only || (*text() != "true" && *text() != "false")) return must_be(row);
        to(into) = *text() == "true";
        return {};
    }
    std::string operator()(number_target to) const {
        auto const value = number();
        bool const zero = says_zero();
        if (!zero && (!value || !within(row, *value))) return must_be(row);
        to(into) = zero ? 0 : *value;
        return {};
    }
    std::string operator()(span_target to) const {
        auto const span = text() ? parse_span(*text()) : std::nullopt;
        if (!span || !within(row, span->count())) return must_be(row);
        to(into) = *span;
        return {};
    }
    std::string operator()(rate_target to) const {
        auto const value = text() ? parse_rate(*text()) : std::nullopt;
        bool const zero = says_zero();
        if (!zero && (!value || !within(row, value->count) || value->per > rate_per_max)) return must_be(row);
        to(into) = zero ? rate{} : *value;
        return {};
    }
    std::string operator()(list_target to) const {
        auto const* entries = std::get_if<std::vector<std::string>>(&from.value);
        std::vector<std::string> split;
        if (!entries && from.text_only) {
            for (auto const word : words(*text(), ','))
                split.emplace_back(word);
            entries = &split;
        }
        if (!entries || !within(row, static_cast<std::int64_t>(entries->size()))) return must_be(row);
        for (auto const& entry : *entries) {
            if (row.check && !row.check(entry).empty()) return must_be(row);
        }
        to(into) = *entries;
        return {};
    }
    std::string operator()(choice_target to) const {
        auto const known = words(row.choices, '|');
        auto const found = text() ? std::find(known.begin(), known.end(), *text()) : known.end();
        if (found == known.end()) return must_be(row);
        to.set(into, static_cast<std::size_t>(found - known.begin()));
        return {};
    }

    std::optional<std::int64_t> number() const {
        if (auto const* whole = std::get_if<std::int64_t>(&from.value)) return *whole;
        if (text() && row.style == written::as_size) return parse_size(*text());
        if (text() && from.text_only) return parse_integer(*text());
        return std::nullopt;
    }
};

struct printer {
    option const& row;
    settings& of;

    std::string operator()(text_target from) const { return quoted(from(of)); }
    std::string operator()(flag_target from) const { return from(of) ? "true" : "false"; }
    std::string operator()(number_target from) const {
        auto const value = from(of);
        if (value == 0 && !row.zero_word.empty()) return quoted(row.zero_word);
        return row.style == written::as_size ? quoted(write_size(value)) : std::to_string(value);
    }
    std::string operator()(span_target from) const { return quoted(write_span(from(of))); }
    std::string operator()(rate_target from) const {
        return quoted(from(of).count == 0 ? std::string(row.zero_word) : write_rate(from(of)));
    }
    std::string operator()(list_target from) const {
        std::string out = "[";
        for (auto const& entry : from(of))
            out += (out.size() > 1 ? ", " : "") + quoted(entry);
        return out + "]";
    }
    std::string operator()(choice_target from) const {
        auto const known = words(row.choices, '|');
        auto const index = from.get(of);
        return quoted(index < known.size() ? known[index] : row.fallback);
    }
};

std::string range(option const& row) {
    auto const number = [&row](std::int64_t v) {
        if (std::holds_alternative<span_target>(row.to)) return write_span(milliseconds{v});
        return row.style == written::as_size ? write_size(v) : std::to_string(v);
    };
    return fmt::format("{} to {}", number(row.min), number(row.max));
}

}  // namespace

std::string apply(option const& row, raw_value const& from, settings& into) {
    return std::visit(applier{row, from, into}, row.to);
}

std::string as_toml(option const& row, settings& of) {
    auto plain = std::visit(printer{row, of}, row.to);
    return row.shown == privacy::secret && plain != "\"\"" ? "\"********\"" : plain;
}

std::string allowed(option const& row) {
    std::string const zero = row.zero_word.empty() ? "" : fmt::format(", or \"{}\"", row.zero_word);
    if (std::holds_alternative<flag_target>(row.to)) return "true or false";
    if (std::holds_alternative<choice_target>(row.to)) {
        std::string out;
        for (auto const word : words(row.choices, '|'))
            out += (out.empty() ? "" : ", ") + quoted(word);
        return "one of " + out;
    }
    if (std::holds_alternative<rate_target>(row.to)) {
        return fmt::format("COUNT/TIME such as \"10/5s\" (count {}, time up to 24h){}", range(row), zero);
    }
    if (std::holds_alternative<span_target>(row.to))
        return fmt::format("a time such as \"20s\", \"5m\" or \"30d\", from {}{}", range(row), zero);
    if (std::holds_alternative<number_target>(row.to)) {
        auto const kind = row.style == written::as_size ? "a size such as \"64MiB\", from" : "a number from";
        return fmt::format("{} {}{}", kind, range(row), zero);
    }
    bool const list = std::holds_alternative<list_target>(row.to);
    auto const sized = list ? fmt::format("a list of {} entries", range(row))
                            : fmt::format("a text of {} bytes on one line", range(row));
    auto const more = row.check ? row.check("\x01") : std::string_view{};
    return more.empty() ? sized : fmt::format("{}: {}", sized, more);
}

std::vector<std::string_view> words(std::string_view joined, char separator) {
    std::vector<std::string_view> out;
    while (!joined.empty()) {
        auto const end = std::min(joined.find(separator), joined.size());
        auto word = joined.substr(0, end);
        while (word.starts_with(' '))
            word.remove_prefix(1);
        while (word.ends_with(' '))
            word.remove_suffix(1);
        if (!word.empty()) out.push_back(word);
        joined.remove_prefix(std::min(end + 1, joined.size()));
    }
    return out;
}

std::string quoted(std::string_view text) {
    std::string out = "\"";
    for (char const c : text) {
        if (c == '"' || c == '\\') out += '\\';
        out += c;
    }
    return out + '"';
}

}  // namespace parley::config
