#pragma once
// Suspending and erasing whole servers, for the instance.

#include "directory.hpp"

#include <parley/interfaces/services/instance_desk.hpp>

namespace parley {

class keeper_service final : public server_keeper {
public:
    explicit keeper_service(directory& gate) : gate_(gate) {}

    task<result<admin_server>> set_suspended(server_id server, bool suspended) override;
    task<result<void>> erase(server_id server) override;

private:
    task<result<admin_server>> set_suspended_at_home(server_id server, bool suspended);
    task<result<void>> erase_at_home(server_id server);
    void tell(server_state const& state);

    directory& gate_;
};

}  // namespace parley
