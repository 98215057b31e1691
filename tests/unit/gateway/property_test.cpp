#include "world.hpp"

#include <catch2/catch.hpp>

namespace {

using namespace parley;
using namespace parley::testing;

constexpr std::uint64_t server_count = 4;
constexpr std::uint64_t account_count = 3;
constexpr std::size_t client_count = 8;

server_id server_at(std::uint64_t i) {
    return server_id{101 + i};
}
account_id account_at(std::uint64_t i) {
    return account_id{11 + i};
}

/// A person with one device: connects, reads when it pleases, loses its connection, comes back.
struct device {
    account_id who;
    std::unique_ptr<client> line;

    std::string token() const { return to_string(who) + ".1"; }
};

/// Everything that may happen, at random; after it every device sees exactly what its account may see.
struct schedule : world {
    std::mt19937 random;
    std::vector<device> devices;
    std::set<std::pair<server_id, account_id>> members;

    schedule(unsigned seed, std::size_t core_count)
        : world(core_count, {.identify_refill = milliseconds{0}}, {.ring_events_max = 40}), random(seed) {
        for (std::uint64_t i = 0; i < server_count; ++i)
            make_server(server_at(i));
        directory.turns_max = static_cast<int>(random() % 10);
        for (std::size_t i = 0; i < client_count; ++i)
            devices.push_back({account_at(i % account_count), nullptr});
    }

    std::uint64_t pick(std::uint64_t count) { return random() % count; }
    core& any_core() { return cores.all.at(pick(cores.all.size())); }

    /// A new connection; the old one, if it still lives, is not told.
    void connect(device& it) {
        auto next = std::make_unique<client>(*this, any_core());
        REQUIRE(next->accepted());
        next->socket.frames_max = 60;
        if (it.line) next->inherit(*it.line);
        bool const resumes = !next->session_id.empty();
        auto const text =
            resumes ? next->resume_text(it.token()) : R"({"op":2,"d":{"token":")" + it.token() + R"("}})";
        next->on_core([&] {
            next->open_here();
            next->say_here(text);
        });
        if (it.line) {
            if (pick(2) == 0) it.line->tear();
            it.line->on_core([&] { CHECK(it.line->wrong == ""); });
        }
        it.line = std::move(next);
    }

    /// Reads, and does what the answers ask for.
    void attend(device& it) {
        if (!it.line) return;
        bool must_identify = false;
        bool closed = false;
        it.line->on_core([&] {
            it.line->read();
            CHECK(it.line->wrong == "");
            auto const told_gone = !it.line->got.empty() && it.line->got.back()["op"] == 9;
            must_identify = told_gone && it.line->session_id.empty();
            closed = it.line->socket.closed_with != 0;
        });
        if (closed) {
            connect(it);
        } else if (must_identify) {
            it.line->identify(it.token());
        }
    }

    void step() {
        auto const server = server_at(pick(server_count));
        auto const who = account_at(pick(account_count));
        auto& it = devices[pick(devices.size())];
        switch (pick(12)) {
            case 0:
            case 1:
            case 2:
                say(server);
                break;
            case 3:
                type(server);
                break;
            case 4:
                if (members.insert({server, who}).second) join(server, who);
                break;
            case 5:
                if (members.erase({server, who}) == 1) leave(server, who);
                break;
            case 6:
                if (!it.line || pick(3) == 0) connect(it);
                break;
            case 7:
                if (it.line && pick(2) == 0) it.line->tear();
                break;
            case 8:
                time.advance(milliseconds{pick(2'000)});
                break;
            default:
                attend(it);
                break;
        }
    }

    bool agrees(device& it) {
        attend(it);
        bool good = false;
        std::map<std::string, std::pair<std::uint64_t, std::uint64_t>> cursors;
        it.line->on_core([&] {
            good = it.line->ready && it.line->socket.closed_with == 0;
            cursors = it.line->cursors;
        });
        std::set<std::string> expected;
        for (auto const& [server, who] : members) {
            if (who == it.who) expected.insert("s:" + to_string(server));
        }
        if (!good || it.line->followed_servers() != expected) return false;
        for (auto const& name : expected) {
            auto const id = server_id{std::stoull(name.substr(2))};
            if (cursors.at(name).second != head(stream_id::of_server(id)).seq) return false;
        }
        return true;
    }
};

TEST_CASE("under any schedule each session sees each event it may see exactly once, in order",
          "[gateway][property]") {
    for (unsigned seed = 1; seed <= 60; ++seed) {
        INFO("seed " << seed);
        schedule s(seed, 1 + seed % 2);
        for (int i = 0; i < 300; ++i)
            s.step();
        s.settle();
        for (auto& each : s.devices) {
            // A connection that was torn says nothing: its client notices by itself.
            s.connect(each);
            bool const agreed = s.eventually([&] {
                s.settle();
                return s.agrees(each);
            });
            CHECK(agreed);
        }
        CHECK_FALSE(s.presences.unpaired());
        for (auto& each : s.devices)
            each.line->tear();
        s.settle();
        CHECK(s.gateway->counts().sessions == 0);
        CHECK(s.gateway->counts().sockets == 0);
        for (std::size_t i = 0; i < s.cores.all.size(); ++i) {
            s.at(s.cores.all.at(i), [&] { CHECK(s.gateway->hub_at(i).followed().size() == 0); });
        }
        for (std::uint64_t i = 0; i < account_count; ++i)
            CHECK(s.presences.count_of(account_at(i)) == 0);
    }
}

}  // namespace
