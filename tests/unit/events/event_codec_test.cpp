#include "event_codec.hpp"

#include <catch2/catch.hpp>

#include <set>

namespace {

using namespace parley;

account someone() {
    return {.id = {11},
            .name = "ann",
            .display_name = "Ann \xC3\x84",
            .kind = account_kind::bot,
            .admin = true,
            .disabled = true,
            .owner = {12},
            .created_at = from_unix_ms(-5)};
}

channel general() {
    overwrite const hidden{.of = overwrite::target_kind::member, .target = 11, .allow = 3, .deny = 4};
    return {.id = {21},
            .server = {31},
            .kind = channel_kind::forum,
            .name = "general",
            .topic = "all",
            .position = -3,
            .parent = {22},
            .overwrites = {hidden},
            .age_restricted = true,
            .slowmode = seconds{30},
            .archived = true,
            .retention = seconds{86'400}};
}

role mods() {
    return {.id = {51},
            .server = {31},
            .name = "mods",
            .permissions = every_permission(),
            .color = 0xFFFFFF,
            .position = 9,
            .hoist = true,
            .mentionable = true,
            .self_assignable = true,
            .icon = "\xF0\x9F\x8E\xB2",
            .mutes = true};
}

presence busy() {
    return {.status = presence_status::do_not_disturb,
            .custom = custom_status{.text = "away", .emoji = "x", .expires_at = from_unix_ms(4)},
            .activities = {{.kind = activity_kind::streaming,
                            .name = "chess",
                            .details = "d",
                            .state = "s",
                            .url = "https://example.org",
                            .started_at = from_unix_ms(5)}}};
}

expression party() {
    return {.id = {61},
            .server = {31},
            .kind = expression_kind::sound,
            .name = "party",
            .description = "horns",
            .emoji = "x",
            .asset = "ab.ogg",
            .animated = true,
            .volume = 50,
            .creator = {11},
            .roles = {{51}}};
}

scheduled_event game_night() {
    return {.id = {71},
            .server = {31},
            .creator = {11},
            .name = "Game night",
            .description = "bring snacks",
            .channel = {21},
            .location = "here",
            .starts_at = from_unix_ms(6),
            .ends_at = from_unix_ms(7),
            .repeats = recurrence::weekly,
            .status = scheduled_event_status::active,
            .image = "cd.png",
            .interested = 3};
}

report complaint() {
    return {.id = {81},
            .server = {31},
            .reporter = {11},
            .target = {12},
            .channel = {21},
            .message = {41},
            .content = "buy",
            .reason = report_reason::spam,
            .note = "again",
            .state = report_state::claimed,
            .moderator = {13},
            .outcome = "warned",
            .closed_at = from_unix_ms(8),
            .repeats = 2};
}

message hello() {
    return {.id = {41},
            .channel = {21},
            .server = {31},
            .author = {11},
            .content = std::string("nul\0inside", 10),
            .edited_at = from_unix_ms(1'760'000'000'000),
            .kind = message_kind::screening_alert};
}

/// One of each kind, with something in every field.
std::vector<events::payload> one_of_each() {
    server const home{.id = {31},
                      .name = "Home",
                      .owner = {11},
                      .created_at = from_unix_ms(1),
                      .description = "all of us",
                      .icon = "a.png",
                      .banner = "b.png",
                      .accent = 3,
                      .discoverable = true,
                      .greeting_channel = {21},
                      .verification = verification_level::high,
                      .rules_gate = true,
                      .invites_paused_until = from_unix_ms(9),
                      .raid_joins = 20,
                      .raid_pauses = true,
                      .alert_channel = {22},
                      .audit_days = 90,
                      .suspended = true};
    member const joined{.server = {31},
                        .account = {11},
                        .joined_at = from_unix_ms(2),
                        .roles = {{51}, {52}},
                        .nickname = "nick",
                        .timed_out_until = from_unix_ms(3),
                        .pending = true,
                        .temporary = true,
                        .invite = "code"};
    return {
        events::server_changed{home, 7, {}},
        events::server_deleted{{31}},
        events::role_created{mods(), {}},
        events::role_changed{mods(), {}},
        events::role_deleted{{31}, {51}, {}},
        events::channel_created{general(), {}},
        events::channel_changed{general(), {41}, {}},
        events::channel_deleted{{31}, {21}, {}},
        events::member_joined{{joined, someone(), true, busy()}},
        events::member_changed{{joined, someone(), true, busy()}},
        events::member_left{{31}, {11}},
        events::message_created{hello(), "nonce"},
        events::message_changed{hello()},
        events::message_deleted{{31}, {21}, {41}},
        events::messages_deleted{{31}, {21}, {{41}, {42}}},
        events::expression_changed{party()},
        events::expression_deleted{{31}, {61}},
        events::scheduled_event_changed{game_night()},
        events::scheduled_event_deleted{{31}, {21}, {71}},
        events::report_changed{complaint()},
        events::account_changed{someone()},
        events::server_joined{{31}},
        events::server_left{{31}},
        events::read_moved{{{21}, {41}}},
        events::presence_chosen{{11}, {chosen_status::invisible, busy().custom}},
        events::mass_action_changed{
            {{91}, {31}, {11}, mass_action::kind::purge, mass_action::state::canceled, 9, 5, 1}},
        events::typing_started{{31}, {21}, {11}},
        events::presence_changed{{31}, {{{11}, busy()}, {{12}, presence{}}}},
    };
}

std::string bytes_of(events::payload const& what) {
    byte_writer to;
    write_event(to, what);
    return to.take();
}

TEST_CASE("every kind of event comes back as it was, and takes all of its bytes", "[events][codec]") {
    std::set<std::size_t> kinds;
    for (auto const& each : one_of_each()) {
        auto const bytes = bytes_of(each);
        byte_reader from(bytes);
        auto const again = read_event(from);
        REQUIRE(again);
        CHECK(from.complete());
        CHECK(again->index() == each.index());
        CHECK(bytes_of(*again) == bytes);
        kinds.insert(each.index());
    }
    CHECK(kinds.size() == std::variant_size_v<events::payload>);
}

TEST_CASE("fields come back in their places", "[events][codec]") {
    auto const bytes = bytes_of(events::message_created{hello(), "n"});
    byte_reader from(bytes);
    auto const made = read_event(from);
    REQUIRE(made);
    auto const& again = std::get<events::message_created>(*made);
    CHECK(again.nonce == "n");
    CHECK(again.message.id == message_id{41});
    CHECK(again.message.author == account_id{11});
    CHECK(again.message.content == hello().content);
    CHECK(again.message.edited_at == hello().edited_at);
}

TEST_CASE("an event that is cut short anywhere is none", "[events][codec]") {
    for (auto const& each : one_of_each()) {
        auto const bytes = bytes_of(each);
        for (std::size_t length = 0; length < bytes.size(); ++length) {
            byte_reader from(std::string_view(bytes).substr(0, length));
            CHECK_FALSE(read_event(from));
        }
    }
}

TEST_CASE("numbers that name nothing are refused", "[events][codec]") {
    auto refused = [](std::string const& bytes) {
        byte_reader from(bytes);
        return !read_event(from);
    };
    CHECK(refused(std::string(1, static_cast<char>(std::variant_size_v<events::payload>))));
    auto chosen = bytes_of(events::presence_chosen{{11}, {}});
    chosen[chosen.size() - 2] = 9;
    CHECK(refused(chosen));
    auto vast = bytes_of(events::presence_changed{{31}, {}});
    vast.back() = 0x7F;  // a hundred changes in no bytes
    CHECK(refused(vast));
    auto unedited = bytes_of(events::message_changed{});
    unedited.back() = 2;  // neither with nor without a time
    CHECK(refused(unedited));
}

}  // namespace
