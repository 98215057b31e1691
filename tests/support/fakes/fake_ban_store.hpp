#pragma once
// Bans in memory.

#include "support/fakes/fake_community_data.hpp"
#include "support/fakes/fake_faults.hpp"

#include <parley/interfaces/stores/community_store.hpp>

namespace parley::testing {

class fake_ban_store final : public ban_store, public fake_faults {
public:
    explicit fake_ban_store(fake_community_data& data) : data_(data) {}

    task<result<std::optional<ban>>> find(server_id server, account_id account) override {
        PARLEY_CO_CHECK(co_await enter());
        std::lock_guard lock(data_.mutex);
        auto at = data_.bans.find({server, account});
        if (at == data_.bans.end()) co_return std::optional<ban>{};
        co_return std::optional<ban>{at->second};
    }

    task<result<std::vector<ban>>> of_server(server_id server, account_id after,
                                             std::size_t count_max) override {
        PARLEY_CO_CHECK(co_await enter());
        std::lock_guard lock(data_.mutex);
        std::vector<ban> page;
        for (auto const& [key, each] : data_.bans) {
            if (key.first == server && key.second > after && page.size() < count_max) page.push_back(each);
        }
        co_return page;
    }

private:
    fake_community_data& data_;
};

}  // namespace parley::testing
