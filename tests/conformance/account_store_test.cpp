#include "metadata_fixture.hpp"

#include <algorithm>

namespace {

using namespace parley;
using namespace parley::testing;

bool same(account const& a, account const& b) {
    return a.id == b.id && a.name == b.name && a.display_name == b.display_name && a.kind == b.kind &&
           a.admin == b.admin && a.disabled == b.disabled && a.owner == b.owner &&
           a.created_at == b.created_at;
}

bool same(account_row const& a, account_row const& b) {
    return same(a.who, b.who) && a.password_hash == b.password_hash;
}

TEST_CASE("an account comes back as it was written", "[conformance][accounts]") {
    auto which = GENERATE(from_range(all_backends()));
    INFO(name_of(which));
    stores_under_test stores(which);
    auto ann = person(1, "Ann");
    ann.who.admin = true;
    auto bot = person(greatest_id, "helper.bot");
    bot.who.kind = account_kind::bot;
    bot.who.disabled = true;
    bot.who.owner = account_id{1};
    bot.password_hash.clear();
    REQUIRE(stores.run(stores->accounts().create(ann, std::nullopt, false)).has_value());
    REQUIRE(stores.run(stores->accounts().create(bot, std::nullopt, false)).has_value());
    CHECK(same(*stores.run(stores->accounts().find(ann.who.id)).value(), ann));
    CHECK(same(*stores.run(stores->accounts().find(bot.who.id)).value(), bot));
    CHECK_FALSE(stores.run(stores->accounts().find(account_id{2})).value());
    CHECK(stores.run(stores->accounts().count_people()).value() == 1);
}

TEST_CASE("names are unique and found without case", "[conformance][accounts]") {
    auto which = GENERATE(from_range(all_backends()));
    INFO(name_of(which));
    stores_under_test stores(which);
    REQUIRE(stores.run(stores->accounts().create(person(1, "Ann.Other"), std::nullopt, false)).has_value());
    CHECK(failed_with(stores.run(stores->accounts().create(person(2, "aNN.oTHER"), std::nullopt, false)),
                      storage_errc::conflict));
    CHECK(failed_with(stores.run(stores->accounts().create(person(1, "bob"), std::nullopt, false)),
                      storage_errc::conflict));
    CHECK(stores.run(stores->accounts().find_by_name("ANN.OTHER")).value()->who.name == "Ann.Other");
    CHECK_FALSE(stores.run(stores->accounts().find_by_name("ann")).value());
    CHECK_FALSE(stores.run(stores->accounts().find_by_name("")).value());
    CHECK(stores.run(stores->accounts().count_people()).value() == 1);
}

TEST_CASE("an outside identity belongs to one account", "[conformance][accounts]") {
    auto which = GENERATE(from_range(all_backends()));
    INFO(name_of(which));
    stores_under_test stores(which);
    external_identity who{"https://id.example/", "auth0|1"};
    REQUIRE(stores.run(stores->accounts().create(person(1, "ann"), who, false)).has_value());
    CHECK(failed_with(stores.run(stores->accounts().create(person(2, "bob"), who, false)),
                      storage_errc::conflict));
    CHECK_FALSE(stores.run(stores->accounts().find(account_id{2})).value());  // all or none
    CHECK(stores.run(stores->accounts().find_by_external(who)).value()->who.id == account_id{1});
    CHECK_FALSE(stores.run(stores->accounts().find_by_external({"https://id.example/", "AUTH0|1"})).value());
    CHECK_FALSE(stores.run(stores->accounts().find_by_external({"auth0|1", "https://id.example/"})).value());
    CHECK(stores
              .run(stores->accounts().create(person(3, "cy"), external_identity{"https://other/", "auth0|1"},
                                             false))
              .has_value());
}

TEST_CASE("only the first person may be made when that is asked", "[conformance][accounts]") {
    auto which = GENERATE(from_range(all_backends()));
    INFO(name_of(which));
    stores_under_test stores(which);
    auto bot = person(1, "bot");
    bot.who.kind = account_kind::bot;
    REQUIRE(stores.run(stores->accounts().create(bot, std::nullopt, false)).has_value());
    CHECK(failed_with(stores.run(stores->accounts().create(person(2, "BOT"), std::nullopt, true)),
                      storage_errc::conflict));
    CHECK(stores.run(stores->accounts().create(person(2, "ann"), std::nullopt, true)).has_value());
    CHECK(failed_with(stores.run(stores->accounts().create(person(3, "bob"), std::nullopt, true)),
                      storage_errc::refused));
    CHECK(stores.run(stores->accounts().create(person(3, "bob"), std::nullopt, false)).has_value());
}

TEST_CASE("a person made in the ordinary way is the first one too", "[conformance][accounts]") {
    auto which = GENERATE(from_range(all_backends()));
    INFO(name_of(which));
    stores_under_test stores(which);
    REQUIRE(stores.run(stores->accounts().create(person(1, "ann"), std::nullopt, false)).has_value());
    CHECK(failed_with(stores.run(stores->accounts().create(person(2, "bob"), std::nullopt, true)),
                      storage_errc::refused));
}

TEST_CASE("of many who would be first, one is", "[conformance][accounts][race]") {
    auto which = GENERATE(from_range(all_backends()));
    INFO(name_of(which));
    stores_under_test stores(which);
    std::vector<task<result<void>>> works;
    for (std::uint64_t i = 1; i <= 24; ++i) {
        works.push_back(
            stores->accounts().create(person(i, "first" + std::to_string(i)), std::nullopt, true));
    }
    auto answers = stores.run_all(std::move(works));
    CHECK(std::count_if(answers.begin(), answers.end(), [](auto const& each) { return each.has_value(); }) ==
          1);
    CHECK(std::count_if(answers.begin(), answers.end(),
                        [](auto const& each) { return failed_with(each, storage_errc::refused); }) == 23);
    CHECK(stores.run(stores->accounts().count_people()).value() == 1);
}

TEST_CASE("of many who take one name, one has it", "[conformance][accounts][race]") {
    auto which = GENERATE(from_range(all_backends()));
    INFO(name_of(which));
    stores_under_test stores(which);
    std::vector<task<result<void>>> works;
    for (std::uint64_t i = 1; i <= 24; ++i) {
        works.push_back(
            stores->accounts().create(person(i, i % 2 == 0 ? "Same" : "sAME"), std::nullopt, false));
    }
    auto answers = stores.run_all(std::move(works));
    CHECK(std::count_if(answers.begin(), answers.end(), [](auto const& each) { return each.has_value(); }) ==
          1);
    CHECK(std::count_if(answers.begin(), answers.end(),
                        [](auto const& each) { return failed_with(each, storage_errc::conflict); }) == 23);
}

TEST_CASE("an update replaces what may change and nothing else", "[conformance][accounts]") {
    auto which = GENERATE(from_range(all_backends()));
    INFO(name_of(which));
    stores_under_test stores(which);
    auto ann = person(1, "ann");
    REQUIRE(stores.run(stores->accounts().create(ann, std::nullopt, false)).has_value());
    auto changed = person(1, "other name");
    changed.who.display_name = "Ann of Green Gables";
    changed.who.admin = true;
    changed.who.disabled = true;
    changed.who.kind = account_kind::bot;
    changed.who.owner = account_id{9};
    changed.who.created_at = from_unix_ms(1);
    changed.password_hash = "new";
    REQUIRE(stores.run(stores->accounts().update(changed)).has_value());
    ann.who.display_name = changed.who.display_name;
    ann.who.admin = ann.who.disabled = true;
    ann.password_hash = "new";
    CHECK(same(*stores.run(stores->accounts().find(ann.who.id)).value(), ann));
    CHECK(failed_with(stores.run(stores->accounts().update(person(2, "bob"))), storage_errc::not_found));
}

TEST_CASE("many accounts are found at once, absent ones left out", "[conformance][accounts]") {
    auto which = GENERATE(from_range(all_backends()));
    INFO(name_of(which));
    stores_under_test stores(which);
    std::vector<task<result<void>>> works;
    for (std::uint64_t i = 1; i <= 300; ++i) {
        works.push_back(stores->accounts().create(person(i, "n" + std::to_string(i)), std::nullopt, false));
    }
    for (auto const& each : stores.run_all(std::move(works)))
        REQUIRE(each.has_value());
    for (std::size_t count : {0U, 1U, 2U, 16U, 17U, 250U, 251U, 300U}) {
        std::vector<account_id> ids;
        for (std::uint64_t i = count; i > 0; --i) {
            ids.push_back(account_id{i});
            ids.push_back(account_id{i + 1'000'000});  // nobody
        }
        if (count > 1) ids.push_back(account_id{1});  // twice
        auto found = stores.run(stores->accounts().find_many(ids)).value();
        REQUIRE(found.size() == count);
        for (std::size_t i = 0; i < count; ++i)
            CHECK(same(found[i], person(i + 1, "n" + std::to_string(i + 1)).who));
    }
}

TEST_CASE("every text of an account survives, whatever it looks like", "[conformance][accounts]") {
    auto which = GENERATE(from_range(all_backends()));
    INFO(name_of(which));
    stores_under_test stores(which);
    std::uint64_t id = 0;
    for (auto const& text : nasty_texts()) {
        auto row = person(++id, text);
        row.who.display_name = text;
        row.password_hash = text;
        external_identity outside{text, text};
        REQUIRE(stores.run(stores->accounts().create(row, outside, false)).has_value());
        CHECK(same(*stores.run(stores->accounts().find_by_name(text)).value(), row));
        CHECK(same(*stores.run(stores->accounts().find_by_external(outside)).value(), row));
        row.who.display_name += text;
        REQUIRE(stores.run(stores->accounts().update(row)).has_value());
        CHECK(same(*stores.run(stores->accounts().find(row.who.id)).value(), row));
    }
}

TEST_CASE("text that is no text is refused, and is the name of nobody", "[conformance][accounts]") {
    auto which = GENERATE(from_range(all_backends()));
    INFO(name_of(which));
    stores_under_test stores(which);
    for (auto const& bad : {std::string("a\0b", 3), std::string("\xFF"), std::string("\xED\xA0\x80"),
                            std::string("\xC0\xAF")}) {
        CHECK(failed_with(stores.run(stores->accounts().create(person(1, bad), std::nullopt, false)),
                          storage_errc::refused));
        auto row = person(1, "ann");
        row.who.display_name = bad;
        CHECK(failed_with(stores.run(stores->accounts().create(row, std::nullopt, false)),
                          storage_errc::refused));
        CHECK(failed_with(
            stores.run(stores->accounts().create(person(1, "ann"), external_identity{bad, "x"}, false)),
            storage_errc::refused));
        CHECK_FALSE(stores.run(stores->accounts().find_by_name(bad)).value());
        CHECK_FALSE(stores.run(stores->accounts().find_by_external({bad, bad})).value());
    }
    CHECK(stores.run(stores->accounts().count_people()).value() == 0);
}

TEST_CASE("long texts are kept, too long keys are refused", "[conformance][accounts]") {
    auto which = GENERATE(from_range(all_backends()));
    INFO(name_of(which));
    stores_under_test stores(which);
    std::string longest;  // does not compress, so that an index entry would really be as long
    for (unsigned i = 0, x = 1; i < 1024; ++i, x = x * 1103515245 + 12345)
        longest.push_back(static_cast<char>('!' + (x >> 16) % 90));
    auto row = person(1, longest);
    row.who.display_name = std::string(1 << 20, 'd');
    row.password_hash = std::string(1 << 20, 'p');
    external_identity outside{longest, longest};
    REQUIRE(stores.run(stores->accounts().create(row, outside, false)).has_value());
    CHECK(same(*stores.run(stores->accounts().find_by_external(outside)).value(), row));
    CHECK(failed_with(stores.run(stores->accounts().create(person(2, longest + "x"), std::nullopt, false)),
                      storage_errc::refused));
    CHECK(failed_with(
        stores.run(stores->accounts().create(person(2, "bob"), external_identity{"i", longest + "x"}, false)),
        storage_errc::refused));
    CHECK_FALSE(stores.run(stores->accounts().find_by_name(std::string(100'000, 'x'))).value());
}

TEST_CASE("who has made an account finds it at once, from any core", "[conformance][accounts]") {
    auto which = GENERATE(from_range(all_backends()));
    INFO(name_of(which));
    stores_under_test stores(which);
    for (std::uint64_t i = 1; i <= 40; ++i) {
        REQUIRE(stores.run(stores->accounts().create(person(i, "n" + std::to_string(i)), std::nullopt, false))
                    .has_value());
        std::vector<task<result<std::optional<account_row>>>> looks;
        for (int k = 0; k < 4; ++k)
            looks.push_back(stores->accounts().find(account_id{i}));
        for (auto const& each : stores.run_all(std::move(looks)))
            CHECK(each.value().has_value());
    }
}

}  // namespace
