#pragma once
// What follows from a choice and what the devices say. Pure.

#include <parley/interfaces/services/presences.hpp>

#include <memory>
#include <vector>

namespace parley {

/// Immutable, shared by all servers that are told of it. Null = offline.
using presence_ptr = std::shared_ptr<presence const>;
bool same(presence_ptr const& one, presence_ptr const& other);

/// A custom status that is over is none.
bool is_over(presence_choice const& choice, wall_time today) noexcept;

/// `devices`: the newest first. Null when there is none, or when invisible was chosen.
presence_ptr merged(presence_choice const& choice, std::vector<device_presence const*> const& devices,
                    wall_time today);

}  // namespace parley
