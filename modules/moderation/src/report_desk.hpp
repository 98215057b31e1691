#pragma once
// The moderators' queue: what members and the server itself put before them, who takes it, and what came of
// it.

#include "around.hpp"
#include "keyed_turns.hpp"

#include <memory>
#include <vector>

namespace parley::watch {

class report_desk final : public reports {
public:
    explicit report_desk(around& in);

    task<result<report>> file(principal who, new_report wanted) override;
    task<result<std::vector<report>>> list(principal who, report_query query) override;
    task<result<report>> edit(act by, report_edit wanted) override;

    /// On the home core: of the server itself. `row` needs no id.
    task<result<report>> file_own(report row, std::string same_as);

private:
    task<result<report>> file_at_home(principal who, new_report wanted, std::string content);
    task<result<report>> commit(report row, std::string same_as, std::size_t open_max);
    task<result<std::string>> quote(principal who, new_report const& wanted);
    task<result<report>> edit_at_home(act by, report_edit wanted);
    keyed_turns& turns() { return *turns_[in_.here()]; }

    around& in_;
    std::vector<std::unique_ptr<keyed_turns>> turns_;  // by core
};

}  // namespace parley::watch
