#include "oidc_desk.hpp"

#include "login_opening.hpp"
#include "web_text.hpp"

#include <parley/base/log.hpp>
#include <parley/base/on_core.hpp>

namespace parley::identity {

std::string oidc_desk::name() const {
    return external_.offers_log_in() ? all_.options.oidc.name : std::string{};
}

std::string oidc_desk::redirect_uri() const {
    auto base = all_.options.oidc.public_url;
    if (base.ends_with('/')) base.pop_back();
    return base + "/auth/oidc/callback";
}

task<result<oidc_logins::started>> oidc_desk::begin(std::string return_to) {
    if (!external_.offers_log_in()) co_return identity_errc::oidc_off;
    PARLEY_CO_TRY(auto metadata, co_await provider_.metadata());
    auto& secrets = all_.needs.secrets;
    auto state = secrets.make_token("");
    started out;
    out.flow_cookie = secrets.make_token("");

    pending_flow flow;
    flow.cookie_digest = secrets.digest(out.flow_cookie);
    flow.nonce = secrets.make_token("");
    flow.verifier = secrets.make_token("");  // 43 characters: the least that RFC 7636 §4.1 allows, 256 bits
    flow.return_to = safe_return_to(return_to);
    flow.begun = all_.needs.time.mono();

    auto const& oidc = all_.options.oidc;
    auto challenge = secrets.base64url(secrets.digest(flow.verifier));
    bool has_query = metadata.authorization_endpoint.find('?') != std::string::npos;
    out.redirect_to = metadata.authorization_endpoint + (has_query ? "&" : "?") +
                      form({{"response_type", "code"},
                            {"client_id", oidc.client_id},
                            {"redirect_uri", redirect_uri()},
                            {"scope", oidc.scopes},
                            {"state", state},
                            {"nonce", flow.nonce},
                            {"code_challenge", challenge},
                            {"code_challenge_method", "S256"}});
    auto remembering = remember(std::move(state), std::move(flow));
    co_await on(all_.first_core(), std::move(remembering));
    co_return out;
}

task<result<oidc_logins::completed>> oidc_desk::complete(callback answer) {
    if (!external_.offers_log_in()) co_return identity_errc::oidc_off;
    auto taking = take(std::move(answer.state));
    auto flow = co_await on(all_.first_core(), std::move(taking));
    auto& secrets = all_.needs.secrets;
    // The cookie says that the browser which answers is the one that asked: without it, anyone could log a
    // victim in to an account of theirs.
    if (!flow || !secrets.same(secrets.digest(answer.flow_cookie), flow->cookie_digest)) {
        co_return identity_errc::oidc_refused;
    }
    PARLEY_CO_TRY(auto metadata, co_await provider_.metadata());
    // RFC 9207: an answer of another provider must not be redeemed at this one.
    bool names_issuer = !answer.iss.empty();
    if (names_issuer ? answer.iss != metadata.issuer : metadata.answers_with_issuer) {
        co_return identity_errc::oidc_refused;
    }
    if (!answer.error.empty() || answer.code.empty() || answer.code.size() > code_bytes_max) {
        co_return identity_errc::oidc_refused;
    }
    auto exchanging = exchange(std::move(answer.code), std::move(flow->verifier), metadata.token_endpoint);
    PARLEY_CO_TRY(auto id_token, co_await std::move(exchanging));
    PARLEY_CO_TRY(auto account, co_await external_.of_id_token(std::move(id_token), std::move(flow->nonce)));

    opening wanted;
    wanted.account = account;
    wanted.user_agent = std::move(answer.user_agent);
    auto opened = co_await open_login(all_, std::move(wanted));
    if (opened.has_error()) {
        bool disabled = opened.error() == identity_errc::invalid_credentials;
        co_return disabled ? error_code{identity_errc::oidc_refused} : opened.error();
    }
    completed out;
    out.login = std::move(*opened);
    out.return_to = std::move(flow->return_to);
    co_return out;
}

task<void> oidc_desk::remember(std::string state, pending_flow flow) {
    flows_.add(std::move(state), std::move(flow));
    co_return;
}

task<std::optional<pending_flow>> oidc_desk::take(std::string state) {
    co_return flows_.take(state, all_.needs.time.mono());
}

task<result<std::string>> oidc_desk::exchange(std::string code, std::string verifier,
                                              std::string token_endpoint) {
    auto request = token_request(code, verifier);
    request.url = std::move(token_endpoint);
    auto answer = co_await all_.needs.http.fetch(std::move(request));
    if (answer.has_error() || answer->status >= 500) {
        log_warn("oidc.exchange_failed", {{"issuer", all_.options.oidc.issuer}});
        co_return identity_errc::oidc_unavailable;
    }
    if (answer->status != 200) co_return identity_errc::oidc_refused;
    auto id_token = all_.needs.documents.read_id_token(answer->body);
    if (id_token.has_error()) co_return identity_errc::oidc_refused;
    co_return std::move(*id_token);
}

outgoing_request oidc_desk::token_request(std::string_view code, std::string_view verifier) const {
    auto const& oidc = all_.options.oidc;
    outgoing_request request;
    request.method = "POST";
    request.headers = {{"Accept", "application/json"}, {"Content-Type", "application/x-www-form-urlencoded"}};
    request.timeout = provider_timeout;
    request.answer_bytes_max = provider_answer_bytes_max;
    request.body = form({{"grant_type", "authorization_code"},
                         {"code", code},
                         {"redirect_uri", redirect_uri()},
                         {"code_verifier", verifier}});
    if (oidc.client_secret.empty()) {
        request.body += "&" + form({{"client_id", oidc.client_id}});
    } else {
        auto pair = form_encoded(oidc.client_id) + ":" + form_encoded(oidc.client_secret);
        request.headers.emplace_back("Authorization",
                                     basic_authorization(all_.needs.secrets.base64url(pair)));
    }
    return request;
}

}  // namespace parley::identity
