#include "metadata_fixture.hpp"

#include <limits>

namespace {

using namespace parley;
using namespace parley::testing;

struct choosing : stores_under_test {
    explicit choosing(backend which) : stores_under_test(which) {
        for (std::uint64_t id : {std::uint64_t{1}, std::uint64_t{2}, greatest_id}) {
            auto row = person(id, "person" + std::to_string(id % 1000));
            REQUIRE(run((*this)->accounts().create(std::move(row), {}, false)).has_value());
        }
    }
    result<presence_choice> found(std::uint64_t account) {
        return run((*this)->presences().find(account_id{account}));
    }
    result<void> put(std::uint64_t account, presence_choice choice) {
        return run((*this)->presences().put(account_id{account}, std::move(choice)));
    }
};

TEST_CASE("nobody has chosen anything at first", "[conformance][presence]") {
    auto which = GENERATE(from_range(all_backends()));
    INFO(name_of(which));
    choosing stores(which);
    CHECK(stores.found(1).value() == presence_choice{});
    CHECK(failed_with(stores.found(77), storage_errc::not_found));
}

TEST_CASE("a choice comes back as it was put, is replaced, and is nobody else's", "[conformance][presence]") {
    auto which = GENERATE(from_range(all_backends()));
    INFO(name_of(which));
    choosing stores(which);
    for (auto status : {chosen_status::online, chosen_status::idle, chosen_status::do_not_disturb,
                        chosen_status::invisible}) {
        presence_choice const wanted{status,
                                     custom_status{"At lunch", "🥗", from_unix_ms(1'760'000'000'123)}};
        REQUIRE(stores.put(greatest_id, wanted).has_value());
        CHECK(stores.found(greatest_id).value() == wanted);
        CHECK(stores.found(1).value() == presence_choice{});
    }
    presence_choice const plain{chosen_status::idle, std::nullopt};
    REQUIRE(stores.put(greatest_id, plain).has_value());
    CHECK(stores.found(greatest_id).value() == plain);
    presence_choice const timeless{chosen_status::online, custom_status{"", "party:42", {}}};
    REQUIRE(stores.put(greatest_id, timeless).has_value());
    CHECK(stores.found(greatest_id).value() == timeless);
}

TEST_CASE("a custom status that says nothing is none", "[conformance][presence]") {
    auto which = GENERATE(from_range(all_backends()));
    INFO(name_of(which));
    choosing stores(which);
    REQUIRE(stores.put(1, {chosen_status::online, custom_status{"", "", from_unix_ms(5)}}).has_value());
    CHECK(stores.found(1).value() == presence_choice{});
}

TEST_CASE("a choice may say anything that is text", "[conformance][presence]") {
    auto which = GENERATE(from_range(all_backends()));
    INFO(name_of(which));
    choosing stores(which);
    for (auto const& text : nasty_texts()) {
        presence_choice const wanted{chosen_status::online, custom_status{text, text, {}}};
        REQUIRE(stores.put(1, wanted).has_value());
        CHECK(stores.found(1).value() == wanted);
    }
    for (auto const& bad : {std::string("\xFF"), std::string("a\0b", 3)}) {
        CHECK(failed_with(stores.put(1, {chosen_status::online, custom_status{bad, "", {}}}),
                          storage_errc::refused));
        CHECK(failed_with(stores.put(1, {chosen_status::online, custom_status{"", bad, {}}}),
                          storage_errc::refused));
    }
}

TEST_CASE("only an account can choose", "[conformance][presence]") {
    auto which = GENERATE(from_range(all_backends()));
    INFO(name_of(which));
    choosing stores(which);
    CHECK(failed_with(stores.put(77, {chosen_status::idle, {}}), storage_errc::not_found));
    CHECK(failed_with(stores.found(77), storage_errc::not_found));
}

TEST_CASE("a change of the profile leaves the choice, and the other way round", "[conformance][presence]") {
    auto which = GENERATE(from_range(all_backends()));
    INFO(name_of(which));
    choosing stores(which);
    presence_choice const wanted{chosen_status::invisible, custom_status{"away", "", {}}};
    REQUIRE(stores.put(1, wanted).has_value());
    auto row = stores.run(stores->accounts().find(account_id{1})).value().value();
    row.who.display_name = "Another";
    REQUIRE(stores.run(stores->accounts().update(row)).has_value());
    CHECK(stores.found(1).value() == wanted);
    REQUIRE(stores.put(1, {chosen_status::idle, {}}).has_value());
    CHECK(stores.run(stores->accounts().find(account_id{1})).value()->who == row.who);
}

TEST_CASE("a choice survives a restart", "[conformance][presence]") {
    auto which = GENERATE(from_range(real_backends()));
    INFO(name_of(which));
    choosing stores(which);
    presence_choice const wanted{chosen_status::do_not_disturb, custom_status{"busy", "", from_unix_ms(9)}};
    REQUIRE(stores.put(1, wanted).has_value());
    stores->restart();
    CHECK(stores.found(1).value() == wanted);
}

}  // namespace
