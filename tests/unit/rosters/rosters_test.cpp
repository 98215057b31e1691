#include "support/fakes/fake_directory.hpp"
#include "support/fakes/named_accounts.hpp"
#include "support/run.hpp"

#include <parley/rosters/make_rosters.hpp>

#include <catch2/catch.hpp>

#include <algorithm>
#include <functional>
#include <map>
#include <mutex>
#include <set>
#include <thread>

namespace {

using namespace parley;
namespace pt = parley::testing;

constexpr server_id club{1};
constexpr channel_id hall_channel{11};
constexpr channel_id vault{12};
constexpr account_id owner{100};

task<void> call(std::function<void()> what) {
    what();
    co_return;
}

/// Who is here, as a test says.
class said_presences final : public presence_board {
public:
    std::shared_ptr<presence const> now(server_id, account_id account) override {
        auto const at = here.find(account);
        return at == here.end() ? nullptr : at->second;
    }
    std::vector<account_id> online(server_id) override {
        std::vector<account_id> all;
        for (auto const& [who, how] : here)
            all.push_back(who);
        return all;
    }
    std::size_t online_count(server_id) override { return here.size(); }
    std::map<account_id, std::shared_ptr<presence const>> here;  // touched on the server's home core
};

/// The rows that each viewer has been told, applied as a client does.
class clients final : public member_list_sink {
public:
    void on_member_list(std::size_t, std::vector<list_viewer> const& whom,
                        member_list_news_ptr const& what) override {
        std::lock_guard hold(lock);
        for (auto const& each : whom) {
            ++tellings[each.turn];
            newest[each.turn] = what;
            for (auto const& op : what->ops)
                apply(rows[each.turn], op);
            std::size_t length = 0;
            for (auto const& group : what->groups)
                length += group.count > 0 ? group.count + 1 : 0;
            auto& mine = rows[each.turn];
            mine.erase(mine.lower_bound(static_cast<std::uint32_t>(length)), mine.end());
        }
    }
    static std::string text_of(list_row const& row) {
        if (auto const* group = std::get_if<member_group>(&row)) {
            if (group->of == member_group::kind::role) return "#" + to_string(group->role);
            return group->of == member_group::kind::online ? "#online" : "#offline";
        }
        auto const& member = std::get<member_view>(row);
        return member.member.nickname.empty() ? member.who.display_name : member.member.nickname;
    }
    std::vector<std::string> shown(std::uint64_t turn) {
        std::lock_guard hold(lock);
        std::vector<std::string> all;
        for (auto const& [at, text] : rows[turn])
            all.push_back(text);
        return all;
    }
    int told(std::uint64_t turn) {
        std::lock_guard hold(lock);
        return tellings[turn];
    }
    std::mutex lock;
    std::map<std::uint64_t, int> tellings;
    std::map<std::uint64_t, member_list_news_ptr> newest;
    std::map<std::uint64_t, std::map<std::uint32_t, std::string>> rows;

private:
    using known_rows = std::map<std::uint32_t, std::string>;
    static void shift(known_rows& all, std::uint32_t from, int by) {
        known_rows moved;
        for (auto at = all.lower_bound(from); at != all.end(); at = all.erase(at))
            moved[static_cast<std::uint32_t>(static_cast<int>(at->first) + by)] = at->second;
        all.merge(moved);
    }
    static void apply(known_rows& all, list_op const& op) {
        switch (op.what) {
            case list_op::kind::sync:
                all.erase(all.lower_bound(op.at), all.upper_bound(op.last));
                for (std::uint32_t i = 0; i < op.rows.size(); ++i)
                    all[op.at + i] = text_of(op.rows[i]);
                break;
            case list_op::kind::insert:
                shift(all, op.at, +1);
                all[op.at] = text_of(op.rows[0]);
                break;
            case list_op::kind::update:
                all[op.at] = text_of(op.rows[0]);
                break;
            case list_op::kind::remove:
                all.erase(op.at);
                shift(all, op.at + 1, -1);
                break;
        }
    }
};

struct fixture {
    pt::running_cores cores{2};
    pt::fake_directory directory;
    pt::named_accounts accounts;
    said_presences presences;
    clients told;
    std::unique_ptr<roster_service> lists;

