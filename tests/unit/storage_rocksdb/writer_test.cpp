#include "writer.hpp"

#include "limits.hpp"
#include "opened_store.hpp"
#include "record.hpp"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/use_future.hpp>
#include <catch2/catch.hpp>

#include <future>
#include <thread>

namespace {

using namespace parley;
using namespace parley::storage_rocksdb;
using parley::testing::opened_store;

TEST_CASE("a full disk refuses writes, reads go on, and writing resumes by itself",
          "[storage_rocksdb][disk]") {
    opened_store it;
    REQUIRE(it.append(it.create(1)).has_value());
    it.faults.full = true;
    for (std::uint64_t id = 2; id < 5; ++id)
        CHECK(it.append(it.create(id)).error() == storage_errc::full);
    CHECK(it.page().value().size() == 1);
    std::this_thread::sleep_for(resume_retry_delay + milliseconds{50});
    CHECK(it.append(it.create(5)).error() == storage_errc::full);
    CHECK(it.owned->accepts_writes());

    it.faults.full = false;  // RocksDB itself looks for space every five seconds
    auto latest = std::chrono::steady_clock::now() + std::chrono::seconds{30};
    while (it.append(it.create(6)).has_error() && std::chrono::steady_clock::now() < latest)
        std::this_thread::sleep_for(milliseconds{50});
    REQUIRE(it.append(it.create(7)).has_value());
    CHECK(it.page().value().size() == 3);
    it.close();
    REQUIRE(it.open().empty());
    auto page = it.page().value();
    REQUIRE(page.size() == 3);
    CHECK(page[0].id == message_id{7});
    CHECK(it.failed_syncs == 0);
}

TEST_CASE("a write that fails otherwise is of unknown outcome, and the last", "[storage_rocksdb][disk]") {
    opened_store it;
    REQUIRE(it.append(it.create(1)).has_value());
    it.faults.append_fails = true;
    CHECK(it.append(it.create(2)).error() == storage_errc::outcome_unknown);
    it.faults.append_fails = false;
    CHECK(it.append(it.create(3)).error() == storage_errc::unavailable);
    CHECK_FALSE(it.owned->accepts_writes());
    CHECK(it.page().value().size() == 1);
    CHECK(it.cores.run(it.store().drop_channel(it.channel)).error() == storage_errc::unavailable);
    it.close();
    REQUIRE(it.open().empty());
    CHECK(it.append(it.create(4)).has_value());
}

TEST_CASE("a failed sync is reported at once and acknowledges nothing", "[storage_rocksdb][disk]") {
    opened_store it;
    it.faults.log_sync_fails = true;
    CHECK(it.append(it.create(1)).has_error());
    CHECK(it.failed_syncs > 0);  // the real handler does not return: it ends the process with 71
    it.faults.log_sync_fails = false;
}

TEST_CASE("what does not fit the queue is refused at once", "[storage_rocksdb][writer]") {
    opened_store it(queue_bounds{.changes_max = 10, .bytes_max = 100'000});
    std::vector<message_change> many;
    for (std::uint64_t id = 1; id <= 11; ++id)
        many.push_back(it.create(id));
    CHECK(it.cores.run(it.store().append(fence{1, 1}, std::move(many))).error() == storage_errc::overloaded);
    auto heavy = it.create(20, {}, std::string(60'000, 'x'));
    CHECK(it.append(heavy).error() == storage_errc::overloaded);
    CHECK(it.append(it.create(21)).has_value());
}

TEST_CASE("a change larger than any group is written alone", "[storage_rocksdb][writer]") {
    opened_store it;
    CHECK(it.append(it.create(1, {}, std::string(2 * group_bytes_max, 'x'))).has_value());
    std::vector<message_change> many;
    for (std::uint64_t id = 2; id < 2 + 3 * group_changes_max; ++id)
        many.push_back(it.create(id));
    CHECK(it.cores.run(it.store().append(fence{1, 1}, std::move(many))).has_value());
}

TEST_CASE("closing writes what waits, and acknowledged is what comes back", "[storage_rocksdb][writer]") {
    opened_store it;
    std::vector<std::future<result<std::vector<change_outcome>>>> answers;
    for (std::uint64_t id = 1; id <= 100; ++id) {
        std::vector<message_change> one{it.create(id)};
        answers.push_back(boost::asio::co_spawn(it.cores.all.at(0).executor(),
                                                it.store().append(fence{1, 1}, std::move(one)),
                                                boost::asio::use_future));
    }
    std::size_t acknowledged = 0;
    for (auto& answer : answers)
        acknowledged += answer.get().has_value() ? 1U : 0U;
    it.close();
    REQUIRE(it.open().empty());
    CHECK(it.page().value().size() == acknowledged);
    CHECK(acknowledged == 100);
}

TEST_CASE("the watermark follows within its second", "[storage_rocksdb][writer]") {
    opened_store it;
    REQUIRE(it.append(it.create(1)).has_value());
    std::this_thread::sleep_for(watermark_delay_max + milliseconds{400});
    auto path = (it.wanted.directory / "watermark").string();
    auto found = watermark::look(*rocksdb::FileSystem::Default(), path);
    CHECK(found.readable);
    CHECK(found.sequence == it.db().GetLatestSequenceNumber());
}

TEST_CASE("nonces and journal entries end with their time", "[storage_rocksdb][expiry]") {
    opened_store it;
    REQUIRE(it.append(it.create(1, "old")).has_value());
    it.time.advance(nonce_age_max + milliseconds{1});
    auto outcome = it.append(it.create(2, "old")).value().at(0);
    CHECK(outcome.became == change_outcome::kind::applied);
    it.time.advance(journal_age_max - milliseconds{2});
    auto compact = [&it](rocksdb::ColumnFamilyHandle* family) {
        rocksdb::CompactRangeOptions all;
        all.bottommost_level_compaction = rocksdb::BottommostLevelCompaction::kForce;
        REQUIRE(it.db().CompactRange(all, family, nullptr, nullptr).ok());
    };
    compact(it.store().opened().nonces());
    compact(it.store().opened().journal());
    std::string ignored;
    auto key = nonce_key(account_id{2}, it.channel, "old");
    CHECK(it.db().Get({}, it.store().opened().nonces(), key, &ignored).IsNotFound());
    auto entries = it.cores.run(it.store().read(1, 0, 100)).value();
    REQUIRE(entries.size() == 1);
    CHECK(std::get<message_create>(entries[0].change).what.id == message_id{2});

    auto last = entries[0].position;
    it.time.advance(journal_age_max);
    compact(it.store().opened().journal());
    it.close();
    REQUIRE(it.open().empty());
    REQUIRE(it.append(it.create(3)).has_value());
    entries = it.cores.run(it.store().read(1, 0, 100)).value();
    REQUIRE(entries.size() == 1);
    CHECK(entries[0].position > last);  // an emptied journal does not start over
}

TEST_CASE("pages are right from table files and past many removed rows", "[storage_rocksdb][read]") {
    opened_store it;
    std::vector<message_change> changes;
    for (std::uint64_t id = 1; id <= 5'000; ++id)
        changes.push_back(it.create(id));
    for (std::uint64_t id = 100; id <= 5'000; ++id)
        changes.push_back(message_remove{it.channel, message_id{id}});
    REQUIRE(it.cores.run(it.store().append(fence{1, 1}, std::move(changes))).error() ==
            storage_errc::overloaded);
    for (std::uint64_t from = 1; from <= 5'000; from += 500) {
        std::vector<message_change> some;
        for (std::uint64_t id = from; id < from + 500; ++id) {
            some.push_back(it.create(id));
            if (id >= 100) some.push_back(message_remove{it.channel, message_id{id}});
        }
        REQUIRE(it.cores.run(it.store().append(fence{1, 1}, std::move(some))).has_value());
    }
    CHECK(it.page().value().size() == 99);  // the walk is too long for the core and goes to a read thread
    it.close();
    REQUIRE(it.open().empty());
    REQUIRE(it.db().Flush({}, it.store().opened().messages()).ok());
    for (int i = 0; i < 2; ++i) {
        auto page = it.page().value();
        REQUIRE(page.size() == 99);
        CHECK(page[0].id == message_id{99});
    }
}

}  // namespace
