#include "path.hpp"

#include <parley/base/text.hpp>

#include <algorithm>
#include <charconv>

namespace parley::http_api {
namespace {

int hex_digit(char c) {
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    if (c >= 'A' && c <= 'F') return c - 'A' + 10;
    return -1;
}

/// The byte of `%XY` at `at`, or -1.
int escaped_byte(std::string_view text, std::size_t at) {
    if (at + 2 >= text.size()) return -1;
    int high = hex_digit(text[at + 1]);
    int low = hex_digit(text[at + 2]);
    return high < 0 || low < 0 ? -1 : high * 16 + low;
}

bool is_plain(char c) {
    return c > 0x20 && c < 0x7f && c != '\\' && c != '?' && c != '#';
}

/// Letters and digits that an encoder escaped for no reason, and `@` (`@me`): nothing that means something in
/// a path.
bool may_be_escaped(int byte) {
    return byte > 0x20 && byte < 0x7f && byte != '/' && byte != '.' && byte != '\\' && byte != '%' &&
           byte != '?' && byte != '#' && byte != ';';
}

std::optional<std::string> decode_segment(std::string_view segment) {
    std::string out;
    out.reserve(segment.size());
    for (std::size_t i = 0; i < segment.size(); ++i) {
        if (segment[i] != '%') {
            if (!is_plain(segment[i])) return std::nullopt;
            out += segment[i];
            continue;
        }
        int byte = escaped_byte(segment, i);
        if (!may_be_escaped(byte)) return std::nullopt;
        out += static_cast<char>(byte);
        i += 2;
    }
    if (out == "." || out == "..") return std::nullopt;
    return out;
}

/// Bytes of a sequence that begins with `lead`; 0 = none does. Overlong forms and surrogates are told apart
/// by the caller.
std::size_t utf8_length(unsigned char lead) {
    if (lead < 0x80) return 1;
    if (lead >= 0xC2 && lead <= 0xDF) return 2;
    if (lead >= 0xE0 && lead <= 0xEF) return 3;
    if (lead >= 0xF0 && lead <= 0xF4) return 4;
    return 0;
}

bool is_clean_text(std::string_view text) {
    for (std::size_t i = 0; i < text.size();) {
        auto lead = static_cast<unsigned char>(text[i]);
        auto length = utf8_length(lead);
        if (length == 0 || i + length > text.size() || lead < 0x20 || lead == 0x7f) return false;
        for (std::size_t k = 1; k < length; ++k) {
            if ((static_cast<unsigned char>(text[i + k]) & 0xC0) != 0x80) return false;
        }
        auto second = length > 1 ? static_cast<unsigned char>(text[i + 1]) : 0;
        if ((lead == 0xE0 && second < 0xA0) || (lead == 0xED && second > 0x9F)) return false;
        if ((lead == 0xF0 && second < 0x90) || (lead == 0xF4 && second > 0x8F)) return false;
        i += length;
    }
    return true;
}

void read_integer(query_rule const& rule, std::string_view text, query_values& out,
                  std::vector<wire::field_problem>& problems) {
    std::int64_t value = 0;
    auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error == std::errc::result_out_of_range) {
        problems.push_back(
            {std::string(rule.name), "out_of_range", text.front() == '-' ? rule.min : rule.max});
    } else if (error != std::errc{} || end != text.data() + text.size()) {
        problems.push_back({std::string(rule.name), "wrong_type", std::nullopt});
    } else if (value < rule.min || value > rule.max) {
        problems.push_back({std::string(rule.name), "out_of_range", value < rule.min ? rule.min : rule.max});
    } else {
        out.integers.emplace_back(rule.name, value);
    }
}

bool is_choice(std::string_view choices, std::string_view text) {
    while (!choices.empty()) {
        auto const bar = std::min(choices.find('|'), choices.size());
        if (choices.substr(0, bar) == text) return true;
        choices.remove_prefix(std::min(bar + 1, choices.size()));
    }
    return false;
}

void read_value(query_rule const& rule, std::string_view raw, query_values& out,
                std::vector<wire::field_problem>& problems) {
    auto text = decode_query_text(raw);
    if (!text) {
        problems.push_back({std::string(rule.name), "malformed", std::nullopt});
    } else if (rule.is == query_rule::kind::integer) {
        read_integer(rule, *text, out, problems);
    } else if (rule.is == query_rule::kind::id) {
        if (auto id = parse_id<message_id>(*text)) {
            out.integers.emplace_back(rule.name, static_cast<std::int64_t>(id->value));
        } else {
            problems.push_back({std::string(rule.name), "invalid_id", std::nullopt});
        }
    } else if (!rule.choices.empty() && !is_choice(rule.choices, *text)) {
        problems.push_back({std::string(rule.name), "invalid_choice", std::nullopt});
    } else if (static_cast<std::int64_t>(text->size()) > rule.max) {
        problems.push_back({std::string(rule.name), "too_long", rule.max});
    } else {
        out.texts.emplace_back(rule.name, std::move(*text));
    }
}

}  // namespace

