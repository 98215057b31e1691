// Each kind of change of a server: what it does, what it refuses, and what it leaves alone.

#include "metadata_fixture.hpp"

#include <algorithm>

namespace {

using namespace parley;
using namespace parley::testing;

/// Server 1 with channel 10 and its owner 1, server 2 with channel 20 and the same owner.
struct two_servers : stores_under_test {
    explicit two_servers(backend which) : stores_under_test(which) {
        for (std::uint64_t id : {1U, 2U})
            make(some_server(id, id * 10, account_id{1}));
    }
    void make(server_row row) {
        REQUIRE(run((*this)->communities().create_server(std::move(row))).has_value());
    }
    result<void> commit(std::uint64_t server, std::vector<community_change> all) {
        return run((*this)->communities().commit(server_id{server}, std::move(all)));
    }
    server_row loaded(std::uint64_t server) {
        return *run((*this)->communities().load_server(server_id{server})).value();
    }
    role role_of(std::uint64_t server, std::uint64_t id) {
        for (auto& each : loaded(server).roles) {
            if (each.id == role_id{id}) return each;
        }
        return {};
    }
    channel channel_of(std::uint64_t server, std::uint64_t id) {
        for (auto& each : loaded(server).channels) {
            if (each.id == channel_id{id}) return each;
        }
        return {};
    }
    member member_of(std::uint64_t server, std::uint64_t id) {
        for (auto& each : loaded(server).members) {
            if (each.account == account_id{id}) return each;
        }
        return {};
    }
};

std::vector<role_id> roles(std::vector<std::uint64_t> const& ids) {
    std::vector<role_id> all;
    for (auto each : ids)
        all.push_back(role_id{each});
    return all;
}

constexpr permission_bits widest = (permission_bits{1} << 53) - 1;

TEST_CASE("a server is renamed and changes hands; one that is gone is not", "[conformance][commit]") {
    auto which = GENERATE(from_range(all_backends()));
    INFO(name_of(which));
    two_servers stores(which);
    auto row = some_server(1, 10, account_id{2}).server;
    row.name = "Renamed";
    row.created_at += milliseconds{5};
    REQUIRE(stores.commit(1, {changes::put_server{row}}).has_value());
    auto after = stores.loaded(1).server;
    CHECK(after.name == "Renamed");
    CHECK(after.owner == account_id{2});
    CHECK(after.created_at == row.created_at - milliseconds{5});  // no part of the change
    CHECK(stores.loaded(2).server.name == "Server 2");
    CHECK(failed_with(stores.commit(3, {changes::put_server{row}}), storage_errc::not_found));
}

TEST_CASE("a commit to a server that is gone does nothing, whatever it holds", "[conformance][commit]") {
    auto which = GENERATE(from_range(all_backends()));
    INFO(name_of(which));
    two_servers stores(which);
    std::vector<community_change> each{changes::put_role{some_role(100, 3, 1)},
                                       changes::drop_role{role_id{1}},
                                       changes::put_channel{some_channel(30, 3, 0)},
                                       changes::drop_channel{channel_id{10}},
                                       changes::put_member{some_member(3, 1)},
                                       changes::drop_member{account_id{1}},
                                       changes::put_ban{some_ban(3, 5)},
                                       changes::drop_ban{account_id{5}},
                                       changes::add_audit{some_entry(1)}};
    for (auto const& one : each) {
        INFO(one.index());
        CHECK(failed_with(stores.commit(3, {one}), storage_errc::not_found));
    }
    CHECK(failed_with(stores.commit(3, {}), storage_errc::not_found));
    CHECK(stores.commit(1, {}).has_value());
    CHECK(stores.loaded(1).channels.size() == 1);
    CHECK(stores.loaded(1).roles.size() == 1);
    CHECK(stores.loaded(1).members.size() == 1);
}

TEST_CASE("a role comes back as it was put, and is replaced whole", "[conformance][commit][roles]") {
    auto which = GENERATE(from_range(all_backends()));
    INFO(name_of(which));
    two_servers stores(which);
    auto row = some_role(100, 1, -7);
    REQUIRE(stores.commit(1, {changes::put_role{row}}).has_value());
    auto plain = stores.role_of(1, 100);
    CHECK(plain.name == "role 100");
    CHECK((plain.color == 0 && !plain.hoist && !plain.mentionable && !plain.self_assignable));
    CHECK(plain.position == -7);
    row.name = "Ünïcödé 👩‍👩‍👧‍👦";
    row.permissions = widest;
    row.color = 0xFFFFFF;
    row.position = 2'147'483'647;
    row.hoist = row.mentionable = row.self_assignable = true;
    row.icon = "🌈";
    REQUIRE(stores.commit(1, {changes::put_role{row}}).has_value());
    auto full = stores.role_of(1, 100);
    CHECK(full.server == server_id{1});
    CHECK(full.name == row.name);
    CHECK(full.permissions == widest);
    CHECK(full.color == 0xFFFFFF);
    CHECK(full.position == 2'147'483'647);
    CHECK((full.hoist && full.mentionable && full.self_assignable));
    CHECK(full.icon == "🌈");
    CHECK(failed_with(stores.commit(2, {changes::put_role{row}}), storage_errc::conflict));
    row.id = role_id{1};  // everyone's role of server 1
    CHECK(failed_with(stores.commit(2, {changes::put_role{row}}), storage_errc::conflict));
    CHECK(stores.loaded(2).roles.size() == 1);
    CHECK(stores.role_of(1, 100).name == row.name);
}

TEST_CASE("every field comes back as it was put", "[conformance][commit]") {
    auto which = GENERATE(from_range(all_backends()));
    INFO(name_of(which));
    two_servers stores(which);
    auto home = stores.loaded(1).server;
    home.description = "All of us";
    home.icon = "a.png";
    home.banner = "b.png";
    home.accent = 0xFFFFFF;
    home.discoverable = home.rules_gate = home.raid_pauses = home.suspended = true;
    home.greeting_channel = channel_id{10};
    home.verification = verification_level::highest;
    home.invites_paused_until = from_unix_ms(1'800'000'000'001);
    home.raid_joins = 20;
    home.alert_channel = channel_id{greatest_id};
    home.audit_days = 90;
    auto mute = some_role(100, 1, 3);
    mute.mutes = true;
    auto old = some_channel(30, 1, 4);
    old.archived = true;
    old.retention = seconds{std::int64_t{100} * 365 * 86'400};
    auto guest = stores.loaded(1).members.front();
    guest.pending = guest.temporary = true;
    guest.invite = "not a part of the change";
    REQUIRE(stores
                .commit(1, {changes::put_server{home}, changes::put_role{mute}, changes::put_channel{old},
                            changes::put_member{guest}})
                .has_value());
    auto after = stores.loaded(1);
    CHECK(after.server == home);
    CHECK(stores.role_of(1, 100) == mute);
    CHECK(after.channels.back() == old);
    CHECK((after.members.front().pending && after.members.front().temporary));
    CHECK(after.members.front().invite.empty());
}

TEST_CASE("everything a commit writes is the server's it was made for", "[conformance][commit]") {
    auto which = GENERATE(from_range(all_backends()));
    INFO(name_of(which));
    two_servers stores(which);
    // What the rows say of their server does not count.
    REQUIRE(
        stores
            .commit(1, {changes::put_role{some_role(100, 2, 1)}, changes::put_channel{some_channel(11, 2, 1)},
                        changes::put_ban{some_ban(2, 5)}, changes::add_audit{some_entry(9)}})
            .has_value());
    CHECK(stores.role_of(1, 100).server == server_id{1});
    CHECK(stores.channel_of(1, 11).server == server_id{1});
    CHECK(stores.run(stores->bans().find(server_id{1}, account_id{5})).value());
    CHECK(stores.run(stores->audit().page({.server = server_id{1}})).value().size() == 1);
    CHECK(stores.loaded(2).roles.size() == 1);
    CHECK(stores.run(stores->audit().page({.server = server_id{2}})).value().empty());
}

TEST_CASE("a dropped role is taken from members and overwrites of its server alone",
          "[conformance][commit][roles]") {
    auto which = GENERATE(from_range(all_backends()));
    INFO(name_of(which));
    two_servers stores(which);
    auto room = some_channel(10, 1, 0);
    room.overwrites = {of_role(100, 1, 2), of_role(101, 4, 8), of_member(100, 16, 32)};
    auto owner = some_member(1, 1);
    owner.roles = roles({100, 101});
    REQUIRE(stores
                .commit(1, {changes::put_role{some_role(100, 1, 1)}, changes::put_role{some_role(101, 1, 2)},
                            changes::put_channel{room}, changes::put_member{owner}})
                .has_value());
    auto elsewhere = some_channel(20, 2, 0);
    elsewhere.overwrites = {of_role(100, 1, 2)};
    REQUIRE(stores.commit(2, {changes::put_channel{elsewhere}}).has_value());

    REQUIRE(stores.commit(2, {changes::drop_role{role_id{101}}}).has_value());  // not server 2's: nothing
    CHECK(stores.member_of(1, 1).roles == roles({100, 101}));
    REQUIRE(stores.commit(1, {changes::drop_role{role_id{100}}}).has_value());
    auto after = stores.loaded(1);
    CHECK(after.roles.size() == 2);
    CHECK(after.members[0].roles == roles({101}));
    CHECK(after.channels[0].overwrites == std::vector{of_role(101, 4, 8), of_member(100, 16, 32)});
    CHECK(stores.loaded(2).channels[0].overwrites == std::vector{of_role(100, 1, 2)});
    CHECK(stores.commit(1, {changes::drop_role{role_id{100}}}).has_value());  // may be repeated
}

TEST_CASE("a channel comes back as it was put, and is replaced with its overwrites",
          "[conformance][commit][channels]") {
    auto which = GENERATE(from_range(all_backends()));
    INFO(name_of(which));
    two_servers stores(which);
    auto kind =
        GENERATE(channel_kind::text, channel_kind::voice, channel_kind::category, channel_kind::announcement,
                 channel_kind::stage, channel_kind::forum, channel_kind::media);
    auto row = some_channel(11, 1, -1);
    row.kind = kind;
    row.parent = channel_id{10};
    row.age_restricted = true;
    row.slowmode = seconds{21'600};
    row.overwrites = {of_member(greatest_id, 3, widest - 3), of_role(7, 1, 2), of_member(5, 0, 0),
                      of_role(1, 4, 0)};
    REQUIRE(stores.commit(1, {changes::put_channel{row}}).has_value());
    auto full = stores.channel_of(1, 11);
    CHECK(full.kind == kind);
    CHECK(full.position == -1);
    CHECK(full.parent == channel_id{10});
    CHECK(full.age_restricted);
    CHECK(full.slowmode == seconds{21'600});
    CHECK(full.overwrites == std::vector{of_role(1, 4, 0), of_role(7, 1, 2), of_member(5, 0, 0),
                                         of_member(greatest_id, 3, widest - 3)});
    row.parent = {};
    row.age_restricted = false;
    row.slowmode = {};
    row.topic = "new";
    row.overwrites = {of_role(7, 8, 16), of_role(8, 1, 0)};
    REQUIRE(stores.commit(1, {changes::put_channel{row}}).has_value());
    auto replaced = stores.channel_of(1, 11);
    CHECK_FALSE(replaced.parent);
    CHECK_FALSE(replaced.age_restricted);
    CHECK(replaced.slowmode == seconds{0});
    CHECK(replaced.topic == "new");
    CHECK(replaced.overwrites == row.overwrites);
    row.overwrites = {of_role(9, 1, 0), of_role(9, 0, 1)};
    CHECK(failed_with(stores.commit(1, {changes::put_channel{row}}), storage_errc::conflict));
    CHECK(stores.channel_of(1, 11).overwrites.size() == 2);
    row.overwrites.clear();
    REQUIRE(stores.commit(1, {changes::put_channel{row}}).has_value());
    CHECK(stores.channel_of(1, 11).overwrites.empty());
}

TEST_CASE("another server's channel is neither put nor dropped", "[conformance][commit][channels]") {
    auto which = GENERATE(from_range(all_backends()));
    INFO(name_of(which));
    two_servers stores(which);
    auto room = some_channel(10, 1, 0);
    room.overwrites = {of_role(7, 1, 2)};
    REQUIRE(stores.commit(1, {changes::put_channel{room}}).has_value());
    auto stolen = some_channel(10, 2, 3);
    stolen.overwrites = {of_role(7, 4, 8), of_role(8, 4, 8)};
    CHECK(failed_with(stores.commit(2, {changes::put_channel{stolen}}), storage_errc::conflict));
    REQUIRE(stores.commit(2, {changes::drop_channel{channel_id{10}}}).has_value());
    CHECK(stores.channel_of(1, 10).overwrites == room.overwrites);
    CHECK(stores.channel_of(1, 10).position == 0);
    CHECK(stores.run(stores->communities().server_of_channel(channel_id{10})).value() == server_id{1});
}

TEST_CASE("a dropped category leaves its channels behind, in none", "[conformance][commit][channels]") {
    auto which = GENERATE(from_range(all_backends()));
    INFO(name_of(which));
    two_servers stores(which);
    auto category = some_channel(11, 1, 1);
    category.kind = channel_kind::category;
    auto other = some_channel(12, 1, 2);
    other.kind = channel_kind::category;
    auto inside = some_channel(13, 1, 3);
    inside.parent = category.id;
    auto elsewhere = some_channel(14, 1, 4);
    elsewhere.parent = other.id;
    REQUIRE(stores
                .commit(1, {changes::put_channel{inside}, changes::put_channel{category},
                            changes::put_channel{other}, changes::put_channel{elsewhere}})
                .has_value());
    read_mark mark{channel_id{13}, message_id{5}};
    REQUIRE(stores.run(stores->read_marks().put(account_id{1}, server_id{1}, mark)).has_value());
    REQUIRE(stores.commit(1, {changes::drop_channel{category.id}}).has_value());
    CHECK_FALSE(stores.channel_of(1, 13).parent);
    CHECK(stores.channel_of(1, 14).parent == other.id);
    CHECK(stores.loaded(1).channels.size() == 4);
    REQUIRE(stores.commit(1, {changes::drop_channel{inside.id}}).has_value());
    CHECK(stores.run(stores->read_marks().of_account(account_id{1})).value().empty());
    CHECK(stores.commit(1, {changes::drop_channel{inside.id}}).has_value());  // may be repeated
}

TEST_CASE("a member's roles, nickname and time-out are replaced", "[conformance][commit][members]") {
    auto which = GENERATE(from_range(all_backends()));
    INFO(name_of(which));
    two_servers stores(which);
    REQUIRE(stores.run(stores->members().join(some_member(1, 5), "")).has_value());
    REQUIRE(
        stores.commit(1, {changes::put_role{some_role(100, 1, 1)}, changes::put_role{some_role(101, 1, 2)}})
            .has_value());
    REQUIRE(stores.commit(2, {changes::put_role{some_role(200, 2, 1)}}).has_value());
    auto row = some_member(1, 5);
    row.joined_at += milliseconds{77};
    row.roles = roles({101, 100});
    row.nickname = "日本語 '; --";
    row.timed_out_until = from_unix_ms(1'760'000'009'001);
    REQUIRE(stores.commit(1, {changes::put_member{row}}).has_value());
    auto full = stores.member_of(1, 5);
    CHECK(full.roles == roles({100, 101}));
    CHECK(full.nickname == row.nickname);
    CHECK(full.timed_out_until == row.timed_out_until);
    CHECK(full.joined_at == some_member(1, 5).joined_at);  // no part of the change
    CHECK(stores.member_of(1, 1).roles.empty());
    row.roles = roles({101});
    row.nickname.clear();
    row.timed_out_until.reset();
    REQUIRE(stores.commit(1, {changes::put_member{row}}).has_value());
    CHECK(stores.member_of(1, 5).roles == roles({101}));
    CHECK(stores.member_of(1, 5).nickname.empty());
    CHECK_FALSE(stores.member_of(1, 5).timed_out_until);

    auto stranger = some_member(1, 6);
    CHECK(failed_with(stores.commit(1, {changes::put_member{stranger}}), storage_errc::not_found));
    row.roles = roles({200});  // another server's
    CHECK(failed_with(stores.commit(1, {changes::put_member{row}}), storage_errc::not_found));
    row.roles = roles({999});
    CHECK(failed_with(stores.commit(1, {changes::put_member{row}}), storage_errc::not_found));
    row.roles = roles({100, 100});
    CHECK(failed_with(stores.commit(1, {changes::put_member{row}}), storage_errc::conflict));
    CHECK(stores.member_of(1, 5).roles == roles({101}));
    CHECK(stores.loaded(1).members.size() == 2);
}

TEST_CASE("who goes takes roles and overwrites along, and comes back without",
          "[conformance][commit][members]") {
    auto which = GENERATE(from_range(all_backends()));
    INFO(name_of(which));
    two_servers stores(which);
    for (std::uint64_t server : {1U, 2U}) {
        REQUIRE(stores.run(stores->members().join(some_member(server, 5), "")).has_value());
        auto room = some_channel(server * 10, server, 0);
        room.overwrites = {of_role(5, 1, 2), of_member(5, 4, 8), of_member(6, 4, 8)};
        auto row = some_member(server, 5);
        row.roles = roles({server * 100});
        row.nickname = "nick";
        row.timed_out_until = from_unix_ms(1'760'000'009'001);
        REQUIRE(stores
                    .commit(server, {changes::put_role{some_role(server * 100, server, 1)},
                                     changes::put_channel{room}, changes::put_member{row}})
                    .has_value());
    }
    REQUIRE(stores.commit(1, {changes::drop_member{account_id{5}}}).has_value());
    CHECK(stores.loaded(1).members.size() == 1);
    CHECK(stores.loaded(1).channels[0].overwrites == std::vector{of_role(5, 1, 2), of_member(6, 4, 8)});
    CHECK(stores.run(stores->members().servers_of(account_id{5})).value() == std::vector{server_id{2}});
    CHECK(stores.loaded(2).channels[0].overwrites.size() == 3);
    CHECK(stores.member_of(2, 5).roles == roles({200}));

    auto again = some_member(1, 5);
    again.roles = roles({100});
    again.pending = again.temporary = true;
    again.invite = "code";
    REQUIRE(stores.run(stores->members().join(again, "")).has_value());
    CHECK(stores.member_of(1, 5) == again);  // as it was given, and nothing of what it had before
}

TEST_CASE("changes take effect in their order", "[conformance][commit]") {
    auto which = GENERATE(from_range(all_backends()));
    INFO(name_of(which));
    two_servers stores(which);
    auto owner = some_member(1, 1);
    owner.roles = roles({100});
    REQUIRE(stores
                .commit(1, {changes::put_role{some_role(100, 1, 1)}, changes::put_member{owner},
                            changes::drop_role{role_id{100}}, changes::put_role{some_role(100, 1, 5)}})
                .has_value());
    CHECK(stores.role_of(1, 100).position == 5);
    CHECK(stores.member_of(1, 1).roles.empty());
    auto renamed = some_channel(10, 1, 0);
    renamed.name = "last";
    REQUIRE(stores
                .commit(1, {changes::put_channel{some_channel(10, 1, 0)},
                            changes::drop_channel{channel_id{10}}, changes::put_channel{renamed}})
                .has_value());
    CHECK(stores.channel_of(1, 10).name == "last");
    // The role must be there before it is given.
    CHECK(failed_with(stores.commit(1, {changes::drop_role{role_id{100}}, changes::put_member{owner}}),
                      storage_errc::not_found));
    CHECK(stores.role_of(1, 100).position == 5);
}

TEST_CASE("a commit that fails anywhere leaves nothing of itself", "[conformance][commit]") {
    auto which = GENERATE(from_range(all_backends()));
    INFO(name_of(which));
    two_servers stores(which);
    auto no_text = some_role(102, 1, 1);
    no_text.name = "\xFF";
    auto owner = some_member(1, 1);
    owner.nickname = "changed";
    std::vector<std::pair<community_change, storage_errc>> breaking{
        {changes::put_member{some_member(1, 77)}, storage_errc::not_found},
        {changes::put_channel{some_channel(20, 1, 0)}, storage_errc::conflict},
        {changes::put_role{some_role(2, 1, 0)}, storage_errc::conflict},
        {changes::put_role{no_text}, storage_errc::refused},
        {changes::add_audit{some_entry(1)}, storage_errc::conflict}};
    REQUIRE(stores.commit(2, {changes::add_audit{some_entry(1)}}).has_value());
    for (auto const& [change, error] : breaking) {
        INFO(change.index());
        std::vector<community_change> all{changes::put_role{some_role(100, 1, 1)},
                                          changes::put_channel{some_channel(11, 1, 1)},
                                          changes::put_member{owner},
                                          changes::drop_channel{channel_id{10}},
                                          changes::put_ban{some_ban(1, 5)},
                                          change,
                                          changes::put_role{some_role(101, 1, 1)},
                                          changes::add_audit{some_entry(5)}};
        CHECK(failed_with(stores.commit(1, all), error));
        auto after = stores.loaded(1);
        CHECK(after.roles.size() == 1);
        REQUIRE(after.channels.size() == 1);
        CHECK(after.channels[0].id == channel_id{10});
        CHECK(after.members[0].nickname.empty());
        CHECK_FALSE(stores.run(stores->bans().find(server_id{1}, account_id{5})).value());
        CHECK(stores.run(stores->audit().page({.server = server_id{1}})).value().empty());
    }
}

TEST_CASE("of several reasons to fail the first counts", "[conformance][commit]") {
    auto which = GENERATE(from_range(all_backends()));
    INFO(name_of(which));
    two_servers stores(which);
    changes::put_member nobody{some_member(1, 77)};
    changes::put_channel stolen{some_channel(20, 1, 0)};
    changes::put_role nonsense{some_role(100, 1, 1)};
    nonsense.row.name = "\xFF";
    CHECK(failed_with(stores.commit(1, {nobody, stolen, nonsense}), storage_errc::not_found));
    CHECK(failed_with(stores.commit(1, {stolen, nonsense, nobody}), storage_errc::conflict));
    CHECK(failed_with(stores.commit(1, {nonsense, nobody, stolen}), storage_errc::refused));
    CHECK(failed_with(stores.commit(3, {nonsense}), storage_errc::not_found));
}

TEST_CASE("what is no text is refused wherever it stands", "[conformance][commit]") {
    auto which = GENERATE(from_range(all_backends()));
    INFO(name_of(which));
    two_servers stores(which);
    for (auto const& bad : {std::string("\xC3"), std::string("nul\0", 4), std::string("\xED\xA0\x80")}) {
        server named = some_server(1, 10, account_id{1}).server;
        named.name = bad;
        auto role_name = some_role(100, 1, 1), icon = role_name;
        role_name.name = icon.icon = bad;
        auto channel_name = some_channel(10, 1, 0), topic = channel_name;
        channel_name.name = topic.topic = bad;
        auto nickname = some_member(1, 1);
        nickname.nickname = bad;
        auto reason = some_ban(1, 5);
        reason.reason = bad;
        auto because = some_entry(1), detail = because, change = because;
        because.reason = detail.detail = bad;
        change.changes = {{"name", "a", bad}};
        std::vector<community_change> each{changes::put_server{named},  changes::put_role{role_name},
                                           changes::put_role{icon},     changes::put_channel{channel_name},
                                           changes::put_channel{topic}, changes::put_member{nickname},
                                           changes::put_ban{reason},    changes::add_audit{because},
                                           changes::add_audit{detail},  changes::add_audit{change}};
        for (std::size_t i = 0; i < each.size(); ++i) {
            INFO(i);
            CHECK(failed_with(stores.commit(1, {each[i]}), storage_errc::refused));
        }
    }
    auto after = stores.loaded(1);
    CHECK(after.server.name == "Server 1");
    CHECK(after.roles.size() == 1);
    CHECK(after.channels[0].topic == "about everything");
}

TEST_CASE("the most that one channel and one member can have fits", "[conformance][commit]") {
    auto which = GENERATE(from_range(all_backends()));
    INFO(name_of(which));
    two_servers stores(which);
    auto room = some_channel(10, 1, 0);
    for (std::uint64_t i = 1; i <= 500; ++i) {
        room.overwrites.push_back(of_role(i, i, widest - i));
        room.overwrites.push_back(of_member(greatest_id - i, widest, 0));
    }
    auto owner = some_member(1, 1);
    std::vector<community_change> all{changes::put_channel{room}};
    for (std::uint64_t i = 0; i < 250; ++i) {
        all.push_back(changes::put_role{some_role(1000 + i, 1, 1)});
        owner.roles.push_back(role_id{1000 + i});
    }
    all.push_back(changes::put_member{owner});
    for (int time = 0; time < 2; ++time) {  // the second replaces everything
        REQUIRE(stores.commit(1, all).has_value());
        auto after = stores.loaded(1);
        CHECK(after.roles.size() == 251);
        CHECK(after.members[0].roles == owner.roles);
        auto const& overwrites = after.channels[0].overwrites;
        REQUIRE(overwrites.size() == 1000);
        CHECK(overwrites[41] == of_role(42, 42, widest - 42));
        CHECK(overwrites[999] == of_member(greatest_id - 1, widest, 0));
    }
    REQUIRE(stores.commit(1, {changes::drop_member{account_id{1}}}).has_value());
    CHECK(stores.loaded(1).channels[0].overwrites.size() == 1000);  // theirs was none of them
}

TEST_CASE("what was committed is there after a restart", "[conformance][commit][crash]") {
    auto which = GENERATE(from_range(real_backends()));
    INFO(name_of(which));
    two_servers stores(which);
    auto owner = some_member(1, 1);
    owner.roles = roles({100});
    auto entry = some_entry(9);
    entry.changes = {{"a", "b", "c"}};
    REQUIRE(stores
                .commit(1, {changes::put_role{some_role(100, 1, 1)}, changes::put_member{owner},
                            changes::add_audit{entry}})
                .has_value());
    stores->restart();
    CHECK(stores.member_of(1, 1).roles == roles({100}));
    CHECK(stores.run(stores->audit().page({.server = server_id{1}})).value().size() == 1);
}

TEST_CASE("commits to a server that is being deleted leave nothing behind", "[conformance][commit][race]") {
    auto which = GENERATE(from_range(all_backends()));
    INFO(name_of(which));
    two_servers stores(which);
    for (std::uint64_t round = 0; round < 5; ++round) {
        auto id = 50 + round;
        stores.make(some_server(id, id * 100, account_id{1}));
        std::vector<task<result<void>>> works;
        for (std::uint64_t i = 0; i < 16; ++i) {
            if (i == 5) works.push_back(stores->communities().delete_server(server_id{id}));
            std::vector<community_change> all{changes::put_role{some_role(id * 1000 + i, id, 1)},
                                              changes::put_ban{some_ban(id, i + 1)},
                                              changes::add_audit{some_entry(id * 1000 + i)}};
            works.push_back(stores->communities().commit(server_id{id}, std::move(all)));
        }
        for (auto const& each : stores.run_all(std::move(works)))
            CHECK((each.has_value() || failed_with(each, storage_errc::not_found)));
        CHECK(stores.run(stores->bans().of_server(server_id{id}, {}, 100)).value().empty());
        CHECK(stores.run(stores->audit().page({.server = server_id{id}})).value().empty());
    }
}

}  // namespace
