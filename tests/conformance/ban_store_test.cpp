#include "metadata_fixture.hpp"

namespace {

using namespace parley;
using namespace parley::testing;

struct banning : stores_under_test {
    explicit banning(backend which) : stores_under_test(which) {
        for (std::uint64_t id : {1U, 2U}) {
            REQUIRE(run((*this)->communities().create_server(some_server(id, id * 10, account_id{1})))
                        .has_value());
        }
    }
    void commit(std::uint64_t server, std::vector<community_change> all) {
        REQUIRE(run((*this)->communities().commit(server_id{server}, std::move(all))).has_value());
    }
    std::optional<ban> found(std::uint64_t server, std::uint64_t account) {
        return run((*this)->bans().find(server_id{server}, account_id{account})).value();
    }
    std::vector<std::uint64_t> page(std::uint64_t server, std::uint64_t after, std::size_t count_max) {
        std::vector<std::uint64_t> accounts;
        for (auto const& each :
             run((*this)->bans().of_server(server_id{server}, account_id{after}, count_max)).value()) {
            CHECK(each.server == server_id{server});
            accounts.push_back(each.account.value);
        }
        return accounts;
    }
};

TEST_CASE("a ban comes back as it was put, is replaced, and lifted", "[conformance][bans]") {
    auto which = GENERATE(from_range(all_backends()));
    INFO(name_of(which));
    banning stores(which);
    auto row = some_ban(1, greatest_id);
    stores.commit(1, {changes::put_ban{row}});
    auto first = *stores.found(1, greatest_id);
    CHECK(first.server == server_id{1});
    CHECK(first.account == account_id{greatest_id});
    CHECK(first.moderator == account_id{1});
    CHECK(first.reason == "spam");
    CHECK(first.created_at == row.created_at);
    CHECK_FALSE(first.expires_at);
    row.moderator = account_id{2};
    row.reason = "'; drop table ban; -- 👩‍👩‍👧‍👦";
    row.created_at += milliseconds{1};
    row.expires_at = from_unix_ms(5);  // long over: still found
    stores.commit(1, {changes::put_ban{row}});
    auto second = *stores.found(1, greatest_id);
    CHECK(second.moderator == account_id{2});
    CHECK(second.reason == row.reason);
    CHECK(second.created_at == row.created_at);
    CHECK(second.expires_at == row.expires_at);
    CHECK_FALSE(stores.found(2, greatest_id));
    stores.commit(2, {changes::drop_ban{account_id{greatest_id}}});  // another server's stays
    CHECK(stores.found(1, greatest_id));
    stores.commit(1, {changes::drop_ban{account_id{greatest_id}}});
    CHECK_FALSE(stores.found(1, greatest_id));
    stores.commit(1, {changes::drop_ban{account_id{greatest_id}}});  // may be repeated
}

TEST_CASE("bans are paged by account, each server's for itself", "[conformance][bans]") {
    auto which = GENERATE(from_range(all_backends()));
    INFO(name_of(which));
    banning stores(which);
    using accounts = std::vector<std::uint64_t>;
    std::vector<community_change> ours, others;
    for (std::uint64_t account : {30U, 10U, 50U, 20U, 40U}) {
        ours.push_back(changes::put_ban{some_ban(1, account)});
        others.push_back(changes::put_ban{some_ban(2, account + 5)});
    }
    stores.commit(1, ours);
    stores.commit(2, others);
    CHECK(stores.page(1, 0, 100) == accounts{10, 20, 30, 40, 50});
    CHECK(stores.page(1, 0, 2) == accounts{10, 20});
    CHECK(stores.page(1, 20, 2) == accounts{30, 40});
    CHECK(stores.page(1, 25, 2) == accounts{30, 40});  // from between two
    CHECK(stores.page(1, 40, 2) == accounts{50});
    CHECK(stores.page(1, 50, 2).empty());
    CHECK(stores.page(1, 0, 0).empty());
    CHECK(stores.page(1, greatest_id, 10).empty());
    CHECK(stores.page(1, 0, std::numeric_limits<std::size_t>::max()).size() == 5);
    CHECK(stores.page(2, 0, 100) == accounts{15, 25, 35, 45, 55});
    CHECK(stores.page(3, 0, 100).empty());
}

TEST_CASE("whoever is banned may be a member, too: the rule is not the store's", "[conformance][bans]") {
    auto which = GENERATE(from_range(all_backends()));
    INFO(name_of(which));
    banning stores(which);
    stores.commit(1, {changes::put_ban{some_ban(1, 5)}});
    CHECK(stores.run(stores->members().join(some_member(1, 5), "")).has_value());
    stores.commit(1, {changes::drop_member{account_id{5}}});
    CHECK(stores.found(1, 5));
}

}  // namespace
