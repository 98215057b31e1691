#include "house.hpp"

#include <catch2/catch.hpp>

using namespace parley;
using namespace parley::testing;

namespace {

auto const ann = house::person(1);
auto const ben = house::person(2);
auto const eve = house::person(3);

struct drawing : house {
    server_id home = a_server(ann);

    drawing() {
        joined(ben, home, ann);
        pictures.add("smile.png", asset_purpose::emoji);
        pictures.add("dance.gif", asset_purpose::emoji).animated = true;
        pictures.add("wave.png", asset_purpose::sticker);
        pictures.add("horn.mp3", asset_purpose::sound);
    }
    result<visible<expression>> create(principal by, new_expression wanted) {
        wanted.server = home;
        return run(made->expressions().create({by}, std::move(wanted)));
    }
    expression_id smile(principal by = ann, std::vector<role_id> roles = {}) {
        return create(by, {.name = "smile", .asset = "smile.png", .roles = std::move(roles)}).value()->id;
    }
    auto edit(principal by, expression_edit what) {
        what.server = home;
        return run(made->expressions().edit({by}, std::move(what)));
    }
    auto remove(principal by, expression_id which) {
        return run(made->expressions().remove({by}, home, which));
    }
    std::size_t count(principal who) { return run(made->expressions().list(who, home)).value().size(); }
    result<bool> may_use(principal who, expression_id emoji, server_id here, bool elsewhere = true) {
        return run_on(cores.all.home_of(here), made->emoji().may_use(who, emoji, here, elsewhere));
    }
    void may_draw(principal who) { a_role(ann, home, bits(permission::create_expressions), {who}); }
};

error_code why(auto const& answer) {
    return answer.has_error() ? answer.error() : error_code();
}

}  // namespace

TEST_CASE("an expression is made, changed and deleted, and told of", "[communities][expressions]") {
    drawing it;
    auto const made = it.create(ann, {.name = " dance ", .asset = "dance.gif"}).value();
    CHECK(made->name == "dance");
    CHECK(made->animated);
    CHECK(made->creator == ann.account);
    auto const changed = it.edit(ann, {.expression = made->id, .name = "jump"}).value();
    CHECK(changed->name == "jump");
    CHECK(it.edit(ann, {.expression = made->id, .name = "jump"})
              .has_value());  // nothing changes, nothing is told
    CHECK(it.count(ben) == 1);
    REQUIRE(it.remove(ann, made->id).has_value());
    CHECK(it.count(ben) == 0);
    auto const stream = stream_id::of_server(it.home);
    CHECK(it.streams.published<events::expression_changed>(stream).size() == 2);
    CHECK(it.streams.published<events::expression_deleted>(stream).size() == 1);
    auto const log = it.run(it.made->moderation().audit_log(ann, {.server = it.home})).value();
    CHECK(std::count_if(log.begin(), log.end(),
                        [&](audit_entry const& each) { return each.target == made->id.value; }) == 3);
}

TEST_CASE("who may make expressions may change their own, who manages them all",
          "[communities][expressions]") {
    drawing it;
    auto const missing = error_code(community_errc::missing_permission);
    CHECK(why(it.create(ben, {.name = "smile", .asset = "smile.png"})) == missing);
    it.may_draw(ben);
    auto const his = it.smile(ben);
    auto const hers = it.smile(ann);
    CHECK(it.edit(ben, {.expression = his, .name = "grin"}).has_value());
    CHECK(why(it.edit(ben, {.expression = hers, .name = "grin"})) == missing);
    CHECK(why(it.remove(ben, hers)) == missing);
    CHECK(it.remove(ben, his).has_value());
    it.a_role(ann, it.home, bits(permission::manage_expressions), {ben});
    CHECK(it.remove(ben, hers).has_value());
    CHECK(why(it.remove(ben, hers)) == community_errc::not_found);
    CHECK(why(it.create(eve, {.name = "smile", .asset = "smile.png"})) == community_errc::not_found);
    CHECK(why(it.run(it.made->expressions().list(eve, it.home))) == community_errc::not_found);
    CHECK(why(it.remove(eve, hers)) == community_errc::not_found);
}

TEST_CASE("an expression that breaks a rule is refused by the rule's name", "[communities][expressions]") {
    drawing it;
    auto named = [&](std::string name, expression_kind kind, std::string asset) {
        return why(it.create(ann, {.kind = kind, .name = std::move(name), .asset = std::move(asset)}));
    };
    for (auto const* name :
         {"", "a", "a b", "a-b", "sm\xC3\xAFle", "a:b", "abcdefghijklmnopqrstuvwxyz1234567", "\xFF\xFF"})
        CHECK(named(name, expression_kind::emoji, "smile.png") == expression_errc::invalid_name);
    CHECK(named("a wave \xF0\x9F\x91\x8B", expression_kind::sticker, "wave.png") == error_code());
    CHECK(named("two\nlines", expression_kind::sticker, "wave.png") == expression_errc::invalid_name);
    CHECK(named("smile", expression_kind::emoji, "wave.png") == asset_errc::invalid_asset);
    CHECK(named("smile", expression_kind::sound, "smile.png") == asset_errc::invalid_asset);
    CHECK(named("smile", expression_kind::emoji, "absent.png") == asset_errc::invalid_asset);
    CHECK(named("smile", expression_kind::emoji, "") == asset_errc::invalid_asset);
    auto with = [&](new_expression wanted) {
        wanted.name = "fine";
        wanted.asset = "smile.png";
        return why(it.create(ann, std::move(wanted)));
    };
    CHECK(with({.description = std::string(101, 'x')}) == expression_errc::invalid_description);
    CHECK(with({.emoji = "plain"}) == expression_errc::invalid_emoji);
    CHECK(with({.volume = 101}) == expression_errc::invalid_volume);
    CHECK(with({.volume = -1}) == expression_errc::invalid_volume);
    CHECK(with({.roles = {role_id{12345}}}) == community_errc::invalid_role);
    CHECK(with({.roles = {everyone_role(it.home)}}) == community_errc::invalid_role);
    auto const role = it.a_role(ann, it.home, 0);
    CHECK(
        it.create(ann, {.name = "fine", .asset = "smile.png", .roles = {role, role}}).value()->roles.size() ==
        1);
}

