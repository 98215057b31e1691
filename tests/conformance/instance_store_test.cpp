#include "metadata_fixture.hpp"

namespace {

using namespace parley;
using namespace parley::testing;
using ids = std::vector<std::uint64_t>;

struct administered : stores_under_test {
    explicit administered(backend which) : stores_under_test(which) {
        std::uint64_t id = 10;
        for (auto const* name : {"alice", "bob_1", "Bobby", "carol"})
            REQUIRE(run((*this)->accounts().create(person(++id, name), {}, false)).has_value());
        id = 0;
        for (auto const* name : {"Games 100%", "games_club", "Books"}) {
            ++id;
            auto row = some_server(id, id * 10, account_id{11});
            row.server.name = name;
            REQUIRE(run((*this)->communities().create_server(row)).has_value());
        }
    }
    ids accounts(std::string query, std::uint64_t after = 0, std::size_t count = 100) {
        ids found;
        for (auto const each :
             run((*this)->instance().find_accounts(std::move(query), {after}, count)).value())
            found.push_back(each.value);
        return found;
    }
    ids servers(std::string query, std::uint64_t after = 0, std::size_t count = 100) {
        ids found;
        for (auto const& each :
             run((*this)->instance().find_servers(std::move(query), {after}, count)).value())
            found.push_back(each.what.id.value);
        return found;
    }
};

TEST_CASE("accounts and servers are found by any part of their names", "[conformance][instance]") {
    auto which = GENERATE(from_range(all_backends()));
    INFO(name_of(which));
    administered stores(which);
    CHECK(stores.accounts("") == ids{11, 12, 13, 14});
    CHECK(stores.accounts("BOB") == ids{12, 13});
    CHECK(stores.accounts("b_1") == ids{12});
    CHECK(stores.accounts("_") == ids{12});  // no sign means something of its own
    CHECK(stores.accounts("%").empty());
    CHECK(stores.accounts("\\").empty());
    CHECK(stores.accounts("", 12) == ids{13, 14});
    CHECK(stores.accounts("", 0, 2) == ids{11, 12});
    CHECK(stores.servers("GAMES") == ids{1, 2});
    CHECK(stores.servers("%") == ids{1});
    CHECK(stores.servers("s_c") == ids{2});
    CHECK(stores.servers("", 1, 1) == ids{2});
    CHECK(stores.servers("nothing like it").empty());
}

TEST_CASE("who is in a suspended server is in none, for the time being", "[conformance][instance]") {
    auto which = GENERATE(from_range(all_backends()));
    INFO(name_of(which));
    administered stores(which);
    auto servers_of = [&] { return stores.run(stores->members().servers_of(account_id{11})).value().size(); };
    CHECK(servers_of() == 3);
    auto row = stores.run(stores->communities().load_server({2})).value()->server;
    row.suspended = true;
    std::vector<community_change> all{changes::put_server{row}};
    REQUIRE(stores.run(stores->communities().commit({2}, all)).has_value());
    CHECK(servers_of() == 2);
    auto const seen = stores.run(stores->instance().find_servers("club", {}, 10)).value();
    REQUIRE(seen.size() == 1);
    CHECK(seen[0].what.suspended);
    CHECK(seen[0].what.owner == account_id{11});
    CHECK(seen[0].what.created_at == row.created_at);
    CHECK(seen[0].member_count == 1);
    row.suspended = false;
    all = {changes::put_server{row}};
    REQUIRE(stores.run(stores->communities().commit({2}, all)).has_value());
    CHECK(servers_of() == 3);
}

TEST_CASE("the log of the instance is paged from the newest", "[conformance][instance]") {
    auto which = GENERATE(from_range(all_backends()));
    INFO(name_of(which));
    administered stores(which);
    for (std::uint64_t id = 501; id <= 503; ++id) {
        auto entry = some_entry(id, 11, audit_action::server_update, id * 2);
        entry.detail = nasty_texts()[id % 3];
        entry.reason = "why";
        entry.changes = {{"suspended", "false", "true"}};
        REQUIRE(stores.run(stores->instance().record(entry)).has_value());
    }
    auto const all = stores.run(stores->instance().log({}, 10)).value();
    REQUIRE(all.size() == 3);
    CHECK(all[0].id.value == 503);
    CHECK(all[0].server == server_id{});
    CHECK(all[0].target == 1006);
    CHECK(all[0].detail == nasty_texts()[503 % 3]);
    CHECK(all[0].changes.size() == 1);
    CHECK(stores.run(stores->instance().log({503}, 1)).value().front().id.value == 502);
}

}  // namespace
