#pragma once
// The audit log in memory.

#include "support/fakes/fake_community_data.hpp"
#include "support/fakes/fake_faults.hpp"

#include <parley/interfaces/stores/community_store.hpp>

#include <ranges>

namespace parley::testing {

class fake_audit_store final : public audit_store, public fake_faults {
public:
    explicit fake_audit_store(fake_community_data& data) : data_(data) {}

    task<result<std::vector<audit_entry>>> page(audit_query query) override {
        PARLEY_CO_CHECK(co_await enter());
        std::lock_guard lock(data_.mutex);
        std::vector<audit_entry> page;
        for (auto const& [id, each] : std::views::reverse(data_.audit)) {
            if (page.size() >= query.count_max) break;
            if (asked_for(query, each)) page.push_back(each);
        }
        co_return page;
    }

private:
    static bool asked_for(audit_query const& query, audit_entry const& each) {
        if (each.server != query.server) return false;
        if (query.before.value != 0 && each.id >= query.before) return false;
        if (query.actor.value != 0 && each.actor != query.actor) return false;
        if (query.target != 0 && each.target != query.target) return false;
        return !query.action || each.action == *query.action;
    }

    fake_community_data& data_;
};

}  // namespace parley::testing
