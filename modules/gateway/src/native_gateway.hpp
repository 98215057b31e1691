#pragma once
// The gateway as the composition root sees it: one hub per core behind one door.

#include "gateway_common.hpp"
#include "hub.hpp"

#include <parley/gateway/make_gateway.hpp>

namespace parley::sessions {

class native_gateway final : public gateway, event_sink, member_list_sink, login_listener {
public:
    native_gateway(gateway_options options, gateway_needs needs)
        : common_(std::move(options), std::move(needs)) {}

    std::unique_ptr<net::websocket_events> accept(net::http_request const& head, std::string cookie_token,
                                                  net::http_response& refusal) override;
    event_sink& sink() override { return *this; }
    member_list_sink& list_sink() override { return *this; }
    login_listener& revocations() override { return *this; }
    task<void> drain(milliseconds window) override;
    task<void> close() override;
    gateway_counts counts() const override;
    std::string save() override;
    std::optional<std::size_t> restore(std::string_view saved, milliseconds ago) override;

    hub& hub_at(std::size_t core_index) { return *common_.hubs[core_index]; }
    session_table& table_at(std::size_t core_index) { return common_.table_at(core_index); }

private:
    void on_event(std::size_t core_index, encoded_event_ptr const& what) override;
    void on_member_list(std::size_t core_index, std::vector<list_viewer> const& whom,
                        member_list_news_ptr const& what) override;
    task<void> on_logins_revoked(account_id account, std::vector<login_id> logins) override;
    task<std::vector<whereabouts>> revoke_at_home(account_id account, std::vector<login_id> logins);
    task<void> revoke_there(account_id account, std::vector<std::uint64_t> turns);

    gateway_common common_;
};

}  // namespace parley::sessions
