#pragma once
// What the filter reads off an event: whom it concerns, and what it does to who sees what.

#include <parley/model/event.hpp>
#include <parley/model/permission.hpp>

#include <optional>

namespace parley::sessions {

/// The channel that an event is about. Nothing: everyone who follows the stream gets it.
std::optional<channel_id> channel_of(events::payload const& what) noexcept;

/// What one must be allowed in the server to hear of it; nothing: it is enough to see its channel, or to be a
/// member.
std::optional<permission> needed_for(events::payload const& what) noexcept;

/// Of the kinds that may change who sees what for everybody: the field, which may be null. Null for other
/// kinds.
permission_rules_ptr const* rules_of(events::payload const& what) noexcept;

/// The membership that came or changed, with its roles; null for other kinds.
member const* membership_of(events::payload const& what) noexcept;

}  // namespace parley::sessions
