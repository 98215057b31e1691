#pragma once
// Bans, and the log of who did what.

#include "directory.hpp"

namespace parley {

class moderation_service final : public moderation {
public:
    explicit moderation_service(directory& gate) : gate_(gate) {}

    task<result<ban>> put_ban(act by, new_ban wanted) override;
    task<result<void>> lift_ban(act by, server_id server, account_id account) override;
    task<result<std::vector<ban>>> bans(principal who, server_id server, account_id after,
                                        std::size_t count_max) override;
    task<result<std::vector<audit_entry>>> audit_log(principal who, audit_query query) override;

private:
    task<result<ban>> put_ban_at_home(act by, new_ban wanted);
    task<result<void>> lift_ban_at_home(act by, server_id server, account_id account);

    directory& gate_;
};

}  // namespace parley
