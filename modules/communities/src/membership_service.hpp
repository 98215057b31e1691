#pragma once
// Who is in a server: joining, leaving, listing, and what members are given.

#include "directory.hpp"

namespace parley {

class membership_service final : public memberships, public account_listener {
public:
    explicit membership_service(directory& gate) : gate_(gate) {}

    task<result<std::vector<visible<member_view>>>> list(principal who, server_id server, account_id after,
                                                         std::size_t count_max) override;
    task<result<visible<member_view>>> find(principal who, server_id server, account_id account) override;
    task<result<visible<server_view>>> join(principal who, std::string invite_code) override;
    task<result<void>> leave(principal who, server_id server) override;
    task<result<void>> remove(act by, server_id server, account_id account) override;
    task<result<visible<member_view>>> edit(act by, member_edit edit) override;
    task<result<bool>> share_a_server(account_id one, account_id other) override;

    task<void> on_account_changed(account who) override;

private:
    struct page {
        server_access access;
        account_id owner;
        std::vector<member> members;
    };
    task<result<page>> page_at_home(principal who, server_id server, account_id after, std::size_t count_max);
    task<result<page>> one_at_home(principal who, server_id server, account_id account);
    task<result<visible<server_view>>> join_at_home(principal who, invite with);
    task<result<void>> leave_at_home(principal who, server_id server);
    task<result<void>> remove_at_home(act by, server_id server, account_id account);
    task<result<visible<member_view>>> edit_at_home(act by, member_edit edit, account person);

    directory& gate_;
};

}  // namespace parley
