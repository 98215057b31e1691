#include "metadata_fixture.hpp"

#include <algorithm>
#include <tuple>

namespace {

using namespace parley;
using namespace parley::testing;

channel some_channel(std::uint64_t id, std::uint64_t server, std::int32_t position) {
    channel row;
    row.id = channel_id{id};
    row.server = server_id{server};
    row.name = "channel-" + std::to_string(id);
    row.position = position;
    return row;
}

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
    CHECK_FALSE(stores.run(stores->communities().load_server(server_id{2})).value());
    CHECK_FALSE(stores.run(stores->communities().server_of_channel(channel_id{12})).value());
    CHECK(stores.run(stores->communities().server_of_channel(channel_id{10})).value() == server_id{1});
}

TEST_CASE("a server is renamed and changes hands; one that is gone is not", "[conformance][communities]") {
    auto which = GENERATE(from_range(all_backends()));
    INFO(name_of(which));
    stores_under_test stores(which);
    auto row = some_server(1, 10, account_id{1});
    REQUIRE(stores.run(stores->communities().create_server(row)).has_value());
    row.server.name = "Renamed";
    row.server.owner = account_id{2};
    REQUIRE(stores.run(stores->communities().update_server(row.server)).has_value());
    auto loaded = *stores.run(stores->communities().load_server(server_id{1})).value();
    CHECK(loaded.server.name == "Renamed");
    CHECK(loaded.server.owner == account_id{2});
    row.server.id = server_id{2};
    CHECK(failed_with(stores.run(stores->communities().update_server(row.server)), storage_errc::not_found));
}

TEST_CASE("channels are put, replaced and deleted", "[conformance][communities]") {
    auto which = GENERATE(from_range(all_backends()));
    INFO(name_of(which));
    stores_under_test stores(which);
    REQUIRE(stores.run(stores->communities().create_server(some_server(1, 10, account_id{1}))).has_value());
    REQUIRE(stores.run(stores->communities().create_server(some_server(2, 20, account_id{1}))).has_value());
    auto row = some_channel(11, 1, -1);
    REQUIRE(stores.run(stores->communities().put_channel(row)).has_value());
    row.name = "renamed";
    row.topic = "new";
    row.position = 2'147'483'647;
    REQUIRE(stores.run(stores->communities().put_channel(row)).has_value());
    auto loaded = *stores.run(stores->communities().load_server(server_id{1})).value();
    REQUIRE(ids_of(loaded.channels) == std::vector<std::uint64_t>{10, 11});
    CHECK(loaded.channels[1].name == "renamed");
    CHECK(loaded.channels[1].topic == "new");
    CHECK(loaded.channels[1].position == 2'147'483'647);
    CHECK(stores.run(stores->communities().server_of_channel(channel_id{11})).value() == server_id{1});

    CHECK(failed_with(stores.run(stores->communities().put_channel(some_channel(11, 2, 0))),
                      storage_errc::conflict));
    CHECK(failed_with(stores.run(stores->communities().put_channel(some_channel(12, 3, 0))),
                      storage_errc::not_found));
    REQUIRE(stores.run(stores->communities().delete_channel(channel_id{11})).has_value());
    CHECK_FALSE(stores.run(stores->communities().server_of_channel(channel_id{11})).value());
    CHECK(stores.run(stores->communities().delete_channel(channel_id{11})).has_value());  // may be repeated
}

TEST_CASE("a deleted server takes everything of its own, and nothing else", "[conformance][communities]") {
    auto which = GENERATE(from_range(all_backends()));
    INFO(name_of(which));
    stores_under_test stores(which);
    for (std::uint64_t i : {1U, 2U}) {
        REQUIRE(stores.run(stores->communities().create_server(some_server(i, i * 10, account_id{7})))
                    .has_value());
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
        REQUIRE(stores.run(stores->communities().update_server(row.server)).has_value());
        REQUIRE(stores.run(stores->communities().put_channel(row.channels[0])).has_value());
        auto loaded = *stores.run(stores->communities().load_server(row.server.id)).value();
        CHECK(loaded.server.name == text + text);
        CHECK(loaded.channels[0].name == text);
        CHECK(loaded.channels[0].topic == text + text);
    }
    auto bad = some_server(1, 10, account_id{1});
    bad.channels[0].topic = std::string("nul\0", 4);
    CHECK(failed_with(stores.run(stores->communities().create_server(bad)), storage_errc::refused));
    CHECK_FALSE(stores.run(stores->communities().load_server(server_id{1})).value());
    auto good = some_server(1, 10, account_id{1});
    REQUIRE(stores.run(stores->communities().create_server(good)).has_value());
    good.server.name = "\xC3";
    CHECK(failed_with(stores.run(stores->communities().update_server(good.server)), storage_errc::refused));
    CHECK(failed_with(stores.run(stores->communities().put_channel(bad.channels[0])), storage_errc::refused));
}

TEST_CASE("a large server loads whole and in order", "[conformance][communities]") {
    auto which = GENERATE(from_range(all_backends()));
    INFO(name_of(which));
    stores_under_test stores(which);
    auto row = some_server(1, 10, account_id{1});
    for (std::uint64_t i = 0; i < 499; ++i) {
        row.channels.push_back(some_channel(1000 + i, 1, 1 + static_cast<std::int32_t>((i * 7) % 50)));
    }
    for (std::uint64_t i = 2; i <= 2000; ++i)
        row.members.push_back(some_member(1, i));
    REQUIRE(stores.run(stores->communities().create_server(row)).has_value());
    auto loaded = *stores.run(stores->communities().load_server(server_id{1})).value();
    CHECK(loaded.channels.size() == 500);
    CHECK(loaded.members.size() == 2000);
    CHECK(std::is_sorted(loaded.channels.begin(), loaded.channels.end(),
                         [](channel const& a, channel const& b) {
                             return std::tie(a.position, a.id) < std::tie(b.position, b.id);
                         }));
}

}  // namespace
