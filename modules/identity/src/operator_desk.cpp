#include "operator_desk.hpp"

#include "names.hpp"
#include "password_change.hpp"
#include "revocation.hpp"
#include "shielded.hpp"

#include <parley/base/on_core.hpp>

namespace parley::identity {

namespace {

/// In one turn of the core: a bot that is being let in right now is either known here, and forgotten, or its
/// look-up notices that something was forgotten and reads its owner again.
task<std::set<account_id>> forget_with_bots(core_state& there, account_id who) {
    there.accounts.forget(who);
    there.tokens.forget_account(who);
    auto at = there.bots_seen.find(who);
    if (at == there.bots_seen.end()) co_return std::set<account_id>{};
    for (auto bot : at->second)
        there.tokens.forget_account(bot);
    co_return at->second;
}

}  // namespace

task<result<void>> operator_desk::set_disabled(account_id who, bool disabled) {
    auto& home = all_.on_core(all_.home_of(who).index());
    auto work = set_disabled_at_home(who, disabled);
    co_return co_await shielded<void>(home.work, std::move(work));
}

task<result<void>> operator_desk::reset_password(account_id who, std::string password) {
    if (!is_password(password)) co_return identity_errc::invalid_password;
    PARLEY_CO_TRY(auto row, co_await all_.needs.accounts.find(who));
    if (!row || row->who.kind != account_kind::person) co_return identity_errc::not_found;
    auto hash = co_await all_.needs.passwords.hash(std::move(password));
    if (hash.has_error()) co_return as_login_error(hash.error());
    auto& home = all_.on_core(all_.home_of(who).index());
    auto work = replace_password(all_, who, std::nullopt, std::move(*hash), login_id{});
    co_return co_await shielded<void>(home.work, std::move(work));
}

task<result<void>> operator_desk::set_disabled_at_home(account_id who, bool disabled) {
    auto turn = co_await all_.here().turn_of(who).take();
    PARLEY_CO_TRY(auto row, co_await all_.needs.accounts.find(who));
    if (!row) co_return identity_errc::not_found;
    bool person = row->who.kind == account_kind::person;
    row->who.disabled = disabled;
    auto updated = co_await all_.needs.accounts.update(std::move(*row));
    auto bots = co_await forget_everywhere(who);
    PARLEY_CO_CHECK(std::move(updated));
    if (!disabled) co_return result<void>{};

    // A person's logins end for good; bots keep their tokens, which are refused for as long as this lasts.
    std::vector<login_id> ended{login_id{}};  // and connections made with a JWT, which has no login
    if (person) {
        PARLEY_CO_TRY(auto removed, co_await all_.needs.logins.remove_all(who, login_id{}));
        ended.insert(ended.end(), removed.begin(), removed.end());
    } else {
        bots.push_back(who);
    }
    co_await end_connections(who, std::move(ended));
    for (auto bot : bots) {
        PARLEY_CO_TRY(auto tokens, co_await all_.needs.logins.of_account(bot));
        std::vector<login_id> ids;
        for (auto const& each : tokens)
            ids.push_back(each.id);
        auto ending = end_connections(bot, std::move(ids));
        co_await on(all_.home_of(bot), std::move(ending));
    }
    co_return result<void>{};
}

/// Answers the account's bots that have been at work since the start: others have no connection to end.
task<std::vector<account_id>> operator_desk::forget_everywhere(account_id who) {
    std::set<account_id> bots;
    auto& cores = all_.needs.cores;
    for (std::size_t i = 0; i < cores.size(); ++i) {
        auto forgetting = forget_with_bots(all_.on_core(i), who);
        bots.merge(co_await on(cores.at(i), std::move(forgetting)));
    }
    co_return std::vector<account_id>(bots.begin(), bots.end());
}

task<void> operator_desk::end_connections(account_id who, std::vector<login_id> logins) {
    if (auto* listener = all_.login_listener_or_null)
        co_await listener->on_logins_revoked(who, std::move(logins));
}

}  // namespace parley::identity
