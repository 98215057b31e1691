#pragma once
// Blobs in memory.

#include "support/fakes/fake_faults.hpp"

#include <parley/interfaces/stores/blob_store.hpp>

#include <algorithm>
#include <map>
#include <mutex>
#include <utility>

namespace parley::testing {

class fake_blob_store final : public blob_store, public fake_faults {
public:
    task<result<void>> put(blob_address address, std::string bytes) override {
        PARLEY_CO_CHECK(co_await enter());
        if (!is_address(address)) co_return storage_errc::refused;
        std::lock_guard lock(mutex_);
        blobs_[std::move(address)] = std::move(bytes);
        co_return result<void>{};
    }
    task<result<std::optional<std::string>>> get(blob_address address) override {
        PARLEY_CO_CHECK(co_await enter());
        if (!is_address(address)) co_return storage_errc::refused;
        std::lock_guard lock(mutex_);
        auto at = blobs_.find(address);
        if (at == blobs_.end()) co_return std::optional<std::string>{};
        co_return std::optional<std::string>{at->second};
    }
    task<result<void>> remove(blob_address address) override {
        PARLEY_CO_CHECK(co_await enter());
        if (!is_address(address)) co_return storage_errc::refused;
        std::lock_guard lock(mutex_);
        blobs_.erase(address);
        co_return result<void>{};
    }
    std::size_t size() {
        std::lock_guard lock(mutex_);
        return blobs_.size();
    }

private:
    static bool is_address(std::string const& text) {
        return text.size() == 64 && text.find_first_not_of("0123456789abcdef") == std::string::npos;
    }
    std::mutex mutex_;
    std::map<blob_address, std::string> blobs_;
};

}  // namespace parley::testing
