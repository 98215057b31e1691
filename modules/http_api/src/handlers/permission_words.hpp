#pragma once
// Why somebody may or may not do something, in plain words made of names.

#include <parley/model/permission_rules.hpp>

#include <optional>
#include <span>
#include <string>

namespace parley::http_api {

/// What the asker may know by name; what is missing here stays nameless.
struct known_names {
    std::span<role const> roles;
    std::span<channel const> channels;
    std::optional<wall_time> timed_out_until{};  ///< of whom it is about
};

/// Such as `denied by role Guest in category Lobby`.
std::string words_for(permission_verdict const& verdict, known_names const& names);

}  // namespace parley::http_api
