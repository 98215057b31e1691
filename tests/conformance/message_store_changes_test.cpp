#include "message_store_fixture.hpp"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/use_future.hpp>
#include <catch2/catch.hpp>

#include <future>

namespace {

using namespace parley;
using namespace parley::testing;
using kind = change_outcome::kind;
using ids = std::vector<std::uint64_t>;

#define EVERY_STORE fake_backend, rocksdb_backend

TEMPLATE_TEST_CASE("a message comes back as it was written, whatever its bytes", "[conformance][messages]",
                   EVERY_STORE) {
    message_store_fixture<TestType> it;
    std::vector<std::string> contents{
        "plain", "", "日本語 🦜 e\xCC\x81", std::string("a\0b\0", 4), "\xFF\xFE", std::string(16'000, 'x')};
    std::uint64_t id = 0;
    for (auto const& content : contents) {
        auto written = it.make(++id, content);
        CHECK(it.append_one(message_create{written, {}}).became == kind::applied);
    }
    it.store.restart();
    id = 0;
    for (auto const& content : contents) {
        auto read = it.find(++id);
        REQUIRE(read.has_value());
        CHECK(read->content == content);
        CHECK(read->author == it.author);
        CHECK(read->server == it.server);
        CHECK(read->channel == it.channel);
        CHECK_FALSE(read->edited_at.has_value());
    }
}

TEMPLATE_TEST_CASE("an edit keeps everything but the content and its time", "[conformance][messages]",
                   EVERY_STORE) {
    message_store_fixture<TestType> it;
    it.append_one(it.create(1));
    auto outcome = it.append_one(it.edit(1, "better"));
    CHECK(outcome.became == kind::applied);
    CHECK(outcome.what.content == "better");
    it.store.restart();
    auto read = it.find(1);
    REQUIRE(read.has_value());
    CHECK(read->content == "better");
    CHECK(read->author == it.author);
    CHECK(read->edited_at == from_unix_ms(1'234'567));
    CHECK(it.append_one(it.edit(2, "nothing")).became == kind::missing);
}

TEMPLATE_TEST_CASE("a removal answers what was there, once", "[conformance][messages]", EVERY_STORE) {
    message_store_fixture<TestType> it;
    it.append_one(it.create(1));
    auto outcome = it.append_one(it.remove(1));
    CHECK(outcome.became == kind::applied);
    CHECK(outcome.what.content == "hello");
    CHECK(it.append_one(it.remove(1)).became == kind::missing);
    CHECK(it.append_one(it.edit(1, "late")).became == kind::missing);
    CHECK_FALSE(it.find(1).has_value());
    it.store.restart();
    CHECK(it.all_ids().empty());
}

TEMPLATE_TEST_CASE("changes of one batch see those before them", "[conformance][messages]", EVERY_STORE) {
    message_store_fixture<TestType> it;
    auto outcomes = it.append({it.create(1, "n"), it.edit(1, "second"), it.create(2, "n"), it.remove(1),
                               it.edit(1, "third"), it.create(3, "n"), it.create(4)});
    REQUIRE(outcomes.size() == 7);
    CHECK(outcomes[0].became == kind::applied);
    CHECK(outcomes[1].what.content == "second");
    CHECK(outcomes[2].became == kind::duplicate);
    CHECK(outcomes[2].what.content == "second");
    CHECK(outcomes[3].became == kind::applied);
    CHECK(outcomes[4].became == kind::missing);
    CHECK(outcomes[5].became == kind::duplicate);
    CHECK(outcomes[5].what.id == message_id{1});
    CHECK(outcomes[5].what.author == account_id{});
    CHECK(it.all_ids() == ids{4});
    CHECK(it.journal().size() == 4);
}

TEMPLATE_TEST_CASE("a nonce counts once, also after a restart, an edit and a removal",
                   "[conformance][messages]", EVERY_STORE) {
    message_store_fixture<TestType> it;
    CHECK(it.append_one(it.create(1, "n")).became == kind::applied);
    it.append_one(it.edit(1, "edited"));
    it.store.restart();
    auto repeat = it.append_one(it.create(2, "n"));
    CHECK(repeat.became == kind::duplicate);
    CHECK(repeat.what.id == message_id{1});
    CHECK(repeat.what.content == "edited");
    it.append_one(it.remove(1));
    it.store.restart();
    repeat = it.append_one(it.create(3, "n"));
    CHECK(repeat.became == kind::duplicate);
    CHECK(repeat.what.id == message_id{1});
    CHECK(repeat.what.content.empty());
    CHECK(it.all_ids().empty());
}

TEMPLATE_TEST_CASE("the same nonce is free for another author and in another channel",
                   "[conformance][messages]", EVERY_STORE) {
    message_store_fixture<TestType> it;
    it.append_one(it.create(1, "n"));
    auto other_author = it.make(2);
    other_author.author = account_id{8};
    auto other_channel = it.make(3);
    other_channel.channel = it.other_channel;
    CHECK(it.append_one(message_create{other_author, "n"}).became == kind::applied);
    CHECK(it.append_one(message_create{other_channel, "n"}).became == kind::applied);
    CHECK(it.append_one(it.create(4, "N")).became == kind::applied);
    CHECK(it.append_one(it.create(5)).became == kind::applied);
    CHECK(it.append_one(it.create(6)).became == kind::applied);
}

TEMPLATE_TEST_CASE("a nonce is still known after a day", "[conformance][messages]", EVERY_STORE) {
    message_store_fixture<TestType> it;
    it.append_one(it.create(1, "n"));
    it.time.advance(std::chrono::hours{24});
    it.store.restart();
    CHECK(it.append_one(it.create(2, "n")).became == kind::duplicate);
}

TEMPLATE_TEST_CASE("of many at once with one nonce exactly one is written", "[conformance][messages]",
                   EVERY_STORE) {
    message_store_fixture<TestType> it;
    for (std::uint64_t round = 0; round < 20; ++round) {
        std::vector<std::future<result<std::vector<change_outcome>>>> answers;
        for (std::uint64_t i = 1; i <= 8; ++i) {
            std::vector<message_change> change{it.create(round * 100 + i, "n" + std::to_string(round))};
            answers.push_back(boost::asio::co_spawn(it.cores.all.at(i % 2).executor(),
                                                    it.store.messages().append(it.owner, std::move(change)),
                                                    boost::asio::use_future));
        }
        int applied = 0;
        std::uint64_t winner = 0;
        std::vector<std::uint64_t> named;
        for (auto& answer : answers) {
            auto outcome = answer.get().value().at(0);
            named.push_back(outcome.what.id.value);
            if (outcome.became == kind::applied) {
                ++applied;
                winner = outcome.what.id.value;
            }
        }
        REQUIRE(applied == 1);
        REQUIRE(named == std::vector<std::uint64_t>(8, winner));
    }
    CHECK(it.all_ids().size() == 20);
    CHECK(it.journal().size() == 20);
}

TEMPLATE_TEST_CASE("the journal holds one entry per applied change, in order, per shard",
                   "[conformance][journal]", EVERY_STORE) {
    message_store_fixture<TestType> it;
    it.append({it.create(1, "n"), it.create(2, "n"), it.edit(1, "x"), it.edit(9, "x"), it.remove(1)});
    it.append({it.create(5)}, fence{4, 1});
    it.store.restart();
    it.append_one(it.create(6));

    auto entries = it.journal();
    REQUIRE(entries.size() == 4);
    CHECK(std::get<message_create>(entries[0].change).what.id == message_id{1});
    CHECK(std::get<message_create>(entries[0].change).nonce == "n");
    CHECK(std::get<message_edit>(entries[1].change).content == "x");
    CHECK(std::get<message_remove>(entries[2].change).id == message_id{1});
    CHECK(std::get<message_create>(entries[3].change).what.id == message_id{6});
    CHECK(entries[0].at == it.time.now());
    for (std::size_t i = 1; i < entries.size(); ++i)
        CHECK(entries[i].position > entries[i - 1].position);

    auto rest = it.journal(entries[1].position, 1);
    REQUIRE(rest.size() == 1);
    CHECK(rest[0].position == entries[2].position);
    CHECK(it.journal(entries[3].position).empty());
    CHECK(it.journal(0, 0).empty());
    CHECK(it.journal(0, 100, 4).size() == 1);
    CHECK(it.journal(0, 100, 5).empty());
    CHECK(it.journal(~0ULL).empty());
}

TEMPLATE_TEST_CASE("an empty append is an empty answer", "[conformance][messages]", EVERY_STORE) {
    message_store_fixture<TestType> it;
    CHECK(it.append({}).empty());
    CHECK(it.journal().empty());
}

TEMPLATE_TEST_CASE("a dropped channel is empty at once and stays so; its neighbours stay",
                   "[conformance][messages]", EVERY_STORE) {
    message_store_fixture<TestType> it;
    auto neighbour = it.make(1);
    neighbour.channel = it.other_channel;
    auto before = it.make(1);
    before.channel = channel_id{99};
    it.append({it.create(1), it.create(~0ULL), message_create{neighbour, {}}, message_create{before, {}}});
    REQUIRE(it.cores.run(it.store.messages().drop_channel(it.channel)).has_value());
    CHECK(it.all_ids().empty());
    it.store.restart();
    CHECK(it.all_ids().empty());
    CHECK_FALSE(it.find(1).has_value());
    for (auto kept : {it.other_channel, channel_id{99}}) {
        CHECK(it.page({kept, history_query::side::newest, {}, 50}).size() == 1);
    }
    REQUIRE(it.cores.run(it.store.messages().drop_channel(it.channel)).has_value());
}

}  // namespace
