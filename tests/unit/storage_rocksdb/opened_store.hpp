#pragma once
// A store in a folder of its own, on a disk that may fail.

#include "bad_disk.hpp"
#include "rocksdb_storage.hpp"
#include "support/manual_clock.hpp"
#include "support/run.hpp"
#include "support/temporary_folder.hpp"

#include <parley/observability/make_observability.hpp>

#include <catch2/catch.hpp>

#include <atomic>
#include <memory>
#include <string>

namespace parley::testing {

struct opened_store {
    static constexpr channel_id channel{100};

    explicit opened_store(storage_rocksdb::queue_bounds bounds = {}) {
        wanted.directory = folder / "messages";
        wanted.queue = bounds;
        REQUIRE(open().empty());
    }

    /// Empty, or why it did not open.
    std::string open() {
        storage_rocksdb::ground ground;
        ground.files = std::make_shared<failing_file_system>(faults);
        ground.on_sync_failure = [this](std::string const&, std::string const&) { ++failed_syncs; };
        auto opened = storage_rocksdb::open_storage(wanted, ground, time, *meters);
        owned = std::move(opened.storage_or_null);
        return opened.problem;
    }
    void close() { owned.reset(); }
    storage_rocksdb::rocksdb_storage& store() {
        return dynamic_cast<storage_rocksdb::rocksdb_storage&>(*owned);
    }
    rocksdb::DB& db() { return store().opened().db(); }

    static message_create create(std::uint64_t id, std::string nonce = {}, std::string content = "words") {
        message what{message_id{id}, channel, server_id{1}, account_id{2}, std::move(content), std::nullopt};
        return {std::move(what), std::move(nonce)};
    }
    result<std::vector<change_outcome>> append(message_change change) {
        std::vector<message_change> one;
        one.push_back(std::move(change));
        return cores.run(store().append(fence{1, 1}, std::move(one)));
    }
    result<std::vector<message>> page() {
        return cores.run(store().history({channel, history_query::side::newest, {}, 100}));
    }

    manual_clock time;
    temporary_folder folder;
    running_cores cores;
    disk_faults faults;
    std::atomic<int> failed_syncs{0};
    storage_rocksdb::options wanted;
    std::unique_ptr<metrics> meters = observability::make_metrics();
    std::unique_ptr<storage_rocksdb::storage> owned;
};

}  // namespace parley::testing
