#include "password_check.hpp"

#include "names.hpp"
#include "shielded.hpp"

#include <parley/base/blocking_pool.hpp>

namespace parley::identity {

namespace {

/// On the account's home core: the new hash of the same password, unless somebody has changed it meanwhile.
task<result<void>> replace_hash(context& all, account_id id, std::string before, std::string after) {
    auto turn = co_await all.here().turn_of(id).take();
    PARLEY_CO_TRY(auto row, co_await all.needs.accounts.find(id));
    if (!row || row->password_hash != before) co_return storage_errc::refused;
    row->password_hash = std::move(after);
    co_return co_await all.needs.accounts.update(std::move(*row));
}

}  // namespace

error_code as_login_error(error_code why) {
    return why == pool_errc::full ? error_code{identity_errc::busy} : why;
}

task<result<account_row>> password_check::check(password_claim claim) {
    // Neither needs a hash to be told wrong, and neither says anything about who has an account.
    if (!is_shaped_as_name(claim.name) || !is_password(claim.password))
        co_return identity_errc::invalid_credentials;
    // Who is logged in is counted apart: guesses from outside must not keep the owner from changing the
    // password.
    auto counted = (claim.peer.empty() ? "#" : "") + name_key(claim.name);
    PARLEY_CO_TRY(auto ticket, co_await limits_.admit(std::move(counted), std::move(claim.peer)));
    auto row = co_await compare(std::move(claim.name), std::move(claim.password));
    auto how = limit_desk::outcome::right;
    if (row.has_error()) {
        bool wrong = row.error() == identity_errc::invalid_credentials;
        how = wrong ? limit_desk::outcome::wrong : limit_desk::outcome::undecided;
    }
    co_await limits_.settle(std::move(ticket), how);
    co_return row;
}

task<result<account_row>> password_check::compare(std::string name, std::string password) {
    auto& passwords = all_.needs.passwords;
    PARLEY_CO_TRY(auto row, co_await all_.needs.accounts.find_by_name(std::move(name)));
    if (!row || row->password_hash.empty()) {
        auto done = co_await passwords.verify_nobody(std::move(password));
        if (done.has_error()) co_return as_login_error(done.error());
        co_return identity_errc::invalid_credentials;
    }
    auto verdict = co_await passwords.verify(password, row->password_hash);
    if (verdict.has_error()) co_return as_login_error(verdict.error());
    // Asked after the hash, so that a disabled account cannot be told from a wrong password by time.
    if (!verdict->matches || row->who.disabled) co_return identity_errc::invalid_credentials;
    if (verdict->needs_rehash) (void)co_await strengthen(*row, std::move(password));
    co_return std::move(*row);
}

/// Failing is harmless: the next log-in tries again.
task<result<void>> password_check::strengthen(account_row& row, std::string password) {
    PARLEY_CO_TRY(auto hash, co_await all_.needs.passwords.hash(std::move(password)));
    auto& home = all_.on_core(all_.home_of(row.who.id).index());
    auto work = replace_hash(all_, row.who.id, row.password_hash, hash);
    PARLEY_CO_CHECK(co_await shielded<void>(home.work, std::move(work)));
    row.password_hash = std::move(hash);
    co_return result<void>{};
}

}  // namespace parley::identity
