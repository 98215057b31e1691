#pragma once
// An OpenID provider behind the fake HTTP client: discovery, keys that rotate, codes that are redeemed once.

#include "house.hpp"
#include "unit/crypto/jwt_signing.hpp"

#include <map>

namespace parley::testing {

inline identity::identity_options with_provider() {
    auto options = house::open_to_all();
    options.oidc.issuer = "https://id.example";
    options.oidc.client_id = "parley client";
    options.oidc.client_secret = "s&cret";
    options.oidc.audience = "parley-api";
    options.oidc.public_url = "https://chat.example";
    return options;
}

/// Value of a query or form field, decoded; empty when absent.
inline std::string field(std::string_view encoded, std::string const& name) {
    std::string text = "&" + std::string(encoded.substr(encoded.find('?') + 1));
    auto at = text.find("&" + name + "=");
    if (at == text.npos) return {};
    auto value = text.substr(at + name.size() + 2);
    value = value.substr(0, value.find('&'));
    std::string out;
    for (std::size_t i = 0; i < value.size(); ++i) {
        if (value[i] != '%') {
            out += value[i];
            continue;
        }
        out += static_cast<char>(std::stoi(value.substr(i + 1, 2), nullptr, 16));
        i += 2;
    }
    return out;
}

class provider {
public:
    static constexpr char const* discovery_url = "https://id.example/.well-known/openid-configuration";
    static constexpr char const* keys_url = "https://id.example/keys";
    static constexpr char const* token_url = "https://id.example/token";

    explicit provider(house& of) : h(of) {
        serve_discovery(R"(,"issuer":"https://id.example")");
        serve_keys({&key}, "max-age=3600");
        h.http.answer(token_url, [this](outgoing_request const& request) { return redeem(request); });
    }

    void serve_discovery(std::string more, std::string cache_control = "max-age=3600") {
        h.http.answer(discovery_url,
                      R"({"authorization_endpoint":"https://id.example/authorize",
                          "token_endpoint":"https://id.example/token","jwks_uri":"https://id.example/keys")" +
                          more + "}",
                      std::move(cache_control));
    }
    void serve_keys(std::vector<signing_key const*> keys, std::string cache_control) {
        std::vector<std::string> all;
        for (auto const* each : keys)
            all.push_back(each->jwk(R"(,"use":"sig")"));
        h.http.answer(keys_url, jwks(all), std::move(cache_control));
    }
    std::int64_t now_s() const { return unix_ms(h.time.now()) / 1000; }

    /// `more` follows the members that every access token has.
    std::string access_token(std::string subject, std::string more = "",
                             signing_key const* with = nullptr) const {
        return (with == nullptr ? key : *with)
            .token(R"({"iss":"https://id.example","aud":"parley-api","sub":")" + subject + R"(","exp":)" +
                   std::to_string(now_s() + 300) + more + "}");
    }

    /// What the provider would do after the person has agreed: a code for this authorization request.
    std::string agree(std::string const& authorization_url, std::string subject, std::string more = "") {
        auto code = "code" + std::to_string(codes.size());
        codes[code] = {field(authorization_url, "nonce"), field(authorization_url, "code_challenge"),
                       field(authorization_url, "redirect_uri"), std::move(subject), std::move(more)};
        return code;
    }

    struct grant {
        std::string nonce, challenge, redirect_uri, subject, more;
    };
    incoming_answer redeem(outgoing_request const& request) {
        auto at = codes.find(field(request.body, "code"));
        if (at == codes.end()) return {400, {}, R"({"error":"invalid_grant"})"};
        auto given = at->second;
        codes.erase(at);
        auto challenge = h.secrets.base64url(h.secrets.digest(field(request.body, "code_verifier")));
        bool right = challenge == given.challenge &&
                     field(request.body, "redirect_uri") == given.redirect_uri &&
                     field(request.body, "grant_type") == "authorization_code";
        if (!right) return {400, {}, R"({"error":"invalid_grant"})"};
        auto now = std::to_string(now_s());
        auto claims = R"({"iss":"https://id.example","aud":"parley client","sub":")" + given.subject +
                      R"(","iat":)" + now + R"(,"exp":)" + std::to_string(now_s() + 300) + R"(,"nonce":")" +
                      given.nonce + '"' + given.more + "}";
        return {
            200, {}, R"({"access_token":"a","token_type":"Bearer","id_token":")" + key.token(claims) + "\"}"};
    }

    house& h;
    signing_key key = signing_key::p256("k1");
    std::map<std::string, grant> codes;
};

}  // namespace parley::testing
