#pragma once
// Commands on roles, and the question why somebody may or may not.

#include "directory.hpp"

namespace parley {

class role_service final : public roles {
public:
    explicit role_service(directory& gate) : gate_(gate) {}

    task<result<visible<role>>> create(act by, role_edit wanted) override;
    task<result<visible<role>>> edit(act by, role_edit wanted) override;
    task<result<void>> remove(act by, server_id server, role_id role) override;
    task<result<std::vector<visible<role>>>> reorder(act by, server_id server,
                                                     std::vector<role_id> highest_first) override;
    task<result<permission_report>> explain(principal who, permission_question about) override;

private:
    task<result<visible<role>>> create_at_home(act by, role_edit wanted);
    task<result<visible<role>>> edit_at_home(act by, role_edit wanted);
    task<result<void>> remove_at_home(act by, server_id server, role_id role);
    task<result<std::vector<visible<role>>>> reorder_at_home(act by, server_id server,
                                                             std::vector<role_id> highest_first);
    task<result<permission_report>> explain_at_home(principal who, permission_question about,
                                                    account_kind kind);

    directory& gate_;
};

}  // namespace parley
