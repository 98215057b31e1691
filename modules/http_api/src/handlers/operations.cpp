#include "handlers/answers.hpp"
#include "handlers/handlers.hpp"
#include "network.hpp"
#include "response_headers.hpp"

#include <parley/wire/compression.hpp>
#include <parley/wire/objects.hpp>

namespace parley::http_api::handlers {
namespace {

/// This machine itself, and not somebody behind a proxy on it.
bool is_local(net::http_request const& request) {
    return request.loopback && !request.forwarded;
}

/// 304 when the caller holds it already; else the head, for the caller of this to fill.
net::http_response document(call const& c, std::string_view etag, std::string_view caching) {
    auto out = make_response(
        200, {{"ETag", '"' + std::string(etag) + '"'}, {"Cache-Control", std::string(caching)}});
    if (is_not_modified(c.request, etag)) {
        out.status = 304;
    } else {
        out.headers.emplace_back("Content-Type", std::string(c.row.content_type));
    }
    return out;
}

net::http_response json_document(call const& c, std::shared_ptr<std::string const> text,
                                 std::string_view etag) {
    auto out = document(c, etag, "no-cache");
    if (out.status == 200) out.shared_body = std::move(text);
    return out;
}

}  // namespace

answer show_health(call& c) {
    bool const alive = c.server.services.healthy();
    auto out = json(c, alive ? R"({"status":"ok"})" : R"({"status":"stuck"})");
    if (!alive) out.status = 503;
    co_return out;
}

answer show_readiness(call& c) {
    auto const state = c.server.services.ready();
    std::string text = state.ready ? R"({"status":"ready")" : R"({"status":"unavailable")";
    if (is_local(c.request) || c.who.admin) {
        text += ",\"checks\":{";
        for (bool first = true; auto const& [name, value] : state.checks) {
            if (!std::exchange(first, false)) text += ',';
            wire::write_string(text, name);
            text += ':';
            wire::write_string(text, value);
        }
        text += '}';
    }
    text += '}';
    auto out = json(c, std::move(text));
    if (!state.ready) out.status = 503;
    co_return out;
}

answer show_version(call& c) {
    std::string text = R"({"name":"parley","version":)";
    wire::write_string(text, c.server.options.version);
    text += '}';
    co_return json(c, std::move(text));
}

answer show_metrics(call& c) {
    // To the public this does not exist.
    if (!is_local(c.request) && !is_in_any(c.request.peer, c.server.options.metrics_allowed_networks)) {
        problem const absent{.kind = kind_of("not_found")};
        co_return problem_response(absent, c.request.request_id);
    }
    co_return json(c, c.server.services.metrics.exposition());
}

answer show_openapi(call& c) {
    co_return json_document(c, c.server.papers.openapi, c.server.papers.openapi_etag);
}

answer show_asyncapi(call& c) {
    co_return json_document(c, c.server.papers.asyncapi, c.server.papers.asyncapi_etag);
}

answer show_dictionary(call& c) {
    auto out = document(c, c.server.papers.dictionary_etag, "public, max-age=31536000, immutable");
    if (out.status == 200) out.static_body = wire::dictionary();
    co_return out;
}

answer need_upgrade(call& c) {
    problem const plain{.kind = kind_of("upgrade_required")};
    auto out = problem_response(plain, c.request.request_id);
    out.headers.emplace_back("Upgrade", "websocket");
    co_return out;
}

}  // namespace parley::http_api::handlers
