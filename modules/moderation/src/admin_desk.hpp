#pragma once
// The instance's admins: who they may disable, what they may suspend, and the log of it.

#include "around.hpp"

#include <parley/interfaces/services/instance_desk.hpp>

namespace parley::watch {

class admin_desk final : public instance_desk {
public:
    explicit admin_desk(around& in) : in_(in) {}

    task<result<std::vector<account>>> users(principal who, std::string query, account_id after,
                                             std::size_t count_max) override;
    task<result<account>> set_disabled(act by, account_id whom, bool disabled) override;
    task<result<std::vector<admin_server>>> servers(principal who, std::string query, server_id after,
                                                    std::size_t count_max) override;
    task<result<admin_server>> set_suspended(act by, server_id which, bool suspended) override;
    task<result<void>> delete_server(act by, server_id which) override;
    task<result<std::vector<audit_entry>>> audit_log(principal who, audit_id before,
                                                     std::size_t count_max) override;

private:
    task<result<void>> record(act const& by, audited_act what);

    around& in_;
};

}  // namespace parley::watch