    explicit fixture(std::size_t large = 1'000) {
        directory.add_server(club, owner);
        directory.add_channel(club, hall_channel);
        directory.add_channel(club, vault);
        roster_options const quick{.large_server_members = large,
                                   .list_window = milliseconds{20},
                                   .step = milliseconds{2},
                                   .retry = milliseconds{5}};
        lists = make_rosters(quick, {cores.all, system_clock(), directory, directory, presences, accounts});
        lists->deliver_to(told);
    }
    ~fixture() {
        pt::run_on(cores.all.at(0), lists->close());
        cores.all.stop();
    }
    void home(std::function<void()> what) { pt::run_on(cores.all.home_of(club), call(std::move(what))); }
    void publish(events::payload what) {
        lists->on_published({stream_id::of_server(club), {1, 1}, std::move(what)});
    }
    member_view view(account_id who) {
        member_view out;
        out.member = {.server = club, .account = who, .joined_at = {}};
        out.who = pt::named_accounts::named(who);
        return out;
    }
    void join(account_id who) {
        home([&] {
            directory.add_member(club, who);
            publish(events::member_joined{view(who)});
        });
    }
    void leave(account_id who) {
        home([&] {
            directory.remove_member(club, who);
            publish(events::member_left{club, who});
        });
    }
    void be(account_id who, bool online) {
        home([&] {
            if (online) {
                presences.here[who] =
                    std::make_shared<presence const>(presence{presence_status::online, {}, {}});
            } else {
                presences.here.erase(who);
            }
            lists->on_presence(club, who);
        });
    }
    void give(account_id who, std::vector<role_id> roles) {
        home([&] {
            directory.set_roles(club, who, roles);
            auto changed = view(who);
            changed.member.roles = roles;
            publish(events::member_changed{std::move(changed)});
        });
    }
    void put_role(role what) {
        home([&] {
            directory.put_role(what);
            publish(events::role_changed{what, directory.rules_of(club)});
        });
    }
    void show(account_id who, std::uint64_t turn, std::vector<row_range> ranges,
              channel_id channel = hall_channel) {
        principal asks;
        asks.account = who;
        lists->show(asks, {who, turn, 0}, club, channel, std::move(ranges));
    }
    bool comes(std::uint64_t turn, std::vector<std::string> const& expected) {
        for (int tries = 0; tries < 1000; ++tries) {
            if (told.shown(turn) == expected) return true;
            std::this_thread::sleep_for(milliseconds{5});
        }
        CHECK(told.shown(turn) == expected);
        return false;
    }
};

std::string named(std::uint64_t id) {
    return "account-" + std::to_string(id);
}
using rows = std::vector<std::string>;

TEST_CASE("a list shows who is here under their roles, and follows what changes", "[rosters][service]") {
    fixture f;
    f.put_role({.id = {7}, .server = club, .name = "mods", .position = 2, .hoist = true});
    for (std::uint64_t id : {101U, 102U, 103U})
        f.join(account_id{id});
    f.be(account_id{101}, true);
    f.show(owner, 1, {{0, 99}});
    REQUIRE(f.comes(1, rows{"#online", named(101), "#offline", named(100), named(102), named(103)}));
    f.give(account_id{101}, {{7}});
    REQUIRE(f.comes(1, rows{"#7", named(101), "#offline", named(100), named(102), named(103)}));
    f.be(account_id{102}, true);
    REQUIRE(f.comes(1, rows{"#7", named(101), "#online", named(102), "#offline", named(100), named(103)}));
    f.leave(account_id{103});
    f.be(account_id{101}, false);
    REQUIRE(f.comes(1, rows{"#online", named(102), "#offline", named(100), named(101)}));
    {
        std::lock_guard hold(f.told.lock);
        CHECK(f.told.newest[1]->member_count == 3);
        CHECK(f.told.newest[1]->online_count == 1);
        CHECK(f.told.newest[1]->channel == hall_channel);
    }
    // Another role that is hoisted: another list, told anew.
    f.put_role({.id = {8}, .server = club, .name = "helpers", .position = 3, .hoist = true});
    f.give(account_id{102}, {{8}});
    REQUIRE(f.comes(1, rows{"#8", named(102), "#offline", named(100), named(101)}));
}

TEST_CASE("only who may see the channel stands in its list, and only they are shown it",
          "[rosters][service]") {
    fixture f;
    f.join(account_id{101});
    f.join(account_id{102});
    f.home([&] {
        channel closed;
        closed.id = vault;
        closed.server = club;
        closed.name = "vault";
        auto const view = bit(permission::view_channel);
        closed.overwrites = {{overwrite::target_kind::role, club.value, 0, view},
                             {overwrite::target_kind::member, 101, view, 0}};
        f.directory.add_channel(closed);
    });
    f.show(account_id{101}, 1, {{0, 99}}, vault);
    f.show(account_id{102}, 2, {{0, 99}}, vault);
    f.show(account_id{777}, 3, {{0, 99}}, hall_channel);
    f.show(account_id{102}, 4, {{0, 99}}, hall_channel);
    REQUIRE(f.comes(1, rows{"#offline", named(100), named(101)}));
    REQUIRE(f.comes(4, rows{"#offline", named(100), named(101), named(102)}));
    CHECK(f.told.told(2) == 0);
    CHECK(f.told.told(3) == 0);
}

TEST_CASE("who loses the channel loses the list at once", "[rosters][service]") {
    fixture f;
    f.join(account_id{101});
    f.join(account_id{102});
    f.show(account_id{101}, 1, {{0, 99}});
    f.show(owner, 2, {{0, 99}});
    REQUIRE(f.comes(1, rows{"#offline", named(100), named(101), named(102)}));
    REQUIRE(f.comes(2, rows{"#offline", named(100), named(101), named(102)}));
    auto const before = f.told.told(1);
    f.home([&] {
        channel closed;
        closed.id = hall_channel;
        closed.server = club;
        closed.name = "hall";
        closed.overwrites = {{overwrite::target_kind::role, club.value, 0, bit(permission::view_channel)}};
        f.directory.add_channel(closed);
        f.publish(events::channel_changed{closed, {}, f.directory.rules_of(club)});
    });
    REQUIRE(f.comes(2, rows{"#offline", named(100)}));
    f.be(owner, true);
    REQUIRE(f.comes(2, rows{"#online", named(100)}));
    CHECK(f.told.told(1) == before);
    // Nor does who has left hear any more.
    f.show(account_id{102}, 3, {{0, 99}}, vault);
    REQUIRE(f.comes(3, rows{"#online", named(100), "#offline", named(101), named(102)}));
    auto const last = f.told.told(3);
    f.leave(account_id{102});
    f.be(owner, false);
    REQUIRE(f.comes(2, rows{"#offline", named(100)}));
    CHECK(f.told.told(3) == last);
}

TEST_CASE("a session shows one list, and none once it says so or has gone", "[rosters][service]") {
    fixture f;
    f.join(account_id{101});
    f.show(owner, 1, {{0, 0}});
    REQUIRE(f.comes(1, rows{"#offline"}));
    f.show(owner, 1, {{1, 1}}, vault);
    f.show(owner, 1, {{1, 2}});
    REQUIRE(f.comes(1, rows{"#offline", named(100), named(101)}));
    f.show(owner, 2, {{0, 99}});
    REQUIRE(f.comes(2, rows{"#offline", named(100), named(101)}));
    f.show(owner, 1, {});
    auto const before = f.told.told(1);
    f.be(account_id{101}, true);
    REQUIRE(f.comes(2, rows{"#online", named(101), "#offline", named(100)}));
    CHECK(f.told.told(1) == before);
    f.show(owner, 3, {{0, 99}});
    f.lists->forget(club, {owner, 3, 0});
    f.be(account_id{101}, false);
    REQUIRE(f.comes(2, rows{"#offline", named(100), named(101)}));
    CHECK(f.told.told(3) <= 1);
}

TEST_CASE("a large server lists who is here only", "[rosters][service]") {
    fixture f(3);
    for (std::uint64_t id : {101U, 102U, 103U})
        f.join(account_id{id});
    f.be(account_id{102}, true);
    f.show(owner, 1, {{0, 99}});
    REQUIRE(f.comes(1, rows{"#online", named(102)}));
    f.be(account_id{103}, true);
    REQUIRE(f.comes(1, rows{"#online", named(102), named(103)}));
    f.be(account_id{102}, false);
    REQUIRE(f.comes(1, rows{"#online", named(103)}));
    // It becomes a small one, and large again.
    f.leave(account_id{101});
    REQUIRE(f.comes(1, rows{"#online", named(103), "#offline", named(100), named(102)}));
    f.join(account_id{104});
    REQUIRE(f.comes(1, rows{"#online", named(103)}));
}

TEST_CASE("thousands of rows are put in order aside and told by windows", "[rosters][service]") {
    fixture f(5'000);
    f.home([&] {
        for (std::uint64_t id = 10'000; id < 14'000; ++id)
            f.directory.add_member(club, account_id{id});
    });
    f.show(owner, 1, {{0, 2}, {3'999, 4'050}});
    REQUIRE(
        f.comes(1, rows{"#offline", named(100), named(10'000), named(13'997), named(13'998), named(13'999)}));
    f.be(account_id{13'999}, true);
    REQUIRE(f.comes(1, rows{"#online", named(13'999), "#offline", named(13'995), named(13'996), named(13'997),
                            named(13'998)}));
}

struct finding : fixture {
    result<members_found> find(member_query query, account_id who = owner) {
        principal asks;
        asks.account = who;
        query.server = club;
        return pt::run_on(cores.all.at(0), lists->find(asks, std::move(query)));
    }
    static std::vector<std::uint64_t> ids(result<members_found> const& found) {
        std::vector<std::uint64_t> all;
        for (auto const& each : found.value().members)
            all.push_back(each->who.id.value);
        return all;
    }
};
using numbers = std::vector<std::uint64_t>;

TEST_CASE("members are found by id and by the start of a name", "[rosters][service]") {
    finding f;
    for (std::uint64_t id : {101U, 102U, 1021U})
        f.join(account_id{id});
    f.be(account_id{102}, true);
    auto const some =
        f.find({.accounts = {account_id{102}, account_id{55}, account_id{102}, account_id{100}}});
    CHECK(finding::ids(some) == numbers{102, 100});
    CHECK(some->members[0]->presence.status == presence_status::online);
    CHECK(some->members[1]->owner);
    CHECK(some->absent == std::vector<account_id>{account_id{55}});
    CHECK(finding::ids(f.find({.start = "ACCOUNT-102"})) == numbers{102, 1021});
    CHECK(finding::ids(f.find({.start = "account-1", .count_max = 2})) == numbers{100, 101});
    CHECK(finding::ids(f.find({.start = "nobody"})).empty());
    CHECK(finding::ids(f.find({})).size() == 4);
    // Names follow what happens after they were read.
    f.join(account_id{1022});
    f.leave(account_id{102});
    CHECK(finding::ids(f.find({.start = "account-102"})) == numbers{1021, 1022});
    f.home([&] {
        account renamed = pt::named_accounts::named(account_id{1021});
        renamed.display_name = "Zoe";
        f.publish(events::account_changed{renamed});
    });
    CHECK(finding::ids(f.find({.start = "zo"})) == numbers{1021});
    f.put_role({.id = {7}, .server = club, .name = "mods", .position = 2});
    f.give(account_id{101}, {{7}});
    CHECK(finding::ids(f.find({.start = "account", .role = {7}})) == numbers{101});
    CHECK(finding::ids(f.find({.start = "account", .role = {9}})).empty());
}

TEST_CASE("only members find members", "[rosters][service]") {
    finding f;
    CHECK(f.find({.start = "a"}, account_id{777}).error() == community_errc::not_found);
    CHECK(f.find({.accounts = {owner}}, account_id{777}).error() == community_errc::not_found);
}

}  // namespace
