#include "metadata_fixture.hpp"

#include <algorithm>

namespace {

using namespace parley;
using namespace parley::testing;

std::string digest_of(char fill) {
    return std::string("\0\xFF'", 3) + std::string(29, fill);
}

TEST_CASE("a login is found by its digest and listed for its account", "[conformance][logins]") {
    auto which = GENERATE(from_range(all_backends()));
    INFO(name_of(which));
    stores_under_test stores(which);
    auto row = some_login(greatest_id, account_id{greatest_id}, digest_of('a'));
    row.what.kind = login_kind::service;
    REQUIRE(stores.run(stores->logins().create(row)).has_value());
    REQUIRE(stores.run(stores->logins().create(some_login(2, account_id{1}, digest_of('b')))).has_value());
    auto found = *stores.run(stores->logins().find(digest_of('a'))).value();
    CHECK(found.digest == row.digest);
    CHECK(found.what.id == row.what.id);
    CHECK(found.what.account == row.what.account);
    CHECK(found.what.kind == login_kind::service);
    CHECK(found.what.created_at == row.what.created_at);
    CHECK(found.what.last_used_at == row.what.last_used_at);
    CHECK(found.what.user_agent == row.what.user_agent);
    CHECK_FALSE(stores.run(stores->logins().find(digest_of('c'))).value());
    CHECK_FALSE(stores.run(stores->logins().find("")).value());
    auto listed = stores.run(stores->logins().of_account(account_id{greatest_id})).value();
    REQUIRE(listed.size() == 1);
    CHECK(listed[0].id == row.what.id);
}

TEST_CASE("a digest and an id are each used once", "[conformance][logins]") {
    auto which = GENERATE(from_range(all_backends()));
    INFO(name_of(which));
    stores_under_test stores(which);
    REQUIRE(stores.run(stores->logins().create(some_login(1, account_id{1}, digest_of('a')))).has_value());
    CHECK(failed_with(stores.run(stores->logins().create(some_login(2, account_id{2}, digest_of('a')))),
                      storage_errc::conflict));
    CHECK(failed_with(stores.run(stores->logins().create(some_login(1, account_id{2}, digest_of('b')))),
                      storage_errc::conflict));
}

TEST_CASE("touching sets when a login was used, and forgives one that is gone", "[conformance][logins]") {
    auto which = GENERATE(from_range(all_backends()));
    INFO(name_of(which));
    stores_under_test stores(which);
    REQUIRE(stores.run(stores->logins().create(some_login(1, account_id{1}, digest_of('a')))).has_value());
    auto at = from_unix_ms(1'760'000'999'999);
    CHECK(stores.run(stores->logins().touch(login_id{1}, at)).has_value());
    CHECK(stores.run(stores->logins().touch(login_id{2}, at)).has_value());
    CHECK(stores.run(stores->logins().find(digest_of('a'))).value()->what.last_used_at == at);
}

TEST_CASE("a login is removed by its own account only", "[conformance][logins]") {
    auto which = GENERATE(from_range(all_backends()));
    INFO(name_of(which));
    stores_under_test stores(which);
    REQUIRE(stores.run(stores->logins().create(some_login(1, account_id{1}, digest_of('a')))).has_value());
    CHECK(failed_with(stores.run(stores->logins().remove(account_id{2}, login_id{1})),
                      storage_errc::not_found));
    CHECK(stores.run(stores->logins().find(digest_of('a'))).value());
    CHECK(stores.run(stores->logins().remove(account_id{1}, login_id{1})).has_value());
    CHECK_FALSE(stores.run(stores->logins().find(digest_of('a'))).value());
    CHECK(failed_with(stores.run(stores->logins().remove(account_id{1}, login_id{1})),
                      storage_errc::not_found));
}

TEST_CASE("all logins but one are removed, and named", "[conformance][logins]") {
    auto which = GENERATE(from_range(all_backends()));
    INFO(name_of(which));
    stores_under_test stores(which);
    for (std::uint64_t i = 1; i <= 5; ++i) {
        auto row = some_login(i, account_id{i == 5 ? 2U : 1U}, digest_of(static_cast<char>('a' + i)));
        REQUIRE(stores.run(stores->logins().create(row)).has_value());
    }
    CHECK(stores.run(stores->logins().remove_all(account_id{1}, login_id{2})).value() ==
          std::vector<login_id>{login_id{1}, login_id{3}, login_id{4}});
    CHECK(stores.run(stores->logins().of_account(account_id{1})).value().size() == 1);
    CHECK(stores.run(stores->logins().remove_all(account_id{1}, login_id{})).value() ==
          std::vector<login_id>{login_id{2}});
    CHECK(stores.run(stores->logins().remove_all(account_id{1}, login_id{})).value().empty());
    CHECK(stores.run(stores->logins().of_account(account_id{2})).value().size() == 1);
}

TEST_CASE("a user agent is text and nothing more", "[conformance][logins]") {
    auto which = GENERATE(from_range(all_backends()));
    INFO(name_of(which));
    stores_under_test stores(which);
    std::uint64_t id = 0;
    for (auto const& text : nasty_texts()) {
        ++id;
        auto row = some_login(id, account_id{1}, digest_of(static_cast<char>(id)));
        row.what.user_agent = text;
        REQUIRE(stores.run(stores->logins().create(row)).has_value());
        CHECK(stores.run(stores->logins().find(row.digest)).value()->what.user_agent == text);
    }
    auto bad = some_login(99, account_id{1}, digest_of('z'));
    bad.what.user_agent = "\xFF";
    CHECK(failed_with(stores.run(stores->logins().create(bad)), storage_errc::refused));
}

}  // namespace
