#include "session_table.hpp"

#include <catch2/catch.hpp>

namespace {

using namespace parley;
using namespace parley::sessions;
using outcome = session_table::outcome;

constexpr account_id ann{1};
constexpr account_id bob{2};

struct fixture {
    mono_time now{milliseconds{1'000'000}};
    session_table table{{.sessions_per_account_max = 3, .identify_burst = 5, .resumable_max = 4}};
    std::uint64_t turns = 0;

    claim by(account_id who, std::uint64_t key, std::uint64_t login = 7) {
        return {who, login_id{login}, {0, key}, 1, ++turns};
    }
};

TEST_CASE("a session is resumed by its account alone, within its time", "[gateway][table]") {
    fixture f;
    auto const first = f.by(ann, 1);
    CHECK(f.table.open(first, f.now).what == outcome::granted);
    f.table.release(first, true, f.now);
    CHECK(f.table.resume(f.by(bob, 1), f.now).what == outcome::unknown);
    CHECK(f.table.resume(f.by(ann, 2), f.now).what == outcome::unknown);
    f.now += milliseconds{299'999};
    f.table.expire(f.now);
    auto const second = f.by(ann, 1);
    auto const given = f.table.resume(second, f.now);
    CHECK(given.what == outcome::granted);
    CHECK_FALSE(given.superseded);
    f.now += milliseconds{10};
    f.table.expire(f.now);  // the first departure's time: the session is held again
    f.table.release(second, true, f.now);
    f.now += milliseconds{300'000};
    f.table.expire(f.now);
    CHECK(f.table.resume(f.by(ann, 1), f.now).what == outcome::unknown);
    CHECK(f.table.resumable() == 0);
}

TEST_CASE("of two connections the newer wins, and the older cannot release what it lost",
          "[gateway][table]") {
    fixture f;
    auto const first = f.by(ann, 1);
    auto const second = f.by(ann, 1);
    f.table.open(first, f.now);
    auto const given = f.table.resume(second, f.now);
    REQUIRE(given.superseded);
    CHECK(*given.superseded == whereabouts{1, first.turn});
    f.table.release(first, false, f.now);
    CHECK(f.table.resume(f.by(ann, 1), f.now).superseded == whereabouts{1, second.turn});
}

TEST_CASE("an account has three sessions at most; one that waits for a resume gives way",
          "[gateway][table]") {
    fixture f;
    auto const first = f.by(ann, 1);
    f.table.open(first, f.now);
    f.table.open(f.by(ann, 2), f.now);
    f.table.open(f.by(ann, 3), f.now);
    CHECK(f.table.open(f.by(ann, 4), f.now).what == outcome::too_many);
    f.table.release(first, true, f.now);
    CHECK(f.table.open(f.by(ann, 4), f.now).what == outcome::granted);
    CHECK(f.table.resume(f.by(bob, 1), f.now).what == outcome::unknown);
}

TEST_CASE("identifies and resumes of an account have a rate", "[gateway][table]") {
    fixture f;
    for (int i = 0; i < 5; ++i)
        CHECK(f.table.resume(f.by(ann, 9), f.now).what == outcome::unknown);
    CHECK(f.table.resume(f.by(ann, 9), f.now).what == outcome::too_fast);
    CHECK(f.table.open(f.by(bob, 1), f.now).what == outcome::granted);
    f.now += milliseconds{5'000};
    CHECK(f.table.open(f.by(ann, 1), f.now).what == outcome::granted);
    CHECK(f.table.open(f.by(ann, 2), f.now).what == outcome::too_fast);
}

TEST_CASE("a revoked login loses its sessions, and a claim that was under way comes too late",
          "[gateway][table]") {
    fixture f;
    auto const lives = f.by(ann, 1, 7);
    auto const waits = f.by(ann, 2, 7);
    auto const other = f.by(ann, 3, 8);
    for (auto const& each : {lives, waits, other})
        f.table.open(each, f.now);
    f.table.release(waits, true, f.now);
    auto const gone = f.table.revoke(ann, {login_id{7}, login_id{}}, f.now);
    CHECK(gone == std::vector<whereabouts>{{1, lives.turn}});
    CHECK(f.table.open(f.by(ann, 4, 7), f.now).what == outcome::revoked);
    CHECK(f.table.resume(f.by(ann, 2, 7), f.now).what == outcome::revoked);
    CHECK(f.table.resume(f.by(ann, 2, 8), f.now).what == outcome::unknown);
    CHECK(f.table.resume(f.by(ann, 3, 8), f.now).what == outcome::granted);
    CHECK(f.table.open(f.by(bob, 1, 0), f.now).what == outcome::granted);  // zero is nobody's login
    CHECK(f.table.resumable() == 0);
}

TEST_CASE("sessions that wait are bounded, the oldest are forgotten", "[gateway][table]") {
    fixture f;
    for (std::uint64_t i = 1; i <= 6; ++i) {
        auto const each = f.by(account_id{i}, i);
        f.table.open(each, f.now);
        f.table.release(each, true, f.now);
    }
    CHECK(f.table.resumable() == 4);
    CHECK(f.table.resume(f.by(account_id{2}, 2), f.now).what == outcome::unknown);
    CHECK(f.table.resume(f.by(account_id{3}, 3), f.now).what == outcome::granted);
}

TEST_CASE("an account leaves nothing behind when all of it is over", "[gateway][table]") {
    fixture f;
    for (int i = 0; i < 100; ++i) {
        auto const failed = f.by(ann, 1);
        f.table.resume(failed, f.now);
        f.table.release(failed, false, f.now);
    }
    auto const kept = f.by(bob, 1);
    f.table.open(kept, f.now);
    f.table.release(kept, true, f.now);
    CHECK(f.table.accounts() == 2);
    f.now += milliseconds{300'001};
    f.table.expire(f.now);
    CHECK(f.table.accounts() == 0);
}

TEST_CASE("sessions that wait, and those still connected, may be resumed in the next life",
          "[gateway][table][handover]") {
    fixture f;
    auto const gone = f.by(ann, 1);
    auto const there = f.by(ann, 2);
    auto const logged_out = f.by(bob, 3, 8);
    for (auto const& each : {gone, there, logged_out})
        f.table.open(each, f.now);
    f.table.release(gone, true, f.now);
    f.table.release(logged_out, true, f.now);
    f.table.revoke(bob, {login_id{8}}, f.now);
    f.now += milliseconds{60'000};
    auto const saved = f.table.save(f.now);
    REQUIRE(saved.size() == 2);
    CHECK(saved[0].key == gone.key);
    CHECK(saved[0].left == milliseconds{240'000});
    CHECK(saved[1].key == there.key);
    CHECK(saved[1].left == milliseconds{300'000});

    fixture next;
    for (auto const& each : saved)
        next.table.restore(each, next.now);
    CHECK(next.table.resumable() == 2);
    CHECK(next.table.resume(next.by(bob, 1), next.now).what == outcome::unknown);
    next.now += milliseconds{239'999};
    next.table.expire(next.now);
    auto const back = next.table.resume(next.by(ann, 1), next.now);
    CHECK(back.what == outcome::granted);
    CHECK_FALSE(back.superseded);
    next.now += milliseconds{60'001};
    next.table.expire(next.now);
    CHECK(next.table.resume(next.by(ann, 2), next.now).what == outcome::unknown);
    CHECK(next.table.resumable() == 0);
}

TEST_CASE("what is restored keeps the bounds of the table", "[gateway][table][handover]") {
    fixture f;
    for (std::uint64_t key = 1; key <= 10; ++key)
        f.table.restore({account_id{key % 3 + 1}, {7}, {0, key}, milliseconds{1000 * key}}, f.now);
    CHECK(f.table.resumable() == 4);
    CHECK(f.table.resume(f.by(account_id{2}, 1), f.now).what == outcome::unknown);
}

TEST_CASE("saved sessions come back as they were, or not at all", "[gateway][handover]") {
    std::vector<saved_session> const all{{ann, {7}, {1, 2}, milliseconds{0}},
                                         {bob, {}, {~0ULL, 3}, milliseconds{300'000}}};
    auto const bytes = write_saved_sessions(all);
    auto const again = read_saved_sessions(bytes);
    REQUIRE(again);
    REQUIRE(again->size() == 2);
    CHECK((*again)[1].account == bob);
    CHECK((*again)[1].key == session_key{~0ULL, 3});
    CHECK((*again)[1].left == milliseconds{300'000});
    CHECK(write_saved_sessions(*again) == bytes);
    for (std::size_t length = 0; length < bytes.size(); ++length)
        CHECK_FALSE(read_saved_sessions(std::string_view(bytes).substr(0, length)));
    CHECK_FALSE(read_saved_sessions(bytes + '\0'));
    CHECK_FALSE(read_saved_sessions(write_saved_sessions({{account_id{}, {}, {1, 2}, milliseconds{1}}})));
}

}  // namespace
