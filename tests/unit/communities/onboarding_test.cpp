#include "house.hpp"

#include <catch2/catch.hpp>

namespace {

using namespace parley;
using parley::testing::house;

auto const ann = house::person(11);
auto const bob = house::person(22);
auto const eve = house::person(33);

struct scene : house {
    scene() : server(a_server(ann)), hall(general_of(ann, server)) {
        red = a_role(ann, server, 0);
        blue = a_role(ann, server, bits(permission::attach_files));
        run(made->settings().edit_safety({ann}, {.server = server, .rules_gate = true})).value();
        joined(eve, server, ann);
    }
    static onboarding::option option(std::string label, std::vector<role_id> roles) {
        return {.label = std::move(label), .roles = std::move(roles)};
    }
    onboarding some() {
        onboarding what{
            .rules = {{"Be kind", "Always"}}, .welcome = "Hello", .channels = {{hall, "Talk", "👋"}}};
        what.questions.push_back(
            {.title = "Color?", .required = true, .options = {option("Red", {red}), option("Blue", {blue})}});
        return what;
    }
    result<visible<onboarding>> put(principal who, onboarding what) {
        return run(made->onboardings().put({who}, server, std::move(what)));
    }
    result<visible<member_view>> answer(principal who, onboarding_answers given) {
        given.server = server;
        return run(made->onboardings().answer(who, std::move(given)));
    }
    /// Who joins from now on is not pending.
    void open_gate() {
        run(made->settings().edit_safety({ann}, {.server = server, .rules_gate = false})).value();
    }
    bool may_send(principal who) {
        return run(made->directory().access_channel(who, hall, permission::send_messages)).has_value();
    }
    server_id server;
    channel_id hall;
    role_id red;
    role_id blue;
};

TEST_CASE("a server without onboarding shows an empty one", "[communities][onboarding]") {
    scene s;
    CHECK(*s.run(s.made->onboardings().show(eve, s.server)).value() == onboarding{});
    CHECK(s.run(s.made->onboardings().show(bob, s.server)).error() == community_errc::not_found);
}

TEST_CASE("onboarding is kept with ids that stay", "[communities][onboarding]") {
    scene s;
    auto first = *s.put(ann, s.some()).value();
    REQUIRE(first.questions.size() == 1);
    CHECK(first.questions[0].id);
    CHECK(first.questions[0].options[1].id);
    auto changed = first;
    changed.questions[0].options.push_back(scene::option("Neither", {}));
    auto second = *s.put(ann, changed).value();
    CHECK(second.questions[0].id == first.questions[0].id);
    CHECK(second.questions[0].options[0].id == first.questions[0].options[0].id);
    CHECK(second.questions[0].options[2].id);
    changed.questions[0].id = question_id{77};  // not one of ours: given anew
    CHECK((*s.put(ann, changed).value()).questions[0].id != question_id{77});
    audit_query query{.server = s.server, .action = audit_action::onboarding_update};
    CHECK(s.run(s.made->moderation().audit_log(ann, query)).value().size() == 3);
}

TEST_CASE("onboarding keeps its rules", "[communities][onboarding]") {
    scene s;
    auto refused = [&](auto change) {
        auto what = s.some();
        change(what);
        return s.put(ann, std::move(what)).error();
    };
    using growth_errc::invalid_onboarding;
    CHECK(refused([](auto& it) { it.rules.assign(17, {"x", ""}); }) == invalid_onboarding);
    CHECK(refused([](auto& it) { it.rules[0].title = "\u200B"; }) == invalid_onboarding);
    CHECK(refused([](auto& it) { it.rules[0].text = std::string(501, 'x'); }) == invalid_onboarding);
    CHECK(refused([](auto& it) { it.welcome = std::string(501, 'x'); }) == invalid_onboarding);
    CHECK(refused([](auto& it) { it.channels.push_back(it.channels[0]); }) == invalid_onboarding);
    CHECK(refused([](auto& it) { it.channels[0].emoji = "x"; }) == invalid_onboarding);
    CHECK(refused([](auto& it) { it.questions[0].options.clear(); }) == invalid_onboarding);
    CHECK(refused([](auto& it) { it.questions[0].options.resize(26, scene::option("x", {})); }) ==
          invalid_onboarding);
    CHECK(refused([](auto& it) { it.questions.assign(11, it.questions[0]); }) == invalid_onboarding);
    CHECK(refused([](auto& it) {
              it.questions[0].options[0].id = option_id{5};
              it.questions[0].options[1].id = option_id{5};
          }) == invalid_onboarding);
    CHECK(refused([](auto& it) { it.channels[0].channel = channel_id{77}; }) == growth_errc::invalid_channel);
    CHECK(refused([](auto& it) { it.questions[0].options[0].roles = {role_id{77}}; }) ==
          community_errc::invalid_role);
    CHECK(refused([&](auto& it) { it.questions[0].options[0].roles = {everyone_role(s.server)}; }) ==
          community_errc::invalid_role);
    CHECK(s.put(eve, s.some()).error() == community_errc::missing_permission);
    CHECK(s.put(bob, s.some()).error() == community_errc::not_found);
}

TEST_CASE("options give no power, and no role beyond their writer", "[communities][onboarding]") {
    scene s;
    for (auto const power : {permission::administrator, permission::manage_messages, permission::kick_members,
                             permission::manage_roles}) {
        auto strong = s.a_role(ann, s.server, bit(power));
        auto what = s.some();
        what.questions[0].options[0].roles = {strong};
        CHECK(s.put(ann, what).error() == growth_errc::dangerous_role);
    }
    s.open_gate();
    s.joined(bob, s.server, ann);
    auto manager = s.a_role(ann, s.server, bits(permission::manage_server), {bob});
    CHECK(s.put(bob, s.some()).error() == community_errc::outranked);
    auto kept = *s.put(ann, s.some()).value();
    kept.welcome = "Other";  // roles that stood there may stay
    CHECK(s.put(bob, kept).has_value());
    CHECK(s.run(s.made->roles().remove({ann}, s.server, manager)).has_value());
}

TEST_CASE("channels that one may not see are left out, and kept by who cannot see them",
          "[communities][onboarding]") {
    scene s;
    s.open_gate();
    s.joined(bob, s.server, ann);
    s.a_role(ann, s.server, bits(permission::manage_server), {bob});
    auto const whole = *s.put(ann, s.some()).value();
    overwrite const hidden{.target = s.server.value, .deny = bit(permission::view_channel)};
    s.run(s.made->channels().put_overwrite({ann}, {.channel = s.hall, .what = hidden})).value();
    auto seen = *s.run(s.made->onboardings().show(bob, s.server)).value();
    CHECK(seen.channels.empty());
    CHECK(s.put(bob, whole).error() == growth_errc::invalid_channel);
    seen.welcome = "By bob";
    CHECK((*s.put(bob, seen).value()).channels.empty());
    CHECK((*s.run(s.made->onboardings().show(ann, s.server)).value()).channels.size() == 1);
}

TEST_CASE("answers free who was pending, give roles and take them", "[communities][onboarding]") {
    scene s;
    auto what = *s.put(ann, s.some()).value();
    auto const& question = what.questions[0];
    auto chosen = [&](std::size_t which) {
        return std::vector{std::pair{question.id, std::vector{question.options[which].id}}};
    };
    CHECK_FALSE(s.may_send(eve));
    CHECK(s.answer(eve, {.accept_rules = true}).error() == growth_errc::invalid_answer);  // required
    CHECK(s.answer(eve, {.answers = {{question.id, {}}}}).error() == growth_errc::invalid_answer);
    CHECK(s.answer(eve, {.answers = {{question_id{5}, {}}}}).error() == growth_errc::invalid_answer);
    CHECK(s.answer(eve, {.answers = {{question.id, {option_id{5}}}}}).error() == growth_errc::invalid_answer);
    CHECK(s.answer(eve, {.answers = {{question.id, {question.options[0].id, question.options[1].id}}}})
              .error() == growth_errc::invalid_answer);
    auto twice = chosen(0);
    twice.push_back(twice[0]);
    CHECK(s.answer(eve, {.answers = twice}).error() == growth_errc::invalid_answer);
    CHECK_FALSE(s.may_send(eve));
    auto view = s.answer(eve, {.accept_rules = true, .answers = chosen(0)}).value();
    CHECK_FALSE(view->member.pending);
    CHECK(view->member.roles == std::vector{s.red});
    CHECK(s.may_send(eve));
    CHECK(s.streams.published<events::member_changed>(stream_id::of_server(s.server)).size() == 1);
    CHECK(s.answer(eve, {.answers = chosen(1)}).value()->member.roles == std::vector{s.blue});
    CHECK(s.answer(bob, {.accept_rules = true}).error() == community_errc::not_found);
}

TEST_CASE("a role that became powerful, mutes or is gone is neither given nor taken",
          "[communities][onboarding]") {
    scene s;
    auto what = *s.put(ann, s.some()).value();
    auto const& question = what.questions[0];
    s.run(s.made->roles().edit(
              {ann}, {.server = s.server, .role = s.red, .permissions = bit(permission::ban_members)}))
        .value();
    auto pick = [&](std::size_t which) {
        return s.answer(eve, {.accept_rules = true, .answers = {{question.id, {question.options[which].id}}}})
            .value();
    };
    CHECK(pick(0)->member.roles.empty());
    s.give(ann, s.server, eve, s.red);
    CHECK(pick(1)->member.roles == std::vector{s.red, s.blue});  // red was not theirs to lay down
    s.run(s.made->roles().remove({ann}, s.server, s.blue)).value();
    CHECK(pick(1)->member.roles == std::vector{s.red});
}

TEST_CASE("who is timed out answers nothing", "[communities][onboarding]") {
    scene s;
    s.put(ann, s.some()).value();
    std::optional<wall_time> until = s.time.now() + seconds{60};
    s.run(s.made->memberships().edit({ann},
                                     {.server = s.server, .account = eve.account, .timed_out_until = until}))
        .value();
    CHECK(s.answer(eve, {.accept_rules = true}).error() == community_errc::missing_permission);
}

}  // namespace
