#include "house.hpp"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/use_future.hpp>
#include <catch2/catch.hpp>

namespace {

using namespace parley;
using parley::testing::house;

auto const ann = house::person(11);
auto const bob = house::person(22);
auto const eve = house::person(33);

TEST_CASE("joining by invite is told to the server and to the account, once", "[communities][invites]") {
    house h;
    auto server = h.a_server(ann);
    auto code = h.an_invite(ann, server);
    CHECK(h.run(h.made->memberships().join(bob, code)).value()->member_count == 2);
    CHECK(h.run(h.made->memberships().join(bob, code)).value()->member_count == 2);
    h.settle();
    auto joined = h.streams.published<events::member_joined>(stream_id::of_server(server));
    REQUIRE(joined.size() == 1);
    CHECK(joined[0].member.who.name == "user22");
    CHECK(h.streams.published<events::server_joined>(stream_id::of_account(bob.account)).size() == 1);
    CHECK(h.run(h.made->invites().list(ann, server)).value()[0].uses == 1);
}

task<int> try_to_join(house& h, std::uint64_t who, std::string code) {
    auto joined = co_await h.made->memberships().join(house::person(who), std::move(code));
    co_return joined.has_value() ? 1 : 0;
}

TEST_CASE("an invite with one use lets exactly one of many in", "[communities][invites][race]") {
    house h;
    auto server = h.a_server(ann);
    auto code = h.run(h.made->invites().create(ann, {.server = server, .uses_max = 1})).value().code;
    std::vector<std::future<int>> tries;
    for (std::uint64_t i = 0; i < 50; ++i) {
        auto& where = h.cores.all.at(i % 2);
        tries.push_back(
            boost::asio::co_spawn(where.executor(), try_to_join(h, 100 + i, code), boost::asio::use_future));
    }
    int in = 0;
    for (auto& each : tries)
        in += each.get();
    CHECK(in == 1);
    CHECK(h.run(h.made->servers().show_server(ann, server)).value()->member_count == 2);
}

TEST_CASE("an invite ends by age, by use and by revocation", "[communities][invites]") {
    house h;
    auto server = h.a_server(ann);
    auto& invites = h.made->invites();
    auto code = h.run(invites.create(ann, {.server = server, .age_max = seconds{60}})).value().code;
    CHECK(h.run(invites.preview({}, code)).value().server.id == server);
    h.time.advance(seconds{60});
    CHECK(h.run(invites.preview({}, code)).error() == community_errc::invite_invalid);
    CHECK(h.run(h.made->memberships().join(bob, code)).error() == community_errc::invite_invalid);
    CHECK(h.run(h.made->memberships().join(bob, "nothing")).error() == community_errc::invite_invalid);

    auto other = h.an_invite(ann, server);
    h.joined(bob, server, ann);
    CHECK(h.run(invites.revoke(eve, other)).error() == community_errc::not_found);
    CHECK(h.run(invites.revoke(bob, other)).error() == community_errc::missing_permission);
    CHECK(h.run(invites.revoke(ann, other)).has_value());
    CHECK(h.run(h.made->memberships().join(eve, other)).error() == community_errc::invite_invalid);
    CHECK(h.run(invites.create(ann, {.server = server, .age_max = seconds{-1}})).error() ==
          community_errc::invalid_invite);
    CHECK(h.run(invites.create(ann, {.server = server, .uses_max = 100'001})).error() ==
          community_errc::invalid_invite);
}

TEST_CASE("members see the invites they made, the owner sees all", "[communities][invites]") {
    house h;
    auto server = h.a_server(ann);
    h.joined(bob, server, ann);
    h.an_invite(ann, server);
    h.an_invite(bob, server);
    CHECK(h.run(h.made->invites().list(ann, server)).value().size() == 3);
    CHECK(h.run(h.made->invites().list(bob, server)).value().size() == 1);
}

TEST_CASE("leaving and being removed end access at once; the owner stays", "[communities][permissions]") {
    house h;
    auto server = h.a_server(ann);
    h.joined(bob, server, ann);
    h.joined(eve, server, ann);
    auto& members = h.made->memberships();
    CHECK(h.run(members.leave(ann, server)).error() == community_errc::owner_must_stay);
    CHECK(h.run(members.remove({bob}, server, eve.account)).error() == community_errc::missing_permission);
    CHECK(h.run(members.remove({ann}, server, eve.account)).has_value());
    CHECK(h.run(members.remove({ann}, server, eve.account)).error() == community_errc::not_found);
    CHECK(h.run(h.made->directory().access_server(eve, server, permission::view_channel)).error() ==
          community_errc::not_found);
    CHECK(h.run(members.leave(bob, server)).has_value());
    CHECK(h.run(members.leave(bob, server)).error() == community_errc::not_found);
    h.settle();
    CHECK(h.streams.published<events::member_left>(stream_id::of_server(server)).size() == 2);
    CHECK(h.streams.published<events::server_left>(stream_id::of_account(bob.account)).size() == 1);
}

TEST_CASE("members are listed by id, in pages", "[communities]") {
    house h;
    auto server = h.a_server(ann);
    h.joined(bob, server, ann);
    h.joined(eve, server, ann);
    auto page = h.run(h.made->memberships().list(bob, server, {}, 2)).value();
    REQUIRE(page.size() == 2);
    CHECK(page[0]->member.account == ann.account);
    CHECK(page[0]->owner);
    auto rest = h.run(h.made->memberships().list(bob, server, page[1]->member.account, 2)).value();
    REQUIRE(rest.size() == 1);
    CHECK(rest[0]->member.account == eve.account);
    CHECK(h.run(h.made->memberships().share_a_server(bob.account, eve.account)).value());
    CHECK_FALSE(h.run(h.made->memberships().share_a_server(bob.account, account_id{99})).value());
}

}  // namespace
