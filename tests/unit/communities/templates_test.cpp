#include "house.hpp"

#include <catch2/catch.hpp>

namespace {

using namespace parley;
using parley::testing::house;

auto const ann = house::person(11);
auto const bob = house::person(22);

struct scene : house {
    scene() : server(a_server(ann)), hall(general_of(ann, server)) { joined(bob, server, ann); }
    channel_id a_channel(channel_kind kind, std::string name, channel_id parent = {}) {
        return run(made->channels().create(
                       {ann}, {.server = server, .kind = kind, .name = std::move(name), .parent = parent}))
            .value()
            ->id;
    }
    void hide(channel_id which, role_id from) {
        overwrite const row{.target = from.value, .deny = bit(permission::view_channel)};
        run(made->channels().put_overwrite({ann}, {.channel = which, .what = row})).value();
    }
    template_content content(principal who = ann) {
        return *run(made->templates().export_server(who, server)).value();
    }
    result<visible<server_view>> import(template_content what) {
        return run(made->templates().import(bob, "Copy", std::move(what)));
    }
    server_id server;
    channel_id hall;
};

TEST_CASE("a clone has the roles, channels and onboarding of its model, with ids of its own",
          "[communities][templates]") {
    scene s;
    auto high = s.a_role(ann, s.server, bits(permission::manage_messages));
    auto low = s.a_role(ann, s.server, 0);
    auto category = s.a_channel(channel_kind::category, "Rooms");
    auto room = s.a_channel(channel_kind::text, "room", category);
    s.hide(room, high);
    onboarding what{.rules = {{"Be kind", ""}}, .channels = {{s.hall, "", ""}}};
    what.questions.push_back({.title = "?", .options = {{.label = "yes", .roles = {low}}}});
    s.run(s.made->onboardings().put({ann}, s.server, what)).value();

    auto view = s.run(s.made->templates().clone(ann, "Copy", s.server)).value();
    CHECK(view->server.name == "Copy");
    CHECK(view->server.owner == ann.account);
    CHECK(view->server.id != s.server);
    CHECK(view->member_count == 1);
    REQUIRE(view->roles.size() == 3);
    CHECK(view->roles[0].permissions == bits(permission::manage_messages));
    CHECK(view->roles[2].id == everyone_role(view->server.id));
    CHECK(view->roles[2].permissions == everyone_default);
    REQUIRE(view->channels.size() == 3);
    auto const& copied = view->channels[2];
    CHECK(copied.name == "room");
    CHECK(copied.parent == view->channels[1].id);
    CHECK(copied.id != room);
    REQUIRE(copied.overwrites.size() == 1);
    CHECK(copied.overwrites[0].target == view->roles[0].id.value);
    auto greeting = *s.run(s.made->onboardings().show(ann, view->server.id)).value();
    CHECK(greeting.channels.at(0).channel == view->channels[0].id);
    CHECK(greeting.questions.at(0).options.at(0).roles == std::vector{view->roles[1].id});
    CHECK(greeting.questions.at(0).id != what.questions[0].id);
    // It is a server like any: read again from the store it is the same.
    auto again = s.run(s.made->servers().show_server(ann, view->server.id)).value();
    CHECK(again->channels.size() == 3);
    s.settle();
    CHECK(s.streams.published<events::server_joined>(stream_id::of_account(ann.account)).size() == 2);
}

TEST_CASE("what the maker cannot see is not in the template", "[communities][templates][permissions]") {
    scene s;
    s.a_role(ann, s.server, bits(permission::manage_server), {bob});
    auto secret = s.a_channel(channel_kind::text, "secret");
    s.hide(secret, everyone_role(s.server));
    CHECK(s.content(ann).channels.size() == 2);
    CHECK(s.content(bob).channels.size() == 1);
    auto made = s.run(s.made->templates().create({bob}, s.server, "T", "")).value();
    CHECK(made.content.channels.size() == 1);
    CHECK(s.run(s.made->templates().export_server(house::person(44), s.server)).error() ==
          community_errc::not_found);
}

TEST_CASE("templates are made, used, renewed, counted and deleted by managers", "[communities][templates]") {
    scene s;
    auto& templates = s.made->templates();
    CHECK(s.run(templates.create({bob}, s.server, "T", "")).error() == community_errc::missing_permission);
    CHECK(s.run(templates.list(bob, s.server)).error() == community_errc::missing_permission);
    CHECK(s.run(templates.create({ann}, s.server, "\u200B", "")).error() == community_errc::invalid_name);
    CHECK(s.run(templates.create({ann}, s.server, "T", std::string(121, 'x'))).error() ==
          growth_errc::invalid_description);
    auto made = s.run(templates.create({ann}, s.server, " T ", "about")).value();
    CHECK(made.name == "T");
    CHECK(s.run(templates.use(bob, made.code, "Mine")).value()->server.owner == bob.account);
    CHECK(s.run(templates.use(bob, "absent", "Mine")).error() == community_errc::not_found);
    CHECK(s.run(templates.use(bob, made.code, " ")).error() == community_errc::invalid_name);
    CHECK(s.run(templates.show(made.code)).value().uses == 1);
    s.a_channel(channel_kind::text, "more");
    CHECK(s.run(templates.show(made.code)).value().content.channels.size() == 1);
    s.time.advance(seconds{5});
    auto renewed = s.run(templates.renew({ann}, s.server, made.code)).value();
    CHECK(renewed.content.channels.size() == 2);
    CHECK(renewed.updated_at > made.updated_at);
    CHECK(s.run(templates.show(made.code)).value().uses == 1);
    auto elsewhere = s.a_server(bob);
    CHECK(s.run(templates.renew({bob}, elsewhere, made.code)).error() == community_errc::not_found);
    CHECK(s.run(templates.remove({bob}, elsewhere, made.code)).error() == community_errc::not_found);
    CHECK(s.run(templates.remove({bob}, s.server, made.code)).error() == community_errc::missing_permission);
    s.run(templates.remove({ann}, s.server, made.code)).value();
    CHECK(s.run(templates.show(made.code)).error() == community_errc::not_found);
    for (int i = 0; i < 20; ++i)
        s.run(templates.create({ann}, s.server, "T", "")).value();
    CHECK(s.run(templates.create({ann}, s.server, "T", "")).error() == growth_errc::too_many_templates);
}

TEST_CASE("content that no owner of a fresh server could have made is refused", "[communities][templates]") {
    scene s;
    s.a_role(ann, s.server, 0);
    auto category = s.a_channel(channel_kind::category, "Rooms");
    s.a_channel(channel_kind::text, "room", category);
    CHECK(s.import(s.content()).has_value());
    auto refused = [&](auto change) {
        auto what = s.content();
        change(what);
        auto const answer = s.import(std::move(what));
        return answer.has_error() && answer.error() == growth_errc::invalid_template;
    };
    CHECK(refused([](auto& it) { it.roles.clear(); }));
    CHECK(refused([](auto& it) { it.roles.pop_back(); }));                  // without everyone's
    CHECK(refused([](auto& it) { std::swap(it.roles[0], it.roles[1]); }));  // everyone's not last
    CHECK(refused([](auto& it) { it.roles.push_back(it.roles[0]); }));      // a number twice
    CHECK(refused([](auto& it) { it.roles[0].name = "\u202E"; }));
    CHECK(refused([](auto& it) { it.roles[0].permissions = permission_bits{1} << 47; }));
    CHECK(refused([](auto& it) { it.roles[0].color = 0x1000000; }));
    CHECK(refused([](auto& it) { it.roles[0].icon = "x"; }));
    CHECK(refused([](auto& it) {
        for (std::uint64_t i = 0; i < 250; ++i)
            it.roles.insert(it.roles.begin(), role{.id = role_id{1000 + i}, .server = {}, .name = "r"});
    }));
    CHECK(refused([](auto& it) { it.channels[0].id = {}; }));
    CHECK(refused([](auto& it) { it.channels[0].id = it.channels[1].id; }));
    CHECK(refused([](auto& it) { it.channels[0].name = ""; }));
    CHECK(refused([](auto& it) { it.channels[0].topic = std::string(1025, 'x'); }));
    CHECK(refused([](auto& it) { it.channels[0].parent = it.channels[2].id; }));  // not a category
    CHECK(refused([](auto& it) { it.channels[1].parent = it.channels[1].id; }));  // a category in one
    CHECK(refused([](auto& it) { it.channels[0].parent = channel_id{99}; }));
    CHECK(refused([](auto& it) { it.channels[0].slowmode = seconds{21'601}; }));
    CHECK(refused([](auto& it) { it.channels[0].retention = seconds{-1}; }));
    CHECK(refused([](auto& it) { it.channels[0].overwrites = {{.target = 99}}; }));
    CHECK(refused([](auto& it) { it.channels[0].overwrites = {{.allow = 1024, .deny = 1024}}; }));
    CHECK(refused([](auto& it) { it.channels[0].overwrites = {{.allow = bit(permission::administrator)}}; }));
    CHECK(refused([](auto& it) { it.channels[0].overwrites = {{.allow = 1}, {.allow = 2}}; }));
    CHECK(refused(
        [](auto& it) { it.channels[0].overwrites = {{.of = overwrite::target_kind::member, .target = 0}}; }));
    CHECK(refused([](auto& it) {
        auto const inside = it.channels[1].id;
        for (std::uint64_t i = 0; i < 50; ++i)
            it.channels.push_back(
                {.id = channel_id{1000 + i}, .server = {}, .name = "c", .topic = {}, .parent = inside});
    }));
    CHECK(refused([](auto& it) {
        for (std::uint64_t i = 0; i < 500; ++i)
            it.channels.push_back({.id = channel_id{1000 + i}, .server = {}, .name = "c", .topic = {}});
    }));
    CHECK(refused([](auto& it) { it.description = std::string(301, 'x'); }));
    CHECK(refused([](auto& it) { it.onboarding = onboarding{.channels = {{channel_id{99}, "", ""}}}; }));
    CHECK(refused([](auto& it) {
        it.roles[0].permissions = bit(permission::kick_members);
        it.onboarding = onboarding{};
        it.onboarding->questions.push_back(
            {.title = "?", .options = {{.label = "x", .roles = {it.roles[0].id}}}});
    }));
}

TEST_CASE("of everyone's role a template gives the permissions and nothing else",
          "[communities][templates]") {
    scene s;
    auto what = s.content();
    auto& everyones = what.roles.back();
    everyones.permissions = bits(permission::view_channel);
    everyones.color = 0xFF0000;
    everyones.mutes = everyones.hoist = everyones.mentionable = everyones.self_assignable = true;
    auto const made = s.import(std::move(what)).value();
    auto const& role = made->roles.back();
    CHECK(role.name == "@everyone");
    CHECK(role.permissions == bits(permission::view_channel));
    CHECK(role.color == 0);
    CHECK_FALSE((role.mutes || role.hoist || role.mentionable || role.self_assignable));
}

TEST_CASE("a store that fails founds nothing", "[communities][templates][faults]") {
    scene s;
    auto what = s.content();
    s.templates.fail_next(storage_errc::unavailable);
    CHECK(s.import(what).error() == storage_errc::unavailable);
    CHECK(s.run(s.made->directory().servers_of(bob.account)).value().size() == 1);
}

TEST_CASE("the directory shows who wants to be shown, and joining through it keeps the rules",
          "[communities][discovery]") {
    scene s;
    auto& directory = s.made->discovery();
    auto found = [&](std::string text) {
        return s.run(directory.search(bob, {.text = std::move(text)})).value();
    };
    auto eve = house::person(33);
    CHECK(found("").empty());
    CHECK(s.run(directory.join(eve, s.server)).error() == community_errc::not_found);
    CHECK(s.run(directory.join(eve, server_id{77})).error() == community_errc::not_found);
    s.run(s.made->settings().edit(
              {ann},
              {.server = s.server, .name = "Café Nord", .description = "Chess & tea", .discoverable = true}))
        .value();
    REQUIRE(found("cafe").size() == 1);
    CHECK(found("CHESS")[0].members == 2);
    CHECK(found("chess")[0].joined);
    CHECK(found("poker").empty());
    CHECK_FALSE(s.run(directory.search(eve, {})).value()[0].joined);
    s.run(s.made->settings().edit_safety(
              {ann}, {.server = s.server, .rules_gate = true, .invites_paused_for = seconds{60}}))
        .value();
    CHECK(s.run(directory.join(eve, s.server)).error() == growth_errc::invites_paused);
    s.time.advance(seconds{61});
    CHECK(s.run(directory.join(eve, s.server)).value()->self.pending);
    auto banned = house::person(44);
    s.run(s.made->moderation().put_ban({ann}, {.server = s.server, .account = banned.account})).value();
    CHECK(s.run(directory.join(banned, s.server)).error() == community_errc::banned);
    s.run(s.made->settings().edit({ann}, {.server = s.server, .discoverable = false})).value();
    CHECK(found("").empty());
    CHECK(s.run(directory.join(eve, s.server)).has_value());  // is in it
}

}  // namespace
