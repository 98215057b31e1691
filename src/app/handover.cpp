#include "handover.hpp"

#include "handover_file.hpp"

#include <parley/base/log.hpp>

#include <optional>

namespace parley::app {
namespace {

// A clock that was set back a little between two lives is no reason to drop everyone.
constexpr milliseconds clock_behind_max{60'000};

/// The literal that the log shows, or null when it may be used.
char const* objection_to(handover const& what, house const& in, milliseconds ago) {
    // Written by any life but the one just before this one, its numbers may have been given again since.
    if (what.start + 1 != in.control->epoch()) return "another_life";
    if (ago > in.settings.gateway.resume_window || ago < -clock_behind_max) return "too_old";
    return nullptr;
}

char const* restore(handover const& what, house& in, std::size_t& sessions) {
    auto const ago = system_clock().now() - what.written_at;
    if (auto const* objection = objection_to(what, in, ago)) return objection;
    auto const passed = std::max(ago, milliseconds{0});
    // The streams first: a session without them could not be resumed.
    if (!in.events->restore(what.streams, passed)) return "other_layout";
    auto const restored = in.gateway->restore(what.sessions, passed);
    if (!restored) return "other_layout";
    sessions = *restored;
    return nullptr;
}

}  // namespace

void leave_handover(house& in, data_folder const& folder) {
    handover const what{.start = in.control->epoch(),
                        .written_at = system_clock().now(),
                        .streams = in.events->save(),
                        .sessions = in.gateway->save()};
    auto const bytes = encode_handover(what, *in.secrets);
    std::string problem;
    if (write_handover(folder.path(), bytes, problem)) {
        log_info("handover.written", {{"bytes", bytes.size()}});
    } else {
        log_warn("handover.not_written", {{"reason", problem}});
    }
}

void take_over(house& in, data_folder const& folder) {
    std::string bytes;
    std::string problem;
    auto const ignored = [](std::string_view why) { log_warn("handover.ignored", {{"reason", why}}); };
    switch (take_handover(folder.path(), bytes, problem)) {
        case handover_found::nothing:
            return;
        case handover_found::unusable:
            return ignored(problem);
        case handover_found::taken:
            break;
    }
    auto const found = decode_handover(bytes, *in.secrets);
    if (auto const* refused = std::get_if<handover_refusal>(&found)) {
        return ignored(*refused == handover_refusal::other_version ? "other_version" : "damaged");
    }
    std::size_t sessions = 0;
    if (auto const* objection = restore(std::get<handover>(found), in, sessions)) return ignored(objection);
    log_info("handover.taken", {{"sessions", sessions}});
}

}  // namespace parley::app
