#include "house.hpp"

#include <boost/asio/bind_cancellation_slot.hpp>
#include <boost/asio/cancellation_signal.hpp>

#include <algorithm>

using namespace parley;
using parley::testing::good_password;
using parley::testing::house;

TEST_CASE("a revoked login is believed on no core, and its connections end first", "[identity][revocation]") {
    house h;
    auto ann = h.person("ann");
    auto one = h.log_in("ann").value();
    auto other = h.log_in("ann").value();
    for (std::size_t core : {0U, 1U})
        REQUIRE(h.authenticate(one.token, core).has_value());
    REQUIRE(h.run(h.services->logins().revoke(house::as(other), one.login.id)).has_value());
    for (std::size_t core : {0U, 1U}) {
        CHECK(h.authenticate(one.token, core).error() == identity_errc::invalid_token);
        CHECK(h.authenticate(other.token, core).has_value());
    }
    auto notes = h.revocations.notes();
    REQUIRE(notes.size() == 1);
    CHECK(notes[0].account == ann.id);
    CHECK(notes[0].logins == std::vector<login_id>{one.login.id});
    CHECK(notes[0].where == &h.cores.all.home_of(ann.id));
}

TEST_CASE("nobody revokes another's login", "[identity][revocation]") {
    house h;
    h.person("ann");
    h.person("bob");
    auto ann = h.log_in("ann").value();
    auto bob = h.log_in("bob").value();
    CHECK(h.run(h.services->logins().revoke(house::as(bob), ann.login.id)).error() ==
          identity_errc::not_found);
    CHECK(h.run(h.services->logins().revoke(house::as(bob), login_id{1})).error() ==
          identity_errc::not_found);
    CHECK(h.authenticate(ann.token).has_value());
    CHECK(h.revocations.notes().empty());
}

TEST_CASE("all but the own login end together", "[identity][revocation]") {
    house h;
    h.person("ann");
    auto mine = h.log_in("ann").value();
    auto first = h.log_in("ann").value();
    auto second = h.log_in("ann").value();
    for (auto const& each : {mine, first, second})
        (void)h.authenticate(each.token, 1);
    REQUIRE(h.run(h.services->logins().revoke_others(house::as(mine))).has_value());
    CHECK(h.authenticate(mine.token, 1).has_value());
    CHECK(h.authenticate(first.token, 1).has_error());
    CHECK(h.authenticate(second.token, 1).has_error());
    CHECK(h.run(h.services->logins().list(house::as(mine)))->size() == 1);
}

TEST_CASE("a look-up that a revocation overtakes does not bring the token back",
          "[identity][revocation][race]") {
    house h;
    h.person("ann");
    auto owner = h.log_in("ann").value();
    auto victim = h.log_in("ann").value();
    h.logins.hold();
    // Core 1 has read the row, but its answer is still on the way…
    auto early = h.begin(h.services->authenticator().authenticate(victim.token), 1);
    h.eventually([&] { return h.logins.held() == 1; });
    // … while the login is revoked and the caller answered.
    REQUIRE(h.run(h.services->logins().revoke(house::as(owner), victim.login.id)).has_value());
    // A request that starts now must not join the early look-up.
    auto late = h.begin(h.services->authenticator().authenticate(victim.token), 1);
    h.eventually([&] { return h.logins.finds >= 2; });
    h.logins.let_go();
    CHECK(late.get().error() == identity_errc::invalid_token);
    CHECK(early.get().error() == identity_errc::invalid_token);  // it looked again
    CHECK(h.authenticate(victim.token, 1).error() == identity_errc::invalid_token);
}

TEST_CASE("after each of many revocations under load the token is dead at once",
          "[identity][revocation][race]") {
    auto options = house::open_to_all();
    options.rate_limits = false;
    options.logins_max = 1000;
    house h(options, 3);
    h.person("ann");
    auto owner = h.log_in("ann").value();
    for (int round = 0; round < 200; ++round) {
        auto victim = h.log_in("ann").value();
        std::vector<std::future<result<principal>>> around;
        for (std::size_t i = 0; i < 12; ++i)
            around.push_back(h.begin(h.services->authenticator().authenticate(victim.token), i % 3));
        REQUIRE(h.run(h.services->logins().revoke(house::as(owner), victim.login.id)).has_value());
        for (std::size_t core = 0; core < 3; ++core)
            CHECK(h.authenticate(victim.token, core).error() == identity_errc::invalid_token);
        for (auto& each : around)
            (void)each.get();
        for (std::size_t core = 0; core < 3; ++core)
            CHECK(h.authenticate(victim.token, core).error() == identity_errc::invalid_token);
    }
}

