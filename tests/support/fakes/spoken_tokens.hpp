#pragma once
// Tokens that say who they are: "ACCOUNT" or "ACCOUNT.LOGIN" in digits; "down" finds the store away. Any
// thread.

#include <parley/interfaces/services/identity.hpp>
#include <parley/interfaces/stores/storage_errc.hpp>

#include <string>

namespace parley::testing {

class spoken_tokens final : public authenticator {
public:
    task<result<principal>> authenticate(std::string token) override {
        if (token == "down") co_return storage_errc::unavailable;
        auto const dot = token.find('.');
        auto const who = parse_id<account_id>(token.substr(0, dot));
        if (!who) co_return identity_errc::invalid_token;
        principal found;
        found.account = *who;
        if (dot != std::string::npos) {
            auto const login = parse_id<login_id>(token.substr(dot + 1));
            if (!login) co_return identity_errc::invalid_token;
            found.login = *login;
        }
        co_return found;
    }
};

}  // namespace parley::testing
