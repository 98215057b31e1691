#include "claims.hpp"

#include "json_document.hpp"

#include <algorithm>
#include <cmath>

namespace parley::crypto {

namespace {

using use = jwt_expectations::use;

/// 2^53 would still be exact; the year 9999 keeps the arithmetic in milliseconds far from overflow.
constexpr double unix_seconds_max = 253'402'300'799.0;

/// A NumericDate (RFC 7519 §2). Absent leaves `out` empty; false when it is not a sensible time.
bool read_time(json_value const& claims, std::string_view name, std::optional<wall_time>& out) {
    auto const* member = claims.find(name);
    if (member == nullptr) return true;
    auto const* number = member->as_number();
    if (number == nullptr || !(*number >= 0 && *number <= unix_seconds_max)) return false;
    out = from_unix_ms(static_cast<std::int64_t>(std::floor(*number * 1000)));
    return true;
}

bool is_fit_type(std::string_view type, use as) {
    if (type.empty() || type == "jwt") return true;
    return as == use::access && type == "at+jwt";  // RFC 9068 §2.1
}

/// An ID token proves a log-in to a client; whoever gets hold of one must not be able to call the API with
/// it.
bool has_marks_of_id_token(json_value const& claims) {
    for (auto name : {"nonce", "at_hash", "c_hash"}) {
        if (claims.find(name) != nullptr) return true;
    }
    // Keycloak tells its kinds apart by a claim named `typ`.
    return claims.find("typ") != nullptr && claims.text("typ") != "Bearer";
}

error_code check_audience(json_value const& claims, jwt_expectations const& expected) {
    auto const* audience = claims.find("aud");
    if (audience == nullptr || expected.audience.empty()) return jwt_errc::wrong_audience;
    std::size_t count = 1;
    bool named = false;
    if (auto const* text = audience->as_text()) {
        named = *text == expected.audience;
    } else if (auto const* list = audience->as_array()) {
        count = list->size();
        for (auto const& item : *list) {
            if (item.as_text() == nullptr) return jwt_errc::malformed;
            named = named || *item.as_text() == expected.audience;
        }
    } else {
        return jwt_errc::malformed;
    }
    if (!named) return jwt_errc::wrong_audience;
    if (expected.as == use::access) return {};
    // OpenID Connect Core §3.1.3.7, 4 and 5.
    bool has_party = claims.find("azp") != nullptr;
    if (count > 1 && !has_party) return jwt_errc::wrong_audience;
    if (has_party && claims.text("azp") != expected.audience) return jwt_errc::wrong_audience;
    return {};
}

error_code check_times(json_value const& claims, jwt_expectations const& expected, wall_time& expires_at) {
    std::optional<wall_time> expires;
    std::optional<wall_time> begins;
    std::optional<wall_time> issued;
    if (!read_time(claims, "exp", expires) || !read_time(claims, "nbf", begins) ||
        !read_time(claims, "iat", issued)) {
        return jwt_errc::malformed;
    }
    if (!expires || (expected.as == use::id && !issued)) return jwt_errc::missing_claim;
    if (expected.now >= *expires + expected.skew) return jwt_errc::expired;
    if (begins && expected.now + expected.skew < *begins) return jwt_errc::not_yet_valid;
    if (issued && expected.now + expected.skew < *issued) return jwt_errc::not_yet_valid;
    expires_at = *expires;
    return {};
}

/// It becomes a key in the store: no control characters, NUL among them.
bool is_proper_subject(std::string_view text) {
    bool plain =
        std::none_of(text.begin(), text.end(), [](unsigned char c) { return c < 0x20 || c == 0x7f; });
    return plain && !text.empty() && text.size() <= subject_bytes_max;
}

std::string short_text(json_value const& claims, std::string_view name) {
    auto text = claims.text(name);
    return text.size() <= claim_text_bytes_max ? std::string(text) : std::string{};
}

}  // namespace

result<jwt_claims> read_claims(std::string_view payload, std::string_view type,
                               jwt_expectations const& expected) {
    if (!is_fit_type(type, expected.as)) return jwt_errc::unsupported;
    auto claims = read_json(payload);
    if (!claims || !claims->is_object()) return jwt_errc::malformed;
    if (expected.issuer.empty() || claims->text("iss") != expected.issuer) return jwt_errc::wrong_issuer;
    if (auto failure = check_audience(*claims, expected)) return failure;

    jwt_claims out;
    if (auto failure = check_times(*claims, expected, out.expires_at)) return failure;
    auto subject = claims->text("sub");
    if (!is_proper_subject(subject)) return jwt_errc::missing_claim;
    if (expected.as == use::access && type != "at+jwt" && has_marks_of_id_token(*claims)) {
        return jwt_errc::unsupported;
    }
    if (expected.as == use::id && (expected.nonce.empty() || claims->text("nonce") != expected.nonce)) {
        return jwt_errc::wrong_nonce;
    }
    out.subject = subject;
    out.preferred_username = short_text(*claims, "preferred_username");
    out.display_name = short_text(*claims, "name");
    return out;
}

}  // namespace parley::crypto
