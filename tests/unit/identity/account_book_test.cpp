#include "house.hpp"

using namespace parley;
using parley::testing::good_password;
using parley::testing::house;

TEST_CASE("an account is found by id, warm without the store", "[identity][accounts]") {
    house h;
    auto ann = h.person("ann");
    CHECK(h.run(h.services->accounts().find(ann.id))->name == "ann");
    h.accounts.fail_always(storage_errc::unavailable);
    CHECK(h.run(h.services->accounts().find(ann.id))->name == "ann");
    CHECK(h.run(h.services->accounts().find(account_id{9})).error() == storage_errc::unavailable);
    h.accounts.fail_always(storage_errc::ok);
    CHECK(h.run(h.services->accounts().find(account_id{9})).error() == identity_errc::not_found);
}

TEST_CASE("many accounts come in the order asked, without the absent", "[identity][accounts]") {
    house h;
    auto ann = h.person("ann");
    auto bob = h.person("bob");
    auto cy = h.person("cy");
    (void)h.run(h.services->accounts().find(bob.id));
    std::vector<account_id> ids{cy.id, account_id{9}, ann.id, bob.id, ann.id};
    auto found = h.run(h.services->accounts().find_many(ids)).value();
    REQUIRE(found.size() == 4);
    CHECK(found[0].name == "cy");
    CHECK(found[1].name == "ann");
    CHECK(found[2].name == "bob");
    CHECK(found[3].name == "ann");
    CHECK(h.run(h.services->accounts().find_many({})).value().empty());
}

TEST_CASE("more accounts than one read takes are read in parts", "[identity][accounts]") {
    house h;
    std::vector<account_id> ids;
    for (int i = 0; i < 2500; ++i)
        ids.push_back(account_id{static_cast<std::uint64_t>(i + 1)});
    auto ann = h.person("ann");
    ids.push_back(ann.id);
    CHECK(h.run(h.services->accounts().find_many(ids))->size() == 1);
}

TEST_CASE("a changed display name is seen on every core and told to whoever listens",
          "[identity][accounts]") {
    house h;
    auto ann = h.person("ann");
    for (std::size_t core : {0U, 1U})
        CHECK(h.run(h.services->accounts().find(ann.id), core)->display_name == "ann");
    auto login = h.log_in("ann").value();
    auto changed =
        h.run(h.services->accounts().change_profile(house::as(login), {.display_name = " Ann B "}));
    REQUIRE(changed.has_value());
    CHECK(changed->display_name == "Ann B");
    for (std::size_t core : {0U, 1U})
        CHECK(h.run(h.services->accounts().find(ann.id), core)->display_name == "Ann B");
    auto events = h.events.published<events::account_changed>(stream_id::of_account(ann.id));
    REQUIRE(events.size() == 1);
    CHECK(events[0].who.display_name == "Ann B");
    REQUIRE(h.changes.changes.size() == 1);
    CHECK(h.changes.changes[0].display_name == "Ann B");
    // The same name again is no change.
    CHECK(h.run(h.services->accounts().change_profile(house::as(login), {.display_name = "Ann B"}))
              .has_value());
    CHECK(h.changes.changes.size() == 1);
}

TEST_CASE("a display name that breaks the rule, or is not stored, changes nothing", "[identity][accounts]") {
    house h;
    auto ann = h.person("ann");
    auto login = h.log_in("ann").value();
    auto& accounts = h.services->accounts();
    CHECK(h.run(accounts.change_profile(house::as(login), {.display_name = "\n"})).error() ==
          identity_errc::invalid_display_name);
    h.accounts.fail_next(storage_errc::full);
    CHECK(h.run(accounts.change_profile(house::as(login), {.display_name = "Ann B"})).error() ==
          storage_errc::full);
    CHECK(h.run(accounts.find(ann.id))->display_name == "ann");
    CHECK(h.events.published_count(stream_id::of_account(ann.id)) == 0);
    principal nobody;
    nobody.account = account_id{9};
    CHECK(h.run(accounts.change_profile(nobody, {.display_name = "x"})).error() == identity_errc::not_found);
}

