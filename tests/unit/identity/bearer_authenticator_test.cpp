#include "house.hpp"

#include <boost/asio/bind_cancellation_slot.hpp>
#include <boost/asio/cancellation_signal.hpp>

using namespace parley;
using parley::testing::house;

TEST_CASE("a fresh login's token says who asks, on every core", "[identity]") {
    house h;
    auto ann = h.person("ann", true);
    auto login = h.log_in("ann").value();
    CHECK(login.token.starts_with("pl_"));
    for (std::size_t core : {0U, 1U}) {
        auto who = h.authenticate(login.token, core);
        REQUIRE(who.has_value());
        CHECK(who->account == ann.id);
        CHECK(who->login == login.login.id);
        CHECK(who->admin);
    }
}

TEST_CASE("a warm token costs no store read", "[identity]") {
    house h;
    h.person("ann");
    auto token = h.log_in("ann")->token;
    (void)h.authenticate(token);
    int before = h.logins.finds;
    for (int i = 0; i < 10; ++i)
        CHECK(h.authenticate(token).has_value());
    CHECK(h.logins.finds == before);
}

TEST_CASE("what is no token is refused without a store read", "[identity]") {
    house h;
    std::string const body(43, 'a');
    for (std::string const& token :
         {std::string(), std::string("x"), body, "px_" + body, "pl-" + body, "pl_" + body + "a", "PL_" + body,
          "pl_" + body.substr(1), std::string(1'000'000, 'a'), std::string("a.b.c"),
          std::string(10'000, '.')}) {
        INFO(token.substr(0, 60));
        CHECK(h.authenticate(token).error() == identity_errc::invalid_token);
    }
    CHECK(h.logins.finds == 0);
}

TEST_CASE("an unknown token is asked for once in a while, not each time", "[identity]") {
    house h;
    std::string const token = "pl_" + std::string(43, 'a');
    for (int i = 0; i < 5; ++i)
        CHECK(h.authenticate(token).error() == identity_errc::invalid_token);
    CHECK(h.logins.finds == 1);
    h.time.advance(seconds{6});
    CHECK(h.authenticate(token).error() == identity_errc::invalid_token);
    CHECK(h.logins.finds == 2);
}

TEST_CASE("many who miss at once cause one store read", "[identity]") {
    house h;
    h.person("ann");
    auto token = h.log_in("ann")->token;
    h.logins.hold();
    std::vector<std::future<result<principal>>> asked;
    for (int i = 0; i < 50; ++i)
        asked.push_back(h.begin(h.services->authenticator().authenticate(token)));
    h.eventually([&] { return h.logins.held() == 1; });
    h.logins.let_go();
    for (auto& each : asked)
        CHECK(each.get().has_value());
    CHECK(h.logins.finds == 1);
}

TEST_CASE("when the one who looks goes away, somebody else looks", "[identity]") {
    house h;
    h.person("ann");
    auto token = h.log_in("ann")->token;
    h.logins.hold();
    boost::asio::cancellation_signal gone;
    std::promise<void> ended;
    auto work = h.services->authenticator().authenticate(token);
    h.cores.all.at(0).post([&] {
        auto noted = boost::asio::bind_cancellation_slot(gone.slot(), [&](auto, auto) { ended.set_value(); });
        boost::asio::co_spawn(h.cores.all.at(0).executor(), std::move(work), std::move(noted));
    });
    h.eventually([&] { return h.logins.held() == 1; });
    auto waiting = h.begin(h.services->authenticator().authenticate(token));
    h.cores.all.at(0).post([&] { gone.emit(boost::asio::cancellation_type::terminal); });
    h.logins.let_go();
    ended.get_future().wait();
    CHECK(waiting.get().has_value());
}

TEST_CASE("a store that fails refuses nobody for good", "[identity]") {
    house h;
    h.person("ann");
    auto token = h.log_in("ann")->token;
    h.logins.inner.fail_next(storage_errc::unavailable);
    CHECK(h.authenticate(token).error() == storage_errc::unavailable);
    CHECK(h.authenticate(token).has_value());
}

TEST_CASE("a session ends after 30 days unused and after 90 days used or not", "[identity]") {
    house h;
    h.person("ann");
    auto idle = h.log_in("ann")->token;
    auto busy = h.log_in("ann")->token;
    auto day = std::chrono::days{1};
    for (int i = 0; i < 29; ++i) {
        h.time.advance(day);
        REQUIRE(h.authenticate(busy).has_value());
        int noted = i + 1;
        h.eventually([&] { return h.logins.touches >= noted; });
    }
    h.time.advance(day + seconds{1});
    CHECK(h.authenticate(idle).error() == identity_errc::invalid_token);
    for (int i = 30; i < 89; ++i) {
        REQUIRE(h.authenticate(busy).has_value());
        int noted = i;
        h.eventually([&] { return h.logins.touches >= noted; });
        h.time.advance(day);
    }
    CHECK(h.authenticate(busy).has_value());
    h.time.advance(day);
    CHECK(h.authenticate(busy).error() == identity_errc::invalid_token);
}

TEST_CASE("a session in constant use outlives its idle time, however short", "[identity]") {
    auto options = house::open_to_all();
    options.login_idle_max = std::chrono::hours{1};
    house h(options);
    h.person("ann");
    auto token = h.log_in("ann")->token;
    for (int minute = 0; minute < 600; minute += 5) {
        h.time.advance(std::chrono::minutes{5});
        auto touches = h.logins.touches.load();
        REQUIRE(h.authenticate(token).has_value());
        if (minute % 15 == 10) h.eventually([&] { return h.logins.touches >= touches; });
    }
    h.time.advance(std::chrono::minutes{61});
    CHECK(h.authenticate(token).error() == identity_errc::invalid_token);
}

TEST_CASE("use is noted at most hourly", "[identity]") {
    house h;
    h.person("ann");
    auto token = h.log_in("ann")->token;
    for (int i = 0; i < 59; ++i) {
        CHECK(h.authenticate(token).has_value());
        h.time.advance(std::chrono::minutes{1});
    }
    CHECK(h.logins.touches == 0);
    h.time.advance(std::chrono::minutes{1});
    CHECK(h.authenticate(token).has_value());
    h.eventually([&] { return h.logins.touches == 1; });
    CHECK(h.authenticate(token).has_value());
    CHECK(h.logins.touches == 1);
}

TEST_CASE("bots' and service tokens have no end of their own", "[identity]") {
    house h;
    auto ann = h.person("ann");
    auto robot = h.bot("robot", ann.id);
    auto token = h.run(h.services->logins().issue(robot.id, login_kind::bot)).value().token;
    auto service = h.run(h.services->logins().issue(ann.id, login_kind::service)).value().token;
    CHECK(token.starts_with("pb_"));
    CHECK(service.starts_with("ps_"));
    h.time.advance(std::chrono::days{1000});
    auto who = h.authenticate(token);
    REQUIRE(who.has_value());
    CHECK(who->kind == account_kind::bot);
    CHECK_FALSE(who->admin);
    CHECK(h.authenticate(service)->account == ann.id);
}

TEST_CASE("a token of the wrong kind is not issued", "[identity]") {
    house h;
    auto ann = h.person("ann");
    auto robot = h.bot("robot", ann.id);
    auto& logins = h.services->logins();
    CHECK(h.run(logins.issue(ann.id, login_kind::bot)).error() == identity_errc::not_found);
    CHECK(h.run(logins.issue(ann.id, login_kind::session)).error() == identity_errc::not_found);
    CHECK(h.run(logins.issue(robot.id, login_kind::service)).error() == identity_errc::not_found);
    CHECK(h.run(logins.issue(account_id{99}, login_kind::bot)).error() == identity_errc::not_found);
}

TEST_CASE("the cache stays within its bound and forgets nobody's right", "[identity]") {
    auto options = house::open_to_all();
    options.tokens_cached_max = 4;
    options.logins_max = 100;
    house h(options);
    h.person("ann");
    std::vector<std::string> tokens;
    for (int i = 0; i < 20; ++i)
        tokens.push_back(h.log_in("ann")->token);
    for (int round = 0; round < 3; ++round) {
        for (auto const& token : tokens)
            CHECK(h.authenticate(token).has_value());
    }
}
