#pragma once
// Scheduled events in memory.

#include "support/fakes/fake_growth_stores.hpp"

namespace parley::testing {

class fake_scheduled_event_store final : public scheduled_event_store, public fake_faults {
public:
    explicit fake_scheduled_event_store(fake_community_data& data) : data_(data) {}

    task<result<void>> put(scheduled_event row, std::optional<wall_time> due_at,
                           std::vector<community_change> along) override {
        PARLEY_CO_CHECK(co_await enter());
        std::lock_guard lock(data_.mutex);
        auto tables = data_.tables();
        PARLEY_CO_CHECK(commit_along(tables, row.server, along));
        if (!storable_text(row.name) || !storable_text(row.description)) co_return storage_errc::refused;
        if (row.channel && !tables.channels.contains(row.channel)) co_return storage_errc::not_found;
        auto at = tables.events.find(row.id);
        if (at != tables.events.end() && at->second.server != row.server) co_return storage_errc::conflict;
        if (at != tables.events.end()) row.creator = at->second.creator;
        tables.due.erase(row.id);
        if (due_at) tables.due[row.id] = *due_at;
        auto const server = row.server;
        tables.events[row.id] = std::move(row);
        forget_old(tables, server);
        data_.tables() = std::move(tables);
        co_return result<void>{};
    }
    task<result<void>> remove(server_id server, scheduled_event_id id,
                              std::vector<community_change> along) override {
        PARLEY_CO_CHECK(co_await enter());
        std::lock_guard lock(data_.mutex);
        auto tables = data_.tables();
        PARLEY_CO_CHECK(commit_along(tables, server, along));
        auto at = tables.events.find(id);
        if (at == tables.events.end() || at->second.server != server) co_return storage_errc::not_found;
        tables.drop_events([&](scheduled_event const& each) { return each.id == id; });
        data_.tables() = std::move(tables);
        co_return result<void>{};
    }
    task<result<std::optional<scheduled_event>>> find(server_id server, scheduled_event_id id) override {
        PARLEY_CO_CHECK(co_await enter());
        std::lock_guard lock(data_.mutex);
        auto at = data_.events.find(id);
        if (at == data_.events.end() || at->second.server != server)
            co_return std::optional<scheduled_event>{};
        co_return std::optional<scheduled_event>{counted(at->second)};
    }
    task<result<std::vector<scheduled_event>>> of_server(server_id server) override {
        PARLEY_CO_CHECK(co_await enter());
        std::lock_guard lock(data_.mutex);
        std::vector<scheduled_event> found;
        for (auto const& [id, each] : data_.events) {
            if (each.server == server) found.push_back(counted(each));
        }
        std::sort(found.begin(), found.end(), [](auto const& a, auto const& b) {
            return std::tie(a.starts_at, a.id) < std::tie(b.starts_at, b.id);
        });
        co_return found;
    }
    task<result<std::vector<due>>> soonest(std::size_t count_max) override {
        PARLEY_CO_CHECK(co_await enter());
        std::lock_guard lock(data_.mutex);
        std::vector<due> all;
        for (auto const& [id, at] : data_.due)
            all.push_back({data_.events.at(id).server, id, at});
        std::stable_sort(all.begin(), all.end(), [](due const& a, due const& b) { return a.at < b.at; });
        if (all.size() > count_max) all.resize(count_max);
        co_return all;
    }
    task<result<void>> set_interest(server_id server, scheduled_event_id id, account_id who,
                                    bool interested) override {
        PARLEY_CO_CHECK(co_await enter());
        std::lock_guard lock(data_.mutex);
        auto at = data_.events.find(id);
        if (at == data_.events.end() || at->second.server != server) co_return storage_errc::not_found;
        std::pair const one{id, who};
        if (!interested) data_.interests.erase(one);
        if (interested && !data_.members.contains({server, who})) co_return storage_errc::not_found;
        if (interested) data_.interests.insert(one);
        co_return result<void>{};
    }
    task<result<bool>> is_interested(scheduled_event_id id, account_id who) override {
        PARLEY_CO_CHECK(co_await enter());
        std::lock_guard lock(data_.mutex);
        co_return data_.interests.contains({id, who});
    }
    task<result<std::vector<scheduled_event_id>>> interests_of(server_id server, account_id who) override {
        PARLEY_CO_CHECK(co_await enter());
        std::lock_guard lock(data_.mutex);
        std::vector<scheduled_event_id> found;
        for (auto const& [id, account] : data_.interests) {
            if (account == who && data_.events.at(id).server == server) found.push_back(id);
        }
        co_return found;
    }
    task<result<std::vector<account_id>>> interested_in(scheduled_event_id id, account_id after,
                                                        std::size_t count_max) override {
        PARLEY_CO_CHECK(co_await enter());
        std::lock_guard lock(data_.mutex);
        std::vector<account_id> found;
        for (auto const& [event, account] : data_.interests) {
            if (event == id && account > after && found.size() < count_max) found.push_back(account);
        }
        co_return found;
    }

private:
    scheduled_event counted(scheduled_event row) const {
        row.interested =
            static_cast<std::int32_t>(std::count_if(data_.interests.begin(), data_.interests.end(),
                                                    [&](auto const& each) { return each.first == row.id; }));
        return row;
    }
    static void forget_old(fake_community_tables& tables, server_id server) {
        std::vector<std::pair<wall_time, scheduled_event_id>> over;
        for (auto const& [id, each] : tables.events) {
            if (each.server == server && each.status >= scheduled_event_status::completed)
                over.emplace_back(each.starts_at, id);
        }
        std::sort(over.rbegin(), over.rend());
        for (std::size_t i = 50; i < over.size(); ++i)
            tables.drop_events([&](scheduled_event const& each) { return each.id == over[i].second; });
    }
    fake_community_data& data_;
};

}  // namespace parley::testing
