#pragma once
// The one table of routes: it routes, validates, limits, counts and documents.

#include "route.hpp"

#include <span>

namespace parley::http_api {

std::span<route const> all_routes() noexcept;

/// Every problem an operation may answer with: the row's own, and those that follow from its columns.
std::vector<problem_kind const*> declared_problems(route const& row);

}  // namespace parley::http_api
