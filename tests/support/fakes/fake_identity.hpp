#pragma once
// Accounts, logins and tokens as a test sets them up; the rules that edges can see are kept, passwords are
// plain.

#include <parley/interfaces/services/identity.hpp>

#include <map>
#include <string>
#include <utility>
#include <vector>

namespace parley::testing {

/// One core only.
class fake_identity final : public authenticator, public accounts, public logins, public oidc_logins {
public:
    // Setting the scene.

    account& add(std::uint64_t id, std::string name, bool admin = false) {
        account made;
        made.id = account_id{id};
        made.display_name = name;
        made.name = std::move(name);
        made.admin = admin;
        made.created_at = from_unix_ms(1'760'000'000'000);
        passwords[made.id] = "password of " + made.name;
        return people[made.id] = made;
    }
    /// A login with the token `token of NAME`.
    std::string give_token(account_id who) {
        login made;
        made.id = login_id{next_id++};
        made.account = who;
        rows[made.id] = made;
        auto token = "token-of-" + people[who].name +
                     (tokens.contains("token-of-" + people[who].name) ? "-" + to_string(made.id) : "");
        tokens[token] = made.id;
        return token;
    }
    std::map<account_id, account> people;
    std::map<account_id, std::string> passwords;
    std::map<login_id, login> rows;
    std::map<std::string, login_id> tokens;
    std::string setup_token = "the-setup-token";
    std::string provider;
    error_code broken;  ///< what every call answers when set
    std::vector<login_attempt> attempts;
    bool last_sign_up_was_invited = false;
    std::uint64_t next_id = 900;

    // authenticator

    task<result<principal>> authenticate(std::string token) override {
        if (broken) co_return broken;
        auto found = tokens.find(token);
        if (found == tokens.end() || !rows.contains(found->second))
            co_return error_code{identity_errc::invalid_token};
        auto const& row = rows[found->second];
        principal who;
        who.account = row.account;
        who.login = row.id;
        who.admin = people[row.account].admin;
        co_return who;
    }

    // accounts

    task<result<account>> create(new_account wanted) override {
        co_return add(next_id++, wanted.name, wanted.admin);
    }
    task<result<account>> find(account_id id) override {
        if (broken) co_return broken;
        auto found = people.find(id);
        if (found == people.end()) co_return error_code{identity_errc::not_found};
        co_return found->second;
    }
    task<result<std::vector<account>>> find_many(std::vector<account_id> ids) override {
        std::vector<account> found;
        for (auto id : ids) {
            if (people.contains(id)) found.push_back(people[id]);
        }
        co_return found;
    }
    task<result<account>> find_by_name(std::string name) override {
        for (auto const& [id, one] : people) {
            if (one.name == name) co_return one;
        }
        co_return error_code{identity_errc::not_found};
    }
    task<result<account>> change_profile(principal who, profile_edit edit) override {
        auto& one = people[who.account];
        one.display_name = edit.display_name.value_or(one.display_name);
        one.bio = edit.bio.value_or(one.bio);
        one.avatar = edit.avatar.value_or(one.avatar);
        one.age_confirmed = edit.age_confirmed.value_or(one.age_confirmed);
        co_return one;
    }
    task<result<void>> change_password(principal who, std::string current, std::string wanted) override {
        if (passwords[who.account] != current) co_return error_code{identity_errc::invalid_credentials};
        if (wanted.size() < 8) co_return error_code{identity_errc::invalid_password};
        passwords[who.account] = wanted;
        co_return result<void>{};
    }
    task<result<bool>> needs_owner() override {
        if (broken) co_return result<bool>(boost::system::in_place_error, broken);
        co_return people.empty();
    }

    // logins

    task<result<issued_login>> log_in(login_attempt attempt) override {
        attempts.push_back(attempt);
        if (broken) co_return broken;
        auto who = co_await find_by_name(attempt.name);
        if (who.has_error() || passwords[who->id] != attempt.password) {
            co_return error_code{identity_errc::invalid_credentials};
        }
        co_return issued_to(who->id);
    }
    task<result<issued_login>> register_account(sign_up wanted) override {
        attempts.push_back(wanted.as);
        last_sign_up_was_invited = wanted.invited;
        if (broken) co_return broken;
        auto taken = co_await find_by_name(wanted.as.name);
        if (taken.has_value()) co_return error_code{identity_errc::name_taken};
        auto const id = add(next_id++, wanted.as.name).id;
        passwords[id] = wanted.as.password;
        co_return issued_to(id);
    }
    task<result<issued_login>> set_up_owner(std::string token, login_attempt as) override {
        if (!people.empty()) co_return error_code{identity_errc::setup_done};
        if (token != setup_token) co_return error_code{identity_errc::invalid_setup_token};
        co_return issued_to(add(next_id++, as.name, true).id);
    }
    task<result<std::vector<login>>> list(principal who) override {
        std::vector<login> mine;
        for (auto const& [id, one] : rows) {
            if (one.account == who.account) mine.push_back(one);
        }
        co_return mine;
    }
    task<result<void>> revoke(principal who, login_id which) override {
        auto found = rows.find(which);
        if (found == rows.end() || found->second.account != who.account)
            co_return error_code{identity_errc::not_found};
        rows.erase(found);
        co_return result<void>{};
    }
    task<result<void>> revoke_others(principal who) override {
        std::erase_if(rows, [&](auto const& row) {
            return row.second.account == who.account && row.first != who.login;
        });
        co_return result<void>{};
    }
    task<result<issued_login>> issue(account_id account, login_kind) override {
        co_return issued_to(account);
    }

    // oidc_logins

    std::string name() const override { return provider; }
    task<result<started>> begin(std::string return_to) override {
        if (provider.empty()) co_return error_code{identity_errc::oidc_off};
        returns_to = std::move(return_to);
        co_return started{"https://provider.example/authorize?x=1", "the-flow"};
    }
    task<result<completed>> complete(callback answer) override {
        if (answer.flow_cookie != "the-flow" || answer.code != "good")
            co_return error_code{identity_errc::oidc_refused};
        completed done;
        done.login = issued_to(people.begin()->first);
        done.return_to = returns_to;
        co_return done;
    }
    std::string returns_to;

private:
    issued_login issued_to(account_id who) {
        issued_login out;
        out.token = give_token(who);
        out.login = rows[tokens[out.token]];
        out.who = people[who];
        return out;
    }
};

}  // namespace parley::testing
