#include "audience.hpp"

#include "crossing.hpp"

#include <catch2/catch.hpp>

#include <memory>
#include <set>

namespace {

using namespace parley;
using namespace parley::sessions;

constexpr server_id club{1};
constexpr account_id owner{10};
constexpr account_id ann{11};
constexpr account_id bob{12};
constexpr permission_bits see = bit(permission::view_channel);

role role_with(role_id id, permission_bits may) {
    role made;
    made.id = id;
    made.server = club;
    made.permissions = may;
    return made;
}

/// `count` channels from id 100 on; every third needs role 3, and 101 names bob.
permission_rules_ptr make_rules(std::uint64_t count, account_id who_owns = owner) {
    std::vector<role> const roles{role_with(everyone_role(club), see), role_with(role_id{3}, 0),
                                  role_with(role_id{4}, 0)};
    std::vector<channel> channels;
    for (std::uint64_t i = 0; i < count; ++i) {
        channel made;
        made.id = channel_id{100 + i};
        made.server = club;
        if (i % 3 == 0) {
            made.overwrites = {{overwrite::target_kind::role, club.value, 0, see},
                               {overwrite::target_kind::role, 3, see, 0}};
        }
        if (i == 1) made.overwrites = {{overwrite::target_kind::member, bob.value, 0, see}};
        channels.push_back(made);
    }
    return std::make_shared<permission_rules const>(club, who_owns, roles, channels);
}

TEST_CASE("a class sees what its members may see, in every channel", "[gateway][audience]") {
    auto const rules = make_rules(200);
    audience in;
    std::vector<role_id> const some{role_id{3}};
    for (auto const who : {owner, ann, bob}) {
        for (auto const& roles : {std::vector<role_id>{}, some}) {
            auto const as = in.enter(rules, who, roles);
            std::vector<std::uint8_t> verdicts;
            for (std::uint64_t i = 0; i < 205; ++i) {
                channel_id const channel{98 + i};
                bool const expected =
                    has(channel_permissions(*rules, {who, roles, false}, channel), permission::view_channel);
                CHECK(in.sees(as, channel) == expected);
                in.judge(channel, verdicts);
                CHECK((verdicts[as] != 0) == expected);
                CHECK(verdicts[0] == 0);
            }
            in.release(as);
            CHECK(in.size() == 0);
        }
    }
}

TEST_CASE("members with the same roles share a class; the owner and who is named do not",
          "[gateway][audience]") {
    auto const rules = make_rules(5);
    audience in;
    std::vector<role_id> const roles{role_id{3}};
    std::vector<role_id> const with_a_dead_one{role_id{3}, role_id{77}};
    auto const a = in.enter(rules, ann, roles);
    CHECK(in.enter(rules, account_id{99}, roles) == a);
    CHECK(in.enter(rules, ann, with_a_dead_one) == a);
    auto const b = in.enter(rules, bob, roles);
    auto const o = in.enter(rules, owner, roles);
    CHECK(std::set<audience::index>{a, b, o}.size() == 3);
    CHECK(in.enter(make_rules(5), ann, roles) != a);  // other rules
    CHECK(in.size() == 4);
    in.release(a);
    in.release(a);
    CHECK(in.size() == 4);
    in.release(a);
    CHECK(in.size() == 3);
    CHECK(in.enter(rules, account_id{99}, {}) == a);  // its place is taken by the next one
}

TEST_CASE("a crossing works each class out once, and lets go of what it held", "[gateway][audience]") {
    auto const before = make_rules(4);
    auto const after = make_rules(6, bob);
    audience in;
    std::vector<role_id> const roles{role_id{3}};
    auto const a = in.enter(before, ann, roles);
    auto const b = in.enter(before, bob, {});
    {
        event const what{stream_id::of_server(club), {1, 1}, events::server_changed{{}, 1, after}};
        crossing moves(in, what);
        REQUIRE(moves.moves());
        CHECK_FALSE(moves.only_for());
        auto const* one = moves.of(a, ann);
        REQUIRE(one != nullptr);
        CHECK(moves.of(a, account_id{98}) == one);
        CHECK(one->tells.lost.empty());
        CHECK(one->tells.gained == std::vector{channel_id{104}, channel_id{105}});
        auto const* other = moves.of(b, bob);  // the owner now
        REQUIRE(other != nullptr);
        CHECK(other->tells.gained == std::vector{channel_id{100}, channel_id{101}, channel_id{103},
                                                 channel_id{104}, channel_id{105}});
        CHECK(moves.of(0, ann) == nullptr);
    }
    CHECK(in.size() == 2);
    in.release(a);
    in.release(b);
    CHECK(in.size() == 0);
}

}  // namespace
