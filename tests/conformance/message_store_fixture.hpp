#pragma once
// Each message store behind one face, so that every claim is made of all of them.

#include "support/fakes/fake_message_store.hpp"
#include "support/manual_clock.hpp"
#include "support/run.hpp"
#include "support/temporary_folder.hpp"

#include <parley/observability/make_observability.hpp>
#include <parley/storage_rocksdb/make_storage_rocksdb.hpp>

#include <memory>
#include <string>
#include <vector>

namespace parley::testing {

class fake_backend {
public:
    explicit fake_backend(clock const& time) : store_(time) {}
    message_store& messages() { return store_; }
    parley::journal& journal() { return store_; }
    void restart() {}  // memory is all it has

private:
    fake_message_store store_;
};

class rocksdb_backend {
public:
    explicit rocksdb_backend(clock const& time) : time_(time) { open(); }
    message_store& messages() { return store_->messages(); }
    parley::journal& journal() { return store_->journal(); }
    void restart() {
        store_.reset();
        open();
    }

private:
    void open() {
        storage_rocksdb::options wanted;
        wanted.directory = folder_ / "messages";
        auto opened = storage_rocksdb::make_storage_rocksdb(wanted, time_, *meters_);
        if (!opened.storage_or_null) throw std::runtime_error(opened.problem);
        store_ = std::move(opened.storage_or_null);
    }
    clock const& time_;
    temporary_folder folder_;
    std::unique_ptr<metrics> meters_ = observability::make_metrics();
    std::unique_ptr<storage_rocksdb::storage> store_;
};

/// Plain calls from the test's thread; each throws when the store answers an error, unless its name says
/// `try_`.
template <class Backend>
class message_store_fixture {
public:
    static constexpr channel_id channel{100};
    static constexpr channel_id other_channel{101};
    static constexpr server_id server{50};
    static constexpr account_id author{7};
    static constexpr fence owner{3, 1};

    static message make(std::uint64_t id, std::string content = "hello") {
        return {message_id{id}, channel, server, author, std::move(content), std::nullopt};
    }
    static message_create create(std::uint64_t id, std::string nonce = {}) {
        return {make(id), std::move(nonce)};
    }
    static message_remove remove(std::uint64_t id) { return {channel, message_id{id}}; }
    static message_edit edit(std::uint64_t id, std::string content) {
        return {channel, message_id{id}, std::move(content), from_unix_ms(1'234'567)};
    }
    static std::vector<std::uint64_t> ids_of(std::vector<message> const& page) {
        std::vector<std::uint64_t> ids;
        for (auto const& each : page)
            ids.push_back(each.id.value);
        return ids;
    }

    std::vector<change_outcome> append(std::vector<message_change> changes, fence by = owner) {
        return cores.run(store.messages().append(by, std::move(changes))).value();
    }
    change_outcome append_one(message_change change) {
        std::vector<message_change> one;
        one.push_back(std::move(change));
        return append(std::move(one)).at(0);
    }
    std::vector<message> page(history_query query) {
        return cores.run(store.messages().history(query)).value();
    }
    std::vector<std::uint64_t> page_ids(history_query::side from, std::uint64_t anchor, std::size_t count) {
        return ids_of(page({channel, from, message_id{anchor}, count}));
    }
    std::vector<std::uint64_t> all_ids() { return page_ids(history_query::side::newest, 0, 100); }
    std::optional<message> find(std::uint64_t id) {
        return cores.run(store.messages().find(channel, message_id{id})).value();
    }
    std::vector<journal_entry> journal(std::uint64_t after = 0, std::size_t count = 1000,
                                       shard_id shard = owner.shard) {
        return cores.run(store.journal().read(shard, after, count)).value();
    }

    manual_clock time;
    running_cores cores{2};
    Backend store{time};
};

}  // namespace parley::testing
