#include "bearer_authenticator.hpp"

#include "login_life.hpp"

#include <algorithm>

namespace parley::identity {

namespace {

bool is_jwt(std::string_view token) {
    return std::count(token.begin(), token.end(), '.') == 2;
}

bool is_opaque(std::string_view token) {
    return token.size() == opaque_token_bytes && token[0] == 'p' && token[2] == '_' &&
           (token[1] == 'l' || token[1] == 'b' || token[1] == 's');
}

}  // namespace

task<result<principal>> bearer_authenticator::authenticate(std::string token) {
    bool worth_a_look =
        token.size() <= token_bytes_max && (is_opaque(token) || (external_.accepts_jwts() && is_jwt(token)));
    if (!worth_a_look) co_return identity_errc::invalid_token;
    auto digest = all_.needs.secrets.digest(token);
    auto& tokens = all_.here().tokens;
    if (auto who = tokens.find(digest, all_.needs.time.now())) co_return *who;
    if (tokens.is_refused(digest, all_.needs.time.mono())) co_return identity_errc::invalid_token;
    co_return co_await look_up(std::move(token), std::move(digest));
}

task<result<principal>> bearer_authenticator::look_up(std::string token, token_digest digest) {
    auto& here = all_.here();
    for (;;) {
        auto generation = here.tokens.generation();
        if (auto under_way = here.flights.find(digest, generation)) {
            co_await flights::wait(under_way);
            if (under_way->answer) co_return *under_way->answer;
            continue;  // its caller was cancelled: look ourselves
        }
        auto pilot = here.flights.begin(digest, generation);
        auto answer = co_await read_until_settled(std::move(token), std::move(digest));
        pilot.land(answer);
        co_return answer;
    }
}

task<result<principal>> bearer_authenticator::read_until_settled(std::string token, token_digest digest) {
    auto& here = all_.here();
    for (int tries = 0; tries < fill_tries_max; ++tries) {
        auto generation = here.tokens.generation();
        auto read = co_await read_once(token, digest);
        if (read.has_error()) {
            // Only what the store does not know: a JWT may become valid when its issuer's keys are read anew.
            bool unknown = !is_jwt(token) && read.error() == identity_errc::invalid_token;
            if (unknown && generation == here.tokens.generation()) {
                here.tokens.refuse(digest, all_.needs.time.mono());
            }
            co_return read.error();
        }
        // A revocation has passed on this core since: what was read may be from before it.
        if (generation != here.tokens.generation()) continue;
        if (read->owner) here.note_bot(read->owner, read->who.account);
        here.tokens.keep(digest, read->who, read->until);
        co_return read->who;
    }
    co_return storage_errc::unavailable;
}

task<result<bearer_authenticator::found>> bearer_authenticator::read_once(std::string token,
                                                                          token_digest digest) {
    if (is_jwt(token)) co_return co_await read_jwt(std::move(token));
    co_return co_await read_login(std::move(digest));
}

task<result<bearer_authenticator::found>> bearer_authenticator::read_login(token_digest digest) {
    PARLEY_CO_TRY(auto row, co_await all_.needs.logins.find(std::move(digest)));
    if (!row) co_return identity_errc::invalid_token;
    auto const& login = row->what;
    auto now = all_.needs.time.now();
    auto ends = end_of(login, all_.options);
    if (now >= ends) co_return identity_errc::invalid_token;
    PARLEY_CO_TRY(auto who, co_await active_account(login.account));
    note_use(login);
    found out;
    out.who = {who.id, login.id, who.kind, who.admin};
    out.owner = who.owner;
    out.until = std::min<wall_time>(absolute_end_of(login, all_.options), now + fresh_for(all_.options));
    co_return out;
}

task<result<bearer_authenticator::found>> bearer_authenticator::read_jwt(std::string token) {
    PARLEY_CO_TRY(auto bearer, co_await external_.of_bearer(std::move(token)));
    PARLEY_CO_TRY(auto who, co_await active_account(bearer.account));
    found out;
    out.who = {who.id, {}, who.kind, who.admin};
    out.until = std::min<wall_time>(bearer.expires_at, all_.needs.time.now() + jwt_fresh_max);
    co_return out;
}

task<result<account>> bearer_authenticator::active_account(account_id id) {
    auto& store = all_.needs.accounts;
    PARLEY_CO_TRY(auto row, co_await store.find(id));
    if (!row || row->who.disabled) co_return identity_errc::invalid_token;
    if (row->who.owner) {
        PARLEY_CO_TRY(auto owner, co_await store.find(row->who.owner));
        if (!owner || owner->who.disabled) co_return identity_errc::invalid_token;
    }
    co_return std::move(row->who);
}

void bearer_authenticator::note_use(login const& which) {
    auto now = all_.needs.time.now();
    if (now - which.last_used_at < touch_interval(all_.options)) return;
    all_.here().work.spawn(touch(which.id, now));
}

task<void> bearer_authenticator::touch(login_id which, wall_time at) {
    (void)co_await all_.needs.logins.touch(which, at);  // losing one is harmless
}

}  // namespace parley::identity
