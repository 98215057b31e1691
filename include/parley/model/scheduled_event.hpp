#pragma once
// Something that will happen in a server, with who wants to come.

#include <parley/base/id.hpp>

#include <cstdint>
#include <optional>
#include <string>

namespace parley {

using scheduled_event_id = id<struct scheduled_event_tag>;

/// The values are Discord's.
enum class scheduled_event_status : std::uint8_t { scheduled = 1, active = 2, completed = 3, canceled = 4 };

enum class recurrence : std::uint8_t {
    none = 0,
    daily = 1,
    weekly = 2,
    biweekly = 3,
    monthly = 4,
    yearly = 5
};

struct scheduled_event {
    scheduled_event_id id{};
    server_id server{};
    account_id creator{};
    std::string name{};         ///< 1–100 characters
    std::string description{};  ///< ≤ 1,000 characters
    channel_id channel{};       ///< where, and who sees it; zero = somewhere else, seen by all
    std::string location{};     ///< ≤ 100 characters; where, without a channel
    wall_time starts_at{};      ///< of the occurrence that comes next, or runs
    std::optional<wall_time> ends_at{};
    recurrence repeats = recurrence::none;
    scheduled_event_status status = scheduled_event_status::scheduled;
    std::string image{};          ///< the name of an asset, or empty
    std::int32_t interested = 0;  ///< how many want to come
    friend bool operator==(scheduled_event const&, scheduled_event const&) = default;
};

}  // namespace parley
