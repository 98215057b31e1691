#include "metadata_fixture.hpp"

namespace {

using namespace parley;
using namespace parley::testing;

struct keeping_order : stores_under_test {
    explicit keeping_order(backend which) : stores_under_test(which) {
        for (std::uint64_t id : {1U, 2U}) {
            REQUIRE(run((*this)->communities().create_server(some_server(id, id * 10, account_id{1})))
                        .has_value());
        }
    }
    std::vector<screening_rule> rules(std::uint64_t server) {
        return run((*this)->screening().of_server({server})).value();
    }
    result<void> put(screening_rule row) {
        return run((*this)->screening().put(std::move(row), some_entry(next_entry++)));
    }
    result<report> file(std::uint64_t id, std::uint64_t reporter, std::string same,
                        std::size_t open_max = 25) {
        report row{.id = {id}, .server = {1}, .reporter = {reporter}, .target = {9}, .note = "why"};
        return run((*this)->reports().file(std::move(row), std::move(same), open_max));
    }
    result<void> close(report row, report_state state) {
        row.state = state;
        row.moderator = {5};
        row.outcome = "done";
        row.closed_at = from_unix_ms(1'760'000'000'123);
        return run((*this)->reports().update(row, some_entry(next_entry++)));
    }
    std::vector<std::uint64_t> page(report_query query) {
        std::vector<std::uint64_t> ids;
        for (auto const& each : run((*this)->reports().page(query)).value())
            ids.push_back(each.id.value);
        return ids;
    }
    std::size_t logged(std::uint64_t server) {
        return run((*this)->audit().page({.server = {server}, .count_max = 100})).value().size();
    }
    std::uint64_t next_entry = 500;
};

screening_rule some_rule(std::uint64_t id, std::uint64_t server) {
    return {.id = {id},
            .server = {server},
            .name = "rule",
            .trigger = screening_trigger::profile,
            .keywords = nasty_texts(),
            .patterns = {"a:b", "", "3:x"},
            .presets = {screening_preset::profanity, screening_preset::sexual},
            .allowed = {"fine"},
            .limit = 7,
            .window = seconds{30},
            .block = false,
            .block_message = "no",
            .alert = true,
            .timeout = seconds{60},
            .exempt_roles = {{3}, {greatest_id}},
            .exempt_channels = {{4}},
            .creator = {8}};
}

using ids = std::vector<std::uint64_t>;

TEST_CASE("a rule comes back as it was put, and replaces its older self", "[conformance][screening]") {
    auto which = GENERATE(from_range(all_backends()));
    INFO(name_of(which));
    keeping_order stores(which);
    auto row = some_rule(20, 1);
    REQUIRE(stores.put(row).has_value());
    REQUIRE(stores.put(some_rule(10, 1)).has_value());
    CHECK(stores.rules(1) == std::vector{some_rule(10, 1), row});
    row.keywords = {};
    row.exempt_roles = {};
    row.enabled = false;
    row.trigger = screening_trigger::keywords;
    REQUIRE(stores.put(row).has_value());
    CHECK(stores.rules(1) == std::vector{some_rule(10, 1), row});
    CHECK(stores.rules(2).empty());
    CHECK(stores.logged(1) == 3);
}

TEST_CASE("a rule belongs to its server, and comes with its entry or not at all",
          "[conformance][screening]") {
    auto which = GENERATE(from_range(all_backends()));
    INFO(name_of(which));
    keeping_order stores(which);
    REQUIRE(stores.put(some_rule(20, 1)).has_value());
    CHECK(failed_with(stores.put(some_rule(20, 2)), storage_errc::conflict));
    CHECK(failed_with(stores.put(some_rule(21, 3)), storage_errc::not_found));
    CHECK(stores.logged(2) == 0);
    auto drop = [&](std::uint64_t server, std::uint64_t id) {
        return stores.run(stores->screening().drop({server}, {id}, some_entry(stores.next_entry++)));
    };
    CHECK(failed_with(drop(2, 20), storage_errc::not_found));
    CHECK(failed_with(drop(1, 21), storage_errc::not_found));
    CHECK(stores.rules(1).size() == 1);
    REQUIRE(drop(1, 20).has_value());
    CHECK(stores.rules(1).empty());
    CHECK(stores.logged(1) == 2);
    REQUIRE(stores.put(some_rule(20, 1)).has_value());
    REQUIRE(stores.run(stores->communities().delete_server({1})).has_value());
    CHECK(stores.rules(1).empty());
}

TEST_CASE("the same report counts up while it is open, and begins anew when it is closed",
          "[conformance][reports]") {
    auto which = GENERATE(from_range(all_backends()));
    INFO(name_of(which));
    keeping_order stores(which);
    auto const first = stores.file(100, 7, "same").value();
    CHECK(first.repeats == 1);
    CHECK(first.note == "why");
    auto const again = stores.file(101, 7, "same").value();
    CHECK(again.id == first.id);
    CHECK(again.repeats == 2);
    CHECK(stores.file(102, 7, "other").value().id.value == 102);
    REQUIRE(stores.close(again, report_state::claimed).has_value());
    CHECK(stores.file(103, 7, "same").value().repeats == 3);
    REQUIRE(stores.close(again, report_state::resolved).has_value());
    CHECK(stores.file(104, 7, "same").value().id.value == 104);
    auto const closed = stores.run(stores->reports().find({1}, {100})).value();
    REQUIRE(closed);
    CHECK(closed->repeats == 3);
    CHECK(closed->state == report_state::resolved);
    CHECK(closed->moderator == account_id{5});
    CHECK(closed->outcome == "done");
    CHECK(closed->closed_at == from_unix_ms(1'760'000'000'123));
    CHECK_FALSE(stores.run(stores->reports().find({2}, {100})).value());
}

TEST_CASE("a reporter has so many open ones in a server, and no more", "[conformance][reports]") {
    auto which = GENERATE(from_range(all_backends()));
    INFO(name_of(which));
    keeping_order stores(which);
    auto const one = stores.file(100, 7, "a", 2).value();
    REQUIRE(stores.file(101, 7, "b", 2).has_value());
    CHECK(failed_with(stores.file(102, 7, "c", 2), storage_errc::refused));
    CHECK(stores.file(103, 7, "b", 2).value().repeats == 2);  // no new one
    CHECK(stores.file(104, 8, "d", 2).has_value());           // somebody else
    REQUIRE(stores.close(one, report_state::dismissed).has_value());
    CHECK(stores.file(105, 7, "e", 2).has_value());
    CHECK(failed_with(stores.file(106, 7, "f", 2), storage_errc::refused));
    report row{.id = {200}, .server = {3}, .reporter = {7}};
    CHECK(failed_with(stores.run(stores->reports().file(row, "x", 25)), storage_errc::not_found));
}

TEST_CASE("reports are paged from the newest, by state and target", "[conformance][reports]") {
    auto which = GENERATE(from_range(all_backends()));
    INFO(name_of(which));
    keeping_order stores(which);
    for (std::uint64_t id = 101; id <= 106; ++id) {
        report row{.id = {id}, .server = {1}, .reporter = {id}, .target = {id % 2}};
        REQUIRE(stores.run(stores->reports().file(row, std::to_string(id), 25)).has_value());
        if (id % 3 == 0) REQUIRE(stores.close(row, report_state::resolved).has_value());
    }
    CHECK(stores.page({.server = {1}}) == ids{106, 105, 104, 103, 102, 101});
    CHECK(stores.page({.server = {1}, .before = {105}, .count_max = 2}) == ids{104, 103});
    CHECK(stores.page({.server = {1}, .target = {1}}) == ids{105, 103, 101});
    CHECK(stores.page({.server = {1}, .state = report_state::resolved}) == ids{105, 102});
    CHECK(stores.page({.server = {1}, .target = {1}, .state = report_state::open}) == ids{103, 101});
    CHECK(stores.page({.server = {2}}).empty());
}

TEST_CASE("notes are a member's, in a server, the newest first", "[conformance][notes]") {
    auto which = GENERATE(from_range(all_backends()));
    INFO(name_of(which));
    keeping_order stores(which);
    auto create = [&](std::uint64_t id, std::uint64_t server, std::uint64_t account, std::string text) {
        note row{{id}, {server}, {account}, {5}, std::move(text)};
        return stores.run(stores->notes().create(row, some_entry(stores.next_entry++)));
    };
    auto of = [&](std::uint64_t server, std::uint64_t account, std::size_t count) {
        return stores.run(stores->notes().of_member({server}, {account}, count)).value();
    };
    std::uint64_t id = 100;
    for (auto const& text : nasty_texts())
        REQUIRE(create(++id, 1, 9, text).has_value());
    REQUIRE(create(300, 2, 9, "elsewhere").has_value());
    REQUIRE(create(301, 1, 8, "another").has_value());
    CHECK(failed_with(create(302, 3, 9, "nowhere"), storage_errc::not_found));
    auto const all = of(1, 9, 100);
    REQUIRE(all.size() == nasty_texts().size());
    CHECK(all.front().text == nasty_texts().back());
    CHECK(all.front().author == account_id{5});
    CHECK(of(1, 9, 2).size() == 2);
    auto remove = [&](note row) {
        return stores.run(stores->notes().remove(row, some_entry(stores.next_entry++)));
    };
    CHECK(failed_with(remove({{300}, {1}, {9}, {}, {}}), storage_errc::not_found));
    CHECK(failed_with(remove({{301}, {1}, {9}, {}, {}}), storage_errc::not_found));
    REQUIRE(remove(all.front()).has_value());
    CHECK(of(1, 9, 100).size() == all.size() - 1);
}

TEST_CASE("a purge waits until it is done, across a restart", "[conformance][purges]") {
    auto which = GENERATE(from_range(all_backends()));
    INFO(name_of(which));
    keeping_order stores(which);
    purge_order const one{{100}, {1}, {9}, from_unix_ms(1'760'000'000'456)};
    purge_order const other{{90}, {2}, {8}, from_unix_ms(1'760'000'000'000)};
    REQUIRE(stores.run(stores->purges().put(one)).has_value());
    REQUIRE(stores.run(stores->purges().put(other)).has_value());
    CHECK(failed_with(stores.run(stores->purges().put({{101}, {3}, {9}, {}})), storage_errc::not_found));
    stores->restart();
    CHECK(stores.run(stores->purges().pending(10)).value() == std::vector{other, one});
    CHECK(stores.run(stores->purges().pending(1)).value() == std::vector{other});
    REQUIRE(stores.run(stores->purges().drop(other)).has_value());
    REQUIRE(stores.run(stores->purges().drop(other)).has_value());
    CHECK(stores.run(stores->purges().pending(10)).value() == std::vector{one});
    REQUIRE(stores.run(stores->communities().delete_server({1})).has_value());
    CHECK(stores.run(stores->purges().pending(10)).value().empty());
}

TEST_CASE("the sweep deletes what a server does not keep, and nothing else", "[conformance][audit]") {
    auto which = GENERATE(from_range(all_backends()));
    INFO(name_of(which));
    keeping_order stores(which);
    auto const now = from_unix_ms(snowflake_epoch_ms + 100LL * 24 * 3'600'000);
    auto at_day = [](std::uint64_t day) { return (day * 24 * 3'600'000) << 22; };
    auto short_lived = some_server(1, 10, account_id{1}).server;
    short_lived.audit_days = 10;
    std::vector<community_change> all{changes::put_server{short_lived}};
    for (std::uint64_t day : {50U, 89U, 90U, 99U})
        all.emplace_back(changes::add_audit{some_entry(at_day(day) + 1)});
    REQUIRE(stores.run(stores->communities().commit({1}, all)).has_value());
    std::vector<community_change> others{changes::add_audit{some_entry(at_day(1))}};
    REQUIRE(stores.run(stores->communities().commit({2}, others)).has_value());
    CHECK(stores.run(stores->audit_sweep().expire(now, 1)).value() == 1);  // never more than asked for
    CHECK(stores.logged(1) == 3);
    CHECK(stores.run(stores->audit_sweep().expire(now, 100)).value() == 1);
    CHECK(stores.run(stores->audit_sweep().expire(now, 100)).value() == 0);
    CHECK(stores.logged(1) == 2);
    CHECK(stores.logged(2) == 1);
}

}  // namespace
