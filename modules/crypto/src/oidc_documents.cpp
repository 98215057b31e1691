// A provider's discovery document and its token endpoint's answer.

#include "compact_jws.hpp"
#include "json_document.hpp"

#include <parley/crypto/make_crypto.hpp>

namespace parley::crypto {

namespace {

constexpr std::size_t url_bytes_max = 2_KiB;

class oidc_reader final : public oidc_documents {
public:
    result<oidc_metadata> read_metadata(std::string_view document) const override {
        auto json = read_json(document);
        if (!json || !json->is_object()) return jwt_errc::malformed;
        oidc_metadata out;
        out.issuer = json->text("issuer");
        out.authorization_endpoint = json->text("authorization_endpoint");
        out.token_endpoint = json->text("token_endpoint");
        out.jwks_uri = json->text("jwks_uri");
        for (auto const* url :
             {&out.issuer, &out.authorization_endpoint, &out.token_endpoint, &out.jwks_uri}) {
            if (url->empty() || url->size() > url_bytes_max) return jwt_errc::malformed;
        }
        auto const* flag = json->find("authorization_response_iss_parameter_supported");
        out.answers_with_issuer = flag != nullptr && flag->as_boolean() != nullptr && *flag->as_boolean();
        return out;
    }

    result<std::string> read_id_token(std::string_view document) const override {
        auto json = read_json(document);
        if (!json || !json->is_object()) return jwt_errc::malformed;
        auto token = json->text("id_token");
        if (token.empty() || token.size() > token_bytes_max) return jwt_errc::malformed;
        return std::string(token);
    }
};

}  // namespace

std::unique_ptr<oidc_documents> make_oidc_documents() {
    return std::make_unique<oidc_reader>();
}

}  // namespace parley::crypto
