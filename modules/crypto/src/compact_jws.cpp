#include "compact_jws.hpp"

#include <parley/crypto/encoding.hpp>
#include <parley/interfaces/services/crypto.hpp>

namespace parley::crypto {

namespace {

std::string media_type(std::string_view text) {
    std::string out(text);
    for (char& c : out) {
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    }
    constexpr std::string_view prefix = "application/";  // RFC 7515 §4.1.9 lets it be left out
    if (out.starts_with(prefix)) out.erase(0, prefix.size());
    return out;
}

/// Absent is fine and leaves `out` empty; anything but a short text is not.
bool read_optional_text(json_value const& header, std::string_view name, std::string& out) {
    auto const* member = header.find(name);
    if (member == nullptr) return true;
    auto const* text = member->as_text();
    if (text == nullptr || text->size() > kid_bytes_max) return false;
    out = *text;
    return true;
}

error_code read_header(std::string_view encoded, compact_jws& out) {
    auto bytes = base64url_decode(encoded);
    if (!bytes || bytes->size() > header_bytes_max) return jwt_errc::malformed;
    auto header = read_json(*bytes);
    if (!header || !header->is_object()) return jwt_errc::malformed;
    // `crit` names extensions that must be understood (RFC 7515 §4.1.11): none is. `enc` and `zip` are
    // encryption's.
    for (auto name : {"crit", "enc", "zip", "b64"}) {
        if (header->find(name) != nullptr) return jwt_errc::unsupported;
    }
    auto algorithm = read_algorithm(header->text("alg"));
    if (!algorithm) return jwt_errc::unsupported;
    out.algorithm = *algorithm;
    std::string type;
    if (!read_optional_text(*header, "kid", out.kid) || !read_optional_text(*header, "typ", type)) {
        return jwt_errc::malformed;
    }
    out.type = media_type(type);
    return {};
}

}  // namespace

result<compact_jws> read_compact_jws(std::string_view token) {
    if (token.size() > token_bytes_max) return jwt_errc::malformed;
    auto first = token.find('.');
    auto second = first == token.npos ? first : token.find('.', first + 1);
    if (second == token.npos || token.find('.', second + 1) != token.npos) return jwt_errc::malformed;

    compact_jws out;
    out.signed_bytes = token.substr(0, second);
    if (auto failure = read_header(token.substr(0, first), out)) return failure;
    auto payload = base64url_decode(token.substr(first + 1, second - first - 1));
    auto signature = base64url_decode(token.substr(second + 1));
    if (!payload || !signature || payload->empty() || signature->empty()) return jwt_errc::malformed;
    out.payload = std::move(*payload);
    out.signature = std::move(*signature);
    return out;
}

}  // namespace parley::crypto
