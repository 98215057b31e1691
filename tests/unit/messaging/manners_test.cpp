#include "limits.hpp"
#include "scene.hpp"

#include <parley/interfaces/services/slow_mode.hpp>

#include <catch2/catch.hpp>

using namespace parley;
using namespace parley::testing;

namespace {

constexpr principal robot{account_id{2}, {}, account_kind::bot, false};

std::optional<seconds> wait_in(result<sent_message> const& sent) {
    return sent.has_error() ? wait_of(sent.error()) : std::nullopt;
}

bool needs_age(error_code const& error) {
    return error == messaging_errc::age_confirmation_needed;
}

}  // namespace

TEST_CASE("slow mode asks for a pause, and says how long", "[messaging][slow]") {
    scene it;
    it.manners.set(scene::channel, {.slowmode = seconds{10}});
    REQUIRE(it.send("one", "n1").has_value());
    it.time.advance(milliseconds{2'500});
    CHECK(wait_in(it.send("two", "n2")) == seconds{8});
    CHECK(it.send("one", "n1").value().duplicate);  // a repeat is no second message
    CHECK(it.send("owner", "", scene::owner).has_value());
    CHECK(it.send("owner", "", scene::owner).has_value());  // manages the channel
    CHECK(wait_in(it.send("two", "n2")));                   // nor does the repeat take the clock back
    it.time.advance(milliseconds{7'500});
    CHECK(it.send("two", "n2").has_value());
    it.manners.set(scene::channel, {});
    CHECK(it.send("three").has_value());
}

TEST_CASE("a message that was refused does not start the clock", "[messaging][slow]") {
    scene it;
    it.manners.set(scene::channel, {.slowmode = seconds{10}});
    it.store.fail_next_append(storage_errc::full);
    CHECK(it.send("one", "n1").error() == storage_errc::full);
    CHECK(it.send("").error() == messaging_errc::content_empty);
    CHECK(it.send("two", "n2").has_value());
    CHECK(wait_in(it.send("three", "n3")));
}

TEST_CASE("two at once are not both let through", "[messaging][slow]") {
    scene it;
    it.manners.set(scene::channel, {.slowmode = seconds{10}});
    auto first = it.hold_first("one");
    CHECK(wait_in(it.send("two")) == seconds{10});
    it.store.release_appends();
    CHECK(first.get().has_value());
}

TEST_CASE("an age-restricted channel is open to who has confirmed, and to bots", "[messaging][age]") {
    scene it;
    it.people.add(2, "member");
    auto const before = it.sent_id("before");
    it.manners.set(scene::channel, {.age_restricted = true});
    auto page = [&](principal who) {
        return it.cores.run(it.messaging->messages().history(who, {.channel = scene::channel, .anchor = {}}));
    };
    auto find = [&] {
        return it.cores.run(it.messaging->messages().find(scene::member, scene::channel, before));
    };
    auto type = [&] {
        return it.cores.run(it.messaging->messages().start_typing(scene::member, scene::channel));
    };
    auto ids = [&] {
        return it.cores.run(it.messaging->messages().newest_ids(scene::member, scene::channel));
    };
    CHECK(needs_age(it.send("one").error()));
    CHECK(needs_age(it.edit(before, "other").error()));
    CHECK(needs_age(page(scene::member).error()));
    CHECK(needs_age(find().error()));
    CHECK(needs_age(type().error()));
    CHECK(ids().value().empty());
    CHECK(it.published<events::typing_started>().empty());
    CHECK(it.send("beep", "", robot).has_value());
    CHECK(page(robot).has_value());
    // The gate comes first: a stranger learns nothing of the channel.
    CHECK(page(scene::stranger).error() == community_errc::not_found);
    it.people.people[account_id{2}].age_confirmed = true;
    CHECK(it.send("one").has_value());
    CHECK(page(scene::member).value().size() == 3);
    CHECK(find().has_value());
    CHECK(type().has_value());
    CHECK(ids().value().size() == 3);
    CHECK(it.remove(before).has_value());
}

TEST_CASE("emoji that the writer may not use become words", "[messaging][emoji]") {
    scene it;
    it.emoji.allow({1});
    it.emoji.allow({2}, true);
    auto sent = [&](std::string text) { return it.send(std::move(text)).value().what->content; };
    CHECK(sent("no emoji at all < :x:") == "no emoji at all < :x:");
    CHECK(it.emoji.asked == 0);
    CHECK(sent("<:one:1> <a:two:2> <:six:6> <:one:1>") == "<:one:1> <a:two:2> :six: <:one:1>");
    CHECK(it.emoji.asked == 3);  // each once
    it.directory.deny(scene::member.account, permission::use_external_emojis);
    CHECK(sent("<:one:1> <a:two:2>") == "<:one:1> :two:");
    auto const id = it.sent_id("x");
    CHECK(it.edit(id, "<:one:1> <:six:6>").value()->content == "<:one:1> :six:");
}

TEST_CASE("one message asks for a bounded number of emoji", "[messaging][emoji]") {
    scene it;
    std::string text;
    for (std::uint64_t i = 1; i <= 120; ++i) {
        it.emoji.allow({i});
        text += "<:ab:" + std::to_string(i) + ">";
    }
    auto const shown = it.send(text).value().what->content;
    CHECK(it.emoji.asked == static_cast<int>(messaging::emoji_per_message_max));
    CHECK(shown.starts_with("<:ab:1>"));
    CHECK(shown.ends_with(":ab::ab:"));
    // A look-up that fails refuses the message: rewriting it would spoil it for good.
    it.emoji.down = true;
    CHECK(it.send("<:ab:1>").error() == storage_errc::unavailable);
}
