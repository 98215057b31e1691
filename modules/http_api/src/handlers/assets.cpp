#include "byte_range.hpp"
#include "handlers/answers.hpp"
#include "handlers/handlers.hpp"
#include "response_headers.hpp"

#include <parley/wire/asset_objects.hpp>

namespace parley::http_api::handlers {
namespace {

constexpr std::string_view caching = "public, max-age=31536000, immutable";
/// Opened by itself it is a page without any right, whatever its bytes are taken for.
constexpr std::string_view policy = "sandbox; default-src 'none'";

/// All that stands on every answer of an asset, whole or not.
net::http_response asset_answer(int status, std::string const& name) {
    return make_response(status, {{"ETag", '"' + name + '"'},
                                  {"Cache-Control", std::string(caching)},
                                  {"Accept-Ranges", "bytes"},
                                  {"Content-Security-Policy", std::string(policy)},
                                  {"Cross-Origin-Resource-Policy", "cross-origin"},
                                  {"Vary", "Origin"}});
}

/// RFC 9110 §13.1.5: a part of what one holds already, only if it is still that.
std::string_view range_of(net::http_request const& request, std::string const& name) {
    auto const only_if = request.header("if-range");
    bool const same = only_if.empty() || only_if == '"' + name + '"';
    return same ? request.header("range") : std::string_view{};
}

}  // namespace

answer bring_asset(call& c) {
    auto const purpose = *wire::value_in(wire::asset_uses, c.query.text("purpose"));
    auto bytes = std::move(*c.bytes_or_null);
    PARLEY_CO_TRY(auto const made, co_await c.server.services.assets.bring(c.who, purpose, std::move(bytes)));
    std::string out;
    wire::write_asset(out, made);
    co_return json(c, std::move(out));
}

answer show_asset(call& c) {
    auto name = c.path.text("name");
    PARLEY_CO_TRY(auto found, co_await c.server.services.assets.read(name));
    if (is_not_modified(c.request, name)) co_return asset_answer(304, name);
    auto const total = found.bytes->size();
    auto const range = read_range(range_of(c.request, name), total);
    if (range.is == byte_range::kind::unsatisfiable) {
        problem const beyond{.kind = kind_of("range_not_satisfiable")};
        auto out = problem_response(beyond, c.request.request_id);
        out.headers.emplace_back("Content-Range", "bytes */" + std::to_string(total));
        co_return out;
    }
    bool const whole = range.is == byte_range::kind::whole;
    auto out = asset_answer(whole ? 200 : 206, name);
    out.headers.emplace_back("Content-Type", std::string(wire::name_in(wire::asset_types, found.format)));
    if (whole) {
        out.shared_body = std::move(found.bytes);
    } else {
        out.headers.emplace_back("Content-Range", "bytes " + std::to_string(range.first) + '-' +
                                                      std::to_string(range.last) + '/' +
                                                      std::to_string(total));
        out.body = found.bytes->substr(range.first, range.last - range.first + 1);
    }
    co_return out;
}

}  // namespace parley::http_api::handlers
