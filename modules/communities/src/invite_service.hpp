#pragma once
// Invites: making, listing, showing and revoking them. Using one is a matter of membership.

#include "directory.hpp"

namespace parley {

class invite_service final : public invites {
public:
    explicit invite_service(directory& gate) : gate_(gate) {}

    task<result<invite>> create(principal who, new_invite wanted) override;
    task<result<std::vector<invite>>> list(principal who, server_id server) override;
    task<result<void>> revoke(principal who, std::string code) override;
    task<result<invite_preview>> preview(principal who, std::string code) override;

private:
    task<result<void>> check_at_home(principal who, new_invite wanted);
    task<result<invite_preview>> preview_at_home(principal who, invite what);

    directory& gate_;
};

}  // namespace parley
