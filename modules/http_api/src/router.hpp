#pragma once
// Finds the row of the route table that a request means.

#include "route.hpp"

#include <array>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace parley::http_api {

inline constexpr std::size_t method_count = 8;  // of net::http_method

struct route_match {
    enum class outcome : std::uint8_t { found, malformed_path, no_path, no_method };
    outcome became = outcome::no_path;
    std::size_t row = 0;   ///< index in the table, when found
    path_values values{};  ///< when found; `@me` is left as text
    std::string allow{};   ///< for Allow: the methods that the path has
};

class router {
public:
    explicit router(std::span<route const> table);
    /// `head` finds the row of `get`.
    route_match find(net::http_method method, std::string_view path) const;

private:
    struct place {
        std::vector<std::string_view> segments;  ///< of the template; a parameter begins with `{`
        std::array<int, method_count> rows{};    ///< by method; -1 = none
        std::string allow;
    };
    bool fits(place const& here, std::vector<std::string> const& segments, path_values& values) const;
    place& place_of(std::string_view path);
    std::vector<place>
        places_;  ///< literals before parameters, so that `/users/@me` wins over `/users/{userId}`
};

std::string_view name_of(net::http_method method) noexcept;

}  // namespace parley::http_api
