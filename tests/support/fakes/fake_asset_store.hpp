#pragma once
// Rows of assets in memory.

#include "support/fakes/fake_faults.hpp"
#include "support/fakes/fake_text.hpp"

#include <parley/interfaces/stores/asset_store.hpp>

#include <functional>
#include <map>
#include <mutex>
#include <utility>

namespace parley::testing {

class fake_asset_store final : public asset_store, public fake_faults {
public:
    /// `is_named` answers for the rows of other tables.
    explicit fake_asset_store(std::function<bool(std::string const&)> is_named)
        : is_named_(std::move(is_named)) {}

    task<result<void>> announce(asset what, account_id who, asset_quota quota, wall_time since) override {
        PARLEY_CO_CHECK(co_await enter());
        if (!storable_key(what.name)) co_return storage_errc::refused;
        std::lock_guard lock(mutex_);
        std::int64_t count = 1;
        std::int64_t bytes = what.bytes;
        for (auto const& each : brought_) {
            if (each.who != who || each.at < since) continue;
            ++count;
            bytes += each.bytes;
        }
        if ((quota.count_max != 0 && count > quota.count_max) ||
            (quota.bytes_max != 0 && bytes > quota.bytes_max))
            co_return storage_errc::overloaded;
        brought_.push_back({who, what.created_at, what.bytes});
        auto const at = what.created_at;
        auto const purposes = what.purposes;
        auto name = what.name;
        auto& row = rows_.try_emplace(std::move(name), asset_row{std::move(what), false, at}).first->second;
        row.what.purposes |= purposes;
        row.last_wanted_at = at;
        co_return result<void>{};
    }
    task<result<void>> settle(std::string name) override {
        PARLEY_CO_CHECK(co_await enter());
        std::lock_guard lock(mutex_);
        auto at = rows_.find(name);
        if (at == rows_.end()) co_return storage_errc::not_found;
        at->second.stored = true;
        co_return result<void>{};
    }
    task<result<std::optional<asset_row>>> find(std::string name) override {
        PARLEY_CO_CHECK(co_await enter());
        std::lock_guard lock(mutex_);
        auto at = rows_.find(name);
        if (at == rows_.end()) co_return std::optional<asset_row>{};
        co_return std::optional<asset_row>{at->second};
    }
    task<result<asset>> claim(std::string name, asset_purpose purpose, wall_time when) override {
        PARLEY_CO_CHECK(co_await enter());
        std::lock_guard lock(mutex_);
        auto at = rows_.find(name);
        if (at == rows_.end() || !at->second.stored || !fits(at->second.what.purposes, purpose))
            co_return storage_errc::not_found;
        at->second.last_wanted_at = when;
        co_return at->second.what;
    }
    task<result<std::vector<reviewed_asset>>> review(wall_time before, std::string after,
                                                     std::size_t count_max) override {
        PARLEY_CO_CHECK(co_await enter());
        std::lock_guard lock(mutex_);
        std::vector<reviewed_asset> out;
        for (auto const& [name, row] : rows_) {
            if (name <= after || row.last_wanted_at >= before || out.size() == count_max) continue;
            out.push_back({name, is_named_(name)});
        }
        co_return out;
    }
    task<result<bool>> condemn(std::string name, wall_time before) override {
        PARLEY_CO_CHECK(co_await enter());
        std::lock_guard lock(mutex_);
        auto at = rows_.find(name);
        if (at == rows_.end() || at->second.last_wanted_at >= before || is_named_(name)) co_return false;
        at->second.stored = false;
        co_return true;
    }
    task<result<void>> forget(std::string name, wall_time before) override {
        PARLEY_CO_CHECK(co_await enter());
        std::lock_guard lock(mutex_);
        auto at = rows_.find(name);
        bool const gone = at != rows_.end() && !at->second.stored && at->second.last_wanted_at < before;
        if (gone && !is_named_(name)) rows_.erase(at);
        co_return result<void>{};
    }
    task<result<void>> forget_brought(wall_time before) override {
        PARLEY_CO_CHECK(co_await enter());
        std::lock_guard lock(mutex_);
        std::erase_if(brought_, [&](auto const& each) { return each.at < before; });
        co_return result<void>{};
    }

private:
    struct brought {
        account_id who;
        wall_time at;
        std::int64_t bytes = 0;
    };
    std::function<bool(std::string const&)> is_named_;
    std::mutex mutex_;
    std::map<std::string, asset_row> rows_;
    std::vector<brought> brought_;
};

}  // namespace parley::testing
