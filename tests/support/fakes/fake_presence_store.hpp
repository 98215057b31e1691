#pragma once
// What accounts chose, in memory.

#include "support/fakes/fake_faults.hpp"
#include "support/fakes/fake_text.hpp"

#include <parley/interfaces/stores/account_store.hpp>
#include <parley/interfaces/stores/presence_store.hpp>

#include <map>
#include <mutex>
#include <utility>

namespace parley::testing {

class fake_presence_store final : public presence_store, public fake_faults {
public:
    /// Null: every account is there.
    explicit fake_presence_store(account_store* accounts_or_null) : accounts_(accounts_or_null) {}

    task<result<presence_choice>> find(account_id account) override {
        PARLEY_CO_CHECK(co_await enter());
        PARLEY_CO_CHECK(co_await check_account(account));
        std::lock_guard lock(mutex_);
        ++reads_;
        auto const at = rows_.find(account);
        co_return at == rows_.end() ? presence_choice{} : at->second;
    }

    task<result<void>> put(account_id account, presence_choice choice) override {
        PARLEY_CO_CHECK(co_await enter());
        if (choice.custom && (!storable_text(choice.custom->text) || !storable_text(choice.custom->emoji)))
            co_return storage_errc::refused;
        PARLEY_CO_CHECK(co_await check_account(account));
        if (choice.custom && choice.custom->text.empty() && choice.custom->emoji.empty())
            choice.custom.reset();
        std::lock_guard lock(mutex_);
        rows_[account] = std::move(choice);
        co_return result<void>{};
    }

    int reads() {
        std::lock_guard lock(mutex_);
        return reads_;
    }

private:
    task<result<void>> check_account(account_id account) {
        if (accounts_ == nullptr) co_return result<void>{};
        PARLEY_CO_TRY(auto const found, co_await accounts_->find(account));
        if (!found) co_return storage_errc::not_found;
        co_return result<void>{};
    }

    account_store* accounts_;
    std::mutex mutex_;
    std::map<account_id, presence_choice> rows_;
    int reads_ = 0;
};

}  // namespace parley::testing
