#include "scene.hpp"

#include <catch2/catch.hpp>

namespace {

using namespace parley;
using parley::testing::scene;

TEST_CASE("what a rule blocks is not said, by a message or an edit", "[messaging][screening]") {
    scene it;
    it.screening.block("bad");
    auto const refused = it.send("bad");
    REQUIRE(refused.has_error());
    CHECK(refused.error() == screening_errc::screened);
    auto const id = it.sent_id("good");
    auto const edited = it.edit(id, "bad");
    REQUIRE(edited.has_error());
    CHECK(edited.error() == screening_errc::screened);
    CHECK(it.screening.edits == 1);
    CHECK(it.published<events::message_created>().size() == 1);
    CHECK(it.published<events::message_changed>().empty());
}

TEST_CASE("rules that are not in memory are read first, as often as it takes", "[messaging][screening]") {
    scene it;
    it.screening.block("bad");
    it.screening.unread = 2;
    CHECK(it.send("bad").has_error());
    CHECK(it.screening.loads == 2);
    CHECK(it.send("good").has_value());
    CHECK(it.screening.loads == 2);
}

TEST_CASE("who may not send is told so, and nothing is screened", "[messaging][screening]") {
    scene it;
    it.screening.block("bad");
    auto const refused = it.send("bad", {}, scene::stranger);
    REQUIRE(refused.has_error());
    CHECK(refused.error() == community_errc::not_found);
}

/// On the home core, as the server itself does it.
template <class T>
T at_home(scene& it, task<T> work) {
    return parley::testing::run_on(it.cores.all.home_of(scene::server), std::move(work));
}

TEST_CASE("a server speaks of somebody, who cannot change what it said", "[messaging][house]") {
    scene it;
    house_message what{.server = scene::server,
                       .channel = scene::channel,
                       .author = scene::member.account,
                       .kind = message_kind::screening_alert,
                       .content = "look"};
    it.messaging->house().say(what);
    it.until([&] { return it.published<events::message_created>().size() == 1; });
    auto const told = it.published<events::message_created>();
    CHECK(told[0].message.kind == message_kind::screening_alert);
    CHECK(told[0].message.author == scene::member.account);
    auto const said = told[0].message.id;
    CHECK(it.edit(said, "never").error() == messaging_errc::not_author);
    CHECK(it.remove(said).error() == messaging_errc::missing_permission);
    CHECK(it.remove(said, scene::owner).has_value());
}

TEST_CASE("what a server says while it stops is kept, and of a channel that is gone nothing is said",
          "[messaging][house]") {
    scene it;
    house_message what{.server = scene::server,
                       .channel = {999},
                       .author = scene::member.account,
                       .kind = message_kind::member_joined,
                       .content = {}};
    it.messaging->house().say(what);
    what.channel = scene::channel;
    it.messaging->house().say(what);
    it.drain();
    auto const told = it.published<events::message_created>();
    REQUIRE(told.size() == 1);
    CHECK(told[0].message.kind == message_kind::member_joined);
    it.messaging->house().say(what);  // too late: dropped
    CHECK(it.published<events::message_created>().size() == 1);
}

struct purging : scene {
    purging() {
        for (int i = 0; i < 130; ++i)
            ids.push_back(send("theirs").value().what->id);
        kept = send("mine", {}, owner).value().what->id;
    }
    result<std::size_t> some(purge_wanted wanted, std::size_t batch = 100) {
        return at_home(*this, messaging->purges().purge_some(server, wanted, below, batch));
    }
    std::vector<message_id> ids;
    message_id kept;
    message_id below{};
};

TEST_CASE("a purge goes from the newest down, in batches that are told of together", "[messaging][purge]") {
    purging it;
    purge_wanted const wanted{scene::channel, scene::member.account, {}, {}};
    std::size_t removed = 0;
    int rounds = 0;
    do {
        removed += it.some(wanted).value();
        ++rounds;
    } while (it.below);
    CHECK(removed == 130);
    CHECK(rounds <= 3);
    std::size_t told = 0;
    for (auto const& each : it.published<events::messages_deleted>()) {
        CHECK(each.messages.size() <= 100);
        CHECK(std::is_sorted(each.messages.begin(), each.messages.end()));
        told += each.messages.size();
    }
    CHECK(told == 130);
    CHECK(it.published<events::message_deleted>().empty());
    auto const left = it.cores.run(it.store.history({.channel = scene::channel, .anchor = {}})).value();
    REQUIRE(left.size() == 1);
    CHECK(left[0].id == it.kept);
}

TEST_CASE("a purge stops at its moment, and never takes more than it was asked for", "[messaging][purge]") {
    purging it;
    purge_wanted const wanted{scene::channel, scene::member.account, it.ids[119], {}};
    CHECK(it.some(wanted).value() == 10);
    CHECK_FALSE(it.below);
    purge_wanted const all{scene::channel, {}, {}, {}};
    CHECK(it.some(all, 7).value() == 7);
    CHECK(it.below);
}

TEST_CASE("a purge on somebody's behalf asks for their right, batch by batch", "[messaging][purge]") {
    purging it;
    purge_wanted wanted{scene::channel, {}, {}, scene::member};
    CHECK(it.some(wanted).error() == community_errc::missing_permission);
    wanted.on_behalf = scene::owner;
    CHECK(it.some(wanted).value() == 100);
    it.directory.deny(scene::owner.account, permission::manage_messages);
    CHECK(it.some(wanted).error() == community_errc::missing_permission);
}

}  // namespace
