#include "account_side.hpp"
#include "server_side.hpp"
#include "support/manual_clock.hpp"

#include <catch2/catch.hpp>

namespace {

using namespace parley;

constexpr account_id ann{1};
constexpr account_id bob{2};
constexpr server_id club{11};
constexpr server_id team{12};

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
};

TEST_CASE("the first session brings an account online and the last one takes it offline after a grace",
          "[presence]") {
    fixture f;
    auto const word = f.accounts.connected(ann);
    REQUIRE(word);
    CHECK(word->online);
    CHECK_FALSE(f.accounts.connected(ann));
    CHECK(f.accounts.tell(*word, {club, team}) == std::vector<server_id>{club, team});
    f.accounts.disconnected(ann, f.time.mono());
    f.pass(10'000);
    CHECK(f.accounts.expire(f.time.mono()).empty());
    f.accounts.disconnected(ann, f.time.mono());
    f.pass(2'999);
    CHECK(f.accounts.expire(f.time.mono()).empty());
    f.pass(1);
    auto const gone = f.accounts.expire(f.time.mono());
    REQUIRE(gone.size() == 1);
    CHECK_FALSE(gone[0].word.online);
    CHECK(gone[0].word.version > word->version);
    CHECK(gone[0].told == std::vector<server_id>{club, team});
    CHECK(f.accounts.size() == 0);
}

TEST_CASE("a reload within the grace tells nobody anything, however often", "[presence]") {
    fixture f;
    f.accounts.connected(ann);
    for (int i = 0; i < 10; ++i) {
        f.accounts.disconnected(ann, f.time.mono());
        f.pass(2'000);
        CHECK(f.accounts.expire(f.time.mono()).empty());
        CHECK_FALSE(f.accounts.connected(ann));
        f.pass(500);
    }
    f.pass(60'000);
    CHECK(f.accounts.expire(f.time.mono()).empty());
}

TEST_CASE("a server heard of twice is told once, but a join is always passed on", "[presence]") {
    fixture f;
    auto const word = *f.accounts.connected(ann);
    CHECK(f.accounts.joined(ann, club));
    CHECK(f.accounts.tell(word, {club, team}) == std::vector<server_id>{team});
    CHECK(f.accounts.joined(ann, club));
    CHECK_FALSE(f.accounts.joined(bob, club));
    f.accounts.left(ann, club);
    f.accounts.disconnected(ann, f.time.mono());
    f.pass(3'000);
    CHECK(f.accounts.expire(f.time.mono()).at(0).told == std::vector<server_id>{team});
}

TEST_CASE("an old word is not spread", "[presence]") {
    fixture f;
    auto const word = *f.accounts.connected(ann);
    f.accounts.disconnected(ann, f.time.mono());
    f.pass(3'000);
    f.accounts.expire(f.time.mono());
    CHECK_FALSE(f.accounts.is_current(word));
    CHECK(f.accounts.tell(word, {club}).empty());
    f.accounts.connected(ann);
    CHECK(f.accounts.tell(word, {club}).empty());
}

TEST_CASE("only members are counted in", "[presence]") {
    fixture f;
    f.count_in(club, {ann, 1, true}, false);
    CHECK_FALSE(f.servers.is_online(club, ann));
    CHECK(f.servers.size() == 0);
    f.count_in(club, {ann, 1, true}, true);
    CHECK(f.servers.is_online(club, ann));
    CHECK_FALSE(f.servers.is_online(team, ann));
}

TEST_CASE("a newer word supersedes one that waits for the gate", "[presence]") {
    fixture f;
    f.servers.begin(club, {ann, 1, true});
    f.servers.offline(club, {ann, 2, false});
    f.servers.finish(club, {ann, 1, true}, true);
    CHECK_FALSE(f.servers.is_online(club, ann));
    f.servers.begin(club, {ann, 3, true});
    f.servers.offline(club, {ann, 4, false});
    f.servers.begin(club, {ann, 5, true});
    f.servers.finish(club, {ann, 5, true}, true);
    f.servers.finish(club, {ann, 3, true}, true);
    CHECK(f.servers.is_online(club, ann));
    CHECK(f.servers.waiting() == 0);
}

TEST_CASE("changes are told at once when it was quiet, then at most once per window", "[presence]") {
    fixture f;
    f.count_in(club, {ann, 1, true});
    CHECK(f.news_of(club) == 1);
    f.count_in(club, {bob, 2, true});
    CHECK(f.news_of(club) == 0);
    CHECK(f.servers.take_due(f.time.mono()).empty());
    f.pass(99);
    CHECK(f.servers.take_due(f.time.mono()).empty());
    f.pass(1);
    auto const due = f.servers.take_due(f.time.mono());
    REQUIRE(due.size() == 1);
    CHECK(due[0].what == presence_server_side::changes{{bob, presence_status::online}});
    f.pass(1'000);
    CHECK(f.servers.take_due(f.time.mono()).empty());
}

TEST_CASE("who comes and goes within a window is no news", "[presence]") {
    fixture f;
    f.count_in(club, {ann, 1, true});
    CHECK(f.news_of(club) == 1);
    f.count_in(club, {bob, 2, true});
    f.servers.offline(club, {bob, 3, false});
    f.pass(1'000);
    CHECK(f.servers.take_due(f.time.mono()).empty());
}

TEST_CASE("where many are online changes are gathered for longer", "[presence]") {
    fixture f;
    f.options.big_online = 2;
    std::uint64_t version = 0;
    for (std::uint64_t i = 1; i <= 3; ++i)
        f.count_in(club, {account_id{i}, ++version, true});
    CHECK(f.news_of(club) == 3);
    f.count_in(club, {account_id{4}, ++version, true});
    f.pass(999);
    CHECK(f.servers.take_due(f.time.mono()).empty());
    f.pass(1);
    CHECK(f.servers.take_due(f.time.mono()).size() == 1);
}

TEST_CASE("leaving and deleting are no news of presence and leave nothing behind", "[presence]") {
    fixture f;
    f.count_in(club, {ann, 1, true});
    f.servers.left(club, ann);
    CHECK_FALSE(f.servers.is_online(club, ann));
    CHECK(f.news_of(club) == 0);
    CHECK(f.servers.size() == 0);
    f.count_in(team, {ann, 2, true});
    f.servers.deleted(team);
    CHECK(f.servers.take_due(f.time.mono()).empty());
    CHECK(f.servers.size() == 0);
    f.servers.offline(team, {ann, 3, false});
    CHECK(f.servers.size() == 0);
}

}  // namespace
