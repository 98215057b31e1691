#pragma once
// How somebody is here, and what they say of it.

#include <parley/base/clock.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace parley {

/// As others see it. Who chose to be invisible is offline.
enum class presence_status : std::uint8_t { offline = 0, online = 1, idle = 2, do_not_disturb = 3 };

/// As one chose it.
enum class chosen_status : std::uint8_t { online = 0, idle = 1, do_not_disturb = 2, invisible = 3 };

struct custom_status {
    std::string text{};   ///< ≤ 128 characters
    std::string emoji{};  ///< one, or an expression as `name:id`, or empty
    std::optional<wall_time> expires_at{};
    friend bool operator==(custom_status const&, custom_status const&) = default;
};

/// The values are Discord's.
enum class activity_kind : std::uint8_t {
    playing = 0,
    streaming = 1,
    listening = 2,
    watching = 3,
    competing = 5,
};

/// What a session says its user is doing; gone with the session.
struct activity {
    activity_kind kind = activity_kind::playing;
    std::string name{};     ///< 1–128 characters
    std::string details{};  ///< ≤ 128 characters
    std::string state{};    ///< ≤ 128 characters
    std::string url{};      ///< of a stream: http(s), ≤ 512 bytes
    std::optional<wall_time> started_at{};
    friend bool operator==(activity const&, activity const&) = default;
};

/// What others see. Nothing but the status while it is offline.
struct presence {
    presence_status status = presence_status::offline;
    std::optional<custom_status> custom{};
    std::vector<activity> activities{};
    friend bool operator==(presence const&, presence const&) = default;
};

/// What one has chosen, on every device, until changed.
struct presence_choice {
    chosen_status status = chosen_status::online;
    std::optional<custom_status> custom{};
    friend bool operator==(presence_choice const&, presence_choice const&) = default;
};

}  // namespace parley
