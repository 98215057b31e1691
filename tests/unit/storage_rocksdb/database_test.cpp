#include "opened_store.hpp"
#include "record.hpp"

#include <catch2/catch.hpp>

#include <filesystem>
#include <fstream>

namespace {

using namespace parley;
using namespace parley::storage_rocksdb;
using parley::testing::opened_store;
namespace fs = std::filesystem;

std::vector<fs::path> logs_of(opened_store& it) {
    std::vector<fs::path> logs;
    for (auto const& entry : fs::directory_iterator(it.wanted.directory))
        if (entry.path().extension() == ".log" && entry.file_size() > 0) logs.push_back(entry.path());
    return logs;
}

void fill(opened_store& it, std::uint64_t count) {
    for (std::uint64_t id = 1; id <= count; ++id)
        REQUIRE(it.append(it.create(id)).has_value());
}

TEST_CASE("a second process is refused in words", "[storage_rocksdb][open]") {
    opened_store it;
    parley::testing::disk_faults faults;
    auto other = make_storage_rocksdb(it.wanted, it.time, *it.meters);
    CHECK_FALSE(other.storage_or_null);
    CHECK(other.problem.find("another process uses") != std::string::npos);
    CHECK(it.append(it.create(1)).has_value());
}

TEST_CASE("a log that lost acknowledged writes is refused, untouched", "[storage_rocksdb][open]") {
    opened_store it;
    fill(it, 20);
    it.close();
    auto logs = logs_of(it);
    REQUIRE(logs.size() == 1);
    auto size = fs::file_size(logs[0]);
    fs::copy_file(logs[0], it.folder / "kept.log");

    SECTION("cut off") {
        fs::resize_file(logs[0], size / 2);
    }
    SECTION("damaged in the middle") {
        std::fstream file(logs[0], std::ios::in | std::ios::out | std::ios::binary);
        file.seekp(static_cast<std::streamoff>(size / 2));
        file.put('\x55').put('\xAA').put('\x55');
    }
    SECTION("gone") {
        fs::remove(logs[0]);
    }
    auto problem = it.open();
    INFO(problem);
    CHECK_FALSE(problem.empty());
    CHECK_FALSE(it.owned);

    fs::copy_file(it.folder / "kept.log", logs[0], fs::copy_options::overwrite_existing);
    REQUIRE(it.open().empty());
    CHECK(it.page().value().size() == 20);
}

TEST_CASE("a database that is gone while its watermark stands is refused", "[storage_rocksdb][open]") {
    opened_store it;
    fill(it, 1);
    it.close();
    fs::copy_file(it.wanted.directory / "watermark", it.folder / "watermark");
    fs::remove_all(it.wanted.directory);
    fs::create_directories(it.wanted.directory);
    fs::copy_file(it.folder / "watermark", it.wanted.directory / "watermark");
    CHECK(it.open().find("is gone") != std::string::npos);
}

TEST_CASE("one damaged slot of the watermark is survived, two are refused", "[storage_rocksdb][open]") {
    opened_store it;
    fill(it, 3);
    it.close();
    REQUIRE(it.open().empty());
    fill(it, 5);
    it.close();
    auto damage = [&it](std::streamoff at) {
        std::fstream file(it.wanted.directory / "watermark", std::ios::in | std::ios::out | std::ios::binary);
        file.seekp(at);
        file.put('\x7F');
    };
    damage(3);
    REQUIRE(it.open().empty());
    CHECK(it.page().value().size() == 5);
    it.close();
    damage(3);
    damage(4096 + 3);
    CHECK(it.open().find("is damaged") != std::string::npos);
}

TEST_CASE("an unacknowledged tail may be torn", "[storage_rocksdb][open]") {
    opened_store it;
    fill(it, 5);
    it.close();
    auto logs = logs_of(it);
    REQUIRE(logs.size() == 1);
    std::ofstream(logs[0], std::ios::app | std::ios::binary) << std::string(40, '\x01');
    REQUIRE(it.open().empty());
    CHECK(it.page().value().size() == 5);
}

TEST_CASE("a newer format is refused", "[storage_rocksdb][open]") {
    opened_store it;
    rocksdb::WriteOptions durable;
    durable.sync = true;
    REQUIRE(it.db().Put(durable, "format", "2").ok());
    it.close();
    CHECK(it.open().find("newer Parley") != std::string::npos);
}

TEST_CASE("a folder that cannot be made is a problem in words", "[storage_rocksdb][open]") {
    opened_store it;
    it.close();
    std::ofstream(it.folder / "file") << "x";
    it.wanted.directory = fs::path(it.folder / "file") / "messages";
    CHECK(it.open().find("cannot be used") != std::string::npos);
}

TEST_CASE("a row that cannot be decoded is corrupted for who asks, and for nobody else",
          "[storage_rocksdb][corrupted]") {
    opened_store it;
    fill(it, 2);
    REQUIRE(it.append(it.create(3, "n")).has_value());
    auto& opened = it.store().opened();
    auto spoil = [&](rocksdb::ColumnFamilyHandle* family, std::string const& key) {
        REQUIRE(it.db().Put({}, family, key, "\x01nonsense").ok());
    };
    spoil(opened.messages(), message_key(it.channel, message_id{1}));
    CHECK(it.page().error() == storage_errc::corrupted);
    CHECK(it.cores.run(it.store().find(it.channel, message_id{1})).error() == storage_errc::corrupted);
    CHECK(it.append(message_edit{it.channel, message_id{1}, "x", {}}).error() == storage_errc::corrupted);
    CHECK(it.append(message_remove{it.channel, message_id{1}}).error() == storage_errc::corrupted);
    CHECK(it.cores.run(it.store().find(it.channel, message_id{2})).has_value());

    spoil(opened.nonces(), nonce_key(account_id{2}, it.channel, "n"));
    std::vector<message_change> changes{it.create(4), it.create(5, "n")};
    auto refused = it.cores.run(it.store().append(fence{1, 1}, std::move(changes)));
    CHECK(refused.error() == storage_errc::corrupted);
    CHECK_FALSE(it.cores.run(it.store().find(it.channel, message_id{4})).value().has_value());
    CHECK(it.append(it.create(6)).has_value());

    auto before = it.cores.run(it.store().read(1, 0, 100)).value();
    REQUIRE(before.size() == 4);
    spoil(opened.journal(), journal_key(1, before[1].position));
    CHECK(it.cores.run(it.store().read(1, 0, 100)).error() == storage_errc::corrupted);
    CHECK(it.cores.run(it.store().read(1, before[1].position, 100)).value().size() == 2);
}

}  // namespace
