#include "limits.hpp"
#include "scene.hpp"

#include <catch2/catch.hpp>

namespace {

using namespace parley;
using parley::testing::scene;

struct marks_scene : scene {
    marks_scene() {
        for (int i = 0; i < 5; ++i)
            written.push_back(sent_id("words"));
    }
    result<void> mark(message_id newest, principal who = member) {
        return cores.run(messaging->read_marks().mark_read(who, channel, newest));
    }
    message_id mark_of(principal who = member) {
        auto all = cores.run(messaging->read_marks().of_account(who.account)).value();
        return all.empty() ? message_id{} : all.at(0).message;
    }
    message_id stored() { return data.read_marks[{member.account, channel}]; }
    std::size_t moves(principal who = member) {
        return streams.published<events::read_moved>(stream_id::of_account(who.account)).size();
    }
    std::vector<message_id> written;
};

TEST_CASE("a mark moves forward only, and each move is told once", "[messaging][marks]") {
    marks_scene it;
    CHECK(it.mark(it.written[2]).has_value());
    CHECK(it.mark(it.written[1]).has_value());
    CHECK(it.mark(it.written[2]).has_value());
    CHECK(it.mark_of() == it.written[2]);
    CHECK(it.moves() == 1);
    CHECK(it.mark(it.written[4]).has_value());
    CHECK(it.mark_of() == it.written[4]);
    CHECK(it.moves() == 2);
    CHECK(it.moves(it.owner) == 0);
}

TEST_CASE("a mark cannot run ahead of what was written", "[messaging][marks]") {
    marks_scene it;
    CHECK(it.mark(message_id{~0ULL}).has_value());
    CHECK(it.mark_of() == it.written.back());
}

TEST_CASE("a channel without messages has nothing to mark", "[messaging][marks]") {
    scene it;
    auto marked = it.cores.run(it.messaging->read_marks().mark_read(it.member, it.channel, message_id{5}));
    CHECK(marked.has_value());
    CHECK(it.cores.run(it.messaging->read_marks().of_account(it.member.account)).value().empty());
}

TEST_CASE("strangers mark nothing", "[messaging][marks][permissions]") {
    marks_scene it;
    CHECK(it.mark(it.written[0], it.stranger).error() == community_errc::not_found);
    CHECK(it.moves(it.stranger) == 0);
}

TEST_CASE("a mark that the store has from before is not moved back", "[messaging][marks]") {
    marks_scene it;
    it.data.read_marks[{it.member.account, it.channel}] = it.written[3];
    CHECK(it.mark(it.written[1]).has_value());
    CHECK(it.moves() == 0);
    CHECK(it.mark_of() == it.written[3]);
}

TEST_CASE("marks are written soon, without being asked", "[messaging][marks]") {
    marks_scene it;
    REQUIRE(it.mark(it.written[2]).has_value());
    auto started = std::chrono::steady_clock::now();
    it.until([&it] {
        std::lock_guard lock(it.data.mutex);
        return it.stored() == it.written[2];
    });
    CHECK(std::chrono::steady_clock::now() - started < std::chrono::seconds{5});
}

TEST_CASE("draining writes what waits, coalesced", "[messaging][marks]") {
    marks_scene it;
    for (auto id : it.written)
        REQUIRE(it.mark(id).has_value());
    it.drain();
    CHECK(it.stored() == it.written.back());
    CHECK(it.mark(it.written.back()).error() == messaging_errc::unavailable);
}

TEST_CASE("a store that fails for a while loses no mark", "[messaging][marks]") {
    marks_scene it;
    REQUIRE(it.mark(it.written[1]).has_value());
    it.marks.fail_always(storage_errc::unavailable);
    CHECK(it.mark(it.written[2]).has_value());
    std::this_thread::sleep_for(messaging::mark_flush_period + milliseconds{300});
    CHECK(it.mark(it.written[3], it.owner).error() == storage_errc::unavailable);
    it.marks.fail_always(storage_errc::ok);
    it.drain();
    CHECK(it.stored() == it.written[2]);
}

TEST_CASE("a mark of a channel that is gone is given up, not tried for ever", "[messaging][marks]") {
    marks_scene it;
    REQUIRE(it.mark(it.written[1]).has_value());
    {
        std::lock_guard lock(it.data.mutex);
        it.data.channels.clear();
    }
    it.drain();
    CHECK(it.data.read_marks.empty());
}

}  // namespace
