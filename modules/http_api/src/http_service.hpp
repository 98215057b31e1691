#pragma once
// Takes requests from net: finds the row, asks its columns one after the other, runs its handler, and counts.

#include "api.hpp"
#include "router.hpp"
#include "traffic.hpp"

#include <memory>
#include <vector>

namespace parley::http_api {

class http_service final : public net::http_handler {
public:
    http_service(http_api_options options, http_api_needs needs);

    std::size_t body_bytes_max(net::http_request& head) override;
    task<net::http_response> handle(net::http_request request) override;
    std::unique_ptr<net::websocket_events> accept_websocket(net::http_request const& head,
                                                            net::http_response& refusal) override;

private:
    task<net::http_response> respond(net::http_request& request, route_match& found);
    task<net::http_response> run_row(net::http_request& request, route_match& found);
    task<result<net::http_response>> ask_handler(call& c);
    task<result<principal>> who_asks(call& c, std::string token);
    std::optional<net::http_response> refuse_early(call const& c) const;
    std::optional<net::http_response> refuse_rate(call const& c, bool proven,
                                                  std::optional<rate_state>& shown);
    std::optional<net::http_response> read_body(call& c) const;
    net::http_response web_client_answer(net::http_request const& request) const;
    net::http_response preflight(net::http_request const& request, route_match const& found) const;
    void finish(net::http_response& answer, net::http_request const& request) const;

    api api_;
    router router_;
    traffic traffic_;
};

}  // namespace parley::http_api
