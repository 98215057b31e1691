#pragma once
// Channels that forget, in memory.

#include "support/fakes/fake_community_data.hpp"
#include "support/fakes/fake_faults.hpp"

#include <parley/interfaces/stores/retention_store.hpp>

namespace parley::testing {

class fake_retention_store final : public retention_store, public fake_faults {
public:
    explicit fake_retention_store(fake_community_data& data) : data_(data) {}

    task<result<std::vector<forgetting_channel>>> forgetting(channel_id after,
                                                             std::size_t count_max) override {
        PARLEY_CO_CHECK(co_await enter());
        std::lock_guard lock(data_.mutex);
        std::vector<forgetting_channel> page;
        for (auto const& [id, each] : data_.channels) {
            if (id > after && each.retention > seconds{0} && page.size() < count_max)
                page.push_back({id, each.server, each.retention});
        }
        co_return page;
    }

private:
    fake_community_data& data_;
};

}  // namespace parley::testing
