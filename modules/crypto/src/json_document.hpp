#pragma once
// Strict, bounded JSON for the small documents of JOSE and OpenID. Not for requests: those are `wire`'s.

#include <parley/base/units.hpp>

#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace parley::crypto {

inline constexpr std::size_t json_bytes_max = 64_KiB;  // a JWKS or a discovery document has 1–10 KiB
inline constexpr std::size_t json_depth_max = 8;       // real ones have 3
inline constexpr std::size_t json_values_max =
    8 * 1024;  // in all, so that small input cannot become a large tree

struct json_value;
struct json_member;
using json_array = std::vector<json_value>;
using json_object = std::vector<json_member>;

struct json_value {
    std::variant<std::monostate, bool, double, std::string, json_array, json_object> is;

    bool is_object() const noexcept { return std::holds_alternative<json_object>(is); }
    /// Of an object; null when absent or when this is no object.
    json_value const* find(std::string_view name) const noexcept;
    /// Null when it is something else.
    std::string const* as_text() const noexcept { return std::get_if<std::string>(&is); }
    double const* as_number() const noexcept { return std::get_if<double>(&is); }
    bool const* as_boolean() const noexcept { return std::get_if<bool>(&is); }
    json_array const* as_array() const noexcept { return std::get_if<json_array>(&is); }

    /// A text member of an object; empty when absent or something else.
    std::string_view text(std::string_view name) const noexcept;
};

struct json_member {
    std::string name;
    json_value value;
};

/// Nothing unless it is one valid UTF-8 JSON value within the bounds and no object names a key twice.
std::optional<json_value> read_json(std::string_view text);

}  // namespace parley::crypto
