#include "guild.hpp"

#include <algorithm>

namespace parley::testing {

guild::guild(std::size_t core_count, gateway_options options, event_options kept)
    : world(core_count, std::move(options), kept) {
    make_server(club, owner);
    settle();
}

/// Runs on the home core, and waits unless it runs there already.
void guild::together(std::function<void()> changes) {
    auto& home = cores.all.home_of(club);
    if (home.is_current()) return changes();
    at(home, std::move(changes));
}

void guild::publish_here(events::payload what) {
    events->publish(stream_id::of_server(club), std::move(what));
}

void guild::add_channel(channel_id id, std::vector<overwrite> own, std::string name) {
    together([&] {
        channel made{.id = id, .server = club, .name = std::move(name), .topic = {}};
        made.overwrites = std::move(own);
        rows[id] = made;
        directory.of.add_channel(made);
        publish_here(events::channel_created{made, directory.of.rules_of(club)});
    });
}

void guild::rename_channel(channel_id id, std::string name) {
    together([&] {
        auto& row = rows.at(id);
        row.name = std::move(name);
        directory.of.add_channel(row);
        publish_here(events::channel_changed{row, {}, directory.of.rules_of(club)});
    });
}

void guild::set_rows(std::vector<channel_id> const& which, std::vector<overwrite> of_each) {
    together([&] {
        for (auto const each : which) {
            rows.at(each).overwrites = of_each;
            directory.of.add_channel(rows.at(each));
        }
        for (auto const each : which)
            publish_here(events::channel_changed{rows.at(each), {}, directory.of.rules_of(club)});
    });
}

void guild::drop_channel(channel_id id) {
    together([&] {
        rows.erase(id);
        directory.of.remove_channel(id);
        publish_here(events::channel_deleted{club, id, directory.of.rules_of(club)});
    });
}

void guild::put_role(role_id id, permission_bits may) {
    together([&] {
        role made{.id = id, .server = club, .name = "a role", .permissions = may, .position = 1, .icon = {}};
        directory.of.put_role(made);
        publish_here(events::role_changed{made, directory.of.rules_of(club)});
    });
}

void guild::drop_role(role_id id) {
    together([&] {
        directory.of.remove_role(club, id);
        for (auto& [account, roles] : roles_had)
            std::erase(roles, id);
        publish_here(events::role_deleted{club, id, directory.of.rules_of(club)});
    });
}

void guild::set_roles(account_id who, std::vector<role_id> roles) {
    together([&] {
        std::sort(roles.begin(), roles.end());
        roles_had[who] = roles;
        directory.of.set_roles(club, who, roles);
        member_view view;
        view.member = {.server = club, .account = who, .joined_at = {}, .roles = roles};
        view.who = named_accounts::named(who);
        publish_here(events::member_changed{std::move(view)});
    });
}

void guild::hand_over(account_id heir) {
    together([&] {
        server const row{club, "a server", heir, {}};
        auto const everyones = directory.of.roles_of(club).back();
        directory.of.add_server(row);
        directory.of.put_role(everyones);
        directory.of.set_roles(club, heir, roles_had[heir]);
        publish_here(events::server_changed{row, 1, directory.of.rules_of(club)});
    });
}

void guild::say_in(channel_id where, std::string text) {
    together([&] {
        message what;
        what.id = message_id{club.value * 1000};
        what.channel = where;
        what.server = club;
        what.author = owner;
        what.content = std::move(text);
        publish_here(events::message_created{std::move(what), {}});
    });
}

void guild::type_in(channel_id where) {
    together([&] {
        events->publish_ephemeral(stream_id::of_server(club), events::typing_started{club, where, owner});
    });
}

void guild::report(std::string content) {
    together([&] {
        parley::report what;
        what.id = {club.value * 1000 + 1};
        what.server = club;
        what.target = owner;
        what.content = std::move(content);
        publish_here(events::report_changed{std::move(what)});
    });
}

void guild::time_out(account_id who, std::optional<wall_time> until) {
    together([&] {
        member_view view;
        view.member = {.server = club, .account = who, .joined_at = {}, .roles = roles_had[who]};
        view.member.timed_out_until = until;
        view.who = named_accounts::named(who);
        publish_here(events::member_changed{std::move(view)});
    });
}

void guild::admit(account_id who, std::vector<role_id> roles) {
    join(club, who);
    if (!roles.empty()) set_roles(who, std::move(roles));
    settle();
}

std::unique_ptr<client> guild::enter(std::size_t core_index, std::string const& token) {
    auto made = std::make_unique<client>(*this, cores.all.at(core_index));
    made->sees_all = false;
    made->open();
    made->identify(token);
    settle();
    heard(*made);
    return made;
}

std::unique_ptr<client> guild::come_back(client& gone, std::size_t core_index, std::string const& token) {
    auto next = std::make_unique<client>(*this, cores.all.at(core_index));
    next->inherit(gone);
    next->open();
    next->resume(token);
    settle();
    return next;
}

std::vector<std::string> guild::heard(client& by) {
    settle();
    std::vector<std::string> all;
    by.on_core([&] {
        by.read();
        all = by.names();
    });
    auto& from = read_up_to_[&by];
    all.erase(all.begin(), all.begin() + static_cast<std::ptrdiff_t>(from));
    from += all.size();
    return all;
}

std::set<std::string> guild::shown_to(account_id who) {
    std::set<std::string> all;
    principal viewer;
    viewer.account = who;
    auto const access = run_on(cores.all.at(0), directory.of.access_server(viewer, club, std::nullopt));
    if (access.has_error()) return all;
    for (auto const& each : directory.of.view_now(*access).channels)
        all.insert(to_string(each.id));
    return all;
}

bool guild::agrees(client& it, account_id who) {
    auto const expected = shown_to(who);
    bool same = false;
    it.on_core([&] {
        it.read();
        same = it.wrong.empty() && it.channels["s:101"] == expected;
    });
    return same;
}

std::size_t guild::classes_on(std::size_t core_index) {
    std::size_t count = 0;
    at(cores.all.at(core_index), [&] {
        auto const* in = gateway->hub_at(core_index).followed().find(stream_id::of_server(club));
        count = in ? in->sees->size() : 0;
    });
    return count;
}

}  // namespace parley::testing
