// Rights that change while a session is away, or while its READY is being made.

#include "guild.hpp"

#include <catch2/catch.hpp>

namespace {

using namespace parley;
using namespace parley::testing;
using strings = std::vector<std::string>;

constexpr account_id ann{11};
constexpr account_id bob{12};
constexpr role_id staff{7};
constexpr channel_id office{201};

struct staffed : guild {
    explicit staffed(std::size_t core_count = 2, event_options kept = {}) : guild(core_count, {}, kept) {
        put_role(staff);
        add_channel(office, hidden(), "office");
        admit(ann, {staff});
        admit(bob);
    }
    static std::vector<overwrite> hidden() { return {for_role(staff, see, 0), for_role(everyone, 0, see)}; }
};

bool tells(client const& it, std::string const& words) {
    for (auto const& each : it.got) {
        if (each.dump().find(words) != std::string::npos) return true;
    }
    return false;
}

TEST_CASE("a replay leaves out what the session may not see", "[gateway][visibility][resume]") {
    staffed w;
    auto const b = w.enter(0, "12.1");
    b->cut();
    w.say_in(office, "secret");
    w.say_in(guild::general, "for all");
    w.say_in(office, "secret");
    auto const back = w.come_back(*b, 1, "12.1");
    CHECK(w.heard(*back) == strings{"op:10", "MESSAGE_CREATE", "RESUMED"});
    CHECK_FALSE(tells(*back, "secret"));
    CHECK(w.agrees(*back, bob));
    w.say_in(office, "secret");
    w.say_in(guild::general, "live");
    CHECK(w.heard(*back) == strings{"MESSAGE_CREATE"});
    CHECK(back->wrong == "");
}

struct absence {
    std::string name;
    std::function<void(staffed&)> change;
    bool hears_after;  // whether ann sees the office afterwards
};

TEST_CASE("a resume across a change of rights shows the server as it is, and replays nothing of it",
          "[gateway][visibility][resume]") {
    std::vector<absence> const all{
        {"one's role is taken", [](staffed& w) { w.set_roles(ann, {}); }, false},
        {"one's role is taken and given again",
         [](staffed& w) {
             w.set_roles(ann, {});
             w.say_in(office, "between");
             w.set_roles(ann, {staff});
         },
         true},
        {"the role is deleted", [](staffed& w) { w.drop_role(staff); }, false},
        {"the channel is closed",
         [](staffed& w) { w.set_rows({office}, {for_role(guild::everyone, 0, see)}); }, false},
        {"an overwrite names one in person",
         [](staffed& w) { w.set_rows({office}, {for_member(ann, 0, see)}); }, false},
        {"another becomes the owner", [](staffed& w) { w.hand_over(bob); }, true},
        {"a channel is made", [](staffed& w) { w.add_channel(channel_id{203}, {}); }, true},
        {"a channel is deleted", [](staffed& w) { w.drop_channel(office); }, false},
    };
    for (auto const& each : all) {
        INFO(each.name);
        staffed w;
        auto const a = w.enter(0, "11.1");
        a->cut();
        w.say_in(office, "before");
        each.change(w);
        w.say_in(guild::general, "after");
        auto const back = w.come_back(*a, 1, "11.1");
        CHECK(w.heard(*back) == strings{"op:10", "SERVER_CREATE", "RESUMED"});
        CHECK(back->got[1]["s"].is_null());
        CHECK(back->got[1]["d"]["cursor"][0] == "s:101");
        CHECK(w.agrees(*back, ann));
        w.say_in(office, "now");
        CHECK(w.heard(*back) == (each.hears_after ? strings{"MESSAGE_CREATE"} : strings{}));
        CHECK(back->wrong == "");
        CHECK_FALSE(tells(*back, "between"));
        // The subscription of the second look has been given back.
        back->cut();
        w.settle();
        w.at(w.cores.all.at(1), [&] { CHECK(w.gateway->hub_at(1).followed().size() == 0); });
    }
}

TEST_CASE("another member's new role does not keep a replay from being one",
          "[gateway][visibility][resume]") {
    staffed w;
    auto const a = w.enter(0, "11.1");
    a->cut();
    w.say_in(office, "one");
    w.set_roles(bob, {staff});
    w.say_in(office, "two");
    auto const back = w.come_back(*a, 1, "11.1");
    CHECK(w.heard(*back) == strings{"op:10", "MESSAGE_CREATE", "MEMBER_UPDATE", "MESSAGE_CREATE", "RESUMED"});
    CHECK(w.agrees(*back, ann));
}

TEST_CASE("who comes back from outside hears nothing of a former stay that they could not hear then",
          "[gateway][visibility][resume]") {
    staffed w;
    auto const b = w.enter(0, "12.1");
    b->cut();
    w.say_in(office, "not for bob");
    w.leave(guild::club, bob);
    w.settle();
    w.admit(bob, {staff});
    auto const back = w.come_back(*b, 1, "12.1");
    CHECK(w.agrees(*back, bob));
    CHECK(w.shown_to(bob).contains("201"));
    CHECK_FALSE(tells(*back, "not for bob"));
    CHECK(back->names().back() == "RESUMED");
}

TEST_CASE("a change of rights overtakes what waits behind a READY", "[gateway][visibility][race]") {
    for (std::size_t const core_count : {1U, 2U}) {
        for (bool const followed : {false, true}) {
            INFO("cores " << core_count << ", somebody follows already " << followed);
            staffed w(core_count);
            w.make_server(server_id{102});  // READY waits for a look at it
            w.join(server_id{102}, ann);
            auto const other = followed ? w.enter(0, "12.1") : nullptr;
            w.directory.before_access = [&] { w.directory.held = true; };
            auto const a = w.enter(0, "11.1");
            // Said while ann saw the office, taken from her before she hears it.
            w.say_in(office, "too late");
            w.set_roles(ann, {});
            w.say_in(office, "never");
            w.settle();
            w.directory.before_access = nullptr;
            w.directory.held = false;
            CHECK(w.heard(*a) == strings{"READY"});
            CHECK(a->channels["s:101"] == std::set<std::string>{"101"});
            CHECK_FALSE(tells(*a, "office"));
            CHECK_FALSE(tells(*a, "too late"));
            CHECK_FALSE(tells(*a, "never"));
            CHECK(w.agrees(*a, ann));
            w.say_in(guild::general, "live");
            CHECK(w.heard(*a) == strings{"MESSAGE_CREATE"});
            CHECK(a->wrong == "");
        }
    }
}

TEST_CASE("a change of rights overtakes a replay that waits for its reader",
          "[gateway][visibility][resume][race]") {
    staffed w(2);
    auto const a = w.enter(0, "11.1");
    a->cut();
    for (int i = 0; i < 700; ++i)
        w.say_in(guild::general);
    w.say_in(office, "too late");
    auto const back = w.come_back(*a, 1, "11.1");  // half of the socket's queue, then it waits
    w.set_roles(ann, {});
    w.settle();
    CHECK(w.eventually([&] {
        w.heard(*back);
        return back->names().back() == "RESUMED";
    }));
    CHECK_FALSE(tells(*back, "too late"));
    CHECK(back->wrong == "");
    CHECK(w.agrees(*back, ann));
}

TEST_CASE("a server that is joined is shown without what is hidden, and stays so", "[gateway][visibility]") {
    staffed w(2);
    client c(w, w.cores.all.at(0));
    c.sees_all = false;
    c.open();
    c.identify("13.1");
    w.settle();
    w.join(guild::club, account_id{13});
    w.settle();
    w.say_in(office, "secret");
    w.say_in(guild::general);
    CHECK(w.heard(c) == strings{"op:10", "READY", "SERVER_CREATE", "MESSAGE_CREATE"});
    CHECK(c.channels["s:101"] == std::set<std::string>{"101"});
    w.set_roles(account_id{13}, {staff});
    CHECK(w.heard(c) == strings{"CHANNEL_CREATE", "MEMBER_UPDATE"});
    CHECK(c.wrong == "");
}

}  // namespace
