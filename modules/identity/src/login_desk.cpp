#include "login_desk.hpp"

#include "account_book.hpp"
#include "login_life.hpp"
#include "login_opening.hpp"
#include "names.hpp"
#include "revocation.hpp"
#include "shielded.hpp"

#include <algorithm>

namespace parley::identity {

namespace {

/// An edge that does not know the peer must not slip past the limits of networks.
std::string known_or_unknown(std::string peer) {
    return peer.empty() ? "?" : std::move(peer);
}

}  // namespace

task<result<issued_login>> login_desk::log_in(login_attempt attempt) {
    password_claim claim;
    claim.name = std::move(attempt.name);
    claim.password = std::move(attempt.password);
    claim.peer = known_or_unknown(std::move(attempt.peer));
    PARLEY_CO_TRY(auto row, co_await passwords_.check(std::move(claim)));
    opening wanted;
    wanted.account = row.who.id;
    wanted.user_agent = std::move(attempt.user_agent);
    wanted.expected_hash = std::move(row.password_hash);
    co_return co_await open_login(all_, std::move(wanted));
}

task<result<void>> login_desk::may_sign_up(sign_up const& wanted) {
    auto mode = all_.options.sign_up;
    if (mode == sign_up_mode::closed) co_return identity_errc::sign_up_closed;
    if (mode == sign_up_mode::invite && !wanted.invited) co_return identity_errc::invite_required;
    // The first person owns the instance: that takes the set-up token, in every mode.
    PARLEY_CO_TRY(bool nobody, co_await nobody_owns(all_));
    if (nobody) co_return identity_errc::sign_up_closed;
    co_return result<void>{};
}

task<result<issued_login>> login_desk::register_account(sign_up wanted) {
    PARLEY_CO_CHECK(co_await may_sign_up(wanted));
    auto& as = wanted.as;
    if (!is_free_name(as.name)) co_return identity_errc::invalid_name;
    if (!is_password(as.password)) co_return identity_errc::invalid_password;
    PARLEY_CO_CHECK(co_await limits_.admit_sign_up(as.peer));
    PARLEY_CO_TRY(auto taken, co_await all_.needs.accounts.find_by_name(as.name));
    if (taken)
        co_return identity_errc::name_taken;  // before the hash is paid for; the store has the last word

    new_account fresh;
    fresh.name = std::move(as.name);
    fresh.password = std::move(as.password);
    PARLEY_CO_TRY(auto who, co_await create_account(all_, std::move(fresh), false));
    opening first;
    first.account = who.id;
    first.user_agent = std::move(as.user_agent);
    co_return co_await open_login(all_, std::move(first));
}

task<result<issued_login>> login_desk::set_up_owner(std::string setup_token, login_attempt as) {
    PARLEY_CO_TRY(bool nobody, co_await nobody_owns(all_));
    if (!nobody) co_return identity_errc::setup_done;
    auto const& expected = all_.options.setup_token_digest;
    auto& secrets = all_.needs.secrets;
    bool right = !expected.empty() && secrets.same(secrets.digest(setup_token), expected);
    if (!right) co_return identity_errc::invalid_setup_token;
    new_account owner;
    owner.name = std::move(as.name);
    owner.password = std::move(as.password);
    owner.admin = true;
    // Of two at once, the store lets one be the first; for the other the set-up is done. So the token works
    // once.
    PARLEY_CO_TRY(auto who, co_await create_account(all_, std::move(owner), true));
    opening first;
    first.account = who.id;
    first.user_agent = std::move(as.user_agent);
    co_return co_await open_login(all_, std::move(first));
}

task<result<std::vector<login>>> login_desk::list(principal who) {
    PARLEY_CO_TRY(auto all, co_await all_.needs.logins.of_account(who.account));
    auto now = all_.needs.time.now();
    std::erase_if(all, [&](login const& each) { return now >= end_of(each, all_.options); });
    co_return all;
}

task<result<void>> login_desk::revoke(principal who, login_id which) {
    auto& home = all_.on_core(all_.home_of(who.account).index());
    auto work = revoke_at_home(who.account, which);
    co_return co_await shielded<void>(home.work, std::move(work));
}

task<result<void>> login_desk::revoke_others(principal who) {
    auto& home = all_.on_core(all_.home_of(who.account).index());
    auto work = revoke_all_at_home(who.account, who.login);
    co_return co_await shielded<void>(home.work, std::move(work));
}

task<result<void>> login_desk::revoke_at_home(account_id account, login_id which) {
    auto removed = co_await all_.needs.logins.remove(account, which);
    if (removed.has_error() && removed.error() == storage_errc::not_found) co_return identity_errc::not_found;
    // Also when it is not known whether it was removed: forgetting costs one read, believing costs trust.
    std::vector<login_id> gone{which};
    co_await logins_are_gone(all_, account, std::move(gone));
    co_return removed;
}

task<result<void>> login_desk::revoke_all_at_home(account_id account, login_id keep) {
    // In turn with log-ins, so that one which checked the account before is either listed here or comes
    // after.
    auto turn = co_await all_.here().turn_of(account).take();
    auto removed = co_await all_.needs.logins.remove_all(account, keep);
    if (removed.has_error()) {
        std::vector<account_id> one{account};
        co_await forget_tokens_everywhere(all_, std::move(one));
        co_return removed.error();
    }
    co_await logins_are_gone(all_, account, std::move(*removed));
    co_return result<void>{};
}

task<result<issued_login>> login_desk::issue(account_id account, login_kind kind) {
    PARLEY_CO_TRY(auto row, co_await all_.needs.accounts.find(account));
    bool bot = row && row->who.kind == account_kind::bot;
    bool fits = kind == (bot ? login_kind::bot : login_kind::service);
    if (!row || !fits || row->who.disabled) co_return identity_errc::not_found;
    opening wanted;
    wanted.account = account;
    wanted.kind = kind;
    co_return co_await open_login(all_, std::move(wanted));
}

}  // namespace parley::identity
