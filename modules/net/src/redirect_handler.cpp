#include "redirect_handler.hpp"

#include "problem.hpp"

namespace parley::net {
namespace {
constexpr std::uint16_t https_default_port = 443;
}

std::string https_location(http_request const& request, std::uint16_t https_port) {
    auto host = request.header("host");
    auto colon = host.rfind(':');
    bool in_brackets = colon != host.npos && host.find(']', colon) != host.npos;
    if (colon != host.npos && !in_brackets) host = host.substr(0, colon);
    if (host.empty()) return {};
    std::string location("https://");
    location.append(host);
    if (https_port != https_default_port) location.append(":").append(std::to_string(https_port));
    location.append(request.path);
    if (!request.query.empty()) location.append("?").append(request.query);
    return location;
}

task<http_response> redirect_handler::handle(http_request request) {
    auto location = https_location(request, https_port_);
    if (location.empty()) co_return make_problem(400, "bad_host", request.request_id);
    http_response response;
    response.status = 308;  // the method and the body stay what they were
    response.headers.emplace_back("Location", std::move(location));
    co_return response;
}

std::unique_ptr<websocket_events> redirect_handler::accept_websocket(http_request const& head,
                                                                     http_response& refusal) {
    refusal = make_problem(426, "https_required", head.request_id);
    return nullptr;
}

}  // namespace parley::net
