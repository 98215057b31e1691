#include "handlers/permission_words.hpp"

#include <catch2/catch.hpp>

namespace {

using namespace parley;
using by = decided_by;

role a_role(std::uint64_t id, std::string name) {
    return {.id = {id}, .server = {1}, .name = std::move(name)};
}

struct names_of_a_server {
    std::vector<role> roles{a_role(1, "@everyone"), a_role(2, "Guest"), a_role(3, "Mods")};
    std::vector<channel> channels;
    http_api::known_names names;

    names_of_a_server() {
        channel lobby{};
        lobby.id = {100};
        lobby.kind = channel_kind::category;
        lobby.name = "Lobby";
        channel hall{};
        hall.id = {101};
        hall.name = "hall";
        hall.parent = {100};
        channel attic{};
        attic.id = {102};
        attic.name = "attic";
        attic.parent = {99};  // a category that the asker cannot see
        channels = {lobby, hall, attic};
        names = {roles, channels, from_unix_ms(1'000)};
    }
};

TEST_CASE("each verdict is told in words made of names", "[http_api][explain]") {
    names_of_a_server const in;
    struct row {
        permission_verdict verdict;
        char const* words;
    };
    std::vector<row> const table{
        {{true, by::owner}, "allowed: owns the server"},
        {{true, by::administrator, {3}}, "allowed by role Mods, which makes administrators"},
        {{true, by::everyone, {1}}, "allowed by role @everyone"},
        {{true, by::role, {3}}, "allowed by role Mods"},
        {{false, by::nothing}, "denied: no role allows it"},
        {{false, by::everyone_overwrite, {1}, {101}}, "denied by role @everyone in channel hall"},
        {{false, by::role_overwrite, {2}, {101}, true}, "denied by role Guest in category Lobby"},
        {{true, by::role_overwrite, {2}, {100}}, "allowed by role Guest in category Lobby"},
        {{true, by::member_overwrite, {}, {101}}, "allowed for this member in channel hall"},
        {{false, by::timeout}, "denied: timed out until 1970-01-01T00:00:01.000Z"},
        {{false, by::cannot_view}, "denied: cannot see the channel"},
        {{false, by::cannot_send}, "denied: cannot send messages there"},
        {{false, by::cannot_connect}, "denied: cannot connect to the channel"},
        {{false, by::unknown_channel}, "denied: there is no such channel"},
    };
    for (auto const& each : table)
        CHECK(http_api::words_for(each.verdict, in.names) == each.words);
}

TEST_CASE("what the asker may not know by name stays nameless", "[http_api][explain]") {
    names_of_a_server in;
    CHECK(http_api::words_for({false, by::role_overwrite, {9}, {102}, true}, in.names) ==
          "denied by a role in its category");
    CHECK(http_api::words_for({false, by::role_overwrite, {2}, {999}}, in.names) ==
          "denied by role Guest in this channel");
    in.names.timed_out_until = {};
    CHECK(http_api::words_for({false, by::timeout}, in.names) == "denied: timed out");
}

}  // namespace
