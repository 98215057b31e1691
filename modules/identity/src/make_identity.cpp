// The room, assembled: each part needs only parts above it.

#include "account_book.hpp"
#include "bearer_authenticator.hpp"
#include "login_desk.hpp"
#include "oidc_desk.hpp"
#include "operator_desk.hpp"

#include <parley/base/on_core.hpp>

namespace parley::identity {

namespace {

task<void> close_work(core_state& there) {
    co_await there.work.close();
}

class identity_room final : public identity_services {
public:
    identity_room(identity_options options, identity_needs needs) : all_(std::move(options), needs) {}

    parley::authenticator& authenticator() noexcept override { return authenticator_; }
    parley::accounts& accounts() noexcept override { return accounts_; }
    parley::logins& logins() noexcept override { return logins_; }
    parley::oidc_logins& oidc() noexcept override { return oidc_; }
    account_control& control() noexcept override { return control_; }

    void listen(login_listener* on_logins, account_listener* on_accounts) noexcept override {
        all_.login_listener_or_null = on_logins;
        all_.account_listener_or_null = on_accounts;
    }

    task<void> stop() override {
        auto& cores = all_.needs.cores;
        for (std::size_t i = 0; i < cores.size(); ++i) {
            auto closing = close_work(all_.on_core(i));
            co_await on(cores.at(i), std::move(closing));
        }
    }

private:
    context all_;
    limit_desk limits_{all_};
    password_check passwords_{all_, limits_};
    issuer provider_{all_};
    external_accounts external_{all_, provider_};
    bearer_authenticator authenticator_{all_, external_};
    account_book accounts_{all_, passwords_};
    login_desk logins_{all_, limits_, passwords_};
    oidc_desk oidc_{all_, provider_, external_};
    operator_desk control_{all_};
};

}  // namespace

std::unique_ptr<identity_services> make_identity(identity_options options, identity_needs needs) {
    return std::make_unique<identity_room>(std::move(options), needs);
}

}  // namespace parley::identity
