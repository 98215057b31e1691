#pragma once
// What handlers build their answers with.

#include "api.hpp"
#include "response.hpp"
#include "route.hpp"

#include <string>
#include <utility>

namespace parley::http_api {

/// The row's success with a JSON text.
inline net::http_response json(call const& c, std::string text) {
    return make_response(c.row.status, {{"Content-Type", std::string(c.row.content_type)}}, std::move(text));
}

inline net::http_response no_content() {
    return make_response(204);
}

/// 400 for one field of this request.
inline net::http_response refuse_field(call const& c, std::string field, std::string code) {
    return problem_response(wrong_field(std::move(field), std::move(code)), c.request.request_id);
}

/// `[a,b,…]`: `write_one(out, item)` for each.
template <class Range, class WriteOne>
std::string array_of(Range const& items, WriteOne write_one) {
    std::string out = "[";
    for (auto const& item : items) {
        if (out.size() > 1) out += ',';
        write_one(out, item);
    }
    out += ']';
    return out;
}

}  // namespace parley::http_api
