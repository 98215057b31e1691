#include "password_change.hpp"

#include "names.hpp"
#include "revocation.hpp"
#include "shielded.hpp"

namespace parley::identity {

task<result<void>> change_password(context& all, password_check& passwords, principal who,
                                   std::string current, std::string wanted) {
    PARLEY_CO_TRY(auto row, co_await all.needs.accounts.find(who.account));
    if (!row) co_return identity_errc::not_found;
    if (row->password_hash.empty()) co_return identity_errc::no_password;
    if (!is_password(wanted)) co_return identity_errc::invalid_password;
    password_claim claim{row->who.name, std::move(current), {}};
    PARLEY_CO_TRY(auto proven, co_await passwords.check(std::move(claim)));
    auto hash = co_await all.needs.passwords.hash(std::move(wanted));
    if (hash.has_error()) co_return as_login_error(hash.error());

    auto& home = all.on_core(all.home_of(who.account).index());
    std::optional<std::string> expected = std::move(proven.password_hash);
    auto work = replace_password(all, who.account, std::move(expected), std::move(*hash), who.login);
    co_return co_await shielded<void>(home.work, std::move(work));
}

task<result<void>> replace_password(context& all, account_id id, std::optional<std::string> expected_hash,
                                    std::string new_hash, login_id keep) {
    auto turn = co_await all.here().turn_of(id).take();
    PARLEY_CO_TRY(auto row, co_await all.needs.accounts.find(id));
    if (!row) co_return identity_errc::not_found;
    if (expected_hash && row->password_hash != *expected_hash) co_return identity_errc::invalid_credentials;
    row->password_hash = std::move(new_hash);
    // The logins go first: should the store fail in between, the owner is logged out elsewhere and tries
    // again. The other way round a thief's login could outlive the change.
    auto removed = co_await all.needs.logins.remove_all(id, keep);
    if (removed.has_error()) {
        // It may have happened nevertheless: nobody may go on believing tokens that the store has forgotten.
        std::vector<account_id> one{id};
        co_await forget_tokens_everywhere(all, std::move(one));
        co_return removed.error();
    }
    auto updated = co_await all.needs.accounts.update(std::move(*row));
    co_await logins_are_gone(all, id, std::move(*removed));
    co_return updated;
}

}  // namespace parley::identity
