// What becomes of requests when the server, or a connection to it, goes away.

#include "support/postgres.hpp"
#include "support/run.hpp"

#include <parley/storage_postgres/make_storage_postgres.hpp>

#include <catch2/catch.hpp>

#include <algorithm>
#include <chrono>
#include <csignal>
#include <future>
#include <optional>
#include <thread>

namespace {

using namespace parley;
using Catch::Matchers::Contains;
using parley::testing::private_postgres;
using parley::testing::running_cores;

struct postgres_under_test {
    explicit postgres_under_test(std::size_t queue_max = 1024)
        : url(private_postgres::shared().fresh_database()) {
        storage_postgres_options options;
        options.url = url;
        options.application_name = "under_test";
        options.write_connections = 1;
        options.read_connections = 1;
        options.queue_max = queue_max;
        options.statement_timeout = milliseconds{3'000};
        options.reconnect_grace = milliseconds{5'000};
        database = make_storage_postgres(std::move(options), cores.all);
        write({{"create table t (k bigint not null primary key)", {}, {}}}).value();
    }
    result<sql_rows> write(std::vector<sql_statement> transaction) {
        return cores.run(database->write(std::move(transaction)));
    }
    result<sql_rows> read(std::string_view text) { return cores.run(database->read({text, {}, {}})); }
    template <class T>
    std::future<std::optional<T>> begin(task<T> work) {
        return boost::asio::co_spawn(cores.all.at(0).executor(), parley::detail::boxed(std::move(work)),
                                     boost::asio::use_future);
    }
    std::string admin(std::string const& sql) { return private_postgres::shared().run(url, sql); }
    // Waits until the administrator's query answers so.
    bool until(std::string const& sql, std::string const& expected) {
        for (int i = 0; i < 200; ++i) {
            if (admin(sql) == expected) return true;
            std::this_thread::sleep_for(std::chrono::milliseconds(20));
        }
        return false;
    }
    std::string url;
    running_cores cores{2};
    std::unique_ptr<sql_database> database;
};

constexpr char const* end_all =
    "select count(pg_terminate_backend(pid)) from pg_stat_activity "
    "where application_name = 'under_test' and datname = current_database()";
constexpr char const* sleeping =
    "select count(*) from pg_stat_activity where application_name = 'under_test' and datname = "
    "current_database() "
    "and wait_event = 'PgSleep'";

sql_statement put(std::int64_t key) {
    return {"insert into t (k) values ($1)", {key}, {}};
}

TEST_CASE("connections that were ended while idle are made again", "[storage_postgres][loss]") {
    if (private_postgres::skipped()) return;
    postgres_under_test db;
    for (std::int64_t round = 0; round < 3; ++round) {
        db.admin(end_all);
        bool written = false;
        for (int i = 0; i < 50 && !written; ++i) {
            auto answer = db.write({put(round)});
            // It may have reached the dying connection: then nobody knows, and asking again says.
            written = answer.has_value() || answer.error() == storage_errc::conflict;
        }
        CHECK(written);
        CHECK(db.read("select count(*) from t").value() == sql_rows{{round + 1}});
    }
}

TEST_CASE("a write cut off in flight is of unknown outcome, and what waits behind it goes on",
          "[storage_postgres][loss]") {
    if (private_postgres::skipped()) return;
    postgres_under_test db;
    sql_statement slow{"insert into t (k) select $1 from pg_sleep(2)", {std::int64_t{1}}, {}};
    auto in_flight = db.begin(db.database->write({slow}));
    REQUIRE(db.until(sleeping, "1"));
    db.admin(end_all);
    CHECK(in_flight.get()->error() == storage_errc::outcome_unknown);
    CHECK(db.write({put(2)}).has_value());
    CHECK(db.read("select k from t").value() == sql_rows{{std::int64_t{2}}});
}

TEST_CASE("a guarded transaction cut off before its verdict wrote nothing, and says so",
          "[storage_postgres][loss]") {
    if (private_postgres::skipped()) return;
    postgres_under_test db;
    auto slow = put(1);
    slow.otherwise = storage_errc::refused;
    auto in_flight = db.begin(db.database->write({slow, {"select pg_sleep(2)::text", {}, {}}}));
    REQUIRE(db.until(sleeping, "1"));
    db.admin(end_all);
    CHECK(in_flight.get()->error() == storage_errc::unavailable);
    CHECK(db.read("select count(*) from t").value() == sql_rows{{std::int64_t{0}}});
}

TEST_CASE("a read cut off goes again by itself", "[storage_postgres][loss]") {
    if (private_postgres::skipped()) return;
    postgres_under_test db;
    auto in_flight = db.begin(db.database->read({"select 7 from pg_sleep(1)", {}, {}}));
    REQUIRE(db.until(sleeping, "1"));
    db.admin(end_all);
    CHECK(in_flight.get()->value() == sql_rows{{std::int64_t{7}}});
}

TEST_CASE("while the server is away requests are refused in time, and served after",
          "[storage_postgres][loss]") {
    if (private_postgres::skipped()) return;
    postgres_under_test db;
    private_postgres::shared().stop();
    auto start = std::chrono::steady_clock::now();
    auto waiting = db.begin(db.database->read({"select 1", {}, {}}));
    CHECK(db.write({put(1)}).error() == storage_errc::unavailable);
    CHECK(waiting.get()->error() == storage_errc::unavailable);
    CHECK(std::chrono::steady_clock::now() - start < std::chrono::seconds(20));
    private_postgres::shared().start();
    CHECK(db.write({put(1)}).has_value());
    CHECK(db.read("select count(*) from t").value() == sql_rows{{std::int64_t{1}}});
}

TEST_CASE("a statement that takes too long is cancelled and wrote nothing", "[storage_postgres][timeout]") {
    if (private_postgres::skipped()) return;
    postgres_under_test db;
    CHECK(db.write({put(1), {"select pg_sleep(30)::text", {}, {}}}).error() == storage_errc::unavailable);
    CHECK(db.read("select count(*) from t").value() == sql_rows{{std::int64_t{0}}});
}

TEST_CASE("a server that falls silent counts as lost, and those behind a slow statement do not suffer",
          "[storage_postgres][timeout]") {
    if (private_postgres::skipped()) return;
    postgres_under_test db;
    std::vector<std::future<std::optional<result<sql_rows>>>> slow;  // 12 s in all, each within its own time
    for (int i = 0; i < 5; ++i)
        slow.push_back(db.begin(db.database->write({{"select pg_sleep(2.4)::text", {}, {}}})));
    std::size_t served = 0;
    for (auto& each : slow)
        served += each.get()->has_value() ? 1U : 0U;
    CHECK(served == 5);

    auto frozen = db.begin(db.database->write({put(1), {"select pg_sleep(2)::text", {}, {}}}));
    REQUIRE(db.until(sleeping, "1"));
    auto pid =
        std::stoi(db.admin("select pid from pg_stat_activity where application_name = 'under_test' "
                           "and wait_event = 'PgSleep'"));
    ::kill(pid, SIGSTOP);
    CHECK(frozen.get()->error() == storage_errc::outcome_unknown);
    CHECK(db.write({put(2)}).has_value());  // on a new connection
    ::kill(pid, SIGCONT);
}

TEST_CASE("beyond its bound the queue refuses at once", "[storage_postgres][overload]") {
    if (private_postgres::skipped()) return;
    postgres_under_test db(4);
    std::vector<std::future<std::optional<result<sql_rows>>>> answers;
    answers.push_back(db.begin(db.database->write({{"select pg_sleep(1)::text", {}, {}}})));
    REQUIRE(db.until(sleeping, "1"));
    for (std::int64_t i = 0; i < 200; ++i)
        answers.push_back(db.begin(db.database->write({put(i)})));
    std::size_t served = 0;
    for (auto& each : answers) {
        auto answer = *each.get();
        served += answer.has_value() ? 1U : 0U;
        if (answer.has_error()) CHECK(answer.error() == storage_errc::overloaded);
    }
    CHECK(served >= 60);
    CHECK(served <= 80);
    CHECK(db.write({put(1000)}).has_value());
}

TEST_CASE("a prepared statement survives its table's coming, going and changing",
          "[storage_postgres][statements]") {
    if (private_postgres::skipped()) return;
    postgres_under_test db;
    sql_statement make{"create table if not exists passing (k bigint)", {}, {}};
    sql_statement look{"select 1 from passing", {}, storage_errc::refused};
    for (int i = 0; i < 5; ++i)
        CHECK(db.write({make, look}).error() == storage_errc::refused);
    REQUIRE(db.write({make, {"insert into passing values (1)", {}, {}}}).has_value());
    for (int i = 0; i < 3; ++i)
        CHECK(db.read("select * from passing").value() == sql_rows{{std::int64_t{1}}});
    db.admin("alter table passing add column more bigint default 2");
    CHECK(db.read("select * from passing").value() == sql_rows{{std::int64_t{1}, std::int64_t{2}}});
    CHECK(db.write({make, look}).has_value());
}

TEST_CASE("a deadlock is undone and goes again", "[storage_postgres][race]") {
    if (private_postgres::skipped()) return;
    auto url = private_postgres::shared().fresh_database();
    running_cores cores(2);
    storage_postgres_options options;
    options.url = url;
    options.write_connections = 2;
    options.read_connections = 1;
    auto database = make_storage_postgres(std::move(options), cores.all);
    private_postgres::shared().run(
        url, "create table t (k bigint primary key, n bigint); insert into t values (1, 0), (2, 0)");
    auto add = [](std::int64_t key) {
        return sql_statement{"update t set n = n + 1 where k = $1", {key}, storage_errc::not_found};
    };
    sql_statement pause{"select pg_sleep(0.2)::text", {}, {}};
    auto begin = [&](std::int64_t a, std::int64_t b) {
        return boost::asio::co_spawn(cores.all.at(0).executor(),
                                     parley::detail::boxed(database->write({add(a), pause, add(b)})),
                                     boost::asio::use_future);
    };
    auto one = begin(1, 2);
    auto two = begin(2, 1);
    CHECK(one.get()->has_value());
    CHECK(two.get()->has_value());
    CHECK(private_postgres::shared().run(url, "select sum(n) from t") == "4");
}

TEST_CASE("a server that cannot be used is refused with a sentence", "[storage_postgres][start]") {
    running_cores cores;
    auto make = [&](std::string url) {
        storage_postgres_options options;
        options.url = std::move(url);
        return make_storage_postgres(std::move(options), cores.all);
    };
    CHECK_THROWS_WITH(make("host=/nonexistent/folder"), Contains("/nonexistent/folder"));
    CHECK_THROWS_WITH(make("this is no connection string"), Contains("connection string"));
    if (private_postgres::skipped()) return;
    auto& server = private_postgres::shared();
    server.run(server.conninfo("postgres"),
               "create database latin encoding 'SQL_ASCII' lc_collate 'C' lc_ctype 'C' template template0");
    CHECK_THROWS_WITH(make(server.conninfo("latin")), Contains("UTF8"));
}

TEST_CASE("it ends cleanly with requests in flight, whether the cores run or not",
          "[storage_postgres][end]") {
    if (private_postgres::skipped()) return;
    postgres_under_test db;
    auto slow = db.begin(db.database->write({{"select pg_sleep(1)::text", {}, {}}}));
    REQUIRE(db.until(sleeping, "1"));
    db.database.reset();
    CHECK(slow.get()->error() == storage_errc::outcome_unknown);

    postgres_under_test stopped;
    stopped.cores.all.stop();
    stopped.database.reset();
}

}  // namespace
