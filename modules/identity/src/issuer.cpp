#include "issuer.hpp"

#include "web_text.hpp"

#include <parley/base/log.hpp>
#include <parley/base/on_core.hpp>

namespace parley::identity {

task<result<oidc_metadata>> issuer::metadata() {
    co_return co_await on(all_.first_core(), metadata_here());
}

task<result<jwt_claims>> issuer::verify(std::string token, jwt_expectations expected) {
    auto& jwts = all_.needs.jwts;
    PARLEY_CO_TRY(auto keys, co_await on(all_.first_core(), keys_here()));
    auto claims = jwts.verify(token, *keys, expected);
    if (claims.has_error() && claims.error() == jwt_errc::unknown_key) {
        PARLEY_CO_TRY(auto newer, co_await on(all_.first_core(), newer_keys_here(keys)));
        if (newer != keys) claims = jwts.verify(token, *newer, expected);
    }
    if (claims.has_error()) {
        log_debug("oidc.token_refused", {{"why", claims.error().message()}});
        co_return identity_errc::oidc_refused;
    }
    co_return std::move(*claims);
}

task<result<oidc_metadata>> issuer::metadata_here() {
    auto const& time = all_.needs.time;
    bool nobody_waits = metadata_.is_usable(time.mono()) && !metadata_turn_.idle();
    if (!metadata_.is_fresh(time.mono()) && !nobody_waits) {
        auto turn = co_await metadata_turn_.take();
        if (!metadata_.is_fresh(time.mono()) && metadata_.may_try(time.mono()))
            (void)co_await fetch_metadata();
    }
    if (!metadata_.is_usable(time.mono())) co_return identity_errc::oidc_unavailable;
    co_return *metadata_.value();
}

task<result<verification_keys_ptr>> issuer::keys_here() {
    auto const& time = all_.needs.time;
    // While somebody fetches, the old keys serve: a slow provider must not slow those whose keys are known.
    bool nobody_waits = keys_.is_usable(time.mono()) && !keys_turn_.idle();
    if (!keys_.is_fresh(time.mono()) && !nobody_waits) {
        auto turn = co_await keys_turn_.take();
        if (!keys_.is_fresh(time.mono()) && keys_.may_try(time.mono())) (void)co_await fetch_keys();
    }
    if (!keys_.is_usable(time.mono())) co_return identity_errc::oidc_unavailable;
    co_return *keys_.value();
}

task<result<verification_keys_ptr>> issuer::newer_keys_here(verification_keys_ptr than) {
    auto const& time = all_.needs.time;
    auto turn = co_await keys_turn_.take();
    bool same = keys_.value() && *keys_.value() == than;
    if (same && keys_.may_force(time.mono())) {
        keys_.force(time.mono());
        (void)co_await fetch_keys();
    }
    co_return keys_.value() ? *keys_.value() : than;
}

task<result<void>> issuer::fetch_metadata() {
    auto url = all_.options.oidc.issuer;
    if (url.ends_with('/')) url.pop_back();  // OpenID Connect Discovery 1.0 §4
    url += "/.well-known/openid-configuration";
    metadata_.note_failure(all_.needs.time.mono());  // undone by `keep`; stands when the fetch is cancelled
    PARLEY_CO_TRY(auto answer, co_await fetch(std::move(url)));
    auto read = all_.needs.documents.read_metadata(answer.body);
    if (read.has_error() || !is_acceptable(*read)) {
        log_warn("oidc.discovery_refused", {{"issuer", all_.options.oidc.issuer}});
        co_return identity_errc::oidc_unavailable;
    }
    metadata_.keep(std::move(*read), max_age_of(answer), all_.needs.time.mono());
    co_return result<void>{};
}

task<result<void>> issuer::fetch_keys() {
    keys_.note_failure(all_.needs.time.mono());
    PARLEY_CO_TRY(auto known, co_await metadata_here());
    PARLEY_CO_TRY(auto answer, co_await fetch(known.jwks_uri));
    auto read = all_.needs.jwts.read_keys(answer.body);
    // A provider that answers without a single key of use has a bad day; its last good keys stay.
    if (read.has_error() || (*read)->size() == 0) {
        log_warn("oidc.keys_refused", {{"issuer", all_.options.oidc.issuer}});
        co_return identity_errc::oidc_unavailable;
    }
    keys_.keep(std::move(*read), max_age_of(answer), all_.needs.time.mono());
    co_return result<void>{};
}

task<result<incoming_answer>> issuer::fetch(std::string url) {
    outgoing_request request;
    request.url = std::move(url);
    request.headers = {{"Accept", "application/json"}};
    request.timeout = provider_timeout;
    request.answer_bytes_max = provider_answer_bytes_max;
    auto answer = co_await all_.needs.http.fetch(std::move(request));
    if (answer.has_error() || answer->status != 200) {
        auto why = answer.has_error() ? answer.error().message() : std::to_string(answer->status);
        log_warn("oidc.fetch_failed", {{"issuer", all_.options.oidc.issuer}, {"why", why}});
        co_return identity_errc::oidc_unavailable;
    }
    co_return std::move(*answer);
}

bool issuer::is_acceptable(oidc_metadata const& metadata) const {
    auto const& configured = all_.options.oidc.issuer;
    if (metadata.issuer != configured) return false;  // §4.3: anything else mixes two providers up
    std::string_view scheme = configured.starts_with("https://") ? "https://" : "http";
    for (auto const* url : {&metadata.authorization_endpoint, &metadata.token_endpoint, &metadata.jwks_uri}) {
        if (!url->starts_with(scheme) || !is_web_url(*url)) return false;
    }
    return true;
}

}  // namespace parley::identity
