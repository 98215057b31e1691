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

}  // namespace
