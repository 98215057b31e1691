#include "account_side.hpp"
#include "limits.hpp"
#include "server_side.hpp"
#include "support/manual_clock.hpp"

#include <catch2/catch.hpp>

namespace {

using namespace parley;

constexpr account_id ann{1};
constexpr account_id bob{2};
constexpr server_id club{11};
constexpr server_id team{12};

presence_ptr plain(presence_status status) {
    return std::make_shared<presence const>(presence{.status = status});
}
presence_word online(account_id who, std::uint64_t version) {
    return {who, version, plain(presence_status::online)};
}
presence_word offline(account_id who, std::uint64_t version) {
    return {who, version, nullptr};
}

struct fixture {
    presence_options options;
    parley::testing::manual_clock time;
    presence_account_side accounts{options};
    presence_server_side servers{options};

    void pass(int ms) { time.advance(milliseconds{ms}); }
    void count_in(server_id server, presence_word const& word, bool member = true) {
        servers.begin(server, word);
        servers.finish(server, word, member);
    }
    std::size_t news_of(server_id server) {
        auto const news = servers.take_if_due(server, time.mono());
        return news ? news->what.size() : 0;
    }
    presence_account_side::maybe_saying know(account_id who, presence_choice choice) {
        return accounts.know(who, std::move(choice), time.now());
    }
    presence_account_side::maybe_saying said(account_id who, presence_session session, device_presence what) {
        return accounts.said(who, session, std::move(what), time.mono(), time.now());
    }
    std::vector<presence_account_side::saying> expire() { return accounts.expire(time.mono(), time.now()); }
    /// With one device, seen, and told to the club.
    void arrive(account_id who, presence_session session = 1) {
        accounts.connected(who, session);
        REQUIRE(know(who, {}));
        REQUIRE(accounts.tell(who, {club}));
    }
};

TEST_CASE("an account is seen once what it chose is known", "[presence]") {
    fixture f;
    CHECK(f.accounts.connected(ann, 1));
    CHECK_FALSE(f.accounts.is_seen(ann));
    CHECK_FALSE(f.said(ann, 1, {.idle = true}));
    CHECK_FALSE(f.accounts.joined(ann, club));
    auto const said = f.know(ann, {});
    REQUIRE(said);
    CHECK(said->arrives);
    CHECK(said->word.what->status == presence_status::idle);
    CHECK_FALSE(f.accounts.connected(ann, 2));
}

TEST_CASE("the last session that ends takes the account offline after a grace", "[presence]") {
    fixture f;
    f.accounts.connected(ann, 1);
    f.accounts.connected(ann, 2);
    auto const first = f.know(ann, {});
    auto const told = f.accounts.tell(ann, {club, team});
    CHECK(told->told == std::vector<server_id>{club, team});
    f.accounts.disconnected(ann, 1, f.time.mono());
    f.pass(10'000);
    CHECK(f.expire().empty());
    f.accounts.disconnected(ann, 2, f.time.mono());
    f.pass(2'999);
    CHECK(f.expire().empty());
    f.pass(1);
    auto const gone = f.expire();
    REQUIRE(gone.size() == 1);
    CHECK_FALSE(gone[0].word.online());
    CHECK(gone[0].word.version > first->word.version);
    CHECK(gone[0].told == std::vector<server_id>{club, team});
    CHECK(f.accounts.size() == 0);
}

TEST_CASE("a reload within the grace tells nobody anything, however often", "[presence]") {
    fixture f;
    f.arrive(ann);
    for (presence_session i = 1; i <= 10; ++i) {
        f.accounts.disconnected(ann, i, f.time.mono());
        f.pass(2'000);
        CHECK(f.expire().empty());
        CHECK_FALSE(f.accounts.connected(ann, i + 1));
        f.pass(500);
    }
    f.pass(60'000);
    CHECK(f.expire().empty());
}

TEST_CASE("a session that resumes keeps what it said", "[presence]") {
    fixture f;
    f.arrive(ann);
    CHECK(f.said(ann, 1, {.idle = true}));
    // The new connection may be heard of before the old one has gone.
    f.accounts.connected(ann, 1);
    f.accounts.disconnected(ann, 1, f.time.mono());
    f.pass(10'000);
    CHECK(f.expire().empty());
    f.accounts.disconnected(ann, 1, f.time.mono());
    f.accounts.connected(ann, 1);
    f.pass(10'000);
    CHECK(f.expire().empty());
    CHECK_FALSE(f.said(ann, 1, {.idle = true}));
}

TEST_CASE("a server heard of twice is told once, but a join is always passed on", "[presence]") {
    fixture f;
    f.accounts.connected(ann, 1);
    f.know(ann, {});
    CHECK(f.accounts.joined(ann, club));
    CHECK(f.accounts.tell(ann, {club, team})->told == std::vector<server_id>{team});
    CHECK(f.accounts.joined(ann, club));
    CHECK_FALSE(f.accounts.joined(bob, club));
    f.accounts.left(ann, club);
    f.accounts.disconnected(ann, 1, f.time.mono());
    f.pass(3'000);
    CHECK(f.expire().at(0).told == std::vector<server_id>{team});
}

TEST_CASE("who is gone is not spread", "[presence]") {
    fixture f;
    f.arrive(ann);
    f.accounts.disconnected(ann, 1, f.time.mono());
    f.pass(3'000);
    f.expire();
    CHECK_FALSE(f.accounts.tell(ann, {club}));
}

TEST_CASE("several devices are one account", "[presence][merge]") {
    fixture f;
    f.arrive(ann, 1);
    f.accounts.connected(ann, 2);
    CHECK_FALSE(f.said(ann, 1, {.idle = true}));  // somebody is still at the other
    auto const idle = f.said(ann, 2, {.idle = true});
    REQUIRE(idle);
    CHECK(idle->word.what->status == presence_status::idle);
    CHECK(idle->told == std::vector<server_id>{club});
    CHECK_FALSE(idle->arrives);
    CHECK(f.said(ann, 1, {.idle = false})->word.what->status == presence_status::online);
    // The one that is not idle goes: what is left is idle.
    f.accounts.disconnected(ann, 1, f.time.mono());
    f.pass(3'000);
    auto const left = f.expire();
    REQUIRE(left.size() == 1);
    CHECK(left[0].word.what->status == presence_status::idle);
    CHECK(left[0].told == std::vector<server_id>{club});
}

TEST_CASE("what was chosen counts for more than what devices say", "[presence][merge]") {
    fixture f;
    f.arrive(ann);
    CHECK(f.know(ann, {chosen_status::idle, {}})->word.what->status == presence_status::idle);
    CHECK_FALSE(f.said(ann, 1, {.idle = true}));
    CHECK(f.know(ann, {chosen_status::do_not_disturb, {}})->word.what->status ==
          presence_status::do_not_disturb);
    CHECK_FALSE(f.said(ann, 1, {.idle = false}));
    CHECK(f.know(ann, {chosen_status::online, {}})->word.what->status == presence_status::online);
}

TEST_CASE("activities are the newest device's first, three in all, each once", "[presence][merge]") {
    auto const named = [](std::string name) { return activity{.name = std::move(name)}; };
    device_presence const older{false, {named("a"), named("b"), named("c")}};
    device_presence const newer{false, {named("x"), named("a")}};
    auto const now = merged({}, {&newer, &older}, from_unix_ms(0));
    REQUIRE(now);
    CHECK(now->activities == std::vector<activity>{named("x"), named("a"), named("b")});
}

TEST_CASE("going invisible is leaving, coming back is arriving, and between them is nothing", "[presence]") {
    fixture f;
    f.arrive(ann);
    auto const gone = f.know(ann, {chosen_status::invisible, {}});
    REQUIRE(gone);
    CHECK_FALSE(gone->word.online());
    CHECK(gone->told == std::vector<server_id>{club});
    CHECK_FALSE(f.said(ann, 1, {.idle = true}));
    CHECK_FALSE(f.know(ann, {chosen_status::invisible, custom_status{"hidden", "", {}}}));
    f.accounts.connected(ann, 2);
    CHECK_FALSE(f.accounts.joined(ann, team));
    CHECK_FALSE(f.accounts.tell(ann, {club}));
    auto const back = f.know(ann, {});
    REQUIRE(back);
    CHECK(back->arrives);
    CHECK(back->told.empty());
    f.know(ann, {chosen_status::invisible, {}});
    f.accounts.disconnected(ann, 1, f.time.mono());
    f.accounts.disconnected(ann, 2, f.time.mono());
    f.pass(3'000);
    CHECK(f.expire().empty());  // has left long ago, as far as anybody knows
    CHECK(f.accounts.size() == 0);
}

TEST_CASE("a custom status is over in time, and is looked for once", "[presence]") {
    fixture f;
    f.arrive(ann);
    auto const until = f.time.now() + seconds{60};
    presence_choice const lunch{chosen_status::online, custom_status{"lunch", "", until}};
    CHECK(f.know(ann, lunch)->word.what->custom == lunch.custom);
    CHECK(f.accounts.outdated(f.time.now()).empty());
    f.pass(60'000);
    CHECK(f.accounts.outdated(f.time.now()) == std::vector<account_id>{ann});
    CHECK(f.accounts.outdated(f.time.now()).empty());
    // Whatever is said meanwhile does not carry it any more.
    CHECK_FALSE(f.said(ann, 1, {.idle = true})->word.what->custom);
    // Another choice in between takes its time away with it.
    auto later = lunch;
    later.custom->expires_at = f.time.now() + seconds{60};
    f.know(ann, later);
    f.know(ann, {});
    f.pass(60'000);
    CHECK(f.accounts.outdated(f.time.now()).empty());
}

TEST_CASE("words that come too often wait, and the newest counts", "[presence]") {
    fixture f;
    f.arrive(ann);
    for (std::uint32_t i = 0; i < presence_limits::words_max; ++i)
        CHECK(f.said(ann, 1, {.idle = i % 2 == 0}));
    CHECK_FALSE(f.said(ann, 1, {.idle = false}));
    CHECK_FALSE(f.said(ann, 1, {.idle = true, .activities = {activity{.name = "chess"}}}));
    f.pass(19'999);
    CHECK(f.expire().empty());
    f.pass(1);
    auto const late = f.expire();
    REQUIRE(late.size() == 1);
    CHECK(late[0].word.what->activities.size() == 1);
    CHECK(f.expire().empty());
    // One that left its grace behind has nothing to say any more.
    for (std::uint32_t i = 0; i <= presence_limits::words_max; ++i)
        f.said(ann, 1, {.idle = i % 2 == 0});
    f.accounts.disconnected(ann, 1, f.time.mono());
    f.pass(3'000);
    CHECK(f.expire().size() == 1);
    f.pass(20'000);
    CHECK(f.expire().empty());
}

TEST_CASE("only members are counted in", "[presence]") {
    fixture f;
    f.count_in(club, online(ann, 1), false);
    CHECK_FALSE(f.servers.seen(club, ann));
    CHECK(f.servers.size() == 0);
    f.count_in(club, online(ann, 1), true);
    CHECK(f.servers.seen(club, ann));
    CHECK(f.servers.online(club) == 1);
    CHECK_FALSE(f.servers.seen(team, ann));
}

TEST_CASE("a newer word supersedes one that waits for the gate", "[presence]") {
    fixture f;
    f.servers.begin(club, online(ann, 1));
    f.servers.offline(club, offline(ann, 2));
    f.servers.finish(club, online(ann, 1), true);
    CHECK_FALSE(f.servers.seen(club, ann));
    f.servers.begin(club, online(ann, 3));
    f.servers.offline(club, offline(ann, 4));
    f.servers.begin(club, online(ann, 5));
    f.servers.finish(club, online(ann, 5), true);
    f.servers.finish(club, online(ann, 3), true);
    CHECK(f.servers.seen(club, ann));
    CHECK(f.servers.waiting() == 0);
}

TEST_CASE("who is counted in changes without asking the gate, in order", "[presence]") {
    fixture f;
    presence_word const idle{ann, 2, plain(presence_status::idle)};
    CHECK_FALSE(f.servers.changed(club, idle));
    f.count_in(club, online(ann, 1));
    f.servers.begin(club, online(ann, 1));  // heard again, by a join
    CHECK(f.servers.changed(club, idle));
    f.servers.finish(club, online(ann, 1), true);
    CHECK(f.servers.seen(club, ann)->status == presence_status::idle);
    f.servers.left(club, ann);
    CHECK_FALSE(f.servers.changed(club, {ann, 3, plain(presence_status::online)}));
}

TEST_CASE("changes are told at once when it was quiet, then at most once per window", "[presence]") {
    fixture f;
    f.count_in(club, online(ann, 1));
    CHECK(f.news_of(club) == 1);
    f.count_in(club, online(bob, 2));
    CHECK(f.news_of(club) == 0);
    CHECK(f.servers.take_due(f.time.mono()).empty());
    f.pass(99);
    CHECK(f.servers.take_due(f.time.mono()).empty());
    f.pass(1);
    auto const due = f.servers.take_due(f.time.mono());
    REQUIRE(due.size() == 1);
    REQUIRE(due[0].what.size() == 1);
    CHECK(due[0].what[0].first == bob);
    CHECK(due[0].what[0].second->status == presence_status::online);
    f.pass(1'000);
    CHECK(f.servers.take_due(f.time.mono()).empty());
}

TEST_CASE("who comes and goes, or changes and changes back, within a window is no news", "[presence]") {
    fixture f;
    f.count_in(club, online(ann, 1));
    CHECK(f.news_of(club) == 1);
    f.count_in(club, online(bob, 2));
    f.servers.offline(club, offline(bob, 3));
    f.servers.changed(club, {ann, 4, plain(presence_status::idle)});
    f.servers.changed(club, online(ann, 5));
    f.pass(1'000);
    CHECK(f.servers.take_due(f.time.mono()).empty());
}

TEST_CASE("where many are online changes are gathered for longer", "[presence]") {
    fixture f;
    f.options.big_online = 2;
    std::uint64_t version = 0;
    for (std::uint64_t i = 1; i <= 3; ++i)
        f.count_in(club, online(account_id{i}, ++version));
    CHECK(f.news_of(club) == 3);
    f.count_in(club, online(account_id{4}, ++version));
    f.pass(999);
    CHECK(f.servers.take_due(f.time.mono()).empty());
    f.pass(1);
    CHECK(f.servers.take_due(f.time.mono()).size() == 1);
}

TEST_CASE("leaving and deleting are no news of presence and leave nothing behind", "[presence]") {
    fixture f;
    f.count_in(club, online(ann, 1));
    f.servers.left(club, ann);
    CHECK_FALSE(f.servers.seen(club, ann));
    CHECK(f.news_of(club) == 0);
    CHECK(f.servers.size() == 0);
    f.count_in(team, online(ann, 2));
    f.servers.deleted(team);
    CHECK(f.servers.take_due(f.time.mono()).empty());
    CHECK(f.servers.size() == 0);
    f.servers.offline(team, offline(ann, 3));
    CHECK(f.servers.size() == 0);
}

}  // namespace
