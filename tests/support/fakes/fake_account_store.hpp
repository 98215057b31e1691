#pragma once
// Accounts in memory.

#include "support/fakes/fake_faults.hpp"
#include "support/fakes/fake_text.hpp"

#include <parley/interfaces/stores/account_store.hpp>

#include <map>
#include <mutex>
#include <utility>

namespace parley::testing {

class fake_account_store final : public account_store, public fake_faults {
public:
    /// In order of id.
    std::vector<account> everyone() {
        std::lock_guard lock(mutex_);
        std::vector<account> all;
        for (auto const& [id, row] : rows_)
            all.push_back(row.who);
        return all;
    }

    task<result<std::size_t>> count_people() override {
        PARLEY_CO_CHECK(co_await enter());
        std::lock_guard lock(mutex_);
        co_return people();
    }

    task<result<void>> create(account_row row, std::optional<external_identity> external,
                              bool only_if_first) override {
        PARLEY_CO_CHECK(co_await enter());
        bool storable = storable_key(row.who.name) && storable_text(row.who.display_name) &&
                        storable_text(row.password_hash);
        if (external)
            storable = storable && storable_key(external->issuer) && storable_key(external->subject);
        if (!storable) co_return storage_errc::refused;
        std::lock_guard lock(mutex_);
        if (only_if_first && people() != 0) co_return storage_errc::refused;
        auto key = without_case(row.who.name);
        if (rows_.contains(row.who.id) || names_.contains(key)) co_return storage_errc::conflict;
        if (external && external_.contains({external->issuer, external->subject}))
            co_return storage_errc::conflict;
        if (external) external_[{external->issuer, external->subject}] = row.who.id;
        names_[key] = row.who.id;
        rows_[row.who.id] = std::move(row);
        co_return result<void>{};
    }

    task<result<std::optional<account_row>>> find(account_id id) override {
        PARLEY_CO_CHECK(co_await enter());
        std::lock_guard lock(mutex_);
        co_return row_of(rows_.find(id));
    }

    task<result<std::optional<account_row>>> find_by_name(std::string name) override {
        PARLEY_CO_CHECK(co_await enter());
        std::lock_guard lock(mutex_);
        auto at = names_.find(without_case(std::move(name)));
        co_return row_of(at == names_.end() ? rows_.end() : rows_.find(at->second));
    }

    task<result<std::optional<account_row>>> find_by_external(external_identity external) override {
        PARLEY_CO_CHECK(co_await enter());
        std::lock_guard lock(mutex_);
        auto at = external_.find({external.issuer, external.subject});
        co_return row_of(at == external_.end() ? rows_.end() : rows_.find(at->second));
    }

    task<result<std::vector<account>>> find_many(std::vector<account_id> ids) override {
        PARLEY_CO_CHECK(co_await enter());
        std::lock_guard lock(mutex_);
        std::map<account_id, account> found;  // by id and once each, as every store answers
        for (auto id : ids) {
            if (auto at = rows_.find(id); at != rows_.end()) found[id] = at->second.who;
        }
        std::vector<account> all;
        for (auto& [id, who] : found)
            all.push_back(std::move(who));
        co_return all;
    }

    task<result<void>> update(account_row row) override {
        PARLEY_CO_CHECK(co_await enter());
        if (!storable_text(row.who.display_name) || !storable_text(row.password_hash))
            co_return storage_errc::refused;
        std::lock_guard lock(mutex_);
        auto at = rows_.find(row.who.id);
        if (at == rows_.end()) co_return storage_errc::not_found;
        at->second.who.display_name = std::move(row.who.display_name);
        at->second.who.avatar = std::move(row.who.avatar);
        at->second.who.bio = std::move(row.who.bio);
        at->second.who.age_confirmed = row.who.age_confirmed;
        at->second.who.admin = row.who.admin;
        at->second.who.disabled = row.who.disabled;
        at->second.password_hash = std::move(row.password_hash);
        co_return result<void>{};
    }

    /// Whether anybody has this avatar.
    bool shows(std::string const& avatar) {
        std::lock_guard lock(mutex_);
        for (auto const& [id, row] : rows_) {
            if (row.who.avatar == avatar) return true;
        }
        return false;
    }

private:
    using row_map = std::map<account_id, account_row>;
    std::size_t people() const {
        std::size_t n = 0;
        for (auto const& [id, row] : rows_)
            n += row.who.kind == account_kind::person ? 1U : 0U;
        return n;
    }
    result<std::optional<account_row>> row_of(row_map::const_iterator at) const {
        if (at == rows_.end()) return std::optional<account_row>{};
        return std::optional<account_row>{at->second};
    }

    std::mutex mutex_;
    row_map rows_;
    std::map<std::string, account_id> names_;
    std::map<std::pair<std::string, std::string>, account_id> external_;
};

}  // namespace parley::testing
