#pragma once
// What moderators write down about somebody, and everything they know of them in one place.

#include "around.hpp"

namespace parley::watch {

class notes_desk final : public notes {
public:
    explicit notes_desk(around& in) : in_(in) {}

    task<result<std::vector<note>>> list(principal who, server_id server, account_id about) override;
    task<result<note>> create(act by, server_id server, account_id about, std::string text) override;
    task<result<void>> remove(act by, server_id server, account_id about, note_id which) override;
    task<result<member_case>> open_case(principal who, server_id server, account_id about) override;

private:
    task<result<note>> create_at_home(act by, note row);
    task<result<void>> read_membership(principal who, server_id server, member_case& into);

    around& in_;
};

}  // namespace parley::watch
