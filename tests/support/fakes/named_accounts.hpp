#pragma once
// Accounts that exist as soon as somebody asks; nothing about them can be changed. Any thread.

#include <parley/interfaces/services/identity.hpp>
#include <parley/interfaces/stores/storage_errc.hpp>

#include <atomic>
#include <string>

namespace parley::testing {

class named_accounts final : public accounts {
public:
    std::atomic<bool> down{false};

    static account named(account_id id) {
        account who;
        who.id = id;
        who.name = "account-" + to_string(id);
        who.display_name = who.name;
        return who;
    }
    task<result<account>> find(account_id id) override {
        if (down) co_return storage_errc::unavailable;
        co_return named(id);
    }
    task<result<std::vector<account>>> find_many(std::vector<account_id> ids) override {
        std::vector<account> found;
        for (auto const id : ids)
            found.push_back(named(id));
        co_return found;
    }
    task<result<account>> create(new_account) override { co_return identity_errc::name_taken; }
    task<result<account>> find_by_name(std::string) override { co_return identity_errc::not_found; }
    task<result<account>> change_profile(principal, profile_edit) override {
        co_return identity_errc::not_found;
    }
    task<result<void>> change_password(principal, std::string, std::string) override {
        co_return identity_errc::not_found;
    }
    task<result<bool>> needs_owner() override { co_return false; }
};

}  // namespace parley::testing