TEST_CASE("a server has so many of each kind", "[communities][expressions]") {
    drawing it;
    auto fill = [&](expression_kind kind, std::string asset, std::size_t count) {
        for (std::size_t i = 0; i < count; ++i)
            REQUIRE(it.create(ann, {.kind = kind, .name = "many", .asset = asset}).has_value());
        return why(it.create(ann, {.kind = kind, .name = "many", .asset = asset}));
    };
    CHECK(fill(expression_kind::sticker, "wave.png", 60) == expression_errc::too_many_stickers);
    CHECK(fill(expression_kind::sound, "horn.mp3", 48) == expression_errc::too_many_sounds);
    CHECK(fill(expression_kind::emoji, "smile.png", 250) == expression_errc::too_many_emoji);
    CHECK(it.create(ann, {.name = "dance", .asset = "dance.gif"}).has_value());  // those that move are apart
}

TEST_CASE("members use the emoji of their servers, with the roles that it asks for",
          "[communities][expressions]") {
    drawing it;
    auto const free = it.smile();
    auto const role = it.a_role(ann, it.home, 0);
    auto const kept = it.smile(ann, {role});
    auto const away = it.a_server(eve, "Away");
    CHECK(it.may_use(ben, free, it.home).value());
    CHECK_FALSE(it.may_use(ben, kept, it.home).value());
    it.give(ann, it.home, ben, role);
    CHECK(it.may_use(ben, kept, it.home).value());
    CHECK_FALSE(it.may_use(ben, expression_id{77}, it.home).value());
    // Elsewhere: of a server one is in, where the channel allows it.
    it.joined(ben, away, eve);
    CHECK(it.may_use(ben, free, away).value());
    CHECK(it.may_use(ben, kept, away).value());
    CHECK_FALSE(it.may_use(ben, free, away, false).value());
    CHECK_FALSE(it.may_use(eve, free, away).value());
    auto const finds = it.expressions.finds.load();
    CHECK(it.may_use(ben, free, away).value());
    CHECK(it.expressions.finds == finds);  // known: no I/O
    CHECK(it.run(it.made->expressions().usable(ben)).value().size() == 2);
    CHECK(it.run(it.made->expressions().usable(ann)).value().size() == 1);
    // A sticker is no emoji; one that is gone is none; one whose role is gone is nobody's.
    auto const wave =
        it.create(ann, {.kind = expression_kind::sticker, .name = "wave", .asset = "wave.png"}).value()->id;
    CHECK_FALSE(it.may_use(ben, wave, it.home).value());
    CHECK_FALSE(it.may_use(ben, wave, away).value());
    REQUIRE(it.remove(ann, free).has_value());
    CHECK_FALSE(it.may_use(ben, free, it.home).value());
    CHECK_FALSE(it.may_use(ben, free, away).value());
    REQUIRE(it.run(it.made->roles().remove({ann}, it.home, role)).has_value());
    CHECK_FALSE(it.may_use(ben, kept, it.home).value());
    REQUIRE(it.run(it.made->servers().delete_server(ann, it.home)).has_value());
    CHECK_FALSE(it.may_use(ben, kept, away).value());
}

TEST_CASE("a failed write leaves expressions as they were", "[communities][expressions]") {
    drawing it;
    it.expressions.fail_next(storage_errc::full);
    // The load of the server is over; the next call of the store is the write.
    CHECK(it.count(ann) == 0);
    auto const failed = it.create(ann, {.name = "smile", .asset = "smile.png"});
    CHECK(why(failed) == storage_errc::full);
    CHECK(it.count(ann) == 0);
    CHECK(it.streams.published<events::expression_changed>(stream_id::of_server(it.home)).empty());
}

TEST_CASE("a channel is archived and forgets after a while", "[communities][channels]") {
    house it;
    auto const home = it.a_server(ann);
    auto const general = it.general_of(ann, home);
    auto edit = [&](channel_edit what) {
        what.channel = general;
        return it.run(it.made->channels().edit({ann}, std::move(what)));
    };
    CHECK(edit({.archived = true}).value()->archived);
    CHECK_FALSE(edit({.archived = false}).value()->archived);
    for (auto const wrong : {seconds{-1}, seconds{1}, seconds{3'599}, seconds{3'155'760'001}})
        CHECK(edit({.retention = wrong}).error() == community_errc::invalid_retention);
    CHECK(edit({.retention = seconds{3'600}}).value()->retention == seconds{3'600});
    CHECK(edit({.retention = seconds{3'155'760'000}}).has_value());
    CHECK(edit({.retention = seconds{0}}).value()->retention == seconds{0});
}
