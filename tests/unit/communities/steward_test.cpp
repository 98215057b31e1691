#include "unit/communities/house.hpp"

#include <catch2/catch.hpp>

namespace {

using namespace parley;
using namespace parley::testing;

struct club : house {
    principal owner = person(1);
    principal member = person(2);
    server_id id = a_server(owner);
    club() { joined(member, id, owner); }

    /// On the server's home core, as the screening asks.
    template <class T>
    T at_home(task<T> work) {
        return run_on(cores.all.home_of(id), std::move(work));
    }
    auto time_out(principal who, wall_time until) {
        return at_home(made->steward().time_out(id, who.account, until, "a rule"));
    }
    std::optional<wall_time> timed_out(principal who) {
        return run(made->memberships().find(owner, id, who.account)).value()->member.timed_out_until;
    }
    std::size_t logged(audit_action action) {
        audit_query query{.server = id, .action = action};
        return run(made->moderation().audit_log(owner, query)).value().size();
    }
};

TEST_CASE("a rule times out members, never shortens, and leaves those above alone",
          "[communities][steward]") {
    club it;
    auto const soon = it.time.now() + std::chrono::hours{1};
    REQUIRE(it.time_out(it.member, soon).has_value());
    CHECK(it.timed_out(it.member) == soon);
    REQUIRE(it.time_out(it.member, soon - std::chrono::minutes{5}).has_value());
    CHECK(it.timed_out(it.member) == soon);
    REQUIRE(it.time_out(it.owner, soon).has_value());
    CHECK_FALSE(it.timed_out(it.owner));
    REQUIRE(it.time_out(house::person(77), soon).has_value());
    CHECK(it.logged(audit_action::screening_timeout) == 1);
    CHECK(it.streams.published<events::member_changed>(stream_id::of_server(it.id)).size() == 1);
}

TEST_CASE("the server enters its own channels, and no others", "[communities][steward]") {
    club it;
    auto const general = it.general_of(it.owner, it.id);
    auto const access = it.at_home(it.made->steward().enter(it.id, general));
    REQUIRE(access.has_value());
    CHECK(access->who().account == account_id{});
    CHECK(access->may(permission::send_messages));
    CHECK(it.at_home(it.made->steward().enter(it.id, {99})).error() == community_errc::not_found);
    auto const elsewhere = it.a_server(it.owner);
    auto const theirs = it.general_of(it.owner, elsewhere);
    CHECK(it.at_home(it.made->steward().enter(it.id, theirs)).error() == community_errc::not_found);
    CHECK(it.at_home(it.made->steward().channels_of(it.id)).value() == std::vector{general});
}

TEST_CASE("a pause of the invites is kept, told and never shortened", "[communities][steward]") {
    club it;
    auto const until = it.time.now() + std::chrono::hours{1};
    audit_entry entry{};
    entry.action = audit_action::raid;
    REQUIRE(it.at_home(it.made->steward().pause_invites(it.id, until, entry)).has_value());
    REQUIRE(it.at_home(it.made->steward().pause_invites(it.id, until - std::chrono::minutes{1}, entry))
                .has_value());
    CHECK(it.run(it.made->servers().show_server(it.owner, it.id)).value()->server.invites_paused_until ==
          until);
    CHECK(it.logged(audit_action::raid) == 1);
    CHECK(it.streams.published<events::server_changed>(stream_id::of_server(it.id)).size() == 1);
}

TEST_CASE("a suspended server is not there for anybody, and comes back", "[communities][keeper]") {
    club it;
    auto const general = it.general_of(it.owner, it.id);
    auto const code = it.an_invite(it.owner, it.id);
    auto const shape = it.run(it.made->templates().create({it.owner}, it.id, "T", "")).value().code;
    it.run(it.made->settings().edit({it.owner}, {.server = it.id, .discoverable = true})).value();
    auto const kept = it.run(it.made->keeper().set_suspended(it.id, true));
    REQUIRE(kept.has_value());
    CHECK(kept->member_count == 2);
    it.settle();
    auto gone = [](auto const& answer) {
        return answer.has_error() && answer.error() == community_errc::not_found;
    };
    CHECK(gone(it.run(it.made->servers().show_server(it.owner, it.id))));
    CHECK(gone(it.run(it.made->directory().access_channel(it.owner, general, permission::view_channel))));
    CHECK(gone(it.at_home(it.made->steward().enter(it.id, general))));
    CHECK(it.run(it.made->memberships().join(house::person(3), code)).error() ==
          community_errc::invite_invalid);
    CHECK(it.run(it.made->invites().preview({}, code)).error() == community_errc::invite_invalid);
    CHECK(gone(it.run(it.made->discovery().join(house::person(3), it.id))));
    CHECK(gone(it.run(it.made->discovery().join(it.member, it.id))));
    CHECK(gone(it.run(it.made->templates().show(shape))));
    CHECK(gone(it.run(it.made->templates().use(house::person(3), shape, "Mine"))));
    CHECK(it.run(it.made->directory().servers_of(it.member.account)).value().empty());
    CHECK(it.streams.published<events::server_deleted>(stream_id::of_server(it.id)).size() == 1);
    CHECK(it.streams.published<events::server_left>(stream_id::of_account(it.member.account)).size() == 1);
    REQUIRE(it.run(it.made->keeper().set_suspended(it.id, false)).has_value());
    it.settle();
    CHECK(it.run(it.made->servers().show_server(it.owner, it.id)).has_value());
    CHECK(it.run(it.made->templates().show(shape)).has_value());
    CHECK(it.streams.published<events::server_joined>(stream_id::of_account(it.member.account)).size() == 2);
    REQUIRE(it.run(it.made->keeper().erase(it.id)).has_value());
    CHECK(gone(it.run(it.made->servers().show_server(it.owner, it.id))));
    CHECK(gone(it.run(it.made->keeper().erase(it.id))));
}

/// Refuses what a test says, and remembers who was asked about.
struct picky_names final : name_screening {
    std::string refused;
    std::vector<std::string> asked;
    task<result<void>> screen_name(server_id, account_id, std::string name, std::vector<role_id>) override {
        asked.push_back(name);
        if (name == refused) co_return error_code{screening_errc::screened};
        co_return result<void>{};
    }
};

TEST_CASE("names are screened when they are taken, not when they are given", "[communities][screening]") {
    picky_names names;
    club it;
    it.made->screen_names_with(names);
    auto name = [&](principal by, principal whom, std::string nickname) {
        member_edit edit{.server = it.id, .account = whom.account, .nickname = std::move(nickname)};
        return it.run(it.made->memberships().edit({by}, std::move(edit)));
    };
    names.refused = "bad";
    CHECK(name(it.member, it.member, "bad").error() == screening_errc::screened);
    CHECK(name(it.member, it.member, "good").has_value());
    CHECK(name(it.member, it.member, "").has_value());
    CHECK(name(it.owner, it.member, "bad").has_value());
    CHECK(names.asked == std::vector<std::string>{"bad", "good"});
    names.refused = "user3";  // what the account is called
    auto const code = it.an_invite(it.owner, it.id);
    CHECK(it.run(it.made->memberships().join(house::person(3), code)).error() == screening_errc::screened);
    CHECK(it.run(it.made->memberships().join(house::person(4), code)).has_value());
}

TEST_CASE("a role that mutes is made, logged and held to the hierarchy; everyone's never mutes",
          "[communities][roles]") {
    club it;
    auto const muted = it.a_role(it.owner, it.id, 0, {it.member});
    auto set = [&](principal by, role_id role, bool on) {
        return it.run(it.made->roles().edit({by}, {.server = it.id, .role = role, .mutes = on}));
    };
    auto const general = it.general_of(it.owner, it.id);
    auto may_send = [&] {
        return it.run(it.made->directory().access_channel(it.member, general, permission::send_messages))
            .has_value();
    };
    CHECK(may_send());
    CHECK(set(it.owner, muted, true).value()->mutes);
    CHECK_FALSE(may_send());
    CHECK(set(it.member, muted, false).error() == community_errc::missing_permission);
    CHECK(set(it.owner, everyone_role(it.id), true).error() == community_errc::invalid_role);
    CHECK(set(it.owner, muted, false).has_value());
    CHECK(may_send());
    CHECK(it.logged(audit_action::role_update) == 2);
}

}  // namespace
