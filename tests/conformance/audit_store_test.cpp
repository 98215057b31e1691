#include "metadata_fixture.hpp"

namespace {

using namespace parley;
using namespace parley::testing;
using ids = std::vector<std::uint64_t>;

struct logging : stores_under_test {
    explicit logging(backend which) : stores_under_test(which) {
        for (std::uint64_t id : {1U, 2U}) {
            REQUIRE(run((*this)->communities().create_server(some_server(id, id * 10, account_id{1})))
                        .has_value());
        }
    }
    result<void> add(std::uint64_t server, std::vector<audit_entry> const& entries) {
        std::vector<community_change> all;
        for (auto const& each : entries)
            all.push_back(changes::add_audit{each});
        return run((*this)->communities().commit(server_id{server}, std::move(all)));
    }
    std::vector<audit_entry> page(audit_query query) { return run((*this)->audit().page(query)).value(); }
    ids ids_of(audit_query query) {
        ids all;
        for (auto const& each : page(query))
            all.push_back(each.id.value);
        return all;
    }
};

TEST_CASE("an audit entry comes back as it was added", "[conformance][audit]") {
    auto which = GENERATE(from_range(all_backends()));
    INFO(name_of(which));
    logging stores(which);
    auto plain = some_entry(1, 7, audit_action::server_update, 0);
    auto full = some_entry(greatest_id, greatest_id, audit_action::owner_change, greatest_id);
    full.detail = "invite code";
    full.reason = "日本語 '; --";
    full.changes = {{"name", "", "new"}, {"topic", "old", ""}, {"", "", ""}};
    for (auto const& text : nasty_texts())
        full.changes.push_back({text, text + "1:", "3:" + text});
    REQUIRE(stores.add(1, {plain, full}).has_value());
    auto page = stores.page({.server = server_id{1}});
    REQUIRE(page.size() == 2);
    CHECK(page[0].id == full.id);
    CHECK(page[0].server == server_id{1});
    CHECK(page[0].actor == full.actor);
    CHECK(page[0].action == audit_action::owner_change);
    CHECK(page[0].target == greatest_id);
    CHECK(page[0].detail == full.detail);
    CHECK(page[0].reason == full.reason);
    REQUIRE(page[0].changes.size() == full.changes.size());
    for (std::size_t i = 0; i < full.changes.size(); ++i) {
        CHECK(page[0].changes[i].field == full.changes[i].field);
        CHECK(page[0].changes[i].before == full.changes[i].before);
        CHECK(page[0].changes[i].after == full.changes[i].after);
    }
    CHECK(page[1].target == 0);
    CHECK(page[1].changes.empty());
    CHECK(page[1].reason.empty());
    CHECK(failed_with(stores.add(2, {plain}), storage_errc::conflict));
}

TEST_CASE("the changes of one entry are bounded", "[conformance][audit]") {
    auto which = GENERATE(from_range(all_backends()));
    INFO(name_of(which));
    logging stores(which);
    auto entry = some_entry(1, 7, audit_action::channel_update, 10);
    entry.changes = {{"a", std::string(32'767, 'b'), std::string(32'768, 'c')}};
    REQUIRE(stores.add(1, {entry}).has_value());
    CHECK(stores.page({.server = server_id{1}})[0].changes[0].after.size() == 32'768);
    entry.id = audit_id{2};
    entry.changes[0].before += 'b';
    CHECK(failed_with(stores.add(1, {entry}), storage_errc::refused));
    CHECK(stores.page({.server = server_id{1}}).size() == 1);
}

TEST_CASE("the log is paged from the newest", "[conformance][audit]") {
    auto which = GENERATE(from_range(all_backends()));
    INFO(name_of(which));
    logging stores(which);
    std::vector<audit_entry> entries;
    for (std::uint64_t id : {30U, 10U, 50U, 20U, 40U})
        entries.push_back(some_entry(id, 7, audit_action::role_update, id));
    REQUIRE(stores.add(1, entries).has_value());
    REQUIRE(stores.add(2, {some_entry(35, 7, audit_action::role_update, 30)}).has_value());
    server_id one{1};
    CHECK(stores.ids_of({.server = one}) == ids{50, 40, 30, 20, 10});
    CHECK(stores.ids_of({.server = one, .count_max = 2}) == ids{50, 40});
    CHECK(stores.ids_of({.server = one, .before = audit_id{40}, .count_max = 2}) == ids{30, 20});
    CHECK(stores.ids_of({.server = one, .before = audit_id{25}, .count_max = 2}) == ids{20, 10});
    CHECK(stores.ids_of({.server = one, .before = audit_id{10}}).empty());
    CHECK(stores.ids_of({.server = one, .before = audit_id{1}}).empty());
    CHECK(stores.ids_of({.server = one, .before = audit_id{greatest_id}, .count_max = 1}) == ids{50});
    CHECK(stores.ids_of({.server = one, .count_max = 0}).empty());
    CHECK(stores.ids_of({.server = server_id{2}}) == ids{35});
    CHECK(stores.ids_of({.server = server_id{3}}).empty());
}

TEST_CASE("every combination of the log's filters answers what a plain walk does", "[conformance][audit]") {
    auto which = GENERATE(from_range(all_backends()));
    INFO(name_of(which));
    logging stores(which);
    constexpr audit_action actions[] = {audit_action::member_kick, audit_action::role_update,
                                        audit_action::owner_change};
    std::vector<audit_entry> entries;
    for (std::uint64_t id = 1; id <= 120; ++id)
        entries.push_back(some_entry(id, 7 + id % 3, actions[(id / 3) % 3], 100 + (id / 7) % 4));
    REQUIRE(stores.add(1, entries).has_value());
    std::vector<audit_entry> elsewhere;
    for (std::uint64_t id = 121; id <= 150; ++id)
        elsewhere.push_back(some_entry(id, 7, audit_action::member_kick, 100));
    REQUIRE(stores.add(2, elsewhere).has_value());
    std::size_t answered = 0;
    for (std::uint64_t before : {0U, 61U})
        for (std::uint64_t actor : {0U, 8U, 99U})
            for (std::uint64_t target : {0U, 102U})
                for (std::size_t action = 0; action <= 3; ++action) {
                    audit_query query{.server = server_id{1},
                                      .before = audit_id{before},
                                      .actor = account_id{actor},
                                      .target = target,
                                      .count_max = 5};
                    if (action < 3) query.action = actions[action];
                    ids expected;
                    for (auto at = entries.rbegin(); at != entries.rend() && expected.size() < 5; ++at) {
                        bool asked_for = (before == 0 || at->id.value < before) &&
                                         (actor == 0 || at->actor.value == actor) &&
                                         (target == 0 || at->target == target) &&
                                         (action == 3 || at->action == actions[action]);
                        if (asked_for) expected.push_back(at->id.value);
                    }
                    INFO(before << ' ' << actor << ' ' << target << ' ' << action);
                    CHECK(stores.ids_of(query) == expected);
                    answered += expected.size();
                }
    CHECK(answered > 50);
}

}  // namespace
