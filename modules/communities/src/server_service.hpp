#pragma once
// Commands on servers and their channels.

#include "directory.hpp"

namespace parley {

class server_service final : public communities {
public:
    explicit server_service(directory& gate) : gate_(gate) {}

    task<result<visible<server_view>>> create_server(principal who, std::string name) override;
    task<result<visible<server_view>>> show_server(principal who, server_id server) override;
    task<result<visible<server_view>>> rename_server(principal who, server_id server,
                                                     std::string name) override;
    task<result<void>> delete_server(principal who, server_id server) override;
    task<result<visible<channel>>> create_channel(principal who, server_id server, std::string name,
                                                  std::string topic) override;
    task<result<visible<channel>>> edit_channel(principal who, channel_edit edit) override;
    task<result<void>> delete_channel(principal who, channel_id channel) override;

private:
    task<result<visible<server_view>>> create_at_home(principal who, server what);
    task<result<visible<server_view>>> show_at_home(principal who, server_id server);
    task<result<visible<server_view>>> rename_at_home(principal who, server_id server, std::string name);
    task<result<void>> delete_at_home(principal who, server_id server);
    task<result<visible<channel>>> add_channel_at_home(principal who, server_id server, std::string name,
                                                       std::string topic);
    task<result<visible<channel>>> edit_channel_at_home(principal who, server_id server, channel_edit edit);
    task<result<void>> delete_channel_at_home(principal who, server_id server, channel_id channel);

    directory& gate_;
};

}  // namespace parley
