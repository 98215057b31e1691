#include <parley/model/permission_rules.hpp>

#include <catch2/catch.hpp>

namespace {

using namespace parley;
using p = permission;
using by = decided_by;

constexpr server_id server{1};
constexpr account_id owner{10}, ann{11}, bob{12};
constexpr role_id everyone{1}, low{2}, high{3}, admin{4}, twin{5};
constexpr channel_id lobby{100}, text{101}, voice{102}, apart{103};

constexpr overwrite for_role(role_id who, permission_bits allow, permission_bits deny) {
    return {overwrite::target_kind::role, who.value, allow, deny};
}
constexpr overwrite for_member(account_id who, permission_bits allow, permission_bits deny) {
    return {overwrite::target_kind::member, who.value, allow, deny};
}

// A category `lobby` with a text and a voice channel in it and a forum apart, and the roles everyone < low <
// high < admin; `twin` stands where `high` does.
struct house {
    permission_bits base = bits(p::view_channel, p::send_messages, p::attach_files, p::connect, p::speak);
    permission_bits low_may = 0;
    permission_bits high_may = 0;
    std::vector<overwrite> in_lobby{}, in_text{}, in_voice{};

    permission_rules rules() const {
        std::vector<role> const roles{a_role(admin, bit(p::administrator), 9), a_role(high, high_may, 2),
                                      a_role(twin, high_may, 2), a_role(everyone, base, 0),
                                      a_role(low, low_may, 1)};
        std::vector<channel> const channels{a_channel(voice, channel_kind::voice, lobby, in_voice),
                                            a_channel(apart, channel_kind::forum, {}, {}),
                                            a_channel(lobby, channel_kind::category, {}, in_lobby),
                                            a_channel(text, channel_kind::text, lobby, in_text)};
        return {server, owner, roles, channels};
    }
    static role a_role(role_id id, permission_bits may, std::int32_t position) {
        role out{};
        out.id = id;
        out.server = server;
        out.permissions = may;
        out.position = position;
        return out;
    }
    static channel a_channel(channel_id id, channel_kind kind, channel_id parent,
                             std::vector<overwrite> rows) {
        channel out{};
        out.id = id;
        out.server = server;
        out.kind = kind;
        out.parent = parent;
        out.overwrites = std::move(rows);
        return out;
    }
};

struct somebody {
    account_id account = ann;
    std::vector<role_id> roles{};
    bool timed_out = false;
    operator member_standing() const { return {account, roles, timed_out}; }
};

bool may(house const& in, somebody const& who, channel_id where, p what) {
    auto const rules = in.rules();
    bool const yes = has(channel_permissions(rules, who, where), what);
    CHECK(explain_permission(rules, who, where, what).allowed == yes);
    return yes;
}
permission_verdict why(house const& in, somebody const& who, channel_id where, p what) {
    return explain_permission(in.rules(), who, where, what);
}

TEST_CASE("members have what everyone's role and their own give together", "[model][permissions]") {
    house in{.low_may = bit(p::manage_messages), .high_may = bit(p::kick_members)};
    CHECK(server_permissions(in.rules(), somebody{}) == in.base);
    CHECK(server_permissions(in.rules(), somebody{.roles = {low, high}}) ==
          (in.base | in.low_may | in.high_may));
    CHECK(channel_permissions(in.rules(), somebody{.roles = {low, high}}, text) ==
          (in.base | in.low_may | in.high_may));
}

TEST_CASE("a role id that names nothing gives nothing", "[model][permissions]") {
    house in{.in_text = {for_role({99}, bit(p::manage_messages), 0)}};
    CHECK(server_permissions(in.rules(), somebody{.roles = {role_id{99}}}) == in.base);
    CHECK_FALSE(may(in, {.roles = {role_id{99}}}, text, p::manage_messages));
}

TEST_CASE("owner and administrators may do everything everywhere", "[model][permissions]") {
    house in{.base = 0,
             .in_text = {for_role(everyone, 0, every_permission()), for_role(admin, 0, every_permission()),
                         for_member(ann, 0, every_permission()), for_member(owner, 0, every_permission())}};
    for (auto const& who :
         {somebody{.account = owner}, somebody{.roles = {admin}},
          somebody{.account = owner, .timed_out = true}, somebody{.roles = {admin}, .timed_out = true}}) {
        CHECK(server_permissions(in.rules(), who) == every_permission());
        CHECK(channel_permissions(in.rules(), who, text) == every_permission());
    }
    CHECK(why(in, {.account = owner}, text, p::speak).by == by::owner);
    CHECK(why(in, {.roles = {low, admin}}, text, p::speak).by == by::administrator);
    CHECK(why(in, {.roles = {low, admin}}, text, p::speak).role == admin);
}

TEST_CASE("nobody is not the owner, even of a server without one", "[model][permissions]") {
    permission_rules const rules(server, {}, {}, {});
    CHECK(server_permissions(rules, somebody{.account = {}}) == 0);
}

TEST_CASE("an overwrite makes nobody an administrator", "[model][permissions]") {
    house in{.base = bit(p::view_channel), .in_text = {for_role(everyone, bit(p::administrator), 0)}};
    CHECK_FALSE(may(in, {}, text, p::manage_messages));
}

TEST_CASE("each step overrules those before it", "[model][permissions]") {
    constexpr auto send = bit(p::send_messages);
    struct row {
        char const* claim;
        std::vector<overwrite> in_text;
        std::vector<role_id> roles;
        bool allowed;
        decided_by step;
        role_id role;
    };
    std::vector<row> const table{
        {"everyone's role", {}, {}, true, by::everyone, everyone},
        {"everyone's overwrite denies",
         {for_role(everyone, 0, send)},
         {low},
         false,
         by::everyone_overwrite,
         everyone},
        {"a role's allow beats it",
         {for_role(everyone, 0, send), for_role(low, send, 0)},
         {low},
         true,
         by::role_overwrite,
         low},
        {"not for who lacks the role",
         {for_role(everyone, 0, send), for_role(low, send, 0)},
         {},
         false,
         by::everyone_overwrite,
         everyone},
        {"a role's deny beats everyone's allow",
         {for_role(everyone, send, 0), for_role(low, 0, send)},
         {low},
         false,
         by::role_overwrite,
         low},
        {"the low role's allow beats the high one's deny",
         {for_role(low, send, 0), for_role(high, 0, send)},
         {low, high},
         true,
         by::role_overwrite,
         low},
        {"the high role's allow beats the low one's deny",
         {for_role(low, 0, send), for_role(high, send, 0)},
         {low, high},
         true,
         by::role_overwrite,
         high},
        {"of two that deny the higher is named",
         {for_role(low, 0, send), for_role(high, 0, send)},
         {low, high},
         false,
         by::role_overwrite,
         high},
        {"of two at one height the older is named",
         {for_role(high, 0, send), for_role(twin, 0, send)},
         {high, twin},
         false,
         by::role_overwrite,
         high},
        {"the member's deny beats all",
         {for_role(low, send, 0), for_member(ann, 0, send)},
         {low},
         false,
         by::member_overwrite,
         {}},
        {"the member's allow beats all",
         {for_role(everyone, 0, send), for_role(low, 0, send), for_member(ann, send, 0)},
         {low},
         true,
         by::member_overwrite,
         {}},
        {"another member's says nothing", {for_member(bob, 0, send)}, {}, true, by::everyone, everyone},
        {"a row about other bits says nothing",
         {for_role(low, bit(p::speak), bit(p::stream))},
         {low},
         true,
         by::everyone,
         everyone},
    };
    for (auto const& each : table) {
        INFO(each.claim);
        house const in{.in_text = each.in_text};
        somebody const who{.roles = each.roles};
        CHECK(may(in, who, text, p::send_messages) == each.allowed);
        auto const verdict = why(in, who, text, p::send_messages);
        CHECK(verdict.by == each.step);
        CHECK(verdict.role == each.role);
    }
}

TEST_CASE("an overwrite for a role of a member's number does not meet the member", "[model][permissions]") {
    house const in{.in_text = {for_role({ann.value}, 0, bit(p::send_messages))}};
    CHECK(may(in, {}, text, p::send_messages));
}

TEST_CASE("without a role that gives it a permission is denied by nothing", "[model][permissions]") {
    house const in{.low_may = bit(p::kick_members), .high_may = bit(p::kick_members)};
    CHECK(why(in, {}, {}, p::kick_members).by == by::nothing);
    CHECK(why(in, {.roles = {low, high}}, {}, p::kick_members).role == high);
    CHECK(why(in, {.roles = {high, twin}}, {}, p::kick_members).role == high);
    CHECK(why(in, {.roles = {low}}, {}, p::kick_members).by == by::role);
}

TEST_CASE("a time-out leaves looking and reading", "[model][permissions]") {
    house const in{.base = every_permission() & ~bit(p::administrator),
                   .in_text = {for_member(ann, bit(p::send_messages), 0)}};
    constexpr auto left = bits(p::view_channel, p::read_message_history);
    somebody const who{.timed_out = true};
    CHECK(server_permissions(in.rules(), who) == left);
    CHECK(channel_permissions(in.rules(), who, text) == left);
    CHECK(channel_permissions(in.rules(), who, voice) == bit(p::view_channel));
    CHECK(why(in, who, text, p::send_messages).by == by::timeout);
    CHECK(why(in, who, {}, p::kick_members).by == by::timeout);
    CHECK(why(in, who, text, p::view_channel).by == by::everyone);
    // What was not had in the first place is not the time-out's doing.
    CHECK(why({.base = bit(p::view_channel)}, who, text, p::send_messages).by == by::nothing);
}

TEST_CASE("who may not see a channel may do nothing there", "[model][permissions]") {
    house const in{.in_text = {for_role(everyone, bit(p::manage_messages), bit(p::view_channel))}};
    CHECK(channel_permissions(in.rules(), somebody{}, text) == 0);
    CHECK(why(in, {}, text, p::send_messages).by == by::cannot_view);
    CHECK(why(in, {}, text, p::manage_messages).by == by::cannot_view);
    CHECK(why(in, {}, text, p::view_channel).by == by::everyone_overwrite);
    CHECK(why(in, {}, text, p::kick_members).by == by::nothing);
}

TEST_CASE("who may not send may not attach, embed, speak aloud or call everyone", "[model][permissions]") {
    constexpr auto with = bits(p::mention_everyone, p::send_tts_messages, p::attach_files, p::embed_links);
    constexpr auto others = bits(p::view_channel, p::add_reactions, p::send_voice_messages, p::send_polls,
                                 p::send_messages_in_threads, p::create_public_threads);
    house const in{.base = with | others};
    CHECK(channel_permissions(in.rules(), somebody{}, text) == others);
    CHECK(channel_permissions(in.rules(), somebody{}, apart) == others);
    CHECK(channel_permissions(in.rules(), somebody{}, lobby) ==
          (with | others));  // nothing is sent in a category
    CHECK(server_permissions(in.rules(), somebody{}) == (with | others));
    CHECK(why(in, {}, text, p::attach_files).by == by::cannot_send);
}

TEST_CASE("who may not connect may only look at a voice channel", "[model][permissions]") {
    house const in{.in_voice = {for_role(everyone, 0, bit(p::connect))}};
    CHECK(channel_permissions(in.rules(), somebody{}, voice) == bit(p::view_channel));
    CHECK(why(in, {}, voice, p::send_messages).by == by::cannot_connect);
    CHECK(why(in, {}, voice, p::connect).by == by::everyone_overwrite);
    CHECK(may({.base = in.base & ~bit(p::connect)}, {}, text, p::send_messages));
    // Sending is not what voice hangs on.
    CHECK(may({.base = bits(p::view_channel, p::connect, p::attach_files)}, {}, voice, p::attach_files));
}

TEST_CASE("an overwrite is inherited when the category has the same", "[model][permissions]") {
    auto const deny = for_role(everyone, 0, bit(p::send_messages));
    house in{.in_lobby = {deny}, .in_text = {deny, for_member(bob, 1, 0)}};
    auto verdict = why(in, {}, text, p::send_messages);
    CHECK(verdict.inherited);
    CHECK(verdict.channel == text);
    in.in_lobby[0].deny |= bit(p::speak);
    CHECK_FALSE(why(in, {}, text, p::send_messages).inherited);
    CHECK_FALSE(why(in, {}, lobby, p::send_messages).inherited);
    CHECK(why(in, {}, lobby, p::send_messages).channel == lobby);
    // A category's overwrites count in its channels only when these hold them too.
    in.in_text.clear();
    CHECK(may(in, {}, text, p::send_messages));
}

TEST_CASE("in sync are a category's channels with the same overwrites", "[model][permissions]") {
    auto const row = for_role(low, bit(p::speak), 0);
    house const in{.in_lobby = {row, for_member(bob, 1, 2)},
                   .in_text = {for_member(bob, 1, 2), for_role({99}, 1, 2), row},
                   .in_voice = {row}};
    CHECK(is_synced(in.rules(), text) == true);  // neither order nor roles that are gone count
    CHECK(is_synced(in.rules(), voice) == false);
    CHECK_FALSE(is_synced(in.rules(), apart).has_value());
    CHECK_FALSE(is_synced(in.rules(), lobby).has_value());
    CHECK_FALSE(is_synced(in.rules(), {999}).has_value());
}

TEST_CASE("the owner outranks all, then the highest role counts", "[model][permissions]") {
    auto const rules = house{}.rules();
    auto rank = [&](somebody const& who) { return rank_of(rules, who); };
    somebody const lord{.account = owner}, nobody{}, with_low{.roles = {low}},
        with_high{.roles = {low, high}}, with_twin{.roles = {twin}}, with_admin{.roles = {admin}};
    std::vector<somebody> const descending{lord, with_admin, with_high, with_twin, with_low, nobody};
    for (std::size_t i = 0; i < descending.size(); ++i) {
        for (std::size_t j = 0; j < descending.size(); ++j)
            CHECK(rank(descending[i]).outranks(rank(descending[j])) == (i < j));
    }
    CHECK(rank(with_high).outranks(rank_of(*rules.find_role(twin))));
    CHECK_FALSE(rank(with_high).outranks(rank_of(*rules.find_role(high))));
    CHECK_FALSE(rank(nobody).outranks(rank_of(*rules.find_role(everyone))));
    CHECK(rank(with_low).outranks(rank_of(*rules.find_role(everyone))));
    CHECK(rank(lord).outranks(rank_of(*rules.find_role(admin))));
}

}  // namespace
