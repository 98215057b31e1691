#include "house.hpp"

#include <algorithm>
#include <chrono>
#include <iostream>

using namespace parley;
using parley::testing::good_password;
using parley::testing::house;

namespace {

double median(std::vector<double> all) {
    std::sort(all.begin(), all.end());
    return all[all.size() / 2];
}

}  // namespace

// By hand, on a quiet machine: unit_identity "[measure]". The structural test that always runs counts the
// hasher's calls.
TEST_CASE("an unknown name takes as long as a wrong password", "[.][measure]") {
    house h;
    auto real = crypto::make_password_hasher({});
    auto options = house::open_to_all();
    options.rate_limits = false;
    auto needs = h.needs();
    identity::identity_needs with_real_hashes{needs.cores,   needs.accounts, needs.logins,    *real,
                                              needs.secrets, needs.jwts,     needs.documents, needs.http,
                                              needs.events,  needs.ids,      needs.time,      needs.assets};
    auto services = identity::make_identity(options, with_real_hashes);
    new_account ann{"ann", good_password, account_kind::person, false, {}};
    REQUIRE(h.run(services->accounts().create(std::move(ann))).has_value());

    auto time_of = [&](std::string name) {
        login_attempt attempt{std::move(name), "wrong password", "192.0.2.1", ""};
        auto begun = std::chrono::steady_clock::now();
        CHECK(h.run(services->logins().log_in(std::move(attempt))).error() ==
              identity_errc::invalid_credentials);
        return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - begun).count();
    };
    std::vector<double> wrong;
    std::vector<double> unknown;
    for (int i = 0; i < 201; ++i) {  // in turns, so that other load falls on both
        wrong.push_back(time_of("ann"));
        unknown.push_back(time_of("nobody"));
    }
    std::cout << "wrong password " << median(wrong) << " ms, unknown name " << median(unknown) << " ms\n";
    CHECK(std::abs(median(wrong) - median(unknown)) < 0.1 * median(wrong));
    h.run(services->stop());
}

namespace {

task<double> nanoseconds_per_warm_call(authenticator& tokens, std::string token) {
    constexpr int calls = 200'000;
    (void)co_await tokens.authenticate(token);
    auto begun = std::chrono::steady_clock::now();
    for (int i = 0; i < calls; ++i)
        (void)co_await tokens.authenticate(token);
    auto passed = std::chrono::duration<double, std::nano>(std::chrono::steady_clock::now() - begun);
    co_return passed.count() / calls;
}

}  // namespace

TEST_CASE("a warm token is a matter of memory", "[.][measure]") {
    house h;
    auto secrets = crypto::make_token_source();
    auto needs = h.needs();
    identity::identity_needs with_real_digests{needs.cores,  needs.accounts, needs.logins,    needs.passwords,
                                               *secrets,     needs.jwts,     needs.documents, needs.http,
                                               needs.events, needs.ids,      needs.time,      needs.assets};
    auto services = identity::make_identity(house::open_to_all(), with_real_digests);
    new_account ann{"ann", good_password, account_kind::person, false, {}};
    auto made = h.run(services->accounts().create(std::move(ann))).value();
    auto token = h.run(services->logins().issue(made.id, login_kind::service)).value().token;
    std::cout << h.run(nanoseconds_per_warm_call(services->authenticator(), token)) << " ns per warm token\n";
    h.run(services->stop());
}
