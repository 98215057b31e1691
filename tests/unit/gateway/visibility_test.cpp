// What a session is told when its rights change while it is live.

#include "guild.hpp"

#include <catch2/catch.hpp>

namespace {

using namespace parley;
using namespace parley::testing;
using strings = std::vector<std::string>;

constexpr account_id ann{11};
constexpr account_id bob{12};
constexpr role_id staff{7};
constexpr role_id guests{8};
constexpr channel_id office{201};
constexpr channel_id vault{202};

/// `office` and `vault` are the staff's; bob is no member of it, ann is.
struct staffed : guild {
    explicit staffed(std::size_t core_count = 1) : guild(core_count) {
        put_role(staff);
        put_role(guests);
        for (auto const each : {office, vault})
            add_channel(each, hidden_but_from(staff));
        admit(ann, {staff});
        admit(bob);
    }
    static std::vector<overwrite> hidden_but_from(role_id who) {
        return {for_role(who, see, 0), for_role(everyone, 0, see)};
    }
};

struct row {
    std::string name;
    std::function<void(staffed&)> before;  // set up before bob enters
    std::function<void(staffed&)> change;
    strings told;  // to bob
};

std::vector<row> const rows{
    {"a role is given",
     [](staffed&) {},
     [](staffed& w) { w.set_roles(bob, {staff}); },
     {"CHANNEL_CREATE", "CHANNEL_CREATE", "MEMBER_UPDATE"}},
    {"a role is taken",
     [](staffed& w) { w.set_roles(bob, {staff, guests}); },
     [](staffed& w) { w.set_roles(bob, {guests}); },
     {"CHANNEL_DELETE", "CHANNEL_DELETE", "MEMBER_UPDATE"}},
    {"another's role changes nothing for oneself",
     [](staffed&) {},
     [](staffed& w) { w.set_roles(ann, {}); },
     {"MEMBER_UPDATE"}},
    {"a role that opens nothing",
     [](staffed&) {},
     [](staffed& w) { w.set_roles(bob, {guests}); },
     {"MEMBER_UPDATE"}},
    {"an overwrite opens its channel",
     [](staffed&) {},
     [](staffed& w) { w.set_rows({office}, {}); },
     {"CHANNEL_CREATE", "CHANNEL_UPDATE"}},
    {"an overwrite closes its channel: the change itself is not for those who lost it",
     [](staffed& w) { w.set_rows({office}, {}); },
     [](staffed& w) { w.set_rows({office}, staffed::hidden_but_from(staff)); },
     {"CHANNEL_DELETE"}},
    {"a category opens, and its channels with it",
     [](staffed&) {},
     [](staffed& w) { w.set_rows({office, vault}, {}); },
     {"CHANNEL_CREATE", "CHANNEL_CREATE", "CHANNEL_UPDATE", "CHANNEL_UPDATE"}},
    {"a category closes, and its channels with it",
     [](staffed& w) { w.set_rows({office, vault}, {}); },
     [](staffed& w) { w.set_rows({office, vault}, staffed::hidden_but_from(staff)); },
     {"CHANNEL_DELETE", "CHANNEL_DELETE"}},
    {"a role is deleted",
     [](staffed& w) { w.set_roles(bob, {staff}); },
     [](staffed& w) { w.drop_role(staff); },
     {"CHANNEL_DELETE", "CHANNEL_DELETE", "ROLE_DELETE"}},
    {"a role becomes an administrator's",
     [](staffed& w) { w.set_roles(bob, {guests}); },
     [](staffed& w) { w.put_role(guests, bit(permission::administrator)); },
     {"CHANNEL_CREATE", "CHANNEL_CREATE", "ROLE_UPDATE"}},
    {"everyone's role loses the right to see",
     [](staffed&) {},
     [](staffed& w) { w.put_role(guild::everyone, 0); },
     {"CHANNEL_DELETE", "ROLE_UPDATE"}},
    {"an overwrite names one in person",
     [](staffed&) {},
     [](staffed& w) { w.set_rows({office}, {for_role(guild::everyone, 0, see), for_member(bob, see, 0)}); },
     {"CHANNEL_CREATE", "CHANNEL_UPDATE"}},
    {"an overwrite shuts one out in person",
     [](staffed&) {},
     [](staffed& w) {
         w.add_channel(channel_id{203}, {});
         w.set_rows({channel_id{203}}, {for_member(bob, 0, see)});
     },
     {"CHANNEL_CREATE", "CHANNEL_DELETE"}},
    {"one becomes the owner",
     [](staffed&) {},
     [](staffed& w) { w.hand_over(bob); },
     {"CHANNEL_CREATE", "CHANNEL_CREATE", "SERVER_UPDATE"}},
    {"one is the owner no more",
     [](staffed& w) { w.hand_over(bob); },
     [](staffed& w) { w.hand_over(ann); },
     {"CHANNEL_DELETE", "CHANNEL_DELETE", "SERVER_UPDATE"}},
    {"a channel is made that one may see",
     [](staffed&) {},
     [](staffed& w) { w.add_channel(channel_id{203}, {}); },
     {"CHANNEL_CREATE"}},
    {"a channel is made that one may not see",
     [](staffed&) {},
     [](staffed& w) { w.add_channel(channel_id{203}, staffed::hidden_but_from(staff)); },
     {}},
    {"a channel is deleted that one saw",
     [](staffed& w) { w.set_roles(bob, {staff}); },
     [](staffed& w) { w.drop_channel(office); },
     {"CHANNEL_DELETE"}},
    {"a channel is deleted that one did not see",
     [](staffed&) {},
     [](staffed& w) { w.drop_channel(office); },
     {}},
};

TEST_CASE("each change of rights tells a session what opens and closes for it, then itself",
          "[gateway][visibility]") {
    for (std::size_t const core_count : {1U, 2U}) {
        for (auto const& each : rows) {
            INFO(each.name << ", cores: " << core_count);
            staffed w(core_count);
            each.before(w);
            w.settle();
            auto const b = w.enter(0, "12.1");
            auto const other = w.enter(core_count - 1, "12.2");
            CHECK(w.agrees(*b, bob));
            each.change(w);
            CHECK(w.heard(*b) == each.told);
            CHECK(w.heard(*other) == each.told);
            CHECK(w.agrees(*b, bob));
            CHECK(w.agrees(*other, bob));
            // What is said from here on, in every channel, is heard by exactly who sees it.
            for (auto const channel : {office, vault, guild::general}) {
                bool const sees = w.shown_to(bob).contains(to_string(channel));
                w.say_in(channel);
                w.type_in(channel);
                CHECK(w.heard(*b) == (sees ? strings{"MESSAGE_CREATE", "TYPING_START"} : strings{}));
            }
            CHECK(b->wrong == "");
            CHECK(b->socket.closed_with == 0);
        }
    }
}

TEST_CASE("a channel that opens is shown as it is, to all who gain it by one frame",
          "[gateway][visibility]") {
    staffed w(2);
    auto const b = w.enter(1, "12.1");
    w.rename_channel(office, "the office");
    w.set_roles(bob, {staff});
    w.heard(*b);
    auto const& opened = b->got[b->got.size() - 3];
    CHECK(opened["t"] == "CHANNEL_CREATE");
    CHECK(opened["s"].is_null());
    CHECK(opened["d"]["channelId"] == "201");
    CHECK(opened["d"]["name"] == "the office");
    CHECK(b->got.back()["t"] == "MEMBER_UPDATE");
    w.set_roles(bob, {});
    w.heard(*b);
    auto const& closed = b->got[b->got.size() - 3];
    CHECK(closed["t"] == "CHANNEL_DELETE");
    CHECK(closed["s"].is_null());
    CHECK(closed["d"] == nlohmann::json{{"serverId", "101"}, {"channelId", "201"}});
}

TEST_CASE("sessions with different roles hear different channels, on one core and on several",
          "[gateway][visibility]") {
    for (std::size_t const core_count : {1U, 2U}) {
        staffed w(core_count);
        auto const a = w.enter(0, "11.1");
        auto const b = w.enter(core_count - 1, "12.1");
        auto const o = w.enter(core_count - 1, "1.1");
        CHECK(a->channels["s:101"] == std::set<std::string>{"101", "201", "202"});
        CHECK(b->channels["s:101"] == std::set<std::string>{"101"});
        w.say_in(office, "for the staff");
        w.say_in(guild::general, "for all");
        CHECK(w.heard(*a) == strings{"MESSAGE_CREATE", "MESSAGE_CREATE"});
        CHECK(w.heard(*b) == strings{"MESSAGE_CREATE"});
        CHECK(w.heard(*o) == strings{"MESSAGE_CREATE", "MESSAGE_CREATE"});
        w.set_roles(ann, {});
        w.set_roles(bob, {staff});
        w.say_in(office, "for the new staff");
        CHECK(w.heard(*a) == strings{"CHANNEL_DELETE", "CHANNEL_DELETE", "MEMBER_UPDATE", "MEMBER_UPDATE"});
        CHECK(w.heard(*b) == strings{"MEMBER_UPDATE", "CHANNEL_CREATE", "CHANNEL_CREATE", "MEMBER_UPDATE",
                                     "MESSAGE_CREATE"});
        for (auto* each : {a.get(), b.get(), o.get()})
            CHECK(each->wrong == "");
    }
}

TEST_CASE("changes that follow each other at once leave everyone with what they may see, and no more",
          "[gateway][visibility][race]") {
    for (std::size_t const core_count : {1U, 2U}) {
        staffed w(core_count);
        auto const a = w.enter(0, "11.1");
        auto const b = w.enter(core_count - 1, "12.1");
        // What opens for bob is closed, and renamed, before anyone can ask what it is.
        w.together([&] {
            w.set_roles(bob, {staff});
            w.say_in(office, "heard while it was open, or never");
            w.set_roles(bob, {});
            w.rename_channel(office, "hostile takeover");
            w.say_in(office, "hush");
        });
        w.settle();
        CHECK(w.agrees(*a, ann));
        CHECK(w.agrees(*b, bob));
        for (auto const& each : b->got) {
            CHECK(each.dump().find("hostile") == std::string::npos);
            CHECK(each.dump().find("hush") == std::string::npos);
        }
        // And the other way around.
        w.together([&] {
            w.set_roles(ann, {});
            w.set_roles(bob, {staff});
            w.set_roles(ann, {staff});
            w.add_channel(channel_id{203}, staffed::hidden_but_from(staff));
            w.drop_channel(vault);
        });
        w.settle();
        w.say_in(office, "both");
        w.heard(*a);
        w.heard(*b);
        CHECK(w.agrees(*a, ann));
        CHECK(w.agrees(*b, bob));
        CHECK(a->got.back()["d"]["content"] == "both");
        CHECK(b->got.back()["d"]["content"] == "both");
    }
}

TEST_CASE("a directory that cannot say what opened ends who gains, and nobody else",
          "[gateway][visibility]") {
    staffed w(2);
    auto const a = w.enter(0, "11.1");
    auto const b = w.enter(0, "12.1");
    w.directory.down = true;
    w.set_roles(bob, {staff});
    w.settle();
    CHECK(b->socket.closed_with == 4000);
    CHECK(w.heard(*a) == strings{"MEMBER_UPDATE"});
    w.directory.down = false;
    b->cut();
    auto const back = w.come_back(*b, 1, "12.1");
    CHECK(w.heard(*back) == strings{"op:10", "SERVER_CREATE", "RESUMED"});
    CHECK(w.agrees(*back, bob));
}

TEST_CASE("a room that waits for an answer is bounded, and loses nothing", "[gateway][visibility]") {
    staffed w(2);
    auto const a = w.enter(0, "11.1");
    auto const b = w.enter(0, "12.1");
    a->socket.frames_max = 5000;
    w.directory.held = true;
    w.set_roles(bob, {staff});
    for (int i = 0; i < 10; ++i)
        w.say_in(office);
    w.settle();
    std::size_t waiting = 0;
    a->on_core([&] { waiting = a->socket.frames(); });
    CHECK(waiting == 0);  // the cursor of nobody passes a change that somebody waits for
    for (int i = 0; i < 490; ++i)
        w.say_in(guild::general);
    w.settle();
    a->on_core([&] { waiting = a->socket.frames(); });
    CHECK(waiting == 501);
    w.directory.held = false;
    CHECK(w.heard(*a).size() == 501);
    CHECK(w.agrees(*b, bob));
    CHECK(w.agrees(*a, ann));
}

TEST_CASE("seats with the same rights share one class; a class that nobody holds is gone",
          "[gateway][visibility]") {
    staffed w(1);
    auto const a = w.enter(0, "11.1");
    CHECK(w.classes_on(0) == 1);
    auto b = w.enter(0, "12.1");
    auto b2 = w.enter(0, "12.2");
    w.admit(account_id{13});
    auto c = w.enter(0, "13.1");
    CHECK(w.classes_on(0) == 2);
    w.set_roles(bob, {guests});
    w.settle();
    CHECK(w.classes_on(0) == 3);
    w.set_roles(bob, {staff});
    w.settle();
    CHECK(w.classes_on(0) == 2);
    w.set_rows({office}, {for_member(bob, see, 0)});
    w.settle();
    CHECK(w.classes_on(0) == 3);  // named in person: a class of his own, in both of his sessions
    w.drop_role(staff);
    w.set_rows({office}, {});
    w.settle();
    CHECK(w.classes_on(0) == 1);
    for (auto* each : {&b, &b2, &c}) {
        (*each)->cut();
        w.settle();
    }
    CHECK(w.classes_on(0) == 1);
    a->cut();
    w.settle();
    w.at(w.cores.all.at(0), [&] { CHECK(w.gateway->hub_at(0).followed().size() == 0); });
}

TEST_CASE("compressed sessions are told of channels, too", "[gateway][visibility][compression]") {
    staffed w(1);
    client b(w, w.cores.all.at(0), "compress=zstd-dict");
    b.sees_all = false;
    b.open();
    b.identify("12");
    w.settle();
    w.set_roles(bob, {staff});
    w.set_roles(bob, {});
    CHECK(w.heard(b) == strings{"op:10", "READY", "CHANNEL_CREATE", "CHANNEL_CREATE", "MEMBER_UPDATE",
                                "CHANNEL_DELETE", "CHANNEL_DELETE", "MEMBER_UPDATE"});
    CHECK(b.wrong == "");
}

}  // namespace
