#pragma once
// What a server does of itself: time-outs by rule, pauses, its own entries in the audit log.

#include "directory.hpp"

#include <parley/interfaces/services/steward.hpp>

namespace parley {

class steward_service final : public server_steward {
public:
    explicit steward_service(directory& gate) : gate_(gate) {}

    server const* server_now(server_id server) override;
    member const* member_now(server_id server, account_id account) override;
    task<result<std::vector<channel_id>>> channels_of(server_id server) override;
    task<result<channel_access>> enter(server_id server, channel_id channel) override;
    task<result<void>> time_out(server_id server, account_id account, wall_time until,
                                std::string why) override;
    task<result<void>> pause_invites(server_id server, wall_time until, audit_entry entry) override;
    task<result<void>> record(audit_entry entry) override;

private:
    result<changes::add_audit> numbered(audit_entry entry) const;

    directory& gate_;
};

}  // namespace parley
