#include "session_machine.hpp"

#include "limits.hpp"

#include <catch2/catch.hpp>

#include <string>
#include <vector>

namespace {

using namespace parley;
using namespace parley::sessions;
using kind = action::kind;
using phase = session_machine::phase;

constexpr auto heartbeat = R"({"op":1,"d":null})";
constexpr auto identify = R"({"op":2,"d":{"token":"t"}})";
constexpr auto presence = R"({"op":3,"d":{"idle":true}})";
constexpr auto resume = R"({"op":6,"d":{"token":"t","sessionId":"x","cursors":{}}})";

std::string padded(std::string_view frame, std::size_t size) {
    std::string text(frame);
    text.resize(size, ' ');
    return text;
}

struct fixture {
    machine_options options;
    mono_time now{milliseconds{1'000'000}};
    session_machine machine{options};
    wire::client_frame said;

    explicit fixture(phase wanted = phase::greeted) {
        machine.opened(now);
        if (wanted != phase::greeted) hear(identify);
        if (wanted == phase::live) machine.seated(now);
    }
    std::vector<action> listed(actions const& what) { return {what.begin(), what.end()}; }
    std::vector<action> hear(std::string_view text, bool is_text = true) {
        said = {};
        return listed(machine.on_frame(text, is_text, now, said));
    }
    std::vector<action> pass(milliseconds time) {
        now += time;
        return listed(machine.tick(now));
    }
};

std::vector<action> closes(close_code code, std::string_view reason, kind how = kind::close) {
    return {{how, code, reason}};
}
std::vector<action> does(kind what) {
    return {{what, close_code::none, {}}};
}

TEST_CASE("a socket is greeted at once", "[gateway][machine]") {
    machine_options const options;
    session_machine machine(options);
    auto const said = machine.opened(mono_time{});
    REQUIRE(said.begin() != said.end());
    CHECK(said.begin()->what == kind::say_hello);
}

TEST_CASE("what a client says decides what happens, phase by phase", "[gateway][machine]") {
    struct row {
        phase in;
        std::string text;
        bool is_text;
        std::vector<action> then;
    };
    auto const early = gateway_limits::resume_frame_bytes_max;
    std::vector<row> const table{
        {phase::greeted, heartbeat, true, does(kind::acknowledge)},
        {phase::greeted, identify, true, does(kind::identify)},
        {phase::greeted, resume, true, does(kind::resume)},
        {phase::greeted, R"({"op":2,"d":{}})", true, does(kind::identify)},
        {phase::greeted, identify, false, closes(close_code::not_decodable, "binary_frame")},
        {phase::greeted, "", true, closes(close_code::not_decodable, "malformed")},
        {phase::greeted, "{}", true, closes(close_code::not_decodable, "malformed")},
        {phase::greeted, R"({"op":2})", true, closes(close_code::not_decodable, "malformed")},
        {phase::greeted, R"({"op":6,"d":{}})", true, closes(close_code::not_decodable, "malformed")},
        {phase::greeted, R"({"op":2,"d":{"token":7}})", true, closes(close_code::not_decodable, "malformed")},
        {phase::greeted, R"({"op":5,"d":{}})", true, closes(close_code::unknown_op, "unknown_op")},
        {phase::greeted, presence, true, closes(close_code::not_identified, "not_identified")},
        {phase::seating, presence, true, closes(close_code::not_identified, "not_identified")},
        {phase::live, presence, true, does(kind::command)},
        {phase::greeted, R"({"op":-1,"d":{}})", true, closes(close_code::unknown_op, "unknown_op")},
        {phase::greeted, padded(identify, 4096), true, does(kind::identify)},
        {phase::greeted, padded(identify, 4097), true, closes(close_code::too_big, "frame_too_big")},
        {phase::greeted, padded(resume, early), true, does(kind::resume)},
        {phase::greeted, padded(resume, early + 1), true, closes(close_code::too_big, "frame_too_big")},
        {phase::seating, heartbeat, true, does(kind::acknowledge)},
        {phase::seating, identify, true, closes(close_code::identified_already, "identified_already")},
        {phase::seating, resume, true, closes(close_code::identified_already, "identified_already")},
        {phase::seating, heartbeat, false, closes(close_code::not_decodable, "binary_frame")},
        {phase::live, heartbeat, true, does(kind::acknowledge)},
        {phase::live, padded(heartbeat, 60'000), true, does(kind::acknowledge)},
        {phase::live, identify, true, closes(close_code::identified_already, "identified_already")},
        {phase::live, "[]", true, closes(close_code::not_decodable, "malformed")},
        {phase::live, R"({"op":10,"d":null})", true, closes(close_code::unknown_op, "unknown_op")},
    };
    for (auto const& each : table) {
        fixture f(each.in);
        INFO("phase " << static_cast<int>(each.in) << ", " << each.text.substr(0, 60));
        CHECK(f.hear(each.text, each.is_text) == each.then);
        if (each.then.front().what == kind::close) {
            CHECK(f.machine.now_in() == phase::over);
            CHECK(f.hear(heartbeat).empty());
            CHECK(f.machine.deadline() == mono_time::max());
        }
    }
}

TEST_CASE("identify comes within ten seconds, and heartbeats do not buy more", "[gateway][machine]") {
    fixture f;
    CHECK(f.pass(milliseconds{9'000}).empty());
    f.hear(heartbeat);
    CHECK(f.pass(milliseconds{999}).empty());
    CHECK(f.pass(milliseconds{1}) == closes(close_code::superseded, "identify_timeout"));
}

TEST_CASE("a heartbeat is missed after one and a half intervals", "[gateway][machine]") {
    fixture f(phase::live);
    CHECK(f.pass(milliseconds{61'874}).empty());
    f.hear(heartbeat);
    CHECK(f.pass(milliseconds{61'874}).empty());
    CHECK(f.pass(milliseconds{1}) == closes(close_code::superseded, "heartbeat_missed", kind::evict));
    CHECK(f.pass(milliseconds{100'000}).empty());
}

TEST_CASE("seating that never ends is given up", "[gateway][machine]") {
    fixture f(phase::seating);
    CHECK(f.pass(milliseconds{29'999}).empty());
    CHECK(f.pass(milliseconds{1}) == closes(close_code::leave_and_resume, "unavailable"));
}

TEST_CASE("120 ops in a minute are heard, one more is too fast, and a new minute begins afresh",
          "[gateway][machine]") {
    fixture f(phase::live);  // identify was the first
    for (int i = 1; i < 120; ++i)
        REQUIRE(f.hear(heartbeat) == does(kind::acknowledge));
    SECTION("in the same minute") {
        f.now += milliseconds{59'999};
        CHECK(f.hear(heartbeat) == closes(close_code::too_fast, "rate_limited"));
    }
    SECTION("in the next") {
        f.now += milliseconds{60'000};
        CHECK(f.hear(heartbeat) == does(kind::acknowledge));
    }
    SECTION("unless it is off") {
        f.options.ops_per_minute_max = 0;
        CHECK(f.hear(heartbeat) == does(kind::acknowledge));
    }
}

TEST_CASE("each refusal has its answer", "[gateway][machine]") {
    struct row {
        char const* asked;
        refusal why;
        std::vector<action> then;
    };
    std::vector<row> const table{
        {identify, refusal::bad_credentials, closes(close_code::not_authenticated, "authentication_failed")},
        {identify, refusal::too_fast, closes(close_code::too_fast, "rate_limited")},
        {identify, refusal::too_many_sessions, closes(close_code::too_fast, "too_many_sessions")},
        {identify, refusal::unavailable, closes(close_code::leave_and_resume, "unavailable")},
        {resume, refusal::bad_credentials, closes(close_code::not_authenticated, "authentication_failed")},
        {resume, refusal::session_gone, does(kind::say_session_gone)},
        {resume, refusal::unavailable, does(kind::say_session_waits)},
    };
    for (auto const& each : table) {
        fixture f;
        f.hear(each.asked);
        CHECK(f.listed(f.machine.refused(each.why, f.now)) == each.then);
    }
}

TEST_CASE("after a resume that failed the client identifies on the same socket, in ten seconds",
          "[gateway][machine]") {
    fixture f;
    f.now += milliseconds{9'000};
    f.hear(resume);
    f.machine.refused(refusal::session_gone, f.now);
    CHECK(f.pass(milliseconds{9'999}).empty());
    CHECK(f.hear(identify) == does(kind::identify));
}

TEST_CASE("resumes that keep failing end the connection", "[gateway][machine]") {
    fixture f;
    for (int i = 0; i < 3; ++i) {
        f.hear(resume);
        REQUIRE(f.listed(f.machine.refused(refusal::session_gone, f.now)) == does(kind::say_session_gone));
    }
    f.hear(resume);
    CHECK(f.listed(f.machine.refused(refusal::session_gone, f.now)) ==
          closes(close_code::too_fast, "rate_limited"));
}

TEST_CASE("what ends a session ends it once", "[gateway][machine]") {
    for (auto const in : {phase::greeted, phase::seating, phase::live}) {
        fixture f(in);
        CHECK(f.listed(f.machine.revoked()) == closes(close_code::not_authenticated, "revoked", kind::evict));
        CHECK(f.machine.superseded().empty());
        CHECK(f.machine.draining().empty());
        CHECK(f.machine.send_refused().empty());
        CHECK(f.machine.refused(refusal::unavailable, f.now).empty());
        f.machine.seated(f.now);
        CHECK(f.machine.now_in() == phase::over);
    }
    fixture f(phase::live);
    CHECK(f.listed(f.machine.draining()) ==
          std::vector<action>{{kind::say_reconnect, close_code::none, {}},
                              {kind::close, close_code::leave_and_resume, "server_draining"}});
}

}  // namespace