TEST_CASE("a caller who goes away does not stop a revocation half-way", "[identity][revocation]") {
    house h;
    h.person("ann");
    auto owner = h.log_in("ann").value();
    auto victim = h.log_in("ann").value();
    (void)h.authenticate(victim.token, 0);
    (void)h.authenticate(victim.token, 1);
    boost::asio::cancellation_signal gone;
    std::promise<void> ended;
    auto work = h.services->logins().revoke(house::as(owner), victim.login.id);
    h.cores.all.at(0).post([&] {
        boost::asio::co_spawn(
            h.cores.all.at(0).executor(), std::move(work),
            boost::asio::bind_cancellation_slot(gone.slot(), [&](auto, auto) { ended.set_value(); }));
        gone.emit(boost::asio::cancellation_type::terminal);
    });
    ended.get_future().wait();
    h.eventually([&] { return !h.revocations.notes().empty(); });
    CHECK(h.authenticate(victim.token, 0).has_error());
    CHECK(h.authenticate(victim.token, 1).has_error());
}

TEST_CASE("a removal of unknown outcome leaves no core believing what the store may have forgotten",
          "[identity][revocation]") {
    house h;
    h.person("ann");
    auto owner = h.log_in("ann").value();
    auto victim = h.log_in("ann").value();
    (void)h.authenticate(victim.token, 1);
    h.logins.inner.fail_next(storage_errc::outcome_unknown);
    CHECK(h.run(h.services->logins().revoke(house::as(owner), victim.login.id)).error() ==
          storage_errc::outcome_unknown);
    int before = h.logins.finds;
    CHECK(h.authenticate(victim.token, 1).has_value());  // it had not happened; the store was asked
    CHECK(h.logins.finds == before + 1);
}

TEST_CASE("a change of password ends every other login", "[identity][revocation]") {
    house h;
    h.person("ann");
    auto mine = h.log_in("ann").value();
    auto thief = h.log_in("ann").value();
    (void)h.authenticate(thief.token, 1);
    REQUIRE(h.run(h.services->accounts().change_password(house::as(mine), good_password, "new password"))
                .has_value());
    CHECK(h.authenticate(thief.token, 1).has_error());
    CHECK(h.authenticate(mine.token, 1).has_value());
    CHECK(h.log_in("ann", good_password).error() == identity_errc::invalid_credentials);
    CHECK(h.log_in("ann", "new password").has_value());
}

TEST_CASE("a change of password needs the current one and a proper new one", "[identity]") {
    house h;
    h.person("ann");
    auto mine = h.log_in("ann").value();
    auto& accounts = h.services->accounts();
    auto change = [&](std::string current, std::string wanted) {
        return h.run(accounts.change_password(house::as(mine), std::move(current), std::move(wanted)))
            .error();
    };
    CHECK(change("wrong password", "new password") == identity_errc::invalid_credentials);
    CHECK(change(good_password, "short") == identity_errc::invalid_password);
    CHECK(change(good_password, std::string(257, 'x')) == identity_errc::invalid_password);
    CHECK(h.log_in("ann").has_value());
    CHECK(h.revocations.notes().empty());
}

TEST_CASE("guessing the current password with a stolen login is slowed down", "[identity][limits]") {
    house h;
    h.person("ann");
    auto mine = h.log_in("ann").value();
    int refused = 0;
    for (int i = 0; i < 30; ++i) {
        auto outcome =
            h.run(h.services->accounts().change_password(house::as(mine), "wrong password", "new password"));
        if (outcome.error() == identity_errc::rate_limited) ++refused;
    }
    CHECK(refused == 20);
    CHECK(h.log_in("ann").has_value());  // counted apart from log-ins
}

TEST_CASE("a log-in with the old password that races with its change opens nothing", "[identity][race]") {
    auto options = house::open_to_all();
    options.rate_limits = false;
    house h(options);
    h.person("ann");
    std::string current = good_password;
    for (int round = 0; round < 100; ++round) {
        auto mine = h.log_in("ann", current).value();
        std::vector<std::future<result<issued_login>>> racing;
        for (std::size_t i = 0; i < 4; ++i) {
            login_attempt attempt{"ann", current, "192.0.2.9", "thief"};
            racing.push_back(h.begin(h.services->logins().log_in(std::move(attempt)), i % 2));
        }
        auto next = "password " + std::to_string(round);
        REQUIRE(h.run(h.services->accounts().change_password(house::as(mine), current, next)).has_value());
        current = next;
        for (auto& each : racing) {
            auto got = each.get();
            if (got.has_value()) CHECK(h.authenticate(got->token).has_error());
        }
    }
}

TEST_CASE("disabling an account ends its logins and keeps it out", "[identity][revocation]") {
    house h;
    auto ann = h.person("ann");
    auto login = h.log_in("ann").value();
    (void)h.authenticate(login.token, 1);
    REQUIRE(h.run(h.services->control().set_disabled(ann.id, true)).has_value());
    for (std::size_t core : {0U, 1U})
        CHECK(h.authenticate(login.token, core).error() == identity_errc::invalid_token);
    CHECK(h.log_in("ann").error() == identity_errc::invalid_credentials);
    auto notes = h.revocations.notes();
    REQUIRE(notes.size() == 1);
    CHECK(std::count(notes[0].logins.begin(), notes[0].logins.end(), login.login.id) == 1);
    CHECK(std::count(notes[0].logins.begin(), notes[0].logins.end(), login_id{}) == 1);

    REQUIRE(h.run(h.services->control().set_disabled(ann.id, false)).has_value());
    CHECK(h.authenticate(login.token).has_error());
    CHECK(h.log_in("ann").has_value());
    CHECK(h.run(h.services->control().set_disabled(account_id{9}, true)).error() == identity_errc::not_found);
}

