// Rights that change at random under sessions that come and go: nobody hears what they could not see, who
// stays hears all that they could, and in the end everybody knows exactly their channels.

#include "guild.hpp"

#include <catch2/catch.hpp>

namespace {

using namespace parley;
using namespace parley::testing;

constexpr std::uint64_t account_count = 4;
constexpr std::uint64_t role_count = 4;
constexpr std::uint64_t channel_count = 5;
constexpr std::size_t device_count = 6;

account_id account_at(std::uint64_t i) {
    return account_id{11 + i};
}
role_id role_at(std::uint64_t i) {
    return role_id{5 + i};
}
channel_id channel_at(std::uint64_t i) {
    return channel_id{201 + i};
}

struct device {
    account_id who;
    std::unique_ptr<client> line;
    std::size_t judged = 0;  // of what it got

    std::string token() const { return to_string(who) + ".1"; }
};

struct said {
    std::uint64_t seq = 0;
    std::set<account_id> heard_by;
};

struct schedule : guild {
    std::mt19937 random;
    std::vector<device> devices;
    std::set<account_id> members;
    std::map<std::string, said> all_said;
    account_id owner_now = owner;

    schedule(unsigned seed, std::size_t core_count)
        : guild(core_count, {.identify_refill = milliseconds{0}}), random(seed) {
        for (std::uint64_t i = 0; i < role_count; ++i)
            put_role(role_at(i));
        for (std::uint64_t i = 0; i < account_count; ++i) {
            members.insert(account_at(i));
            admit(account_at(i), any_roles());
        }
        directory.turns_max = static_cast<int>(random() % 8);
        for (std::size_t i = 0; i < device_count; ++i)
            devices.push_back({account_at(i % account_count), nullptr, 0});
    }

    std::uint64_t pick(std::uint64_t count) { return random() % count; }
    std::vector<role_id> any_roles() {
        std::vector<role_id> some;
        for (std::uint64_t i = 0; i < role_count; ++i) {
            if (pick(2) == 0) some.push_back(role_at(i));
        }
        return some;
    }
    std::vector<overwrite> any_rows() {
        std::vector<overwrite> own;
        if (pick(2) == 0) own.push_back(for_role(everyone, 0, see));
        own.push_back(pick(2) == 0 ? for_role(role_at(pick(role_count)), see, 0)
                                   : for_role(role_at(pick(role_count)), 0, see));
        if (pick(4) == 0) {
            auto const who = account_at(pick(account_count));
            own.push_back(pick(2) == 0 ? for_member(who, see, 0) : for_member(who, 0, see));
        }
        return own;
    }

    void connect(device& it) {
        auto next = std::make_unique<client>(*this, cores.all.at(pick(cores.all.size())));
        next->sees_all = false;
        if (it.line) next->inherit(*it.line);
        bool const resumes = !next->session_id.empty();
        auto const text =
            resumes ? next->resume_text(it.token()) : R"({"op":2,"d":{"token":")" + it.token() + R"("}})";
        next->on_core([&] {
            next->open_here();
            next->say_here(text);
        });
        it.line = std::move(next);
        it.judged = 0;
    }

    /// Reads, judges what it read, and does what the answers ask for.
    void attend(device& it) {
        if (!it.line) return;
        bool must_identify = false;
        it.line->on_core([&] {
            it.line->read();
            CHECK(it.line->wrong == "");
            must_identify = !it.line->got.empty() && it.line->got.back()["op"] == 9;
        });
        judge(it);
        if (it.line->socket.closed_with != 0) {
            connect(it);
        } else if (must_identify && it.line->session_id.empty()) {
            it.line->identify(it.token());
        }
    }

    void judge(device& it) {
        auto const& got = it.line->got;
        for (; it.judged < got.size(); ++it.judged) {
            auto const& frame = got[it.judged];
            if (frame["t"] != "MESSAGE_CREATE") continue;
            auto const& words = frame["d"]["content"].get_ref<std::string const&>();
            INFO(frame.dump());
            CHECK(all_said.at(words).heard_by.contains(it.who));
        }
    }

