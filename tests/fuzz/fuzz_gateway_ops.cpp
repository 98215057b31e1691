// A live session machine hears whatever a client may send, while time passes and the rest of the house
// answers as it likes. It must keep its promises: one ending, nothing after it, and never an answer that its
// phase forbids.

#include "session_machine.hpp"

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <string_view>

namespace {

using namespace parley;
using namespace parley::sessions;
using phase = session_machine::phase;

void require(bool claim) {
    if (!claim) std::abort();
}

class trial {
public:
    trial() { check(machine_.opened(now_)); }

    void hear(std::string_view text, bool is_text) {
        wire::client_frame said;
        auto const before = machine_.now_in();
        auto const done = machine_.on_frame(text, is_text, now_, said);
        check(done);
        for (auto const& each : done) {
            bool const begins = each.what == action::kind::identify || each.what == action::kind::resume;
            if (begins) require(before == phase::greeted && machine_.now_in() == phase::seating);
            if (each.what == action::kind::resume) require(said.op == wire::client_op::resume);
            if (each.what == action::kind::command) check_command(before, said);
        }
        require(said.have.size() <= 1000);
    }

    void happen(std::uint8_t what, std::uint8_t much) {
        switch (what % 9) {
            case 0:
                now_ += milliseconds{much * 250};
                break;
            case 1:
                check(machine_.tick(now_));
                break;
            case 2:
                if (machine_.now_in() == phase::seating) machine_.seated(now_);
                break;
            case 3:
                check(machine_.refused(static_cast<refusal>(much % 5), now_));
                break;
            case 4:
                check(machine_.revoked());
                break;
            case 5:
                check(machine_.superseded());
                break;
            case 6:
                check(machine_.draining());
                break;
            case 7:
                check(machine_.send_refused());
                break;
            default:
                check(machine_.unavailable());
                break;
        }
        if (machine_.now_in() == phase::over) require(machine_.deadline() == mono_time::max());
    }

private:
    /// Only a live session commands, and within its bounds.
    static void check_command(phase before, wire::client_frame const& said) {
        require(before == phase::live && said.op != wire::client_op::identify &&
                said.op != wire::client_op::resume && said.op != wire::client_op::heartbeat);
        require(said.says.activities.size() <= 3);
        for (auto const& each : said.says.activities) {
            require(!each.name.empty() && each.name.size() <= 128 * 4 && each.details.size() <= 128 * 4);
            require(each.state.size() <= 128 * 4 && each.url.size() <= 512);
            require(each.url.empty() || each.url.starts_with("http"));
        }
    }
    void check(actions const& what) {
        require(what.empty() || !over_);
        for (auto const& each : what) {
            require(!over_);
            over_ = each.what == action::kind::close || each.what == action::kind::evict;
            require(over_ == (each.code != close_code::none));
            require(each.reason.size() <= 123);  // RFC 6455 §5.5: what a close frame can carry
        }
        require(over_ == (machine_.now_in() == phase::over));
    }

    machine_options options_;
    session_machine machine_{options_};
    mono_time now_{milliseconds{1'000'000}};
    bool over_ = false;
};

}  // namespace

/// `kind, length (2 bytes), payload` again and again: kinds 0–1 are frames, the others happenings with one
/// byte.
extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    trial it;
    std::string_view rest(reinterpret_cast<char const*>(data), size);
    while (rest.size() >= 3) {
        auto const kind = static_cast<std::uint8_t>(rest[0]);
        if (kind % 11 > 1) {
            it.happen(static_cast<std::uint8_t>(kind % 11 - 2), static_cast<std::uint8_t>(rest[1]));
            rest.remove_prefix(2);
            continue;
        }
        auto const length = static_cast<std::size_t>(static_cast<std::uint8_t>(rest[1])) |
                            static_cast<std::size_t>(static_cast<std::uint8_t>(rest[2])) << 8;
        rest.remove_prefix(3);
        it.hear(rest.substr(0, length), kind % 11 == 0);
        rest.remove_prefix(std::min(length, rest.size()));
    }
    return 0;
}
