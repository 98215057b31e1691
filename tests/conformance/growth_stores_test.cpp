#include "metadata_fixture.hpp"

namespace {

using namespace parley;
using namespace parley::testing;

struct growing : stores_under_test {
    explicit growing(backend which) : stores_under_test(which) {
        for (std::uint64_t id : {1U, 2U}) {
            REQUIRE(run((*this)->communities().create_server(some_server(id, id * 10, account_id{7})))
                        .has_value());
        }
    }
    growth_stores all() { return (*this)->growth(); }
    static std::vector<community_change> with_audit(std::uint64_t id) {
        return {changes::add_audit{some_entry(id)}};
    }
    std::size_t logged(std::uint64_t server) {
        return run((*this)->audit().page({.server = server_id{server}})).value().size();
    }
    void join(std::uint64_t server, std::uint64_t account, bool temporary = false) {
        auto row = some_member(server, account);
        row.temporary = temporary;
        REQUIRE(run((*this)->members().join(row, "")).has_value());
    }
};

onboarding some_onboarding(std::string const& text) {
    onboarding what{.rules = {{text, text}, {"two", ""}}, .welcome = text};
    what.channels = {{channel_id{10}, text, "👋"}};
    what.questions = {
        {question_id{greatest_id},
         text,
         true,
         false,
         {{option_id{5}, text, text, "", {role_id{1}, role_id{greatest_id}}}, {option_id{6}, "x"}}}};
    return what;
}

server_template some_template(std::string code, std::uint64_t server) {
    server_template row{.code = std::move(code),
                        .server = server_id{server},
                        .creator = account_id{7},
                        .name = "name",
                        .description = "about",
                        .created_at = from_unix_ms(1'760'000'000'000),
                        .updated_at = from_unix_ms(1'760'000'000'001)};
    row.content.description = "d";
    row.content.roles = {{.id = role_id{1},
                          .server = {},
                          .name = "r",
                          .permissions = every_permission(),
                          .color = 0xFFFFFF,
                          .hoist = true,
                          .icon = "👋",
                          .mutes = true},
                         {.id = {}, .server = {}, .name = "@everyone"}};
    row.content.channels = {{.id = channel_id{1},
                             .server = {},
                             .kind = channel_kind::media,
                             .name = "c",
                             .topic = "t",
                             .parent = channel_id{2},
                             .overwrites = {{.target = 1, .allow = 1024, .deny = 2048}},
                             .age_restricted = true,
                             .slowmode = seconds{5},
                             .archived = true,
                             .retention = seconds{86'400}}};
    return row;
}

scheduled_event some_event(std::uint64_t id, std::uint64_t server, std::int64_t starts_ms) {
    return {.id = scheduled_event_id{id},
            .server = server_id{server},
            .creator = account_id{7},
            .name = "event",
            .description = "about",
            .location = "here",
            .starts_at = from_unix_ms(starts_ms)};
}

TEST_CASE("a server's word replaces the one before and belongs to nobody else", "[conformance][growth]") {
    auto which = GENERATE(from_range(all_backends()));
    INFO(name_of(which));
    growing stores(which);
    auto words = stores.all();
    auto put = [&](std::string code, std::uint64_t server, std::uint64_t audit) {
        auto row = some_invite(std::move(code), server_id{server}, 0);
        auto along = growing::with_audit(audit);
        return stores.run(words.vanities.put(row, std::move(along)));
    };
    REQUIRE(put("owls", 1, 100).has_value());
    CHECK(stores.run(stores->invites().find("owls")).value()->vanity);
    REQUIRE(put("larks", 1, 101).has_value());
    CHECK_FALSE(stores.run(stores->invites().find("owls")).value());
    CHECK(failed_with(put("larks", 2, 102), storage_errc::conflict));
    REQUIRE(stores.run(stores->invites().create(some_invite("plain", server_id{2}, 0))).has_value());
    CHECK(failed_with(put("plain", 1, 103), storage_errc::conflict));
    CHECK(stores.run(stores->invites().find("larks")).value());  // nothing of a failed change happened
    CHECK(stores.logged(1) == 2);
    CHECK(failed_with(put(std::string(1025, 'x'), 1, 104), storage_errc::refused));
    CHECK(failed_with(put("x", 77, 105), storage_errc::not_found));
    auto none = growing::with_audit(106);
    CHECK(failed_with(stores.run(words.vanities.drop(server_id{2}, none)), storage_errc::not_found));
    CHECK(stores.logged(2) == 0);
    CHECK(stores.run(words.vanities.drop(server_id{1}, growing::with_audit(107))).has_value());
    CHECK_FALSE(stores.run(stores->invites().find("larks")).value());
}

TEST_CASE("temporary members are paged over all servers", "[conformance][growth]") {
    auto which = GENERATE(from_range(all_backends()));
    INFO(name_of(which));
    growing stores(which);
    using place = temporary_member_store::place;
    stores.join(1, 50, true);
    stores.join(1, 51);
    stores.join(1, greatest_id, true);
    stores.join(2, 3, true);
    auto page = [&](place after, std::size_t count) {
        return stores.run(stores.all().temporary_members.page(after, count)).value();
    };
    place const first{server_id{1}, account_id{50}};
    place const second{server_id{1}, account_id{greatest_id}};
    place const third{server_id{2}, account_id{3}};
    CHECK(page({}, 10) == std::vector{first, second, third});
    CHECK(page({}, 1) == std::vector{first});
    CHECK(page(first, 10) == std::vector{second, third});
    CHECK(page(third, 10).empty());
    auto stays = some_member(1, 50);
    REQUIRE(stores.run(stores->communities().commit(server_id{1}, {changes::put_member{stays}})).has_value());
    CHECK(page({}, 10) == std::vector{second, third});
}

TEST_CASE("onboarding comes back as it was put, whatever its texts are", "[conformance][growth]") {
    auto which = GENERATE(from_range(all_backends()));
    INFO(name_of(which));
    growing stores(which);
    auto& kept = stores.all().onboardings;
    CHECK_FALSE(stores.run(kept.find(server_id{1})).value());
    std::uint64_t audit = 100;
    for (auto const& text : nasty_texts()) {
        auto const what = some_onboarding(text);
        REQUIRE(stores.run(kept.put(server_id{1}, what, growing::with_audit(++audit))).has_value());
        CHECK(stores.run(kept.find(server_id{1})).value() == what);
    }
    CHECK(stores.logged(1) == nasty_texts().size());
    CHECK_FALSE(stores.run(kept.find(server_id{2})).value());
    CHECK(failed_with(stores.run(kept.put(server_id{77}, {}, {})), storage_errc::not_found));
    auto const what = some_onboarding("stays");
    REQUIRE(stores.run(kept.put(server_id{1}, what, {})).has_value());
    auto taken = growing::with_audit(101);  // an id that is taken: nothing of it happens
    CHECK(failed_with(stores.run(kept.put(server_id{1}, {}, taken)), storage_errc::conflict));
    CHECK(stores.run(kept.find(server_id{1})).value() == what);
    REQUIRE(stores.run(stores->communities().delete_server(server_id{1})).has_value());
    CHECK_FALSE(stores.run(kept.find(server_id{1})).value());
}

TEST_CASE("templates are kept whole, renewed, counted and go with their server", "[conformance][growth]") {
    auto which = GENERATE(from_range(all_backends()));
    INFO(name_of(which));
    growing stores(which);
    auto& kept = stores.all().templates;
    auto row = some_template("code", 1);
    row.content.onboarding = some_onboarding("x");
    REQUIRE(stores.run(kept.put(row, growing::with_audit(100))).has_value());
    CHECK(stores.run(kept.find("code")).value() == row);
    CHECK_FALSE(stores.run(kept.find("absent")).value());
    CHECK_FALSE(stores.run(kept.find(std::string("a\0b", 3))).value());
    auto renewed = row;
    renewed.content.roles.erase(renewed.content.roles.begin());
    renewed.updated_at += milliseconds{5};
    renewed.uses = 99;  // is counted, not taken
    REQUIRE(stores.run(kept.put(renewed, {})).has_value());
    renewed.uses = 0;
    CHECK(stores.run(kept.find("code")).value() == renewed);
    auto foreign = row;
    foreign.server = server_id{2};
    CHECK(failed_with(stores.run(kept.put(foreign, {})), storage_errc::conflict));
    auto later = some_template("a later one", 1);
    later.created_at += milliseconds{5};
    REQUIRE(stores.run(kept.put(later, {})).has_value());
    auto all = stores.run(kept.of_server(server_id{1})).value();
    REQUIRE(all.size() == 2);
    CHECK(all[0].code == "code");
    CHECK(failed_with(stores.run(kept.remove(server_id{2}, "code")), storage_errc::not_found));
    CHECK(failed_with(stores.run(kept.remove(server_id{1}, "absent")), storage_errc::not_found));

    auto made = some_server(3, 30, account_id{8});
    REQUIRE(stores.run(kept.found_server(made, some_onboarding("y"), "code", growing::with_audit(101)))
                .has_value());
    CHECK(stores.run(kept.find("code")).value()->uses == 1);
    CHECK(stores.run(stores->communities().load_server(server_id{3})).value()->channels.size() == 1);
    CHECK(stores.run(stores.all().onboardings.find(server_id{3})).value() == some_onboarding("y"));
    CHECK(stores.logged(3) == 1);
    auto clash = some_server(4, 10, account_id{8});  // a channel that is there
    CHECK(failed_with(stores.run(kept.found_server(clash, {}, "code", {})), storage_errc::conflict));
    CHECK(stores.run(kept.find("code")).value()->uses == 1);
    CHECK_FALSE(stores.run(stores->communities().load_server(server_id{4})).value());

    REQUIRE(stores.run(kept.remove(server_id{1}, "code")).has_value());
    REQUIRE(stores.run(stores->communities().delete_server(server_id{1})).has_value());
    CHECK_FALSE(stores.run(kept.find("a later one")).value());
}

TEST_CASE("the directory finds servers that show themselves", "[conformance][growth]") {
    auto which = GENERATE(from_range(all_backends()));
    INFO(name_of(which));
    growing stores(which);
    auto show = [&](std::uint64_t id, std::string name, std::string description, bool discoverable = true,
                    bool suspended = false) {
        auto row = some_server(id, id * 10, account_id{7}).server;
        row.name = std::move(name);
        row.description = std::move(description);
        row.discoverable = discoverable;
        row.suspended = suspended;
        REQUIRE(
            stores.run(stores->communities().commit(server_id{id}, {changes::put_server{row}})).has_value());
    };
    auto found = [&](std::string folded, std::size_t count = 10, std::size_t skip = 0) {
        std::vector<std::uint64_t> ids;
        for (auto const& each :
             stores.run(stores.all().directory.search({std::move(folded), count, skip})).value())
            ids.push_back(each.server.id.value);
        return ids;
    };
    using ids = std::vector<std::uint64_t>;
    REQUIRE(stores.run(stores->communities().create_server(some_server(3, 30, account_id{7}))).has_value());
    CHECK(found("").empty());
    show(1, "Café Nord", "chess");
    show(2, "100% _Owls_", "Night!");
    stores.join(2, 60);
    CHECK(found("") == ids{2, 1});
    auto const whole = stores.run(stores.all().directory.search({"cafe", 10, 0})).value();
    REQUIRE(whole.size() == 1);
    CHECK(whole[0].server.name == "Café Nord");
    CHECK(whole[0].members == 1);
    CHECK(found("chess") == ids{1});
    CHECK(found("100%") == ids{2});
    CHECK(found("%").size() == 1);  // stands for itself
    CHECK(found("_owls_") == ids{2});
    CHECK(found("night!") == ids{2});
    CHECK(found("_").size() == 1);
    CHECK(found("nord\nchess") == ids{1});
    CHECK(found(std::string("a\0b", 3)).empty());
    CHECK(found("", 1) == ids{2});
    CHECK(found("", 10, 1) == ids{1});
    CHECK(found("", 10, 5).empty());
    show(2, "Owls", "", true, true);
    CHECK(found("") == ids{1});
    show(1, "Café Nord", "", false);
    CHECK(found("").empty());
    show(1, "Café Nord", "");
    REQUIRE(stores.run(stores->communities().delete_server(server_id{1})).has_value());
    CHECK(found("").empty());
}

TEST_CASE("scheduled events come back by start, and by when they are due", "[conformance][growth]") {
    auto which = GENERATE(from_range(all_backends()));
    INFO(name_of(which));
    growing stores(which);
    auto& kept = stores.all().scheduled_events;
    auto one = some_event(101, 1, 5'000);
    one.channel = channel_id{10};
    one.location.clear();
    one.ends_at = from_unix_ms(9'000);
    one.repeats = recurrence::yearly;
    one.image = "x.png";
    REQUIRE(stores.run(kept.put(one, one.starts_at, growing::with_audit(100))).has_value());
    CHECK(stores.run(kept.find(server_id{1}, one.id)).value() == one);
    CHECK_FALSE(stores.run(kept.find(server_id{2}, one.id)).value());
    auto early = some_event(102, 1, 1'000);
    REQUIRE(stores.run(kept.put(early, from_unix_ms(20'000), {})).has_value());
    auto all = stores.run(kept.of_server(server_id{1})).value();
    REQUIRE(all.size() == 2);
    CHECK(all[0].id == early.id);
    auto soonest = stores.run(kept.soonest(10)).value();
    REQUIRE(soonest.size() == 2);
    CHECK(soonest[0].event == one.id);
    CHECK(soonest[0].server == server_id{1});
    CHECK(soonest[0].at == one.starts_at);
    CHECK(stores.run(kept.soonest(1)).value().size() == 1);
    one.status = scheduled_event_status::canceled;
    one.creator = account_id{99};  // never changes
    REQUIRE(stores.run(kept.put(one, {}, {})).has_value());
    CHECK(stores.run(kept.soonest(10)).value().size() == 1);
    CHECK(stores.run(kept.find(server_id{1}, one.id)).value()->creator == account_id{7});
    auto foreign = one;
    foreign.server = server_id{2};
    foreign.channel = {};
    CHECK(failed_with(stores.run(kept.put(foreign, {}, {})), storage_errc::conflict));
    auto lost = some_event(103, 1, 1);
    lost.channel = channel_id{777};
    CHECK(failed_with(stores.run(kept.put(lost, {}, {})), storage_errc::not_found));
    CHECK(failed_with(stores.run(kept.put(some_event(103, 77, 1), {}, {})), storage_errc::not_found));
    CHECK(failed_with(stores.run(kept.remove(server_id{2}, early.id, {})), storage_errc::not_found));
    REQUIRE(stores.run(kept.remove(server_id{1}, early.id, growing::with_audit(104))).has_value());
    CHECK_FALSE(stores.run(kept.find(server_id{1}, early.id)).value());
    // It goes with its channel.
    REQUIRE(stores.run(stores->communities().commit(server_id{1}, {changes::drop_channel{channel_id{10}}}))
                .has_value());
    CHECK(stores.run(kept.of_server(server_id{1})).value().empty());
}

TEST_CASE("of what is over the newest fifty are kept", "[conformance][growth]") {
    auto which = GENERATE(from_range(all_backends()));
    INFO(name_of(which));
    growing stores(which);
    auto& kept = stores.all().scheduled_events;
    REQUIRE(stores.run(kept.put(some_event(1, 1, 1), from_unix_ms(1), {})).has_value());
    for (std::uint64_t i = 0; i < 53; ++i) {
        auto over = some_event(100 + i, 1, static_cast<std::int64_t>(1'000 + i));
        over.status = i % 2 ? scheduled_event_status::completed : scheduled_event_status::canceled;
        REQUIRE(stores.run(kept.put(over, {}, {})).has_value());
    }
    auto all = stores.run(kept.of_server(server_id{1})).value();
    REQUIRE(all.size() == 51);
    CHECK(all[0].id == scheduled_event_id{1});  // is to come, however old
    CHECK(all[1].id == scheduled_event_id{103});
}

TEST_CASE("interest is counted once and goes with member and event", "[conformance][growth]") {
    auto which = GENERATE(from_range(all_backends()));
    INFO(name_of(which));
    growing stores(which);
    auto& kept = stores.all().scheduled_events;
    stores.join(1, 50);
    stores.join(1, greatest_id);
    for (std::uint64_t id : {101U, 102U})
        REQUIRE(stores.run(kept.put(some_event(id, 1, 1), {}, {})).has_value());
    auto set = [&](std::uint64_t event, std::uint64_t who, bool on, std::uint64_t server = 1) {
        return stores.run(
            kept.set_interest(server_id{server}, scheduled_event_id{event}, account_id{who}, on));
    };
    auto count = [&] {
        return stores.run(kept.find(server_id{1}, scheduled_event_id{101})).value()->interested;
    };
    REQUIRE(set(101, 50, true).has_value());
    REQUIRE(set(101, 50, true).has_value());
    REQUIRE(set(101, greatest_id, true).has_value());
    REQUIRE(set(102, 50, true).has_value());
    CHECK(count() == 2);
    CHECK(failed_with(set(101, 51, true), storage_errc::not_found));     // no member
    CHECK(failed_with(set(777, 50, true), storage_errc::not_found));     // no event
    CHECK(failed_with(set(101, 50, true, 2), storage_errc::not_found));  // not of that server
    CHECK(stores.run(kept.is_interested(scheduled_event_id{101}, account_id{50})).value());
    CHECK(stores.run(kept.interests_of(server_id{1}, account_id{50})).value() ==
          std::vector{scheduled_event_id{101}, scheduled_event_id{102}});
    auto coming = [&](std::uint64_t after, std::size_t most) {
        return stores.run(kept.interested_in(scheduled_event_id{101}, account_id{after}, most)).value();
    };
    CHECK(coming(0, 10) == std::vector{account_id{50}, account_id{greatest_id}});
    CHECK(coming(50, 10) == std::vector{account_id{greatest_id}});
    CHECK(coming(0, 1).size() == 1);
    REQUIRE(set(101, greatest_id, false).has_value());
    REQUIRE(set(101, greatest_id, false).has_value());
    CHECK(count() == 1);
    REQUIRE(stores.run(stores->communities().commit(server_id{1}, {changes::drop_member{account_id{50}}}))
                .has_value());
    CHECK(count() == 0);
    stores.join(1, 50);
    REQUIRE(set(102, 50, true).has_value());
    REQUIRE(stores.run(kept.remove(server_id{1}, scheduled_event_id{102}, {})).has_value());
    CHECK(stores.run(kept.interests_of(server_id{1}, account_id{50})).value().empty());
}

}  // namespace
