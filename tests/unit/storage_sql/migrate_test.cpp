#include "support/run.hpp"
#include "support/temporary_folder.hpp"

#include <parley/storage_sql/make_storage_sql.hpp>
#include <parley/storage_sqlite/make_storage_sqlite.hpp>

#include <catch2/catch.hpp>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdlib>

namespace {

using namespace parley;
using Catch::Matchers::Contains;
using parley::testing::running_cores;
using parley::testing::temporary_folder;

constexpr migration first{1, 1, "first", "aaaa",
                          "create table a (k bigint not null primary key); insert into a values (1);"};
constexpr migration second{2, 2, "second", "bbbb",
                           "create table b (k bigint); insert into b select k from a;"};
constexpr migration expanding{3, 2, "expanding", "cccc", "create table c (k bigint);"};
constexpr migration broken{2, 2, "broken", "dddd",
                           "create table b (k bigint); insert into nowhere values (1);"};

struct database_under_test {
    database_under_test() { open(); }
    void open() {
        database.reset();
        storage_sqlite_options options;
        options.path = folder / "test.db";
        database = make_storage_sqlite(std::move(options));
    }
    migration_report migrate(std::vector<migration> steps, migration_mode mode = migration_mode::apply) {
        return cores.run(parley::migrate(*database, steps, mode));
    }
    std::int64_t number(std::string_view query) {
        sql_statement asked{query, {}, {}};
        return std::get<std::int64_t>(cores.run(database->read(std::move(asked))).value().at(0).at(0));
    }
    void change(std::string_view statement) {
        std::vector<sql_statement> all;
        all.push_back({statement, {}, {}});
        REQUIRE(cores.run(database->write(std::move(all))).has_value());
    }
    temporary_folder folder;
    running_cores cores;
    std::unique_ptr<sql_database> database;
};

TEST_CASE("a fresh database gets every step, and the next start none", "[storage_sql][migrate]") {
    database_under_test db;
    auto report = db.migrate({first, second});
    CHECK(report.version_before == 0);
    CHECK(report.version_after == 2);
    CHECK(report.steps == std::vector<std::string>{"0001_first", "0002_second"});
    CHECK(db.number("select count(*) from b") == 1);
    report = db.migrate({first, second});
    CHECK(report.version_before == 2);
    CHECK(report.steps.empty());
    db.open();
    report = db.migrate({first, second, expanding});
    CHECK(report.steps == std::vector<std::string>{"0003_expanding"});
    CHECK(report.version_after == 3);
}

TEST_CASE("a dry run names what is due and leaves no trace", "[storage_sql][migrate]") {
    database_under_test db;
    auto report = db.migrate({first, second}, migration_mode::dry_run);
    CHECK(report.steps.size() == 2);
    CHECK(report.version_after == 2);
    CHECK(db.number("select count(*) from sqlite_schema") == 0);
    db.migrate({first});
    CHECK(db.migrate({first, second}, migration_mode::dry_run).steps ==
          std::vector<std::string>{"0002_second"});
    CHECK(db.number("select count(*) from schema_version") == 1);
}

TEST_CASE("a step that was changed after it ran stops the start", "[storage_sql][migrate]") {
    database_under_test db;
    db.migrate({first, second});
    auto changed = second;
    changed.checksum = "eeee";
    CHECK_THROWS_WITH(db.migrate({first, changed}), Contains("2 (second)") && Contains("another build"));
    db.change("update schema_version set checksum = 'tampered' where version = 1");
    CHECK_THROWS_WITH(db.migrate({first, second}), Contains("1 (first)"));
}

TEST_CASE("a newer schema is refused unless it says that older programs may read it",
          "[storage_sql][migrate]") {
    database_under_test db;
    db.migrate({first, second, expanding});
    CHECK(db.migrate({first, second}).version_after == 3);  // `expanding` needs readers from 2 on
    CHECK_THROWS_WITH(db.migrate({first}), Contains("run the newer program"));
    CHECK_THROWS_AS(db.migrate({}), schema_error);
}

TEST_CASE("a hole in the steps is refused", "[storage_sql][migrate]") {
    database_under_test db;
    db.migrate({first, second});
    db.change("delete from schema_version where version = 1");
    CHECK_THROWS_WITH(db.migrate({first, second}), Contains("no step 1"));
}

TEST_CASE("a step that fails is undone whole, and the ones before it stay", "[storage_sql][migrate]") {
    database_under_test db;
    CHECK_THROWS_WITH(db.migrate({first, broken}), Contains("0002_broken"));
    CHECK(db.number("select count(*) from sqlite_schema where name = 'b'") == 0);
    CHECK(db.number("select max(version) from schema_version") == 1);
    CHECK(db.migrate({first, second}).steps == std::vector<std::string>{"0002_second"});
}

TEST_CASE("the steps built in are numbered without holes and apply", "[storage_sql][migrate]") {
    for (auto dialect : {sql_dialect::sqlite, sql_dialect::postgres}) {
        auto steps = built_in_migrations(dialect);
        REQUIRE_FALSE(steps.empty());
        for (std::size_t i = 0; i < steps.size(); ++i) {
            CHECK(steps[i].version == static_cast<int>(i) + 1);
            CHECK(steps[i].checksum.size() == 64);
            CHECK(steps[i].reader_min >= 1);
        }
    }
    database_under_test db;
    auto steps = built_in_migrations(sql_dialect::sqlite);
    auto report = db.migrate({steps.begin(), steps.end()});
    CHECK(report.steps.size() == steps.size());
}

// Not a claim: what the child process of the next test runs. It dies in the middle, as the environment asks.
TEST_CASE("migrate in a child process", "[.child]") {
    char const* path = std::getenv("PARLEY_TEST_DATABASE");
    REQUIRE(path != nullptr);
    storage_sqlite_options options;
    options.path = path;
    running_cores cores;
    auto database = make_storage_sqlite(std::move(options));
    cores.run(migrate(*database, built_in_migrations(sql_dialect::sqlite), migration_mode::apply));
}

int run_child(std::string const& database, std::string const& failpoint) {
    auto child = ::fork();
    if (child == 0) {
        ::setenv("PARLEY_TEST_DATABASE", database.c_str(), 1);
        ::setenv("PARLEY_FAILPOINT", failpoint.c_str(), 1);
        ::execl("/proc/self/exe", "unit_storage_sql", "migrate in a child process",
                static_cast<char*>(nullptr));
        ::_exit(127);
    }
    int status = 0;
    ::waitpid(child, &status, 0);
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

TEST_CASE("a kill before any statement of any step leaves a schema that the next start completes",
          "[storage_sql][migrate][crash]") {
    auto steps = built_in_migrations(sql_dialect::sqlite);
    int killed = 0;
    for (int nth = 1;; ++nth) {
        temporary_folder folder;
        auto path = folder / "test.db";
        auto code = run_child(path, "storage_sqlite.statement:" + std::to_string(nth) + ":crash");
        if (code == 0) break;  // fewer statements than that
        REQUIRE(code == 137);
        ++killed;
        storage_sqlite_options options;
        options.path = path;
        running_cores cores;
        auto database = make_storage_sqlite(std::move(options));
        auto report = cores.run(migrate(*database, steps, migration_mode::apply));
        CHECK(report.version_after == static_cast<int>(steps.size()));
        CHECK(report.version_before + static_cast<int>(report.steps.size()) == report.version_after);
        auto stores = make_sql_stores(*database);
        CHECK(cores.run(stores.accounts->count_people()).value() == 0);
    }
    CHECK(killed > 20);
}

}  // namespace
