#pragma once
// Logins in memory.

#include "support/fakes/fake_faults.hpp"
#include "support/fakes/fake_text.hpp"

#include <parley/interfaces/stores/account_store.hpp>

#include <map>
#include <mutex>

namespace parley::testing {

class fake_login_store final : public login_store, public fake_faults {
public:
    task<result<void>> create(login_row row) override {
        PARLEY_CO_CHECK(co_await enter());
        if (!storable_text(row.what.user_agent) || row.digest.size() > 1024) co_return storage_errc::refused;
        std::lock_guard lock(mutex_);
        if (rows_.contains(row.what.id) || digests_.contains(row.digest)) co_return storage_errc::conflict;
        digests_[row.digest] = row.what.id;
        rows_[row.what.id] = std::move(row);
        co_return result<void>{};
    }

    task<result<std::optional<login_row>>> find(token_digest digest) override {
        PARLEY_CO_CHECK(co_await enter());
        std::lock_guard lock(mutex_);
        auto at = digests_.find(digest);
        if (at == digests_.end()) co_return std::optional<login_row>{};
        co_return std::optional<login_row>{rows_.at(at->second)};
    }

    task<result<std::vector<login>>> of_account(account_id account) override {
        PARLEY_CO_CHECK(co_await enter());
        std::lock_guard lock(mutex_);
        std::vector<login> all;
        for (auto const& [id, row] : rows_) {
            if (row.what.account == account) all.push_back(row.what);
        }
        co_return all;
    }

    task<result<void>> touch(login_id id, wall_time at) override {
        PARLEY_CO_CHECK(co_await enter());
        std::lock_guard lock(mutex_);
        if (auto found = rows_.find(id); found != rows_.end()) found->second.what.last_used_at = at;
        co_return result<void>{};
    }

    task<result<void>> remove(account_id account, login_id id) override {
        PARLEY_CO_CHECK(co_await enter());
        std::lock_guard lock(mutex_);
        auto at = rows_.find(id);
        if (at == rows_.end() || at->second.what.account != account) co_return storage_errc::not_found;
        erase(at);
        co_return result<void>{};
    }

    task<result<std::vector<login_id>>> remove_all(account_id account, login_id keep) override {
        PARLEY_CO_CHECK(co_await enter());
        std::lock_guard lock(mutex_);
        std::vector<login_id> removed;
        for (auto at = rows_.begin(); at != rows_.end();) {
            auto here = at++;
            if (here->second.what.account != account || here->first == keep) continue;
            removed.push_back(here->first);
            erase(here);
        }
        co_return removed;
    }

private:
    void erase(std::map<login_id, login_row>::iterator at) {
        digests_.erase(at->second.digest);
        rows_.erase(at);
    }

    std::mutex mutex_;
    std::map<login_id, login_row> rows_;
    std::map<token_digest, login_id> digests_;
};

}  // namespace parley::testing
