// Reports reach who may moderate, at that place of the stream, and nobody else.

#include "guild.hpp"

#include <catch2/catch.hpp>

namespace {

using namespace parley;
using namespace parley::testing;
using strings = std::vector<std::string>;

constexpr account_id ann{11};
constexpr account_id bob{12};
constexpr role_id mods{7};

/// ann may moderate, bob may not.
struct moderated : guild {
    explicit moderated(std::size_t core_count = 1) : guild(core_count) {
        put_role(mods, bit(permission::moderate_members));
        admit(ann, {mods});
        admit(bob);
    }
};

TEST_CASE("a report reaches moderators and nobody else", "[gateway][reports]") {
    moderated w(2);
    auto const moderator = w.enter(0, "11.1");
    auto const other = w.enter(1, "12.1");
    auto const owner = w.enter(1, "1.1");
    w.report();
    w.say_in(guild::general);
    CHECK(w.heard(*moderator) == strings{"REPORT_UPDATE", "MESSAGE_CREATE"});
    CHECK(w.heard(*other) == strings{"MESSAGE_CREATE"});
    CHECK(w.heard(*owner) == strings{"REPORT_UPDATE", "MESSAGE_CREATE"});
}

TEST_CASE("the right counts from the event that gives or takes it", "[gateway][reports]") {
    moderated w;
    auto const it = w.enter(0, "12.1");
    w.together([&] {
        w.report();
        w.set_roles(bob, {mods});
        w.report();
        w.set_roles(bob, {});
        w.report();
        w.put_role(guild::everyone, everyone_default | bit(permission::moderate_members));
        w.report();
        w.put_role(guild::everyone, everyone_default);
        w.report();
    });
    CHECK(w.heard(*it) == strings{"MEMBER_UPDATE", "REPORT_UPDATE", "MEMBER_UPDATE", "ROLE_UPDATE",
                                  "REPORT_UPDATE", "ROLE_UPDATE"});
}

TEST_CASE("who is timed out does not moderate until it ends", "[gateway][reports]") {
    moderated w;
    auto const it = w.enter(0, "11.1");
    w.time_out(ann, w.time.now() + std::chrono::hours{1});
    w.report();
    CHECK(w.heard(*it) == strings{"MEMBER_UPDATE"});
    auto const later = w.enter(0, "11.2");
    w.time.advance(std::chrono::hours{2});
    w.report();
    CHECK(w.heard(*it) == strings{"REPORT_UPDATE"});
    w.time_out(ann, w.time.now() + std::chrono::hours{1});
    w.time_out(ann, {});
    w.report();
    CHECK(w.heard(*it) == strings{"MEMBER_UPDATE", "MEMBER_UPDATE", "REPORT_UPDATE"});
}

TEST_CASE("a replay holds reports back from who may not see them now", "[gateway][reports][resume]") {
    moderated w;
    auto const mine = w.enter(0, "11.1");
    auto const others = w.enter(0, "12.1");
    mine->cut();
    others->cut();
    w.report("secret");
    w.say_in(guild::general);
    auto const back = w.come_back(*mine, 0, "11.1");
    CHECK(w.heard(*back) == strings{"op:10", "REPORT_UPDATE", "MESSAGE_CREATE", "RESUMED"});
    auto const other = w.come_back(*others, 0, "12.1");
    CHECK(w.heard(*other) == strings{"op:10", "MESSAGE_CREATE", "RESUMED"});
}

}  // namespace
