// Members, invites and read marks.

#include "metadata_fixture.hpp"

#include <algorithm>

namespace {

using namespace parley;
using namespace parley::testing;

template <class T>
long count_of(std::vector<result<T>> const& answers, storage_errc error) {
    return std::count_if(answers.begin(), answers.end(), [&](auto const& each) {
        return error == storage_errc::ok ? each.has_value() : failed_with(each, error);
    });
}

void make_server(stores_under_test& stores, std::uint64_t id) {
    REQUIRE(
        stores.run(stores->communities().create_server(some_server(id, id * 10, account_id{1}))).has_value());
}

TEST_CASE("members join, are listed and leave", "[conformance][members]") {
    auto which = GENERATE(from_range(all_backends()));
    INFO(name_of(which));
    stores_under_test stores(which);
    make_server(stores, 1);
    make_server(stores, 2);
    REQUIRE(stores.run(stores->members().join(some_member(2, 5), "")).has_value());
    REQUIRE(stores.run(stores->members().join(some_member(1, 5), "")).has_value());
    CHECK(stores.run(stores->members().servers_of(account_id{5})).value() ==
          std::vector<server_id>{server_id{1}, server_id{2}});
    auto loaded = *stores.run(stores->communities().load_server(server_id{1})).value();
    REQUIRE(loaded.members.size() == 2);
    CHECK(loaded.members[1].account == account_id{5});
    CHECK(loaded.members[1].joined_at == some_member(1, 5).joined_at);
    CHECK(failed_with(stores.run(stores->members().join(some_member(1, 5), "")), storage_errc::conflict));
    CHECK(failed_with(stores.run(stores->members().join(some_member(3, 5), "")), storage_errc::not_found));
    CHECK(loaded.members[1].roles.empty());
    for (int time = 0; time < 2; ++time) {  // whoever is gone may go again
        std::vector<community_change> leave{changes::drop_member{account_id{5}}};
        REQUIRE(stores.run(stores->communities().commit(server_id{1}, leave)).has_value());
    }
    CHECK(stores.run(stores->members().servers_of(account_id{5})).value() ==
          std::vector<server_id>{server_id{2}});
    CHECK(stores.run(stores->members().servers_of(account_id{6})).value().empty());
}

TEST_CASE("joining spends an invite, and only when it admits", "[conformance][members][invites]") {
    auto which = GENERATE(from_range(all_backends()));
    INFO(name_of(which));
    stores_under_test stores(which);
    make_server(stores, 1);
    make_server(stores, 2);
    REQUIRE(stores.run(stores->invites().create(some_invite("two", server_id{1}, 2))).has_value());
    auto join = [&](std::uint64_t account, std::string code) {
        return stores.run(stores->members().join(some_member(1, account), std::move(code)));
    };
    CHECK(join(5, "two").has_value());
    CHECK(failed_with(join(5, "two"), storage_errc::conflict));
    CHECK(stores.run(stores->invites().find("two")).value()->uses == 1);  // no use was spent on the second
    CHECK(join(6, "two").has_value());
    CHECK(failed_with(join(7, "two"), storage_errc::refused));
    CHECK(failed_with(join(5, "two"),
                      storage_errc::conflict));  // a member already, whatever became of the invite
    CHECK(failed_with(join(7, "none"), storage_errc::refused));
    CHECK(failed_with(join(7, "TWO"), storage_errc::refused));
    CHECK(failed_with(join(7, std::string("a\0b", 3)), storage_errc::refused));
    REQUIRE(stores.run(stores->invites().create(some_invite("elsewhere", server_id{2}, 0))).has_value());
    CHECK(failed_with(join(7, "elsewhere"), storage_errc::refused));
    CHECK(stores.run(stores->members().servers_of(account_id{7})).value().empty());
    CHECK(failed_with(stores.run(stores->members().join(some_member(3, 7), "elsewhere")),
                      storage_errc::refused));
}

TEST_CASE("an invite ends at its time", "[conformance][members][invites]") {
    auto which = GENERATE(from_range(all_backends()));
    INFO(name_of(which));
    stores_under_test stores(which);
    make_server(stores, 1);
    auto row = some_invite("brief", server_id{1}, 0);
    auto late = some_member(1, 5);
    row.expires_at = late.joined_at;
    REQUIRE(stores.run(stores->invites().create(row)).has_value());
    CHECK(failed_with(stores.run(stores->members().join(late, "brief")), storage_errc::refused));
    late.joined_at -= milliseconds{1};
    CHECK(stores.run(stores->members().join(late, "brief")).has_value());
}

TEST_CASE("an invite for one admits one of many who come at once", "[conformance][members][race]") {
    auto which = GENERATE(from_range(all_backends()));
    INFO(name_of(which));
    stores_under_test stores(which);
    make_server(stores, 1);
    REQUIRE(stores.run(stores->invites().create(some_invite("one", server_id{1}, 1))).has_value());
    REQUIRE(stores.run(stores->invites().create(some_invite("ten", server_id{1}, 10))).has_value());
    std::vector<task<result<void>>> works;
    for (std::uint64_t i = 0; i < 64; ++i)
        works.push_back(stores->members().join(some_member(1, 100 + i), "one"));
    auto answers = stores.run_all(std::move(works));
    CHECK(count_of(answers, storage_errc::ok) == 1);
    CHECK(count_of(answers, storage_errc::refused) == 63);
    works.clear();
    for (std::uint64_t i = 0; i < 64; ++i)
        works.push_back(stores->members().join(some_member(1, 200 + i), "ten"));
    answers = stores.run_all(std::move(works));
    CHECK(count_of(answers, storage_errc::ok) == 10);
    CHECK(stores.run(stores->invites().find("ten")).value()->uses == 10);
    CHECK(stores.run(stores->communities().load_server(server_id{1})).value()->members.size() == 12);
}

TEST_CASE("one who joins many times at once spends one use", "[conformance][members][race]") {
    auto which = GENERATE(from_range(all_backends()));
    INFO(name_of(which));
    stores_under_test stores(which);
    make_server(stores, 1);
    REQUIRE(stores.run(stores->invites().create(some_invite("open", server_id{1}, 0))).has_value());
    std::vector<task<result<void>>> works;
    for (int i = 0; i < 32; ++i)
        works.push_back(stores->members().join(some_member(1, 5), "open"));
    auto answers = stores.run_all(std::move(works));
    CHECK(count_of(answers, storage_errc::ok) == 1);
    CHECK(count_of(answers, storage_errc::conflict) == 31);
    CHECK(stores.run(stores->invites().find("open")).value()->uses == 1);
}

TEST_CASE("joining while the server is deleted leaves nobody behind", "[conformance][members][race]") {
    auto which = GENERATE(from_range(all_backends()));
    INFO(name_of(which));
    stores_under_test stores(which);
    for (std::uint64_t round = 1; round <= 5; ++round) {
        make_server(stores, round);
        auto code = "code" + std::to_string(round);
        REQUIRE(stores.run(stores->invites().create(some_invite(code, server_id{round}, 0))).has_value());
        std::vector<task<result<void>>> works;
        for (std::uint64_t i = 0; i < 16; ++i) {
            if (i == 5) works.push_back(stores->communities().delete_server(server_id{round}));
            works.push_back(stores->members().join(some_member(round, 100 + i), code));
        }
        for (auto const& each : stores.run_all(std::move(works))) {
            CHECK((each.has_value() || failed_with(each, storage_errc::refused)));
        }
        for (std::uint64_t i = 0; i < 16; ++i) {
            CHECK(stores.run(stores->members().servers_of(account_id{100 + i})).value().empty());
        }
    }
}

TEST_CASE("an invite comes back as it was made, by code and by server", "[conformance][invites]") {
    auto which = GENERATE(from_range(all_backends()));
    INFO(name_of(which));
    stores_under_test stores(which);
    make_server(stores, 1);
    auto row = some_invite("zebra", server_id{1}, 2'147'483'647);
    row.expires_at = from_unix_ms(1'760'000'009'001);
    row.creator = account_id{greatest_id};
    REQUIRE(stores.run(stores->invites().create(row)).has_value());
    REQUIRE(stores.run(stores->invites().create(some_invite("Apple", server_id{1}, 0))).has_value());
    REQUIRE(stores.run(stores->invites().create(some_invite("apple", server_id{1}, 0))).has_value());
    auto found = *stores.run(stores->invites().find("zebra")).value();
    CHECK(found.code == "zebra");
    CHECK(found.server == row.server);
    CHECK(found.creator == row.creator);
    CHECK(found.created_at == row.created_at);
    CHECK(found.expires_at == row.expires_at);
    CHECK(found.uses_max == row.uses_max);
    CHECK(found.uses == 0);
    CHECK_FALSE(stores.run(stores->invites().find("apple")).value()->expires_at);
    auto all = stores.run(stores->invites().of_server(server_id{1})).value();
    REQUIRE(all.size() == 3);
    CHECK((all[0].code == "Apple" && all[1].code == "apple" && all[2].code == "zebra"));
    CHECK(stores.run(stores->invites().of_server(server_id{2})).value().empty());
}

TEST_CASE("a code is given once, to a server that is there, and can be taken back",
          "[conformance][invites]") {
    auto which = GENERATE(from_range(all_backends()));
    INFO(name_of(which));
    stores_under_test stores(which);
    make_server(stores, 1);
    REQUIRE(stores.run(stores->invites().create(some_invite("code", server_id{1}, 0))).has_value());
    CHECK(failed_with(stores.run(stores->invites().create(some_invite("code", server_id{1}, 5))),
                      storage_errc::conflict));
    CHECK(failed_with(stores.run(stores->invites().create(some_invite("new", server_id{2}, 0))),
                      storage_errc::not_found));
    REQUIRE(stores.run(stores->invites().remove("code")).has_value());
    CHECK(failed_with(stores.run(stores->invites().remove("code")), storage_errc::not_found));
    CHECK(failed_with(stores.run(stores->invites().remove("\xFF")), storage_errc::not_found));
    CHECK_FALSE(stores.run(stores->invites().find("code")).value());
    CHECK_FALSE(stores.run(stores->invites().find("\xFF")).value());
    CHECK(failed_with(stores.run(stores->invites().create(some_invite("\xFF", server_id{1}, 0))),
                      storage_errc::refused));
    CHECK(failed_with(
        stores.run(stores->invites().create(some_invite(std::string(1025, 'c'), server_id{1}, 0))),
        storage_errc::refused));
    for (auto const& text : nasty_texts()) {
        REQUIRE(stores.run(stores->invites().create(some_invite(text, server_id{1}, 0))).has_value());
        CHECK(stores.run(stores->invites().find(text)).value()->code == text);
        CHECK(stores.run(stores->invites().remove(text)).has_value());
    }
}

TEST_CASE("a read mark moves forward only", "[conformance][read_marks]") {
    auto which = GENERATE(from_range(all_backends()));
    INFO(name_of(which));
    stores_under_test stores(which);
    make_server(stores, 1);
    make_server(stores, 2);
    auto put = [&](std::uint64_t server, std::uint64_t channel, std::uint64_t message) {
        read_mark mark{channel_id{channel}, message_id{message}};
        return stores.run(stores->read_marks().put(account_id{5}, server_id{server}, mark));
    };
    CHECK(put(1, 10, 100).has_value());
    CHECK(put(1, 10, 99).has_value());
    CHECK(put(2, 20, greatest_id).has_value());
    CHECK(put(2, 20, 1).has_value());
    auto marks = stores.run(stores->read_marks().of_account(account_id{5})).value();
    REQUIRE(marks.size() == 2);
    CHECK((marks[0].channel == channel_id{10} && marks[0].message == message_id{100}));
    CHECK((marks[1].channel == channel_id{20} && marks[1].message == message_id{greatest_id}));
    CHECK(put(1, 10, 101).has_value());
    CHECK(stores.run(stores->read_marks().of_account(account_id{5})).value()[0].message == message_id{101});
    CHECK(stores.run(stores->read_marks().of_account(account_id{6})).value().empty());
    CHECK(failed_with(put(1, 11, 1), storage_errc::not_found));
    CHECK(failed_with(put(1, 20, greatest_id), storage_errc::not_found));  // another server's channel
    std::vector<community_change> drop{changes::drop_channel{channel_id{10}}};
    REQUIRE(stores.run(stores->communities().commit(server_id{1}, drop)).has_value());
    CHECK(stores.run(stores->read_marks().of_account(account_id{5})).value().size() == 1);
}

TEST_CASE("of many marks set at once the newest stands", "[conformance][read_marks][race]") {
    auto which = GENERATE(from_range(all_backends()));
    INFO(name_of(which));
    stores_under_test stores(which);
    make_server(stores, 1);
    std::vector<task<result<void>>> works;
    for (std::uint64_t i = 0; i < 64; ++i) {
        read_mark mark{channel_id{10}, message_id{1 + (i * 37) % 64}};
        works.push_back(stores->read_marks().put(account_id{5}, server_id{1}, mark));
    }
    CHECK(count_of(stores.run_all(std::move(works)), storage_errc::ok) == 64);
    CHECK(stores.run(stores->read_marks().of_account(account_id{5})).value()[0].message == message_id{64});
}

}  // namespace
