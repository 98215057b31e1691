#pragma once
// RFC 9457 problem bodies, made from the table of problems and from error codes of every module.

#include "problem_table.hpp"

#include <parley/base/result.hpp>
#include <parley/net/http_server.hpp>
#include <parley/wire/json_reader.hpp>

#include <optional>
#include <string>
#include <vector>

namespace parley::http_api {

struct problem {
    problem_kind const* kind = nullptr;
    std::vector<wire::field_problem> errors{};  ///< several wrong fields
    std::string detail{};                       ///< a sentence of this case; empty = the kind's
    std::optional<int> retry_after_seconds{};   ///< else, where the status calls for one, it is drawn
};

/// What an error of a service means to the outside; unknown ones are `internal`.
problem_kind const* problem_of(error_code error) noexcept;

/// A wrong body or query: one problem for the whole, or the list of fields.
problem problem_of_fields(std::vector<wire::field_problem> errors);
/// One wrong field.
problem wrong_field(std::string field, std::string code, std::optional<std::int64_t> limit = std::nullopt);

/// The whole answer, with Retry-After where the status calls for one (503: drawn, so that callers do not
/// return together).
net::http_response problem_response(problem const& what, std::string_view request_id);

}  // namespace parley::http_api
