#pragma once
// Read marks in memory.

#include "support/fakes/fake_community_data.hpp"
#include "support/fakes/fake_faults.hpp"

#include <parley/interfaces/stores/community_store.hpp>

#include <algorithm>

namespace parley::testing {

class fake_read_mark_store final : public read_mark_store, public fake_faults {
public:
    explicit fake_read_mark_store(fake_community_data& data) : data_(data) {}

    task<result<std::vector<read_mark>>> of_account(account_id account) override {
        PARLEY_CO_CHECK(co_await enter());
        std::lock_guard lock(data_.mutex);
        std::vector<read_mark> all;
        for (auto const& [key, message] : data_.read_marks) {
            if (key.first == account) all.push_back({key.second, message});
        }
        co_return all;
    }

    task<result<void>> put(account_id account, server_id server, read_mark mark) override {
        PARLEY_CO_CHECK(co_await enter());
        std::lock_guard lock(data_.mutex);
        auto at = data_.channels.find(mark.channel);
        if (at == data_.channels.end() || at->second.server != server) co_return storage_errc::not_found;
        auto& held = data_.read_marks[{account, mark.channel}];
        held = std::max(held, mark.message);
        co_return result<void>{};
    }

private:
    fake_community_data& data_;
};

}  // namespace parley::testing
