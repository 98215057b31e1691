#include "metadata_fixture.hpp"

using namespace parley;
using namespace parley::testing;

namespace {

expression some_expression(std::uint64_t id, std::uint64_t server = 1) {
    return {.id = {id},
            .server = {server},
            .kind = expression_kind::sticker,
            .name = "wave",
            .description = "says hello",
            .emoji = "👋",
            .asset = "a.png",
            .animated = true,
            .volume = 30,
            .creator = account_id{5},
            .roles = {role_id{3}, role_id{greatest_id}}};
}

struct expressing : stores_under_test {
    explicit expressing(backend which) : stores_under_test(which) {
        for (std::uint64_t id : {1U, 2U}) {
            auto made = run((*this)->communities().create_server(some_server(id, 10 + id, account_id{5})));
            REQUIRE(made.has_value());
        }
    }
    result<void> put(expression row, std::uint64_t entry_id) {
        auto entry = some_entry(entry_id, 7, audit_action::expression_create, row.id.value);
        entry.server = row.server;
        return run((*this)->expressions().put(std::move(row), std::move(entry)));
    }
    result<void> drop(std::uint64_t server, std::uint64_t id, std::uint64_t entry_id) {
        auto entry = some_entry(entry_id, 7, audit_action::expression_delete, id);
        entry.server = server_id{server};
        return run((*this)->expressions().drop(server_id{server}, {id}, std::move(entry)));
    }
    std::vector<expression> of(std::uint64_t server) {
        return run((*this)->expressions().of_server(server_id{server})).value();
    }
    std::size_t entries(std::uint64_t server) {
        return run((*this)->audit().page({.server = server_id{server}})).value().size();
    }
};

}  // namespace

TEST_CASE("expressions are kept, replaced and dropped, each with its entry", "[conformance][expressions]") {
    auto which = GENERATE(from_range(all_backends()));
    INFO(name_of(which));
    expressing stores(which);
    CHECK(stores.of(1).empty());
    REQUIRE(stores.put(some_expression(20), 100).has_value());
    REQUIRE(stores.put(some_expression(10), 101).has_value());
    REQUIRE(stores.put(some_expression(15, 2), 102).has_value());
    CHECK(stores.of(1) == std::vector<expression>{some_expression(10), some_expression(20)});
    CHECK(stores.run(stores->expressions().find({15})).value() == some_expression(15, 2));
    CHECK_FALSE(stores.run(stores->expressions().find({16})).value());
    auto row = some_expression(20);
    row.name = "'; drop table expression; --";
    row.description.clear();
    row.emoji.clear();
    row.roles.clear();
    row.volume = 0;
    REQUIRE(stores.put(row, 103).has_value());
    CHECK(stores.of(1).back() == row);
    CHECK(stores.entries(1) == 3);
    CHECK(failed_with(stores.put(some_expression(20, 2), 104), storage_errc::conflict));
    CHECK(failed_with(stores.put(some_expression(21, 3), 105), storage_errc::not_found));
    CHECK(stores.entries(2) == 1);                 // all or none
    REQUIRE(stores.drop(2, 20, 106).has_value());  // another server's stays
    CHECK(stores.of(1).size() == 2);
    REQUIRE(stores.drop(1, 20, 107).has_value());
    REQUIRE(stores.drop(1, 20, 108).has_value());
    CHECK(stores.of(1).size() == 1);
    CHECK(failed_with(stores.drop(3, 20, 109), storage_errc::not_found));
    REQUIRE(stores.run(stores->communities().delete_server(server_id{1})).has_value());
    CHECK(stores.of(1).empty());
    CHECK(stores.of(2).size() == 1);
}

TEST_CASE("an expression that no store can hold changes nothing", "[conformance][expressions]") {
    auto which = GENERATE(from_range(all_backends()));
    INFO(name_of(which));
    expressing stores(which);
    for (auto const& text : {std::string("\xFF"), std::string("a\0b", 3)}) {
        auto row = some_expression(20);
        row.name = text;
        CHECK(failed_with(stores.put(row, 100), storage_errc::refused));
    }
    CHECK(stores.entries(1) == 0);
    for (auto const& text : nasty_texts()) {
        auto row = some_expression(20);
        row.name = row.description = text;
        static std::uint64_t entry = 200;
        REQUIRE(stores.put(row, ++entry).has_value());
        CHECK(stores.of(1).front() == row);
    }
}
