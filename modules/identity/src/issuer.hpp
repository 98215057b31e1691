#pragma once
// The configured OpenID provider: its endpoints, its keys, and what its tokens say.

#include "core_state.hpp"
#include "kept_document.hpp"

namespace parley::identity {

/// Documents live on the first core; any core may call.
class issuer {
public:
    explicit issuer(context& all) : all_(all) {}

    /// identity_errc::oidc_unavailable when it cannot be fetched and nothing good is left.
    task<result<oidc_metadata>> metadata();
    /// identity_errc::oidc_refused when the token does not verify; ::oidc_unavailable.
    task<result<jwt_claims>> verify(std::string token, jwt_expectations expected);

private:
    task<result<oidc_metadata>> metadata_here();
    task<result<verification_keys_ptr>> keys_here();
    task<result<verification_keys_ptr>> newer_keys_here(verification_keys_ptr than);
    task<result<void>> fetch_metadata();
    task<result<void>> fetch_keys();
    task<result<incoming_answer>> fetch(std::string url);
    bool is_acceptable(oidc_metadata const& metadata) const;

    context& all_;
    kept_document<oidc_metadata> metadata_;
    kept_document<verification_keys_ptr> keys_;
    async_lock metadata_turn_;
    async_lock keys_turn_;
};

}  // namespace parley::identity