TEST_CASE("changes of one account do not undo each other", "[identity][accounts][race]") {
    house h;
    auto ann = h.person("ann");
    auto login = h.log_in("ann").value();
    h.passwords.strength = 2;  // the next log-in replaces the hash while names change
    std::vector<std::future<result<account>>> renaming;
    std::vector<std::future<result<issued_login>>> logging_in;
    for (std::size_t i = 0; i < 20; ++i) {
        auto name = "Ann " + std::to_string(i);
        renaming.push_back(
            h.begin(h.services->accounts().change_profile(house::as(login), {.display_name = name}), i % 2));
        login_attempt attempt{"ann", good_password, "192.0.2.1", ""};
        if (i < 5) logging_in.push_back(h.begin(h.services->logins().log_in(std::move(attempt)), i % 2));
    }
    for (auto& each : renaming)
        CHECK(each.get().has_value());
    for (auto& each : logging_in)
        (void)each.get();
    auto row = h.run(h.accounts.find(ann.id)).value();
    CHECK(row->password_hash.starts_with("fake$2$"));
    auto events = h.events.published<events::account_changed>(stream_id::of_account(ann.id));
    REQUIRE(events.size() == 20);
    CHECK(events.back().who.display_name == row->who.display_name);
}

TEST_CASE("accounts are made by the rules", "[identity][accounts]") {
    house h;
    auto ann = h.person("ann", true);
    CHECK(ann.admin);
    auto& accounts = h.services->accounts();
    auto made = [&](std::string name, std::string password, account_kind kind, account_id owner) {
        new_account wanted{std::move(name), std::move(password), kind, true, owner};
        return h.run(accounts.create(std::move(wanted)));
    };
    auto person = account_kind::person;
    auto bot = account_kind::bot;
    CHECK(made("ANN", good_password, person, {}).error() == identity_errc::name_taken);
    CHECK(made("here", good_password, person, {}).error() == identity_errc::invalid_name);
    CHECK(made("bob", "", person, {}).error() == identity_errc::invalid_password);
    CHECK(made("robot", good_password, bot, ann.id).error() == identity_errc::invalid_password);
    CHECK(made("robot", "", bot, {}).error() == identity_errc::not_found);
    auto robot = made("robot", "", bot, ann.id).value();
    CHECK(robot.owner == ann.id);
    CHECK_FALSE(robot.admin);
    CHECK(made("robot2", "", bot, robot.id).error() == identity_errc::not_found);
    h.passwords.full = true;
    CHECK(made("bob", good_password, person, {}).error() == identity_errc::busy);
}

TEST_CASE("an account is found by its name without case", "[identity][accounts]") {
    house h;
    auto ann = h.person("Ann");
    CHECK(h.run(h.services->accounts().find_by_name("aNn"))->id == ann.id);
    CHECK(h.run(h.services->accounts().find_by_name("bob")).error() == identity_errc::not_found);
    CHECK(h.run(h.services->accounts().find_by_name(std::string(10'000, 'x'))).error() ==
          identity_errc::not_found);
}

TEST_CASE("a profile has a picture, a few words and an age that was confirmed", "[identity][accounts]") {
    house h;
    auto ann = h.person("ann");
    auto login = h.log_in("ann").value();
    h.pictures.add("face.png", asset_purpose::avatar);
    h.pictures.add("smile.png", asset_purpose::emoji);
    auto change = [&](profile_edit edit) {
        return h.run(h.services->accounts().change_profile(house::as(login), std::move(edit)));
    };
    auto const full =
        change({.bio = " I count.\nTwice. ", .avatar = "face.png", .age_confirmed = true}).value();
    CHECK(full.bio == "I count.\nTwice.");
    CHECK(full.avatar == "face.png");
    CHECK(full.age_confirmed);
    CHECK(full.display_name == ann.display_name);
    CHECK(h.run(h.services->accounts().find(ann.id), 1).value() == full);  // on the other core, too
    CHECK(change({.avatar = "smile.png"}).error() == asset_errc::invalid_asset);
    CHECK(change({.avatar = "absent.png"}).error() == asset_errc::invalid_asset);
    CHECK(change({.bio = std::string(191, 'x')}).error() == identity_errc::invalid_bio);
    CHECK(change({.bio = "\xFF"}).error() == identity_errc::invalid_bio);
    CHECK(change({.bio = "\xE2\x80\xAE"}).error() == identity_errc::invalid_bio);
    auto const told = h.events.published<events::account_changed>(stream_id::of_account(ann.id)).size();
    CHECK(change({}).value() == full);
    CHECK(h.events.published<events::account_changed>(stream_id::of_account(ann.id)).size() == told);
    auto const bare = change({.bio = "", .avatar = "", .age_confirmed = false}).value();
    CHECK(bare.bio.empty());
    CHECK(bare.avatar.empty());
    CHECK_FALSE(bare.age_confirmed);
}
