#pragma once
// The protocol of one connection: what came in and what time it is go in, what to do comes out. No I/O.

#include <parley/base/clock.hpp>
#include <parley/wire/gateway_codec.hpp>

#include <array>
#include <cstdint>
#include <string_view>

namespace parley::sessions {

/// docs/native-api.md, "Close codes".
enum class close_code : std::uint16_t {
    none = 0,
    too_big = 1009,         // RFC 6455 §7.4.1
    internal_error = 1011,  // RFC 6455 §7.4.1
    leave_and_resume = 4000,
    unknown_op = 4001,
    not_decodable = 4002,
    not_identified = 4003,
    not_authenticated = 4004,
    identified_already = 4005,
    too_fast = 4008,
    superseded = 4009,  // and heartbeat missed, identify timeout
};

struct action {
    enum class kind : std::uint8_t {
        say_hello,
        acknowledge,        ///< the heartbeat
        identify,           ///< with the token of the frame that was read
        resume,             ///< with its session and cursors
        command,            ///< what a live session wants: the frame that was read says it
        say_session_gone,   ///< op 9 false: identify afresh
        say_session_waits,  ///< op 9 true: try again
        say_reconnect,
        close,  ///< what is queued leaves first
        evict,  ///< what is queued is dropped
    };
    kind what = kind::close;
    close_code code = close_code::none;
    std::string_view reason = {};  ///< a literal

    friend bool operator==(action const&, action const&) = default;
};

/// At most two at a time, in order.
class actions {
public:
    actions() = default;
    explicit actions(action one) : all_{one, {}}, size_(1) {}
    actions(action one, action two) : all_{one, two}, size_(2) {}
    action const* begin() const noexcept { return all_.data(); }
    action const* end() const noexcept { return all_.data() + size_; }
    bool empty() const noexcept { return size_ == 0; }

private:
    std::array<action, 2> all_;
    std::uint8_t size_ = 0;
};

struct machine_options {
    milliseconds heartbeat_interval{41'250};
    milliseconds identify_timeout{10'000};
    std::size_t first_frame_bytes_max = 4096;
    std::uint32_t ops_per_minute_max = 120;  // 0 = off
};

/// Why an identify or a resume was not granted.
enum class refusal : std::uint8_t {
    bad_credentials,
    too_fast,
    too_many_sessions,
    session_gone,  // unknown, not this account's, or its streams are no longer held: one answer for all
    unavailable,   // a store could not answer
};

class session_machine {
public:
    enum class phase : std::uint8_t { greeted, seating, live, over };

    explicit session_machine(machine_options const& options) : options_(&options) {}

    actions opened(mono_time now);
    /// `said` is filled in for identify, resume and commands.
    actions on_frame(std::string_view payload, bool is_text, mono_time now, wire::client_frame& said);
    /// READY or RESUMED has been queued.
    void seated(mono_time now);
    actions refused(refusal why, mono_time now);
    actions tick(mono_time now);
    actions revoked();
    actions superseded();
    actions draining();
    /// The socket's queue was full.
    actions send_refused();
    actions failed();
    /// A store could not say what a live session needs to know.
    actions unavailable();
    void closed() noexcept { phase_ = phase::over; }

    /// When `tick` has something to say unless more is heard before.
    mono_time deadline() const noexcept;
    phase now_in() const noexcept { return phase_; }

private:
    actions end(close_code code, std::string_view reason, action::kind how = action::kind::close);
    bool within_rate(mono_time now);

    machine_options const* options_;
    mono_time since_{};   // of the phase
    mono_time heard_{};   // the newest heartbeat
    mono_time window_{};  // of the rate
    std::uint32_t ops_ = 0;
    phase phase_ = phase::greeted;
    wire::client_op asked_ = wire::client_op::identify;
    std::uint8_t failed_resumes_ = 0;
};

}  // namespace parley::sessions
