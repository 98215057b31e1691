#include "session_machine.hpp"

#include "limits.hpp"

#include <parley/base/assert.hpp>

namespace parley::sessions {
namespace {

using kind = action::kind;

}  // namespace

actions session_machine::opened(mono_time now) {
    since_ = heard_ = window_ = now;
    return actions{{.what = kind::say_hello}};
}

actions session_machine::on_frame(std::string_view payload, bool is_text, mono_time now,
                                  wire::client_frame& said) {
    if (phase_ == phase::over) return {};
    if (!is_text) return end(close_code::not_decodable, "binary_frame");
    // Decided before anything is parsed: a stranger's bytes cost nothing.
    if (phase_ != phase::live && payload.size() > gateway_limits::resume_frame_bytes_max) {
        return end(close_code::too_big, "frame_too_big");
    }
    if (!within_rate(now)) return end(close_code::too_fast, "rate_limited");
    switch (wire::decode_client_frame(payload, said)) {
        case wire::frame_errc::malformed:
            return end(close_code::not_decodable, "malformed");
        case wire::frame_errc::unknown_op:
            return end(close_code::unknown_op, "unknown_op");
        case wire::frame_errc::ok:
            break;
    }
    if (said.op == wire::client_op::heartbeat) {
        heard_ = now;
        return actions{{.what = kind::acknowledge}};
    }
    if (said.op != wire::client_op::identify && said.op != wire::client_op::resume) {
        if (phase_ != phase::live) return end(close_code::not_identified, "not_identified");
        return actions{{.what = kind::command}};
    }
    if (phase_ != phase::greeted) return end(close_code::identified_already, "identified_already");
    bool const resumes = said.op == wire::client_op::resume;
    if (!resumes && payload.size() > options_->first_frame_bytes_max) {
        return end(close_code::too_big, "frame_too_big");
    }
    phase_ = phase::seating;
    since_ = now;
    asked_ = said.op;
    return actions{{.what = resumes ? kind::resume : kind::identify}};
}

void session_machine::seated(mono_time now) {
    if (phase_ == phase::over) return;
    PARLEY_ASSERT(phase_ == phase::seating);
    phase_ = phase::live;
    since_ = now;
    // Counts as heard: a client that waited long for READY keeps a whole interval for its next heartbeat.
    heard_ = now;
}

actions session_machine::refused(refusal why, mono_time now) {
    if (phase_ != phase::seating) return {};
    bool const resumes = asked_ == wire::client_op::resume;
    switch (why) {
        case refusal::bad_credentials:
            return end(close_code::not_authenticated, "authentication_failed");
        case refusal::too_fast:
            return end(close_code::too_fast, "rate_limited");
        case refusal::too_many_sessions:
            return end(close_code::too_fast, "too_many_sessions");
        case refusal::unavailable:
            if (!resumes) return end(close_code::leave_and_resume, "unavailable");
            break;
        case refusal::session_gone:
            break;
    }
    if (++failed_resumes_ > gateway_limits::failed_resumes_max)
        return end(close_code::too_fast, "rate_limited");
    phase_ = phase::greeted;
    since_ = now;
    return actions{{.what = why == refusal::unavailable ? kind::say_session_waits : kind::say_session_gone}};
}

actions session_machine::tick(mono_time now) {
    if (phase_ == phase::over || now < deadline()) return {};
    switch (phase_) {
        case phase::greeted:
            return end(close_code::superseded, "identify_timeout");
        case phase::seating:
            return end(close_code::leave_and_resume, "unavailable");
        default:
            break;
    }
    // Whatever is queued for a peer that went silent will hardly be read: its memory is free at once.
    return end(close_code::superseded, "heartbeat_missed", kind::evict);
}

actions session_machine::revoked() {
    return end(close_code::not_authenticated, "revoked", kind::evict);
}
actions session_machine::superseded() {
    return end(close_code::superseded, "superseded");
}
actions session_machine::send_refused() {
    return end(close_code::leave_and_resume, "slow_consumer", kind::evict);
}
actions session_machine::unavailable() {
    return end(close_code::leave_and_resume, "unavailable");
}
actions session_machine::failed() {
    return end(close_code::internal_error, "internal_error", kind::evict);
}

actions session_machine::draining() {
    if (phase_ == phase::over) return {};
    phase_ = phase::over;
    return {{.what = kind::say_reconnect},
            {.what = kind::close, .code = close_code::leave_and_resume, .reason = "server_draining"}};
}

mono_time session_machine::deadline() const noexcept {
    switch (phase_) {
        case phase::greeted:
            return since_ + options_->identify_timeout;
        case phase::seating:
            return since_ + gateway_limits::seating_time_max;
        case phase::live:
            return heard_ + options_->heartbeat_interval * 3 / 2;
        case phase::over:
            break;
    }
    return mono_time::max();
}

actions session_machine::end(close_code code, std::string_view reason, action::kind how) {
    if (phase_ == phase::over) return {};
    phase_ = phase::over;
    return actions{{.what = how, .code = code, .reason = reason}};
}

bool session_machine::within_rate(mono_time now) {
    if (options_->ops_per_minute_max == 0) return true;
    if (now - window_ >= gateway_limits::ops_window) {
        window_ = now;
        ops_ = 0;
    }
    return ++ops_ <= options_->ops_per_minute_max;
}

}  // namespace parley::sessions
