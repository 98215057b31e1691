#include "metadata_fixture.hpp"

#include <limits>

using namespace parley;
using namespace parley::testing;

namespace {

constexpr std::int64_t day_ms = 86'400'000;

wall_time at(std::int64_t ms) {
    return from_unix_ms(1'760'000'000'000 + ms);
}

asset some_asset(std::string name, std::int64_t brought_ms = 0,
                 asset_purpose purpose = asset_purpose::avatar) {
    return {.name = std::move(name),
            .purposes = bit_of(purpose),
            .format = asset_format::webp,
            .bytes = 1'000,
            .width = 40,
            .height = 30,
            .animated = true,
            .uploader = account_id{7},
            .created_at = at(brought_ms)};
}

struct bringing : stores_under_test {
    using stores_under_test::stores_under_test;
    result<void> announce(asset what, std::uint64_t who = 7, asset_quota quota = {},
                          std::int64_t since_ms = 0) {
        return run((*this)->assets().announce(std::move(what), account_id{who}, quota, at(since_ms)));
    }
    /// There with its bytes.
    void bring(asset what) {
        auto const name = what.name;
        REQUIRE(announce(std::move(what)).has_value());
        REQUIRE(run((*this)->assets().settle(name)).has_value());
    }
    std::optional<asset_row> found(std::string name) {
        return run((*this)->assets().find(std::move(name))).value();
    }
    bool is_named(std::string const& name) {
        for (auto const& each : run((*this)->assets().review(at(100 * day_ms), "", 1'000)).value()) {
            if (each.name == name) return each.named;
        }
        FAIL("not reviewed");
        return false;
    }
};

}  // namespace

TEST_CASE("an asset is announced, settled, found and claimed", "[conformance][assets]") {
    auto which = GENERATE(from_range(all_backends()));
    INFO(name_of(which));
    bringing stores(which);
    CHECK_FALSE(stores.found("a.png"));
    REQUIRE(stores.announce(some_asset("a.png")).has_value());
    auto row = stores.found("a.png");
    REQUIRE(row);
    CHECK(row->what == some_asset("a.png"));
    CHECK_FALSE(row->stored);
    CHECK(row->last_wanted_at == at(0));
    auto claim = [&](asset_purpose what, std::int64_t ms) {
        return stores.run(stores->assets().claim("a.png", what, at(ms)));
    };
    CHECK(
        failed_with(claim(asset_purpose::avatar, 5), storage_errc::not_found));  // its bytes are on their way
    REQUIRE(stores.run(stores->assets().settle("a.png")).has_value());
    CHECK(claim(asset_purpose::avatar, 5).value() == some_asset("a.png"));
    CHECK(stores.found("a.png")->last_wanted_at == at(5));
    CHECK(failed_with(claim(asset_purpose::emoji, 6), storage_errc::not_found));
    CHECK(stores.found("a.png")->last_wanted_at == at(5));
    // Again, for another purpose, by somebody else: the first is remembered, and it is wanted anew.
    auto again = some_asset("a.png", 9, asset_purpose::emoji);
    again.uploader = account_id{8};
    REQUIRE(stores.announce(again, 8).has_value());
    CHECK(stores.found("a.png")->stored);
    CHECK(stores.found("a.png")->last_wanted_at == at(9));
    CHECK(claim(asset_purpose::emoji, 10)->purposes ==
          (bit_of(asset_purpose::emoji) | bit_of(asset_purpose::avatar)));
    CHECK(claim(asset_purpose::avatar, 10)->uploader == account_id{7});
    CHECK(failed_with(stores.run(stores->assets().settle("b.png")), storage_errc::not_found));
    CHECK(failed_with(stores.announce(some_asset(std::string(1'025, 'x'))), storage_errc::refused));
    for (auto const& text : nasty_texts())
        CHECK_FALSE(stores.found(text));
}

TEST_CASE("what an account brings in a day has its measure", "[conformance][assets]") {
    auto which = GENERATE(from_range(all_backends()));
    INFO(name_of(which));
    bringing stores(which);
    asset_quota const three{.count_max = 3, .bytes_max = 0};
    for (int i = 0; i < 3; ++i)
        CHECK(stores.announce(some_asset("a" + std::to_string(i), 10 * i), 7, three).has_value());
    CHECK(failed_with(stores.announce(some_asset("a3", 40), 7, three), storage_errc::overloaded));
    CHECK_FALSE(stores.found("a3"));
    CHECK(stores.announce(some_asset("a3", 40), 8, three).has_value());
    CHECK(stores.announce(some_asset("a4", 50), 7, three, 1).has_value());  // the first no longer counts
    asset_quota const bytes{.count_max = 0, .bytes_max = 2'500};
    CHECK(stores.announce(some_asset("b0"), 9, bytes).has_value());
    CHECK(stores.announce(some_asset("b0"), 9, bytes).has_value());
    CHECK(failed_with(stores.announce(some_asset("b0"), 9, bytes), storage_errc::overloaded));
    CHECK(stores.run(stores->assets().forget_brought(at(1))).has_value());
    CHECK(stores.announce(some_asset("b0"), 9, bytes).has_value());
    // Two at once: the quota holds.
    std::vector<task<result<void>>> works;
    for (int i = 0; i < 6; ++i)
        works.push_back(stores->assets().announce(some_asset("c" + std::to_string(i)),
                                                  account_id{10 + 100U * i}, three, at(0)));
    for (auto const& each : stores.run_all(std::move(works)))
        CHECK(each.has_value());
}

TEST_CASE("what nothing names is found, condemned and forgotten", "[conformance][assets]") {
    auto which = GENERATE(from_range(all_backends()));
    INFO(name_of(which));
    bringing stores(which);
    for (auto const* name : {"avatar", "banner", "emoji", "icon", "nobody"})
        stores.bring(some_asset(name));
    auto who = person(1, "ann");
    who.who.avatar = "avatar";
    REQUIRE(stores.run(stores->accounts().create(who, {}, false)).has_value());
    auto home = some_server(2, 3, account_id{1});
    REQUIRE(stores.run(stores->communities().create_server(home)).has_value());
    home.server.icon = "icon";
    home.server.banner = "banner";
    std::vector<community_change> change{changes::put_server{home.server}};
    REQUIRE(stores.run(stores->communities().commit(server_id{2}, change)).has_value());
    expression smile{.id = {9}, .server = {2}, .name = "smile", .asset = "emoji"};
    auto entry = some_entry(4);
    entry.server = server_id{2};
    REQUIRE(stores.run(stores->expressions().put(smile, entry)).has_value());

    for (auto const* name : {"avatar", "banner", "emoji", "icon"})
        CHECK(stores.is_named(name));
    CHECK_FALSE(stores.is_named("nobody"));
    auto names = [&](std::int64_t before, std::string after, std::size_t max) {
        std::vector<std::string> out;
        for (auto const& each :
             stores.run(stores->assets().review(at(before), std::move(after), max)).value())
            out.push_back(each.name);
        return out;
    };
    CHECK(names(1, "", 2) == std::vector<std::string>{"avatar", "banner"});
    CHECK(names(1, "banner", 2) == std::vector<std::string>{"emoji", "icon"});
    CHECK(names(1, "icon", 9) == std::vector<std::string>{"nobody"});
    CHECK(names(0, "", 9).empty());  // wanted at this very moment

    auto condemn = [&](std::string name, std::int64_t before) {
        return stores.run(stores->assets().condemn(std::move(name), at(before))).value();
    };
    CHECK_FALSE(condemn("icon", 1));
    CHECK_FALSE(condemn("nobody", 0));
    CHECK_FALSE(condemn("absent", 1));
    CHECK(stores.run(stores->assets().forget("nobody", at(1))).has_value());
    CHECK(stores.found("nobody"));  // it is stored
    CHECK(condemn("nobody", 1));
    CHECK_FALSE(stores.found("nobody")->stored);
    // Brought again in between: the row stays, and is settled anew.
    REQUIRE(stores.announce(some_asset("nobody", 5)).has_value());
    CHECK(stores.run(stores->assets().forget("nobody", at(1))).has_value());
    CHECK(stores.found("nobody"));
    CHECK(stores.run(stores->assets().forget("nobody", at(6))).has_value());
    CHECK_FALSE(stores.found("nobody"));
    // A server that goes takes its emoji's name along.
    REQUIRE(stores.run(stores->communities().delete_server(server_id{2})).has_value());
    CHECK_FALSE(stores.is_named("emoji"));
    CHECK_FALSE(stores.is_named("icon"));
}