std::optional<std::vector<std::string>> split_path(std::string_view path) {
    if (path.empty() || path.front() != '/' || path.size() > path_bytes_max) return std::nullopt;
    std::vector<std::string> segments;
    std::size_t from = 1;
    while (true) {
        auto slash = path.find('/', from);
        bool last = slash == std::string_view::npos;
        auto raw = path.substr(from, last ? std::string_view::npos : slash - from);
        if (raw.empty() && !last) return std::nullopt;
        auto segment = decode_segment(raw);
        if (!segment || segments.size() == segments_max) return std::nullopt;
        segments.push_back(std::move(*segment));
        if (last) return segments;
        from = slash + 1;
    }
}

std::optional<std::string> decode_query_text(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '+') {
            out += ' ';
        } else if (text[i] == '%') {
            int byte = escaped_byte(text, i);
            if (byte < 0) return std::nullopt;
            out += static_cast<char>(byte);
            i += 2;
        } else {
            out += text[i];
        }
    }
    if (!is_clean_text(out)) return std::nullopt;
    return out;
}

std::optional<std::string> decode_reason(std::string_view header) {
    std::string out;
    out.reserve(header.size());
    for (std::size_t i = 0; i < header.size(); ++i) {
        if (header[i] != '%') {
            out += header[i];  // a plus sign too: this is no form
            continue;
        }
        int const byte = escaped_byte(header, i);
        if (byte < 0) return std::nullopt;
        out += static_cast<char>(byte);
        i += 2;
    }
    auto const length = text::code_points(out);
    if (!length || !is_clean_text(out)) return std::nullopt;
    if (text::has_unsafe_characters(out, text::line_breaks::refused)) return std::nullopt;
    auto const said = text::trimmed(out);
    if (text::code_points(said).value_or(0) > reason_characters_max) return std::nullopt;
    return std::string(said);
}

query_values read_query(std::string_view query, std::span<query_rule const> rules,
                        std::vector<wire::field_problem>& problems) {
    query_values out;
    std::vector<std::string_view> seen;
    while (!query.empty() && !rules.empty()) {
        auto amp = query.find('&');
        auto pair = query.substr(0, amp);
        query = amp == std::string_view::npos ? std::string_view{} : query.substr(amp + 1);
        auto equals = pair.find('=');
        auto name = decode_query_text(pair.substr(0, equals));
        if (!name) continue;  // no rule has such a name
        auto rule =
            std::find_if(rules.begin(), rules.end(), [&](query_rule const& r) { return r.name == *name; });
        if (rule == rules.end()) continue;
        if (std::find(seen.begin(), seen.end(), rule->name) != seen.end()) {
            problems.push_back({std::string(rule->name), "duplicate_key", std::nullopt});
            continue;
        }
        seen.push_back(rule->name);
        read_value(*rule, equals == std::string_view::npos ? std::string_view{} : pair.substr(equals + 1),
                   out, problems);
    }
    for (auto const& rule : rules) {
        bool const given = std::find(seen.begin(), seen.end(), rule.name) != seen.end();
        if (!rule.choices.empty() && !given)
            problems.push_back({std::string(rule.name), "required", std::nullopt});
    }
    return out;
}

std::optional<std::int64_t> query_values::integer(std::string_view name) const {
    for (auto const& [key, value] : integers) {
        if (key == name) return value;
    }
    return std::nullopt;
}

std::string query_values::text(std::string_view name) const {
    for (auto const& [key, value] : texts) {
        if (key == name) return value;
    }
    return {};
}

}  // namespace parley::http_api