    void speak() {
        auto const words = "words " + std::to_string(all_said.size());
        together([&] {
            auto const where =
                rows.empty() ? general
                             : std::next(rows.begin(), static_cast<std::ptrdiff_t>(pick(rows.size())))->first;
            auto& it = all_said[words];
            auto const rules = directory.of.rules_of(club);
            for (auto const who : members) {
                auto const may = channel_permissions(*rules, {who, roles_had[who], false}, where);
                if (has(may, permission::view_channel)) it.heard_by.insert(who);
            }
            say_in(where, words);
            auto const stream = stream_id::of_server(club);
            it.seq = events->subscribe(stream, 0).seq;
            events->unsubscribe(stream, 0);
        });
    }

    void change() {
        auto const who = account_at(pick(account_count));
        auto const channel = channel_at(pick(channel_count));
        switch (pick(9)) {
            case 0:
            case 1:
                if (members.contains(who)) set_roles(who, any_roles());
                break;
            case 2:
            case 3:
                if (rows.contains(channel)) {
                    set_rows({channel}, any_rows());
                } else {
                    add_channel(channel, any_rows());
                }
                break;
            case 4:
                if (rows.size() > 1) set_rows({rows.begin()->first, rows.rbegin()->first}, any_rows());
                break;
            case 5:
                if (rows.contains(channel)) drop_channel(channel);
                break;
            case 6:
                put_role(role_at(pick(role_count)), pick(5) == 0 ? bit(permission::administrator) : 0);
                break;
            case 7:
                if (members.contains(who) && pick(3) == 0) {
                    hand_over(who);
                    owner_now = who;
                }
                break;
            default:
                come_or_go(who);
                break;
        }
    }

    void come_or_go(account_id who) {
        if (who == owner_now || pick(3) != 0) return;
        if (members.erase(who) == 1) {
            leave(club, who);
        } else {
            members.insert(who);
            roles_had[who].clear();
            join(club, who);
        }
    }

    void step() {
        auto& it = devices[pick(devices.size())];
        switch (pick(10)) {
            case 0:
            case 1:
            case 2:
                change();
                break;
            case 3:
                if (!it.line || pick(3) == 0) connect(it);
                break;
            case 4:
                if (it.line && pick(3) == 0) it.line->tear();
                break;
            case 5:
            case 6:
                attend(it);
                break;
            default:
                speak();
                break;
        }
    }

    bool settled(device& it) {
        attend(it);
        bool const open = it.line->ready && it.line->socket.closed_with == 0;
        return open && agrees(*it.line, it.who);
    }

    /// From its READY on, unless it was shown the server again, a session has heard all it could see.
    void check_complete(device& it) {
        std::uint64_t from = 0;
        std::set<std::string> heard;
        for (auto const& frame : it.line->got) {
            if (frame["t"] == "RESUMED" || frame["t"] == "SERVER_CREATE") return;
            if (frame["t"] == "READY") {
                auto const& cursors = frame["d"]["cursors"];
                if (!cursors.contains("s:101")) return;
                from = cursors["s:101"][1].get<std::uint64_t>();
            }
            if (frame["t"] == "MESSAGE_CREATE") heard.insert(frame["d"]["content"].get<std::string>());
        }
        for (auto const& [words, each] : all_said) {
            INFO(words << " at " << each.seq);
            if (each.seq > from && each.heard_by.contains(it.who)) CHECK(heard.contains(words));
        }
    }
};

TEST_CASE("under any schedule nobody hears what they could not see, and everybody ends with what they may",
          "[gateway][visibility][property]") {
    for (unsigned seed = 1; seed <= 80; ++seed) {
        INFO("seed " << seed);
        schedule s(seed, 1 + seed % 2);
        for (int i = 0; i < 250; ++i)
            s.step();
        s.settle();
        for (auto& each : s.devices) {
            if (each.line) s.attend(each);
            if (each.line && each.line->ready) s.check_complete(each);
            s.connect(each);
            CHECK(s.eventually([&] {
                s.settle();
                return s.settled(each);
            }));
        }
        for (auto& each : s.devices)
            each.line->tear();
        s.settle();
        for (std::size_t i = 0; i < s.cores.all.size(); ++i) {
            s.at(s.cores.all.at(i), [&] { CHECK(s.gateway->hub_at(i).followed().size() == 0); });
        }
    }
}

}  // namespace
