#pragma once
// Emoji, stickers and sounds in memory.

#include "support/fakes/fake_community_changes.hpp"
#include "support/fakes/fake_community_data.hpp"
#include "support/fakes/fake_faults.hpp"
#include "support/fakes/fake_text.hpp"

#include <parley/interfaces/stores/expression_store.hpp>

#include <atomic>

namespace parley::testing {

class fake_expression_store final : public expression_store, public fake_faults {
public:
    explicit fake_expression_store(fake_community_data& data) : data_(data) {}
    std::atomic<int> finds{0};

    task<result<std::vector<expression>>> of_server(server_id server) override {
        PARLEY_CO_CHECK(co_await enter());
        std::lock_guard lock(data_.mutex);
        std::vector<expression> all;
        for (auto const& [id, each] : data_.expressions) {
            if (each.server == server) all.push_back(each);
        }
        co_return all;
    }
    task<result<std::optional<expression>>> find(expression_id id) override {
        ++finds;
        PARLEY_CO_CHECK(co_await enter());
        std::lock_guard lock(data_.mutex);
        auto at = data_.expressions.find(id);
        if (at == data_.expressions.end()) co_return std::optional<expression>{};
        co_return std::optional<expression>{at->second};
    }
    task<result<void>> put(expression row, audit_entry why) override {
        PARLEY_CO_CHECK(co_await enter());
        for (auto const* each : {&row.name, &row.description, &row.emoji, &row.asset}) {
            if (!storable_text(*each)) co_return storage_errc::refused;
        }
        std::lock_guard lock(data_.mutex);
        auto tables = data_.tables();  // a copy: all of it or none
        PARLEY_CO_CHECK(note(tables, row.server, std::move(why)));
        auto at = tables.expressions.find(row.id);
        if (at != tables.expressions.end() && at->second.server != row.server)
            co_return storage_errc::conflict;
        tables.expressions[row.id] = std::move(row);
        data_.tables() = std::move(tables);
        co_return result<void>{};
    }
    task<result<void>> drop(server_id server, expression_id id, audit_entry why) override {
        PARLEY_CO_CHECK(co_await enter());
        std::lock_guard lock(data_.mutex);
        auto tables = data_.tables();
        PARLEY_CO_CHECK(note(tables, server, std::move(why)));
        auto at = tables.expressions.find(id);
        if (at != tables.expressions.end() && at->second.server == server) tables.expressions.erase(at);
        data_.tables() = std::move(tables);
        co_return result<void>{};
    }

private:
    static result<void> note(fake_community_tables& tables, server_id server, audit_entry why) {
        if (!tables.servers.contains(server)) return storage_errc::not_found;
        changes::add_audit entry{std::move(why)};
        return fake_change(tables, server)(entry);
    }
    fake_community_data& data_;
};

}  // namespace parley::testing
