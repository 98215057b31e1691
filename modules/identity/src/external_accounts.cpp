#include "external_accounts.hpp"

#include "account_book.hpp"
#include "names.hpp"

namespace parley::identity {

namespace {

/// "The provider said no" is, for a bearer token, simply a token that does not count.
error_code as_token_error(error_code why) {
    return why == identity_errc::oidc_refused ? error_code{identity_errc::invalid_token} : why;
}

}  // namespace

task<result<external_accounts::bearer>> external_accounts::of_bearer(std::string token) {
    jwt_expectations expected;
    expected.as = jwt_expectations::use::access;
    expected.issuer = all_.options.oidc.issuer;
    expected.audience = all_.options.oidc.audience;
    expected.now = all_.needs.time.now();
    auto claims = co_await provider_.verify(std::move(token), std::move(expected));
    if (claims.has_error()) co_return as_token_error(claims.error());
    auto expires_at = claims->expires_at;
    auto account = co_await find_or_create(std::move(*claims));
    if (account.has_error()) co_return as_token_error(account.error());
    co_return bearer{*account, expires_at};
}

task<result<account_id>> external_accounts::of_id_token(std::string token, std::string nonce) {
    jwt_expectations expected;
    expected.as = jwt_expectations::use::id;
    expected.issuer = all_.options.oidc.issuer;
    expected.audience = all_.options.oidc.client_id;
    expected.nonce = std::move(nonce);
    expected.now = all_.needs.time.now();
    PARLEY_CO_TRY(auto claims, co_await provider_.verify(std::move(token), std::move(expected)));
    co_return co_await find_or_create(std::move(claims));
}

task<result<account_id>> external_accounts::find_or_create(jwt_claims claims) {
    external_identity key{all_.options.oidc.issuer, claims.subject};
    PARLEY_CO_TRY(auto row, co_await all_.needs.accounts.find_by_external(std::move(key)));
    if (row) co_return row->who.id;
    if (!all_.options.oidc.auto_create) co_return identity_errc::oidc_refused;
    // The first person owns the instance, and that takes the set-up token.
    PARLEY_CO_TRY(bool nobody, co_await nobody_owns(all_));
    if (nobody) co_return identity_errc::oidc_refused;
    co_return co_await create(std::move(claims));
}

task<result<account_id>> external_accounts::create(jwt_claims claims) {
    external_identity const key{all_.options.oidc.issuer, claims.subject};
    auto const name = name_from(claims.preferred_username);
    for (int tries = 0; tries < provisioned_name_tries_max; ++tries) {
        account_row row;
        row.who.id = all_.needs.ids.make<account_id>();
        if (!row.who.id) co_return storage_errc::unavailable;
        auto suffix_length = static_cast<std::size_t>(3 + tries);
        row.who.name = tries == 0 ? name : suffixed(name, all_.needs.secrets.make_code(suffix_length));
        row.who.display_name = tidy_display_name(claims.display_name).value_or(row.who.name);
        row.who.created_at = all_.needs.time.now();
        auto id = row.who.id;
        std::optional<external_identity> external = key;
        auto created = co_await all_.needs.accounts.create(std::move(row), std::move(external), false);
        if (created.has_value()) co_return id;
        if (created.error() != storage_errc::conflict) co_return created.error();
        // Either the name is taken, or another request of the same person was quicker.
        PARLEY_CO_TRY(auto there, co_await all_.needs.accounts.find_by_external(key));
        if (there) co_return there->who.id;
    }
    co_return identity_errc::oidc_refused;
}

}  // namespace parley::identity
