#include "lane.hpp"

#include "limits.hpp"
#include "scene.hpp"

#include <catch2/catch.hpp>

#include <algorithm>

namespace {

using namespace parley;
using namespace parley::messaging;
using parley::testing::scene;
using futures = std::vector<scene::send_future>;

futures send_many(scene& it, std::size_t count) {
    futures sent;
    for (std::size_t i = 0; i < count; ++i)
        sent.push_back(it.start_send("message " + std::to_string(i)));
    return sent;
}

TEST_CASE("id order, store order and delivery order are one", "[messaging][lane]") {
    scene it;
    auto sent = send_many(it, 500);
    std::vector<message_id> answered;
    for (auto& each : sent)
        answered.push_back(each.get().value().what->id);

    auto events = it.published<events::message_created>();
    REQUIRE(events.size() == 500);
    for (std::size_t i = 1; i < events.size(); ++i)
        REQUIRE(events[i].message.id > events[i - 1].message.id);
    auto journal = it.cores.run(it.store.read(cores::shard_of(it.server.value), 0, 1'000)).value();
    REQUIRE(journal.size() == 500);
    for (std::size_t i = 0; i < journal.size(); ++i)
        REQUIRE(std::get<message_create>(journal[i].change).what.id == events[i].message.id);
    std::sort(answered.begin(), answered.end());
    CHECK(std::adjacent_find(answered.begin(), answered.end()) == answered.end());
    CHECK(it.directory.newest_of(it.channel) == answered.back());
}

TEST_CASE("what arrives during an append goes together in the next", "[messaging][lane]") {
    scene it;
    auto first = it.hold_first();
    auto sent = send_many(it, 300);
    it.until_waiting(300);
    it.store.release_appends();
    for (auto& each : sent)
        REQUIRE(each.get().has_value());
    CHECK(first.get().has_value());
    CHECK(it.store.append_sizes() == std::vector<std::size_t>{1, batch_drafts_max, 300 - batch_drafts_max});
}

TEST_CASE("a failed append answers everyone in it and the lane goes on", "[messaging][lane]") {
    scene it;
    for (auto error : {storage_errc::unavailable, storage_errc::full, storage_errc::overloaded,
                       storage_errc::outcome_unknown}) {
        auto first = it.hold_first();
        auto sent = send_many(it, 20);
        it.until_waiting(20);
        it.store.fail_next_append(error);
        it.store.fail_next_append(error);
        it.store.release_appends();
        CHECK(first.get().error() == error);
        for (auto& each : sent)
            CHECK(each.get().error() == error);
        CHECK(it.published<events::message_created>().empty());
    }
    CHECK(it.send("after").has_value());
    CHECK(it.published<events::message_created>().size() == 1);
}

TEST_CASE("a full lane refuses, and takes again once it moved", "[messaging][lane]") {
    scene it;
    auto first = it.hold_first();
    auto sent = send_many(it, lane_drafts_max);
    it.until_waiting(lane_drafts_max);
    CHECK(it.send("one too many").error() == messaging_errc::lane_full);
    it.store.release_appends();
    for (auto& each : sent)
        REQUIRE(each.get().has_value());
    CHECK(it.send("again").has_value());
}

TEST_CASE("a lane is also bounded by what its drafts weigh", "[messaging][lane]") {
    scene it;
    auto first = it.hold_first();
    std::string heavy;
    for (std::size_t i = 0; i < content_characters_max; ++i)
        heavy += "🦜";
    std::size_t fit = lane_bytes_max / (heavy.size() + sizeof(draft));
    futures sent;
    for (std::size_t i = 0; i < fit; ++i)
        sent.push_back(it.start_send(heavy));
    it.until_waiting(static_cast<double>(fit));
    CHECK(it.send(heavy).error() == messaging_errc::lane_full);
    it.store.release_appends();
    for (auto& each : sent)
        CHECK(each.get().has_value());
    CHECK(it.store.append_sizes()[1] <= batch_bytes_max / heavy.size());
}

TEST_CASE("who is removed while a draft waits is refused, and nothing of theirs is published",
          "[messaging][lane][permissions]") {
    scene it;
    auto first = it.hold_first("by the owner");
    auto waiting = it.start_send("by the member");
    auto of_owner = it.start_send("by the owner again", {}, it.owner);
    it.until_waiting(2);
    it.directory.remove_member(it.server, it.member.account);
    it.store.release_appends();

    CHECK(waiting.get().error() == community_errc::not_found);
    CHECK(of_owner.get().has_value());
    // The first had been handed to the store before the removal: it is committed, so everyone is told.
    CHECK(first.get().has_value());
    auto events = it.published<events::message_created>();
    REQUIRE(events.size() == 2);
    CHECK(events[0].message.content == "by the owner");
    CHECK(events[1].message.content == "by the owner again");
}

TEST_CASE("who loses the right to manage while a removal waits is refused",
          "[messaging][lane][permissions]") {
    scene it;
    auto id = it.sent_id("the member's");
    auto first = it.hold_first();
    auto removal = parley::testing::pending(it.cores.all.at(0),
                                            it.messaging->messages().remove(it.owner, it.channel, id));
    it.until_waiting(1);
    it.directory.deny(it.owner.account, permission::manage_messages);
    it.store.release_appends();
    CHECK(removal.get().error() == messaging_errc::missing_permission);
    CHECK(it.published<events::message_deleted>().empty());
}

TEST_CASE("once ownership is lost nothing is acknowledged or published", "[messaging][lane]") {
    scene it;
    auto first = it.hold_first();
    auto second = it.start_send("second");
    it.until_waiting(1);
    it.control.lose_ownership();
    it.store.release_appends();
    CHECK(first.get().error() == storage_errc::outcome_unknown);
    CHECK(second.get().error() == messaging_errc::unavailable);
    CHECK(it.published<events::message_created>().empty());
    CHECK(it.store.append_sizes().size() == 1);
}

TEST_CASE("without ids nothing reaches the store", "[messaging][lane]") {
    scene it;
    it.time.advance(milliseconds{2'000'000});  // beyond the promised ceiling
    CHECK(it.send("no id").error() == messaging_errc::unavailable);
    CHECK(it.store.append_sizes().empty());
}

TEST_CASE("draining waits for what is in flight and refuses what comes", "[messaging][lane]") {
    scene it;
    auto first = it.hold_first();
    auto sent = send_many(it, 50);
    it.until_waiting(50);
    auto drained =
        boost::asio::co_spawn(it.cores.all.at(0).executor(), it.messaging->drain(), boost::asio::use_future);
    it.until([&it] { return it.send("late").error() == messaging_errc::unavailable; });
    it.store.release_appends();
    drained.get();
    it.drained = true;
    CHECK(first.get().has_value());
    for (auto& each : sent)
        CHECK(each.get().has_value());
    CHECK(it.send("later still").error() == messaging_errc::unavailable);
}

}  // namespace