TEST_CASE("an owner's bots are out while the owner is disabled", "[identity][revocation]") {
    house h;
    auto ann = h.person("ann");
    auto robot = h.bot("robot", ann.id);
    auto issued = h.run(h.services->logins().issue(robot.id, login_kind::bot)).value();
    REQUIRE(h.authenticate(issued.token, 1).has_value());
    REQUIRE(h.run(h.services->control().set_disabled(ann.id, true)).has_value());
    for (std::size_t core : {0U, 1U})
        CHECK(h.authenticate(issued.token, core).error() == identity_errc::invalid_token);
    auto notes = h.revocations.notes();
    bool told = std::any_of(notes.begin(), notes.end(), [&](auto const& note) {
        return note.account == robot.id && note.logins == std::vector<login_id>{issued.login.id} &&
               note.where == &h.cores.all.home_of(robot.id);
    });
    CHECK(told);
    REQUIRE(h.run(h.services->control().set_disabled(ann.id, false)).has_value());
    for (std::size_t core : {0U, 1U})
        CHECK(h.authenticate(issued.token, core).has_value());
}

TEST_CASE("a bot that is being let in while its owner is disabled stays out",
          "[identity][revocation][race]") {
    house h;
    auto ann = h.person("ann");
    auto robot = h.bot("robot", ann.id);
    auto token = h.run(h.services->logins().issue(robot.id, login_kind::bot)).value().token;
    h.logins.hold();
    auto early = h.begin(h.services->authenticator().authenticate(token), 1);
    h.eventually([&] { return h.logins.held() == 1; });
    REQUIRE(h.run(h.services->control().set_disabled(ann.id, true)).has_value());
    h.logins.let_go();
    CHECK(early.get().error() == identity_errc::invalid_token);
    CHECK(h.authenticate(token, 1).error() == identity_errc::invalid_token);
}

TEST_CASE("bots that come in all the while are out once their owner is disabled",
          "[identity][revocation][race]") {
    auto options = house::open_to_all();
    options.logins_max = 1000;
    house h(options, 3);
    auto ann = h.person("ann");
    for (int round = 0; round < 50; ++round) {
        auto robot = h.bot("robot" + std::to_string(round), ann.id);
        auto token = h.run(h.services->logins().issue(robot.id, login_kind::bot)).value().token;
        std::vector<std::future<result<principal>>> around;
        for (std::size_t i = 0; i < 9; ++i)
            around.push_back(h.begin(h.services->authenticator().authenticate(token), i % 3));
        REQUIRE(h.run(h.services->control().set_disabled(ann.id, true)).has_value());
        for (auto& each : around)
            (void)each.get();
        for (std::size_t core = 0; core < 3; ++core)
            CHECK(h.authenticate(token, core).error() == identity_errc::invalid_token);
        REQUIRE(h.run(h.services->control().set_disabled(ann.id, false)).has_value());
    }
}

TEST_CASE("a bot that is disabled itself is out, and back when enabled", "[identity][revocation]") {
    house h;
    auto ann = h.person("ann");
    auto robot = h.bot("robot", ann.id);
    auto token = h.run(h.services->logins().issue(robot.id, login_kind::bot)).value().token;
    REQUIRE(h.authenticate(token).has_value());
    REQUIRE(h.run(h.services->control().set_disabled(robot.id, true)).has_value());
    CHECK(h.authenticate(token).has_error());
    REQUIRE(h.run(h.services->control().set_disabled(robot.id, false)).has_value());
    CHECK(h.authenticate(token).has_value());
}

TEST_CASE("a password that the operator resets ends every login", "[identity][revocation]") {
    house h;
    auto ann = h.person("ann");
    auto login = h.log_in("ann").value();
    auto& control = h.services->control();
    CHECK(h.run(control.reset_password(ann.id, "short")).error() == identity_errc::invalid_password);
    CHECK(h.run(control.reset_password(account_id{9}, "new password")).error() == identity_errc::not_found);
    REQUIRE(h.run(control.reset_password(ann.id, "new password")).has_value());
    CHECK(h.authenticate(login.token).has_error());
    CHECK(h.log_in("ann").has_error());
    CHECK(h.log_in("ann", "new password").has_value());
}

TEST_CASE("one session too many ends the longest unused", "[identity]") {
    auto options = house::open_to_all();
    options.logins_max = 3;
    house h(options);
    auto ann = h.person("ann");
    auto service = h.run(h.services->logins().issue(ann.id, login_kind::service)).value();
    std::vector<issued_login> sessions;
    for (int i = 0; i < 4; ++i) {
        sessions.push_back(h.log_in("ann").value());
        h.time.advance(seconds{1});
    }
    CHECK(h.authenticate(sessions[0].token).has_error());
    for (std::size_t i = 1; i < 4; ++i)
        CHECK(h.authenticate(sessions[i].token).has_value());
    CHECK(h.authenticate(service.token).has_value());  // asked for by the operator: never pushed out
    REQUIRE(h.revocations.notes().size() == 1);
}
