#pragma once
// Commands on servers themselves.

#include "directory.hpp"

namespace parley {

class server_service final : public communities {
public:
    explicit server_service(directory& gate) : gate_(gate) {}

    task<result<visible<server_view>>> create_server(principal who, std::string name) override;
    task<result<visible<server_view>>> show_server(principal who, server_id server) override;
    task<result<visible<server_view>>> hand_over(act by, server_id server, account_id heir) override;
    task<result<void>> delete_server(principal who, server_id server) override;

private:
    task<result<visible<server_view>>> create_at_home(principal who, server what);
    task<result<visible<server_view>>> show_at_home(principal who, server_id server);
    task<result<visible<server_view>>> hand_over_at_home(act by, server_id server, account_id heir);
    task<result<void>> delete_at_home(principal who, server_id server);
    server_view changed_view(server_state& state, account_id viewer);

    directory& gate_;
};

}  // namespace parley
