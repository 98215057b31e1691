#pragma once
// Identity over fakes, on cores that run.

#include "support/fakes/fake_account_store.hpp"
#include "support/fakes/fake_assets.hpp"
#include "support/fakes/fake_crypto.hpp"
#include "support/fakes/fake_event_streams.hpp"
#include "support/fakes/fake_http_client.hpp"
#include "support/fakes/fake_login_store.hpp"
#include "support/manual_clock.hpp"
#include "support/run.hpp"

#include <parley/base/suspend.hpp>
#include <parley/crypto/make_crypto.hpp>
#include <parley/identity/make_identity.hpp>

#include <catch2/catch.hpp>

#include <mutex>

namespace parley::testing {

/// Holds answers back on demand, so that a test can let the world move while a look-up is under way.
class held_login_store final : public login_store {
public:
    task<result<void>> create(login_row row) override { return inner.create(std::move(row)); }
    task<result<std::optional<login_row>>> find(token_digest digest) override {
        ++finds;
        auto found = co_await inner.find(std::move(digest));
        co_await pass();
        co_return found;
    }
    task<result<std::vector<login>>> of_account(account_id account) override {
        return inner.of_account(account);
    }
    task<result<void>> touch(login_id id, wall_time at) override {
        ++touches;
        return inner.touch(id, at);
    }
    task<result<void>> remove(account_id account, login_id id) override { return inner.remove(account, id); }
    task<result<std::vector<login_id>>> remove_all(account_id account, login_id keep) override {
        return inner.remove_all(account, keep);
    }

    void hold() {
        std::lock_guard lock(mutex_);
        holding_ = true;
    }
    /// How many wait behind the gate.
    std::size_t held() const {
        std::lock_guard lock(mutex_);
        return waiting_.size();
    }
    void let_go() {
        std::lock_guard lock(mutex_);
        holding_ = false;
        for (auto& resume : waiting_)
            resume(true);
        waiting_.clear();
    }

    fake_login_store inner;
    std::atomic<int> finds{0};
    std::atomic<int> touches{0};

private:
    task<void> pass() {
        std::function<void(resume_with<bool>)> begin = [this](resume_with<bool> resume) {
            std::lock_guard lock(mutex_);
            if (holding_) {
                waiting_.push_back(std::move(resume));
            } else {
                resume(true);
            }
        };
        co_await suspend_until<bool>(std::move(begin));
    }

    mutable std::mutex mutex_;
    bool holding_ = false;
    std::vector<resume_with<bool>> waiting_;
};

/// Remembers what it was told, and on which core.
class noted_revocations final : public login_listener {
public:
    struct note {
        account_id account;
        std::vector<login_id> logins;
        core* where;
    };
    task<void> on_logins_revoked(account_id account, std::vector<login_id> logins) override {
        std::lock_guard lock(mutex_);
        notes_.push_back({account, std::move(logins), core::current()});
        co_return;
    }
    std::vector<note> notes() const {
        std::lock_guard lock(mutex_);
        return notes_;
    }

private:
    mutable std::mutex mutex_;
    std::vector<note> notes_;
};

class noted_changes final : public account_listener {
public:
    task<void> on_account_changed(account who) override {
        std::lock_guard lock(mutex_);
        changes.push_back(std::move(who));
        co_return;
    }
    std::mutex mutex_;
    std::vector<account> changes;
};

inline constexpr char const* good_password = "correct horse";

class house {
public:
    explicit house(identity::identity_options with = open_to_all(), std::size_t core_count = 2)
        : cores(core_count), options(std::move(with)) {
        ids.raise_ceiling(INT64_MAX / 2);
        services = identity::make_identity(options, needs());
        services->listen(&revocations, &changes);
    }
    ~house() { run(services->stop()); }

    static identity::identity_options open_to_all() {
        identity::identity_options o;
        o.sign_up = identity::sign_up_mode::open;
        return o;
    }
    identity::identity_needs needs() {
        return {cores.all,  accounts, logins, passwords, secrets, *jwts,
                *documents, http,     events, ids,       time,    pictures};
    }

    template <class T>
    T run(task<T> work, std::size_t on_core = 0) {
        return run_on(cores.all.at(on_core), std::move(work));
    }
    template <class T>
    std::future<T> begin(task<T> work, std::size_t on_core = 0) {
        return boost::asio::co_spawn(cores.all.at(on_core).executor(), std::move(work),
                                     boost::asio::use_future);
    }
    /// Until `claim` holds; fails the test after ten seconds.
    template <class Claim>
    void eventually(Claim claim) {
        for (int i = 0; i < 10'000; ++i) {
            if (claim()) return;
            std::this_thread::sleep_for(milliseconds{1});
        }
        FAIL("it never happened");
    }

    account person(std::string name, bool admin = false) {
        new_account wanted;
        wanted.name = std::move(name);
        wanted.password = good_password;
        wanted.admin = admin;
        return run(services->accounts().create(std::move(wanted))).value();
    }
    account bot(std::string name, account_id owner) {
        new_account wanted;
        wanted.name = std::move(name);
        wanted.kind = account_kind::bot;
        wanted.owner = owner;
        return run(services->accounts().create(std::move(wanted))).value();
    }
    result<issued_login> log_in(std::string name, std::string password = good_password,
                                std::string peer = "192.0.2.1") {
        login_attempt attempt{std::move(name), std::move(password), std::move(peer), "test"};
        return run(services->logins().log_in(std::move(attempt)));
    }
    result<principal> authenticate(std::string token, std::size_t on_core = 0) {
        return run(services->authenticator().authenticate(std::move(token)), on_core);
    }
    static principal as(issued_login const& login) {
        return {login.who.id, login.login.id, login.who.kind, login.who.admin};
    }

    running_cores cores;
    manual_clock time;
    snowflake_generator ids{time, 1, 0};
    fake_account_store accounts;
    fake_assets pictures;
    held_login_store logins;
    fake_password_hasher passwords;
    fake_token_source secrets;
    std::unique_ptr<jwt_verifier> jwts = crypto::make_jwt_verifier();
    std::unique_ptr<oidc_documents> documents = crypto::make_oidc_documents();
    fake_http_client http;
    fake_event_streams events;
    noted_revocations revocations;
    noted_changes changes;
    identity::identity_options options;
    std::unique_ptr<identity::identity_services> services;
};

}  // namespace parley::testing
