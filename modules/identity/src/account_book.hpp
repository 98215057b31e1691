#pragma once
// Accounts: made, read (cached per core) and changed (in turns, on their home core).

#include "password_check.hpp"

namespace parley::identity {

/// Nobody has an account yet: the set-up is open.
task<result<bool>> nobody_owns(context& all);

/// Enforces the rules for names and passwords, hashes, stores. `only_if_first`: identity_errc::setup_done.
task<result<account>> create_account(context& all, new_account wanted, bool only_if_first);

class account_book final : public accounts {
public:
    account_book(context& all, password_check& passwords) : all_(all), passwords_(passwords) {}

    task<result<account>> create(new_account wanted) override;
    task<result<account>> find(account_id id) override;
    task<result<std::vector<account>>> find_many(std::vector<account_id> ids) override;
    task<result<account>> find_by_name(std::string name) override;
    task<result<account>> change_profile(principal who, profile_edit edit) override;
    task<result<void>> change_password(principal who, std::string current, std::string wanted) override;
    task<result<bool>> needs_owner() override;

private:
    task<result<account>> store_profile(account_id id, profile_edit edit);
    task<result<std::vector<account>>> read_missing(std::vector<account_id> ids);

    context& all_;
    password_check& passwords_;
};

}  // namespace parley::identity
