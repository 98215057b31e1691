#include "database_file.hpp"
#include "limits.hpp"
#include "sqlite_connection.hpp"
#include "support/run.hpp"
#include "support/temporary_folder.hpp"

#include <parley/storage_sqlite/make_storage_sqlite.hpp>

#include <catch2/catch.hpp>
#include <sqlite3.h>
#include <sys/stat.h>
#include <unistd.h>

#include <fstream>

namespace {

using namespace parley;
using namespace parley::sqlite;
using Catch::Matchers::Contains;
using parley::testing::running_cores;
using parley::testing::temporary_folder;

std::unique_ptr<sql_database> open(temporary_folder const& folder) {
    storage_sqlite_options options;
    options.path = folder / "test.db";
    return make_storage_sqlite(std::move(options));
}

TEST_CASE("no connection but the writer's can write or checkpoint", "[storage_sqlite]") {
    temporary_folder folder;
    std::filesystem::path file = folder / "test.db";
    sqlite_connection writer(file, connection_role::writer);
    REQUIRE(writer.command("create table t (k bigint unique)") == SQLITE_OK);
    REQUIRE(writer.command("insert into t values (1)") == SQLITE_OK);
    auto wal_size = std::filesystem::file_size(file.string() + "-wal");
    {
        sqlite_connection reader(file, connection_role::reader);
        for (auto text :
             {"insert into t values (2)", "delete from t", "create table u (k bigint)", "drop table t",
              "pragma wal_checkpoint", "pragma wal_checkpoint(truncate)", "pragma query_only = off",
              "pragma journal_mode = delete", "pragma wal_autocheckpoint = 1", "begin immediate", "vacuum",
              "reindex", "attach ':memory:' as other"}) {
            INFO(text);
            CHECK(reader.run({text, {}, {}}).has_error());
            CHECK(reader.command(text) != SQLITE_OK);
        }
        // Not even without the authorizer, nor when asked through the C interface.
        sqlite3_set_authorizer(reader.handle(), nullptr, nullptr);
        CHECK(reader.command("insert into t values (2)") == SQLITE_READONLY);
        CHECK(reader.command("pragma query_only = off") == SQLITE_OK);
        CHECK(reader.command("insert into t values (2)") == SQLITE_READONLY);
        reader.command("pragma wal_checkpoint(truncate)");
        sqlite3_wal_checkpoint_v2(reader.handle(), nullptr, SQLITE_CHECKPOINT_TRUNCATE, nullptr, nullptr);
        CHECK(std::filesystem::file_size(file.string() + "-wal") == wal_size);
    }  // closing it checkpoints nothing either
    CHECK(std::filesystem::file_size(file.string() + "-wal") == wal_size);
    CHECK(writer.run({"select k from t", {}, {}}).value().rows == sql_rows{{std::int64_t{1}}});
}

TEST_CASE("the writer is set for durability", "[storage_sqlite]") {
    temporary_folder folder;
    sqlite_connection writer(folder / "test.db", connection_role::writer);
    auto setting = [&](std::string_view text) { return writer.run({text, {}, {}}).value().rows.at(0).at(0); };
    CHECK(setting("pragma journal_mode") == sql_value{std::string("wal")});
    CHECK(setting("pragma synchronous") == sql_value{std::int64_t{2}});  // full
    CHECK(setting("pragma foreign_keys") == sql_value{std::int64_t{1}});
    CHECK(setting("pragma wal_autocheckpoint") ==
          sql_value{std::int64_t{0}});  // the writer asks for it itself
}

TEST_CASE("a database is its process's alone, private, and Parley's", "[storage_sqlite]") {
    temporary_folder folder;
    auto first = open(folder);
    CHECK_THROWS_WITH(open(folder), Contains("another process is using it"));
    for (auto name : {"test.db", "test.db-wal", "test.db-shm", "test.db.lock"}) {
        struct stat status{};
        REQUIRE(::stat((folder / name).c_str(), &status) == 0);
        CHECK((status.st_mode & 077) == 0);
    }
    first.reset();
    CHECK(open(folder) != nullptr);
}

TEST_CASE("a file that is not ours is refused with a sentence and left as it is", "[storage_sqlite]") {
    temporary_folder folder;
    auto path = folder / "test.db";
    std::string garbage(8192, 'x');
    std::ofstream(path) << garbage;
    CHECK_THROWS_WITH(open(folder), Contains("test.db"));
    std::ifstream again(path);
    CHECK(std::string(std::istreambuf_iterator<char>(again), {}) == garbage);

    std::filesystem::remove(path);
    sqlite3* other = nullptr;
    REQUIRE(sqlite3_open(path.c_str(), &other) == SQLITE_OK);
    sqlite3_exec(other, "create table theirs (k)", nullptr, nullptr, nullptr);
    sqlite3_close(other);
    CHECK_THROWS_WITH(open(folder), Contains("belongs to another program"));

    storage_sqlite_options nowhere;
    nowhere.path = folder / "absent/test.db";
    CHECK_THROWS_WITH(make_storage_sqlite(std::move(nowhere)), Contains("absent"));
}

TEST_CASE("parameters must be all there, and named $n", "[storage_sqlite]") {
    temporary_folder folder;
    sqlite_connection writer(folder / "test.db", connection_role::writer);
    CHECK(writer.run({"select $1", {}, {}}).error() == storage_errc::corrupted);
    CHECK(writer.run({"select $1", {std::int64_t{1}, std::int64_t{2}}, {}}).error() ==
          storage_errc::corrupted);
    CHECK(writer.run({"select ?", {std::int64_t{1}}, {}}).error() == storage_errc::corrupted);
    CHECK(writer.run({"select :a", {std::int64_t{1}}, {}}).error() == storage_errc::corrupted);
    CHECK(writer.run({"select 1; select 2", {}, {}}).error() == storage_errc::corrupted);
    CHECK(writer.run({"", {}, {}}).error() == storage_errc::corrupted);
    auto swapped = writer.run({"select $2, $1, $2", {std::int64_t{1}, std::int64_t{2}}, {}});
    CHECK(swapped.value().rows == sql_rows{{std::int64_t{2}, std::int64_t{1}, std::int64_t{2}}});
    for (int i = 0; i < 600; ++i) {  // the cache of statements is bounded
        auto text = "select " + std::to_string(i);
        CHECK(writer.run({text, {}, {}}).value().rows == sql_rows{{std::int64_t{i}}});
    }
}

}  // namespace
