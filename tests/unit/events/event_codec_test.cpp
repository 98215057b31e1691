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
            .slowmode = seconds{30}};
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
            .icon = "\xF0\x9F\x8E\xB2"};
}

message hello() {
    return {.id = {41},
            .channel = {21},
            .server = {31},
            .author = {11},
            .content = std::string("nul\0inside", 10),
            .edited_at = from_unix_ms(1'760'000'000'000)};
}

/// One of each kind, with something in every field.
std::vector<events::payload> one_of_each() {
    server const home{.id = {31}, .name = "Home", .owner = {11}, .created_at = from_unix_ms(1)};
    member const joined{.server = {31},
                        .account = {11},
                        .joined_at = from_unix_ms(2),
                        .roles = {{51}, {52}},
                        .nickname = "nick",
                        .timed_out_until = from_unix_ms(3)};
    return {
        events::server_changed{home, 7, {}},
        events::server_deleted{{31}},
        events::role_created{mods(), {}},
        events::role_changed{mods(), {}},
        events::role_deleted{{31}, {51}, {}},
        events::channel_created{general(), {}},
        events::channel_changed{general(), {41}, {}},
        events::channel_deleted{{31}, {21}, {}},
        events::member_joined{{joined, someone(), true, presence_status::online}},
        events::member_changed{{joined, someone(), true, presence_status::online}},
        events::member_left{{31}, {11}},
        events::message_created{hello(), "nonce"},
        events::message_changed{hello()},
        events::message_deleted{{31}, {21}, {41}},
        events::account_changed{someone()},
        events::server_joined{{31}},
        events::server_left{{31}},
        events::read_moved{{{21}, {41}}},
        events::typing_started{{31}, {21}, {11}},
        events::presence_changed{{31}, {{{11}, presence_status::online}, {{12}, presence_status::offline}}},
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
    auto presence = bytes_of(events::presence_changed{{31}, {{{11}, presence_status::online}}});
    presence.back() = 9;
    CHECK(refused(presence));
    auto vast = bytes_of(events::presence_changed{{31}, {}});
    vast.back() = 0x7F;  // a hundred changes in no bytes
    CHECK(refused(vast));
    auto unedited = bytes_of(events::message_changed{});
    unedited.back() = 2;  // neither with nor without a time
    CHECK(refused(unedited));
}

}  // namespace
