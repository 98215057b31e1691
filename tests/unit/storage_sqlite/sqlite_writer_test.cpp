#include "sqlite_writer.hpp"

#include "limits.hpp"
#include "support/temporary_folder.hpp"

#include <catch2/catch.hpp>
#include <sqlite3.h>
#include <sys/wait.h>
#include <unistd.h>

#include <atomic>
#include <cstdio>
#include <functional>
#include <future>
#include <map>

namespace {

using namespace parley;
using namespace parley::sqlite;
using parley::testing::temporary_folder;

constexpr writer_limits roomy{4096, 64_MiB};

sql_statement put(std::int64_t key, std::string value = "x") {
    return {"insert into t (k, v) values ($1, $2)", {key, std::move(value)}, {}};
}

std::future<sql_outcome> submit(sqlite_writer& writer, std::vector<sql_statement> transaction,
                                std::size_t bytes = 0) {
    auto promise = std::make_shared<std::promise<sql_outcome>>();
    write_job job;
    job.transaction = std::move(transaction);
    job.bytes = bytes;
    job.answer = [promise](sql_outcome outcome) { promise->set_value(std::move(outcome)); };
    auto future = promise->get_future();
    writer.submit(std::move(job));
    return future;
}

void make_table(sqlite_writer& writer) {
    REQUIRE(submit(writer, {{"create table t (k bigint not null primary key, v text)", {}, {}}})
                .get()
                .has_value());
}

// Holds the writer inside an answer, so that jobs gather behind it.
class held_writer {
public:
    explicit held_writer(sqlite_writer& writer) {
        write_job job;
        job.transaction.push_back({"select 1", {}, {}});
        job.answer = [both = both_](sql_outcome) {
            both->holding.set_value();
            both->go.get_future().wait();
        };
        auto holding = both_->holding.get_future();
        writer.submit(std::move(job));
        holding.wait();
    }
    void release() { both_->go.set_value(); }

private:
    struct signals {
        std::promise<void> holding;
        std::promise<void> go;
    };
    std::shared_ptr<signals> both_ = std::make_shared<signals>();
};

TEST_CASE("whatever waits goes into one commit, and a failed one takes back only itself",
          "[storage_sqlite][writer]") {
    temporary_folder folder;
    std::atomic<int> commits{0};
    std::vector<std::future<sql_outcome>> answers;
    {
        sqlite_writer writer(folder / "test.db", roomy);
        make_table(writer);
        held_writer held(writer);
        sqlite3_commit_hook(
            writer.connection().handle(),
            [](void* count) { return ++*static_cast<std::atomic<int>*>(count), 0; }, &commits);
        for (int i = 0; i < 300; ++i) {
            // Each tenth puts one row that would be new and one that is taken.
            auto taken = i % 10 == 9;
            answers.push_back(
                submit(writer, taken ? std::vector{put(1000 + i), put(0)} : std::vector{put(i)}));
        }
        CHECK(writer.queued() == 300);
        held.release();
        for (int i = 0; i < 300; ++i) {
            auto answer = answers[static_cast<std::size_t>(i)].get();
            CHECK(answer.has_value() == (i % 10 != 9));
            if (answer.has_error()) CHECK(answer.error() == storage_errc::conflict);
        }
        CHECK(commits == 2);  // 256 and the rest
        auto rows = submit(writer, {{"select count(*) from t", {}, {}}}).get().value();
        CHECK(rows == sql_rows{{std::int64_t{270}}});
    }
}

TEST_CASE("a job alone is committed at once", "[storage_sqlite][writer]") {
    temporary_folder folder;
    sqlite_writer writer(folder / "test.db", roomy);
    make_table(writer);
    for (int i = 0; i < 20; ++i)
        CHECK(submit(writer, {put(i)}).get().has_value());
}

TEST_CASE("a full queue refuses, by number and by bytes, and goes on later", "[storage_sqlite][writer]") {
    temporary_folder folder;
    sqlite_writer writer(folder / "test.db", {3, 1000});
    make_table(writer);
    {
        held_writer held(writer);
        auto large = submit(writer, {put(1)}, 5000);  // alone, anything is admitted
        auto second = submit(writer, {put(2)}, 1);
        CHECK(second.get().error() == storage_errc::overloaded);
        held.release();
        CHECK(large.get().has_value());
    }
    {
        held_writer held(writer);
        std::vector<std::future<sql_outcome>> answers;
        for (int i = 10; i < 15; ++i)
            answers.push_back(submit(writer, {put(i)}, 1));
        CHECK(answers[3].get().error() == storage_errc::overloaded);
        CHECK(answers[4].get().error() == storage_errc::overloaded);
        held.release();
        for (std::size_t i = 0; i < 3; ++i)
            CHECK(answers[i].get().has_value());
    }
    CHECK(submit(writer, {put(20)}).get().has_value());
}

TEST_CASE("ending commits what waits", "[storage_sqlite][writer]") {
    temporary_folder folder;
    std::vector<std::future<sql_outcome>> answers;
    {
        sqlite_writer writer(folder / "test.db", roomy);
        make_table(writer);
        for (int i = 0; i < 500; ++i)
            answers.push_back(submit(writer, {put(i)}));
    }
    for (auto& each : answers)
        CHECK(each.get().has_value());
    sqlite_writer again(folder / "test.db", roomy);
    CHECK(submit(again, {{"select count(*) from t", {}, {}}}).get().value() == sql_rows{{std::int64_t{500}}});
}

TEST_CASE("a full disk refuses what does not fit, spares what does, and heals", "[storage_sqlite][writer]") {
    temporary_folder folder;
    sqlite_writer writer(folder / "test.db", roomy);
    make_table(writer);
    std::vector<std::future<sql_outcome>> answers;
    {
        held_writer held(writer);
        // SQLite's own bound on pages answers as a full disk does.
        REQUIRE(writer.connection().command("pragma max_page_count = 40") == SQLITE_OK);
        for (int i = 0; i < 9; ++i)
            answers.push_back(submit(writer, {put(i, std::string(i == 4 ? 1'000'000 : 10, 'v'))}));
        held.release();
        for (std::size_t i = 0; i < 9; ++i) {
            auto answer = answers[i].get();
            CHECK(answer.has_value() == (i != 4));
            if (answer.has_error()) CHECK(answer.error() == storage_errc::full);
        }
    }
    {
        held_writer held(writer);
        REQUIRE(writer.connection().command("pragma max_page_count = 4000") == SQLITE_OK);
        held.release();
    }
    CHECK(submit(writer, {put(4, std::string(1'000'000, 'v'))}).get().has_value());
}

TEST_CASE("the log is checkpointed and does not grow without end", "[storage_sqlite][writer]") {
    temporary_folder folder;
    {
        sqlite_writer writer(folder / "test.db", roomy);
        make_table(writer);
        for (int i = 0; i < 60; ++i)
            REQUIRE(submit(writer, {put(i, std::string(500'000, 'v'))}).get().has_value());
        // 30 MB went through; the log starts over after each checkpoint of 4 MiB.
        CHECK(std::filesystem::file_size(folder / "test.db-wal") < 16_MiB);
    }
    CHECK_FALSE(std::filesystem::exists(folder / "test.db-wal"));  // the last to close has moved everything
}

// A file system whose syncs fail on demand, over the real one.
namespace failing_vfs {

std::atomic<bool> fails{false};
std::map<sqlite3_io_methods const*, sqlite3_io_methods>
    methods;  // ours for each kind of the real one's files
int (*real_sync)(sqlite3_file*, int) = nullptr;

int sync(sqlite3_file* file, int flags) {
    return fails ? SQLITE_IOERR_FSYNC : real_sync(file, flags);
}

int open(sqlite3_vfs* vfs, char const* name, sqlite3_file* file, int flags, int* out) {
    auto* real = static_cast<sqlite3_vfs*>(vfs->pAppData);
    auto code = real->xOpen(real, name, file, flags, out);
    if (code != SQLITE_OK || file->pMethods == nullptr) return code;
    auto [at, first] = methods.try_emplace(file->pMethods, *file->pMethods);
    real_sync = first ? at->second.xSync : real_sync;
    at->second.xSync = sync;
    file->pMethods = &at->second;
    return code;
}

void install() {
    static sqlite3_vfs vfs = *sqlite3_vfs_find(nullptr);
    vfs.pAppData = sqlite3_vfs_find(nullptr);
    vfs.pNext = nullptr;
    vfs.zName = "failing";
    vfs.xOpen = open;
    sqlite3_vfs_register(&vfs, 1);
}

}  // namespace failing_vfs

// Runs `story` in a child of its own, which must end by itself with the code for a failed disk.
int exit_code_of(std::function<void()> const& story) {
    auto child = ::fork();
    if (child == 0) {
        failing_vfs::install();
        try {
            story();
        } catch (std::exception const& error) {
            std::fprintf(stderr, "%s\n", error.what());
            ::_exit(3);
        }
        ::_exit(0);
    }
    int status = 0;
    ::waitpid(child, &status, 0);
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

TEST_CASE("a failed sync ends the process, and the write is not acknowledged",
          "[storage_sqlite][writer][crash]") {
    temporary_folder folder;
    auto code = exit_code_of([&] {
        sqlite_writer writer(folder / "test.db", roomy);
        make_table(writer);
        failing_vfs::fails = true;
        submit(writer, {put(1)}).wait();
        ::_exit(1);  // an answer came
    });
    CHECK(code == exit_code_disk_failed);
}

TEST_CASE("a failed sync of a checkpoint ends the process too", "[storage_sqlite][writer][crash]") {
    temporary_folder folder;
    auto code = exit_code_of([&] {
        sqlite_writer writer(folder / "test.db", roomy);
        make_table(writer);
        std::promise<void> answered;
        write_job job;
        job.transaction = {put(1, std::string(5'000'000, 'v'))};
        job.answer = [&answered](sql_outcome outcome) {
            if (outcome.has_error()) ::_exit(1);
            failing_vfs::fails = true;  // the commit is safe; the checkpoint behind it is not
            answered.set_value();
        };
        writer.submit(std::move(job));
        answered.get_future().wait();  // in one group with the first, the second would be answered with it
        submit(writer, {put(2)}).wait();
        ::_exit(2);
    });
    CHECK(code == exit_code_disk_failed);
}

}  // namespace
