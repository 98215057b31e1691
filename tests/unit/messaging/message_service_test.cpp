#include "scene.hpp"

#include <catch2/catch.hpp>

namespace {

using namespace parley;
using parley::testing::scene;

TEST_CASE("a member's message is stored, published with its nonce, and answered", "[messaging][send]") {
    scene it;
    auto sent = it.send("hello", "n1").value();
    CHECK_FALSE(sent.duplicate);
    CHECK(sent.what->author == it.member.account);
    CHECK(sent.what->channel == it.channel);
    CHECK(sent.what->server == it.server);
    auto events = it.published<events::message_created>();
    REQUIRE(events.size() == 1);
    CHECK(events[0].message.id == sent.what->id);
    CHECK(events[0].nonce == "n1");
    CHECK(it.directory.newest_of(it.channel) == sent.what->id);
}

TEST_CASE("a repeated nonce answers the first message and publishes nothing", "[messaging][send]") {
    scene it;
    auto first = it.send("first", "n").value();
    auto again = it.send("second", "n").value();
    CHECK(again.duplicate);
    CHECK(again.what->id == first.what->id);
    CHECK(again.what->content == "first");
    REQUIRE(it.edit(first.what->id, "edited").has_value());
    CHECK(it.send("third", "n").value().what->content == "edited");
    CHECK(it.published<events::message_created>().size() == 1);
}

TEST_CASE("a repeated nonce of a deleted message still names it", "[messaging][send]") {
    scene it;
    auto first = it.send("first", "n").value();
    REQUIRE(it.remove(first.what->id).has_value());
    auto again = it.send("second", "n").value();
    CHECK(again.duplicate);
    CHECK(again.what->id == first.what->id);
    CHECK(again.what->channel == it.channel);
    CHECK(again.what->author == it.member.account);
    CHECK(again.what->content.empty());
}

TEST_CASE("of many at once with one nonce one is published", "[messaging][send]") {
    scene it;
    std::vector<scene::send_future> sent;
    for (int i = 0; i < 50; ++i)
        sent.push_back(it.start_send("same", "n"));
    int originals = 0;
    for (auto& each : sent)
        originals += each.get().value().duplicate ? 0 : 1;
    CHECK(originals == 1);
    CHECK(it.published<events::message_created>().size() == 1);
}

TEST_CASE("sending is refused to strangers, the silenced, and for bad content or nonces",
          "[messaging][send][permissions]") {
    scene it;
    CHECK(it.send("hi", {}, it.stranger).error() == community_errc::not_found);
    CHECK(it.send(" ").error() == messaging_errc::content_empty);
    CHECK(it.send(std::string(4'001, 'x')).error() == messaging_errc::content_too_long);
    CHECK(it.send("hi", std::string(65, 'n')).error() == messaging_errc::invalid_nonce);
    CHECK(it.send("hi", "\n").error() == messaging_errc::invalid_nonce);
    it.directory.deny(it.member.account, permission::send_messages);
    CHECK(it.send("hi").error() == community_errc::missing_permission);
    it.directory.remove_channel(it.channel);
    CHECK(it.send("hi", {}, it.owner).error() == community_errc::not_found);
    CHECK(it.published<events::message_created>().empty());
    CHECK(it.store.append_sizes().empty());
}

TEST_CASE("only the author edits, and the event carries the new words", "[messaging][edit]") {
    scene it;
    auto id = it.sent_id("before");
    CHECK(it.edit(id, "by the owner", it.owner).error() == messaging_errc::not_author);
    CHECK(it.edit(id, "by a stranger", it.stranger).error() == community_errc::not_found);
    CHECK(it.edit(message_id{1}, "nothing").error() == messaging_errc::not_found);
    CHECK(it.edit(id, "").error() == messaging_errc::content_empty);
    it.time.advance(milliseconds{5'000});
    auto edited = it.edit(id, "after").value();
    CHECK(edited->content == "after");
    CHECK(edited->edited_at == it.time.now());
    auto events = it.published<events::message_changed>();
    REQUIRE(events.size() == 1);
    CHECK(events[0].message.content == "after");
}

TEST_CASE("an edit that changes nothing is no event and no write", "[messaging][edit]") {
    scene it;
    auto id = it.sent_id("same");
    auto edited = it.edit(id, "same").value();
    CHECK_FALSE(edited->edited_at.has_value());
    CHECK(it.published<events::message_changed>().empty());
    CHECK(it.store.append_sizes().size() == 1);
}

TEST_CASE("the silenced cannot edit, but can take their words back", "[messaging][edit][permissions]") {
    scene it;
    auto id = it.sent_id("words");
    it.directory.deny(it.member.account, permission::send_messages);
    CHECK(it.edit(id, "other words").error() == community_errc::missing_permission);
    CHECK(it.remove(id).has_value());
}

TEST_CASE("a message is removed by its author or a manager, once", "[messaging][remove]") {
    scene it;
    auto by_member = it.sent_id("the member's");
    auto by_owner = it.send("the owner's", {}, it.owner).value().what->id;
    CHECK(it.remove(by_owner).error() == messaging_errc::missing_permission);
    CHECK(it.remove(by_owner, it.stranger).error() == community_errc::not_found);
    CHECK(it.remove(by_member, it.owner).has_value());
    CHECK(it.remove(by_member).error() == messaging_errc::not_found);
    CHECK(it.remove(by_owner, it.owner).has_value());
    auto events = it.published<events::message_deleted>();
    REQUIRE(events.size() == 2);
    CHECK(events[0].message == by_member);
    CHECK(events[0].server == it.server);
    CHECK(events[0].channel == it.channel);
}

TEST_CASE("an edit and a removal that race end in one order for everyone", "[messaging][lane]") {
    scene it;
    auto id = it.sent_id("words");
    auto first = it.hold_first();
    auto removal = parley::testing::pending(it.cores.all.at(0),
                                            it.messaging->messages().remove(it.member, it.channel, id));
    it.until_waiting(1);
    auto edit = parley::testing::pending(it.cores.all.at(0),
                                         it.messaging->messages().edit(it.member, it.channel, id, "late"));
    it.until_waiting(2);
    it.store.release_appends();
    CHECK(removal.get().has_value());
    CHECK(edit.get().error() == messaging_errc::not_found);
    CHECK(it.published<events::message_changed>().empty());
    CHECK(it.published<events::message_deleted>().size() == 1);
}

TEST_CASE("history, one message and the newest ids need the right to read", "[messaging][read]") {
    scene it;
    auto id = it.sent_id("words");
    auto& messages = it.messaging->messages();
    history_query all{it.channel, history_query::side::newest, {}, 50};
    auto page = it.cores.run(messages.history(it.member, all)).value();
    REQUIRE(page.size() == 1);
    CHECK(page[0]->id == id);
    CHECK(it.cores.run(messages.find(it.member, it.channel, id)).value()->content == "words");
    CHECK(it.cores.run(messages.find(it.member, it.channel, message_id{1})).error() ==
          messaging_errc::not_found);
    CHECK(it.cores.run(messages.newest_ids(it.member, it.channel)).value() == std::vector{id});

    CHECK(it.cores.run(messages.history(it.stranger, all)).error() == community_errc::not_found);
    CHECK(it.cores.run(messages.find(it.stranger, it.channel, id)).error() == community_errc::not_found);
    CHECK(it.cores.run(messages.newest_ids(it.stranger, it.channel)).error() == community_errc::not_found);

    it.directory.deny(it.member.account, permission::read_message_history);
    CHECK(it.cores.run(messages.history(it.member, all)).error() == community_errc::missing_permission);
    CHECK(it.cores.run(messages.newest_ids(it.member, it.channel)).value().empty());
}

TEST_CASE("a page is never larger than a hundred nor empty by request", "[messaging][read]") {
    scene it;
    for (int i = 0; i < 120; ++i)
        it.sent_id("words");
    for (auto [asked, given] :
         {std::pair<std::size_t, std::size_t>{0, 1}, {1, 1}, {100, 100}, {1'000'000, 100}}) {
        history_query query{it.channel, history_query::side::newest, {}, asked};
        CHECK(it.cores.run(it.messaging->messages().history(it.member, query)).value().size() == given);
    }
}

TEST_CASE("typing is ephemeral, limited, and for those who may send", "[messaging][typing]") {
    scene it;
    auto type = [&it](principal who) {
        return it.cores.run(it.messaging->messages().start_typing(who, it.channel));
    };
    CHECK(type(it.member).has_value());
    CHECK(type(it.member).has_value());
    CHECK(type(it.stranger).error() == community_errc::not_found);
    it.time.advance(milliseconds{3'000});
    CHECK(type(it.member).has_value());
    auto shown = it.streams.published_ephemeral<events::typing_started>();
    REQUIRE(shown.size() == 2);
    CHECK(shown[0].account == it.member.account);
    CHECK(it.streams.published_count(stream_id::of_server(it.server)) == 0);
}

TEST_CASE("nobody sees the invisible type, nor whoever may be invisible", "[messaging][typing]") {
    scene it;
    auto type = [&it](principal who) {
        return it.cores.run(it.messaging->messages().start_typing(who, it.channel));
    };
    it.presences.chosen = presence_choice{chosen_status::invisible, {}};
    CHECK(type(it.member).has_value());
    CHECK(type(it.stranger).error() == community_errc::not_found);
    it.presences.chosen = storage_errc::unavailable;
    CHECK(type(it.member).has_value());
    CHECK(it.streams.published_ephemeral<events::typing_started>().empty());
    // Being seen again, they do not have to wait.
    it.presences.chosen = presence_choice{chosen_status::idle, {}};
    CHECK(type(it.member).has_value());
    CHECK(it.streams.published_ephemeral<events::typing_started>().size() == 1);
}

}  // namespace
