#include "problem.hpp"

#include "response.hpp"

#include <parley/wire/objects.hpp>

#include <random>
#include <utility>

namespace parley::http_api {
namespace {

/// Seconds until a client may come back. Drawn anew each time, so that those who were turned away together
/// return apart.
int retry_after(problem const& what) {
    if (what.retry_after_seconds) return *what.retry_after_seconds;
    if (what.kind == kind_of("upload_quota_reached")) return 3'600;
    if (what.kind->status == 429) return 30;  // identity does not tell how long: its first back-off
    thread_local std::minstd_rand draw{std::hash<void const*>{}(&draw) | 1U};
    return std::uniform_int_distribution<int>{1, 8}(draw);
}

void write_errors(std::string& out, std::vector<wire::field_problem> const& errors) {
    out += ",\"errors\":[";
    for (std::size_t i = 0; i < errors.size(); ++i) {
        out += i == 0 ? "{\"field\":" : ",{\"field\":";
        wire::write_string(out, errors[i].field);
        out += ",\"code\":";
        wire::write_string(out, errors[i].code);
        if (errors[i].limit) out += ",\"limit\":" + std::to_string(*errors[i].limit);
        out += '}';
    }
    out += ']';
}

}  // namespace

problem problem_of_fields(std::vector<wire::field_problem> errors) {
    if (errors.size() == 1 && errors.front().field.empty()) {
        if (auto const* whole = find_problem(errors.front().code)) return {.kind = whole};
        return {.kind = kind_of("malformed_json")};
    }
    return {.kind = kind_of("invalid_field"), .errors = std::move(errors)};
}

problem wrong_field(std::string field, std::string code, std::optional<std::int64_t> limit) {
    std::vector<wire::field_problem> errors;
    errors.push_back({std::move(field), std::move(code), limit});
    return {.kind = kind_of("invalid_field"), .errors = std::move(errors)};
}

net::http_response problem_response(problem const& what, std::string_view request_id) {
    auto const& kind = *what.kind;
    auto answer = make_response(kind.status, {{"Content-Type", "application/problem+json"}});
    auto& out = answer.body;
    out += "{\"type\":\"urn:parley:problem:";
    out += kind.code;
    out += "\",\"title\":";
    wire::write_string(out, kind.title);
    out += ",\"status\":" + std::to_string(kind.status);
    out += ",\"detail\":";
    wire::write_string(out, what.detail.empty() ? kind.detail : std::string_view(what.detail));
    out += ",\"code\":";
    wire::write_string(out, kind.code);
    // The first wrong field stands at the top too, for clients that show one.
    auto errors = what.errors;
    if (errors.empty() && !kind.field.empty()) {
        errors.push_back({std::string(kind.field), std::string(kind.code),
                          kind.limit != 0 ? std::optional(kind.limit) : std::nullopt});
    }
    auto limit = !errors.empty()   ? errors.front().limit
                 : kind.limit != 0 ? std::optional(kind.limit)
                                   : std::nullopt;
    if (!errors.empty()) {
        out += ",\"field\":";
        wire::write_string(out, errors.front().field);
    }
    if (limit) out += ",\"limit\":" + std::to_string(*limit);
    if (!errors.empty()) write_errors(out, errors);
    out += ",\"requestId\":";
    wire::write_string(out, request_id);
    out += '}';
    if (kind.status == 429 || kind.status == 503) {
        answer.headers.emplace_back("Retry-After", std::to_string(retry_after(what)));
    }
    return answer;
}

}  // namespace parley::http_api
