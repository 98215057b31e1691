#include "web_text.hpp"

#include "limits.hpp"

#include <algorithm>
#include <charconv>

namespace parley::identity {

namespace {

constexpr std::string_view hex_digits = "0123456789ABCDEF";
constexpr std::string_view home = "/app/";

bool is_unreserved(char c) noexcept {  // RFC 3986 §2.3
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
           c == '.' || c == '_' || c == '~';
}

int hex_value(char c) noexcept {
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    if (c >= 'A' && c <= 'F') return c - 'A' + 10;
    return -1;
}

/// Whether every escape in it stands for a harmless character.
bool has_only_plain_escapes(std::string_view text) noexcept {
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] != '%') continue;
        int high = i + 1 < text.size() ? hex_value(text[i + 1]) : -1;
        int low = i + 2 < text.size() ? hex_value(text[i + 2]) : -1;
        if (high < 0 || low < 0) return false;
        int value = high * 16 + low;
        // Slashes, dots and percent signs could become another path in whoever decodes once more.
        if (value < 0x20 || value == 0x7f || value == '/' || value == '\\' || value == '.' || value == '%')
            return false;
    }
    return true;
}

std::string lower_case(std::string_view text) {
    std::string out(text);
    for (char& c : out) {
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    }
    return out;
}

}  // namespace

bool is_web_url(std::string_view url) noexcept {
    if (!url.starts_with("http://") && !url.starts_with("https://")) return false;
    return std::all_of(url.begin(), url.end(), [](char c) { return c > 0x20 && c < 0x7f; });
}

std::string form_encoded(std::string_view text) {
    std::string out;
    out.reserve(text.size() * 3 / 2);
    for (char c : text) {
        if (is_unreserved(c)) {
            out += c;
            continue;
        }
        auto byte = static_cast<unsigned char>(c);
        out += '%';
        out += hex_digits[byte >> 4];
        out += hex_digits[byte & 15];
    }
    return out;
}

std::string form(form_fields fields) {
    std::string out;
    for (auto [name, value] : fields) {
        if (!out.empty()) out += '&';
        out += name;
        out += '=';
        out += form_encoded(value);
    }
    return out;
}

std::string basic_authorization(std::string base64url) {
    for (char& c : base64url) {
        if (c == '-') c = '+';
        if (c == '_') c = '/';
    }
    while (base64url.size() % 4 != 0)
        base64url += '=';
    return "Basic " + base64url;
}

seconds max_age_of(incoming_answer const& answer) {
    for (auto const& [name, value] : answer.headers) {
        if (name != "cache-control") continue;
        auto directives = lower_case(value);
        if (directives.find("no-store") != directives.npos ||
            directives.find("no-cache") != directives.npos) {
            return seconds{0};
        }
        constexpr std::string_view wanted = "max-age=";
        auto at = directives.find(wanted);
        while (at != directives.npos && at > 0 && directives[at - 1] == '-')
            at = directives.find(wanted, at + 1);
        if (at == directives.npos) continue;
        auto const* begin = directives.data() + at + wanted.size();
        std::uint32_t count = 0;
        auto [end, error] = std::from_chars(begin, directives.data() + directives.size(), count);
        if (error == std::errc::result_out_of_range) return document_age_max;
        if (error == std::errc{}) return std::min(seconds{count}, document_age_max);
    }
    return document_age_default;
}

std::string safe_return_to(std::string_view wanted) {
    bool bounded = wanted.size() <= return_to_bytes_max;
    bool printable = std::all_of(wanted.begin(), wanted.end(), [](char c) { return c > 0x20 && c < 0x7f; });
    if (!bounded || !printable || !wanted.starts_with(home) || !has_only_plain_escapes(wanted)) {
        return std::string(home);
    }
    bool leads_away = wanted.find("//") != wanted.npos || wanted.find('\\') != wanted.npos ||
                      wanted.find("/.") != wanted.npos;
    return std::string(leads_away ? home : wanted);
}

}  // namespace parley::identity
