#include "metadata_fixture.hpp"

#include <algorithm>
#include <tuple>

namespace {

using namespace parley;
using namespace parley::testing;

std::vector<std::uint64_t> ids_of(std::vector<channel> const& channels) {
    std::vector<std::uint64_t> ids;
    for (auto const& each : channels)
        ids.push_back(each.id.value);
    return ids;
}

TEST_CASE("a server comes back with its channels and members", "[conformance][communities]") {
    auto which = GENERATE(from_range(all_backends()));
    INFO(name_of(which));
    stores_under_test stores(which);
    auto row = some_server(greatest_id, greatest_id - 1, account_id{greatest_id});
    row.channels.push_back(some_channel(5, greatest_id, -3));
    row.channels.push_back(some_channel(6, greatest_id, 0));
    REQUIRE(stores.run(stores->communities().create_server(row)).has_value());
    auto loaded = *stores.run(stores->communities().load_server(row.server.id)).value();
    CHECK(loaded.server.id == row.server.id);
    CHECK(loaded.server.name == row.server.name);
    CHECK(loaded.server.owner == row.server.owner);
    CHECK(loaded.server.created_at == row.server.created_at);
    REQUIRE(loaded.roles.size() == 1);
    CHECK(loaded.roles[0].id == everyone_role(row.server.id));
    CHECK(loaded.roles[0].permissions == everyone_default);
    CHECK(ids_of(loaded.channels) ==
          std::vector<std::uint64_t>{5, 6, greatest_id - 1});  // by position, then id
    CHECK(loaded.channels[0].position == -3);
    CHECK(loaded.channels[2].name == "general");
    CHECK(loaded.channels[2].topic == "about everything");
    CHECK(loaded.channels[2].server == row.server.id);
    REQUIRE(loaded.members.size() == 1);
    CHECK(loaded.members[0].account == account_id{greatest_id});
    CHECK(loaded.members[0].joined_at == row.members[0].joined_at);
    CHECK_FALSE(stores.run(stores->communities().load_server(server_id{1})).value());
}

TEST_CASE("a server is made whole or not at all", "[conformance][communities]") {
    auto which = GENERATE(from_range(all_backends()));
    INFO(name_of(which));
    stores_under_test stores(which);
    REQUIRE(stores.run(stores->communities().create_server(some_server(1, 10, account_id{1}))).has_value());
    CHECK(failed_with(stores.run(stores->communities().create_server(some_server(1, 11, account_id{1}))),
                      storage_errc::conflict));
    CHECK(failed_with(stores.run(stores->communities().create_server(some_server(2, 10, account_id{1}))),
                      storage_errc::conflict));
    auto twice = some_server(2, 12, account_id{1});
    twice.members.push_back(twice.members.front());
    CHECK(failed_with(stores.run(stores->communities().create_server(twice)), storage_errc::conflict));
    auto role_twice = some_server(2, 12, account_id{1});
    role_twice.roles.push_back(some_role(2, 2, 1));
    CHECK(failed_with(stores.run(stores->communities().create_server(role_twice)), storage_errc::conflict));
    auto role_taken = some_server(2, 12, account_id{1});
    role_taken.roles.push_back(some_role(1, 2, 1));
    CHECK(failed_with(stores.run(stores->communities().create_server(role_taken)), storage_errc::conflict));
    auto role_unknown = some_server(2, 12, account_id{1});
    role_unknown.members[0].roles = {role_id{1}};  // another server's
    CHECK(
        failed_with(stores.run(stores->communities().create_server(role_unknown)), storage_errc::not_found));
    CHECK_FALSE(stores.run(stores->communities().load_server(server_id{2})).value());
    CHECK_FALSE(stores.run(stores->communities().server_of_channel(channel_id{12})).value());
    CHECK(stores.run(stores->communities().server_of_channel(channel_id{10})).value() == server_id{1});
}

TEST_CASE("a deleted server takes everything of its own, and nothing else", "[conformance][communities]") {
    auto which = GENERATE(from_range(all_backends()));
    INFO(name_of(which));
    stores_under_test stores(which);
    for (std::uint64_t i : {1U, 2U}) {
        auto row = some_server(i, i * 10, account_id{7});
        row.roles.push_back(some_role(i + 100, i, 1));
        row.channels[0].overwrites = {of_role(i + 100, 1, 2), of_member(7, 4, 8)};
        row.members[0].roles = {role_id{i + 100}};
        REQUIRE(stores.run(stores->communities().create_server(row)).has_value());
        std::vector<community_change> more{changes::put_ban{some_ban(i, 66)},
                                           changes::add_audit{some_entry(i)}};
        REQUIRE(stores.run(stores->communities().commit(server_id{i}, more)).has_value());
        auto code = "code" + std::to_string(i);
        REQUIRE(stores.run(stores->invites().create(some_invite(code, server_id{i}, 0))).has_value());
        REQUIRE(stores.run(stores->members().join(some_member(i, 8), "")).has_value());
        read_mark mark{channel_id{i * 10}, message_id{100}};
        REQUIRE(stores.run(stores->read_marks().put(account_id{8}, server_id{i}, mark)).has_value());
    }
    REQUIRE(stores.run(stores->communities().delete_server(server_id{1})).has_value());
    CHECK_FALSE(stores.run(stores->communities().load_server(server_id{1})).value());
    CHECK_FALSE(stores.run(stores->communities().server_of_channel(channel_id{10})).value());
    CHECK_FALSE(stores.run(stores->invites().find("code1")).value());
    CHECK(stores.run(stores->members().servers_of(account_id{8})).value() ==
          std::vector<server_id>{server_id{2}});
    auto marks = stores.run(stores->read_marks().of_account(account_id{8})).value();
    REQUIRE(marks.size() == 1);
    CHECK(marks[0].channel == channel_id{20});
    CHECK(stores.run(stores->invites().find("code2")).value());
    CHECK_FALSE(stores.run(stores->bans().find(server_id{1}, account_id{66})).value());
    CHECK(stores.run(stores->bans().find(server_id{2}, account_id{66})).value());
    CHECK(stores.run(stores->audit().page({.server = server_id{1}})).value().empty());
    CHECK(stores.run(stores->audit().page({.server = server_id{2}})).value().size() == 1);
    auto other = *stores.run(stores->communities().load_server(server_id{2})).value();
    CHECK(other.roles.size() == 2);
    CHECK(other.channels[0].overwrites.size() == 2);
    CHECK(other.members[0].roles == std::vector<role_id>{role_id{102}});
    // Its ids are free, so nothing of it is left.
    CHECK(stores.run(stores->communities().create_server(some_server(101, 10, account_id{1}))).has_value());
    CHECK(stores.run(stores->communities().delete_server(server_id{1})).has_value());  // may be repeated
}

TEST_CASE("every text of a server survives, and what is no text is refused", "[conformance][communities]") {
    auto which = GENERATE(from_range(all_backends()));
    INFO(name_of(which));
    stores_under_test stores(which);
    std::uint64_t id = 100;
    for (auto const& text : nasty_texts()) {
        ++id;
        auto row = some_server(id, id + 1000, account_id{1});
        row.server.name = row.channels[0].name = row.channels[0].topic = text;
        REQUIRE(stores.run(stores->communities().create_server(row)).has_value());
        row.server.name += text;
        row.channels[0].topic += text;
        std::vector<community_change> both{changes::put_server{row.server},
                                           changes::put_channel{row.channels[0]}};
        REQUIRE(stores.run(stores->communities().commit(row.server.id, both)).has_value());
        auto loaded = *stores.run(stores->communities().load_server(row.server.id)).value();
        CHECK(loaded.server.name == text + text);
        CHECK(loaded.channels[0].name == text);
        CHECK(loaded.channels[0].topic == text + text);
    }
    auto bad = some_server(1, 10, account_id{1});
    bad.channels[0].topic = std::string("nul\0", 4);
    CHECK(failed_with(stores.run(stores->communities().create_server(bad)), storage_errc::refused));
    CHECK_FALSE(stores.run(stores->communities().load_server(server_id{1})).value());
}

TEST_CASE("a large server loads whole and in order", "[conformance][communities]") {
    auto which = GENERATE(from_range(all_backends()));
    INFO(name_of(which));
    stores_under_test stores(which);
    auto row = some_server(1, 10, account_id{1});
    for (std::uint64_t i = 0; i < 499; ++i) {
        row.channels.push_back(some_channel(1000 + i, 1, 1 + static_cast<std::int32_t>((i * 7) % 50)));
    }
    for (std::uint64_t i = 0; i < 249; ++i)
        row.roles.push_back(some_role(5000 + i, 1, static_cast<std::int32_t>((i * 7) % 50)));
    for (std::uint64_t i = 2; i <= 2000; ++i) {
        row.members.push_back(some_member(1, i));
        for (std::uint64_t k = 0; k < i % 4; ++k)
            row.members.back().roles.push_back(role_id{5000 + (i + k) % 249});
    }
    REQUIRE(stores.run(stores->communities().create_server(row)).has_value());
    auto loaded = *stores.run(stores->communities().load_server(server_id{1})).value();
    CHECK(loaded.channels.size() == 500);
    REQUIRE(loaded.members.size() == 2000);
    for (auto const& each : loaded.members) {
        auto expected = row.members[each.account.value - 1].roles;
        std::sort(expected.begin(), expected.end());
        REQUIRE(each.roles == expected);
    }
    CHECK(loaded.roles.size() == 250);
    CHECK(std::is_sorted(loaded.roles.begin(), loaded.roles.end(), [](role const& a, role const& b) {
        return std::tie(b.position, a.id) < std::tie(a.position, b.id);
    }));
    CHECK(std::is_sorted(loaded.channels.begin(), loaded.channels.end(),
                         [](channel const& a, channel const& b) {
                             return std::tie(a.position, a.id) < std::tie(b.position, b.id);
                         }));
}

}  // namespace
