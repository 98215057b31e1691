// Over a million made-up questions the real model and a naive one give the same answers.

#include "support/permission_agreement.hpp"

#include <catch2/catch.hpp>

#include <random>

namespace {

using namespace parley;
using namespace parley::permission_world;

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
constexpr int worlds = 2'000;
#else
constexpr int worlds = 50'000;
#endif
constexpr int people = 5;
constexpr channel_id places[] = {{0}, {100}, {101}, {102}, {103}};  // the server, a category, three channels
static_assert(worlds <= 2'000 || worlds * people * std::size(places) >= 1'000'000);

TEST_CASE("deciding and explaining agree with the naive model", "[model][permissions]") {
    std::mt19937_64 next(20261122);
    std::size_t broken = 0;
    for (int i = 0; i < worlds && broken == 0; ++i) {
        auto const where = make_world(next);
        permission_rules const rules(where.server, where.owner, where.roles, where.channels);
        for (int j = 0; j < people; ++j) {
            auto const who = make_person(next);
            for (auto const place : places) {
                auto const wanted = permission_names[next() % permission_names.size()].what;
                auto const decided = decisions_differ(where, rules, who, place);
                auto const explained = explanation_differs(where, rules, who, place, wanted);
                if (decided.empty() && explained.empty()) continue;
                ++broken;
                UNSCOPED_INFO("world " << i << ", person " << j << ", channel " << place.value << ", wanted "
                                       << int(wanted) << ": " << decided << explained);
            }
        }
    }
    CHECK(broken == 0);
}

TEST_CASE("nobody at all may do nothing in a channel that is not there", "[model][permissions]") {
    std::mt19937_64 next(7);
    for (int i = 0; i < 1'000; ++i) {
        auto const where = make_world(next);
        permission_rules const rules(where.server, where.owner, where.roles, where.channels);
        auto const who = make_person(next);
        CHECK(channel_permissions(rules, who.standing(), {999}) == 0);
        auto const why = explain_permission(rules, who.standing(), {999}, permission::view_channel);
        CHECK(why.by == decided_by::unknown_channel);
    }
}

TEST_CASE("outranking is a strict order over all members", "[model][permissions]") {
    std::mt19937_64 next(11);
    for (int i = 0; i < 2'000; ++i) {
        auto const where = make_world(next);
        permission_rules const rules(where.server, where.owner, where.roles, where.channels);
        auto const one = make_person(next);
        auto const two = make_person(next);
        auto const three = make_person(next);
        auto const a = rank_of(rules, one.standing());
        auto const b = rank_of(rules, two.standing());
        auto const c = rank_of(rules, three.standing());
        CHECK_FALSE(a.outranks(a));
        CHECK_FALSE((a.outranks(b) && b.outranks(a)));
        if (a.outranks(b) && b.outranks(c)) CHECK(a.outranks(c));
    }
}

}  // namespace
