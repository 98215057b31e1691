// Migrations against a real PostgreSQL; what they do in SQLite is in tests/unit/storage_sql.

#include "metadata_fixture.hpp"
#include "support/postgres.hpp"

#include <parley/storage_postgres/make_storage_postgres.hpp>
#include <parley/storage_sql/make_storage_sql.hpp>

namespace {

using namespace parley;
using namespace parley::testing;
using Catch::Matchers::Contains;

struct fresh_postgres {
    fresh_postgres() : url(private_postgres::shared().fresh_database()) {
        storage_postgres_options options;
        options.url = url;
        database = make_storage_postgres(std::move(options), cores.all);
    }
    auto begin(std::span<migration const> steps, migration_mode mode) {
        auto& home = cores.all.at(next++ % cores.all.size());
        return boost::asio::co_spawn(home.executor(), migrate(*database, steps, mode),
                                     boost::asio::use_future);
    }
    std::string url;
    running_cores cores{2};
    std::size_t next = 0;
    std::unique_ptr<sql_database> database;
};

TEST_CASE("nodes that start together bring the schema up once", "[conformance][migrate][race]") {
    if (private_postgres::skipped()) return;
    fresh_postgres db;
    auto steps = built_in_migrations(sql_dialect::postgres);
    std::vector<std::future<migration_report>> reports;
    for (int i = 0; i < 6; ++i)
        reports.push_back(db.begin(steps, migration_mode::apply));
    std::size_t applied = 0;
    for (auto& each : reports) {
        auto report = each.get();
        applied += report.steps.size();
        CHECK(report.version_after == static_cast<int>(steps.size()));
    }
    CHECK(applied == steps.size());
    CHECK(private_postgres::shared().run(db.url, "select count(*) from schema_version") ==
          std::to_string(steps.size()));
}

TEST_CASE("in PostgreSQL too a dry run leaves no trace and a failing step is undone whole",
          "[conformance][migrate]") {
    if (private_postgres::skipped()) return;
    fresh_postgres db;
    auto steps = built_in_migrations(sql_dialect::postgres);
    CHECK(db.begin(steps, migration_mode::dry_run).get().steps.size() == steps.size());
    auto tables = "select count(*) from pg_tables where schemaname = current_schema()";
    CHECK(private_postgres::shared().run(db.url, tables) == "0");
    migration broken{1, 1, "broken", "aaaa", "create table b (k bigint); insert into nowhere values (1);"};
    CHECK_THROWS_WITH(db.begin({&broken, 1}, migration_mode::apply).get(), Contains("0001_broken"));
    CHECK(private_postgres::shared().run(db.url, tables) == "0");
    CHECK(db.begin(steps, migration_mode::apply).get().steps.size() == steps.size());
    migration other = steps.front();
    other.checksum = "bbbb";
    CHECK_THROWS_WITH(db.begin({&other, 1}, migration_mode::apply).get(), Contains("another build"));
}

}  // namespace
