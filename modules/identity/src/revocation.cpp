#include "revocation.hpp"

#include <parley/base/on_core.hpp>

namespace parley::identity {

namespace {

task<void> forget_logins(core_state& there, account_id account, std::vector<login_id> logins) {
    there.tokens.forget_logins(account, logins);
    co_return;
}

task<void> forget_tokens(core_state& there, std::vector<account_id> accounts) {
    for (auto account : accounts)
        there.tokens.forget_account(account);
    co_return;
}

task<void> forget_account(core_state& there, account_id account) {
    there.accounts.forget(account);
    co_return;
}

}  // namespace

task<void> logins_are_gone(context& all, account_id account, std::vector<login_id> logins) {
    if (logins.empty()) co_return;
    auto& cores = all.needs.cores;
    for (std::size_t i = 0; i < cores.size(); ++i) {
        auto forgetting = forget_logins(all.on_core(i), account, logins);
        co_await on(cores.at(i), std::move(forgetting));
    }
    if (auto* listener = all.login_listener_or_null)
        co_await listener->on_logins_revoked(account, std::move(logins));
}

task<void> forget_tokens_everywhere(context& all, std::vector<account_id> accounts) {
    auto& cores = all.needs.cores;
    for (std::size_t i = 0; i < cores.size(); ++i) {
        auto forgetting = forget_tokens(all.on_core(i), accounts);
        co_await on(cores.at(i), std::move(forgetting));
    }
}

task<void> forget_account_everywhere(context& all, account_id account) {
    auto& cores = all.needs.cores;
    for (std::size_t i = 0; i < cores.size(); ++i) {
        auto forgetting = forget_account(all.on_core(i), account);
        co_await on(cores.at(i), std::move(forgetting));
    }
}

}  // namespace parley::identity
