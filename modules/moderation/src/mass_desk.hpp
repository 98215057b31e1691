#pragma once
// One act on many: each through the single act, with its rules, told as it goes on.

#include "around.hpp"

#include <parley/base/task_scope.hpp>

#include <map>
#include <memory>
#include <vector>

namespace parley::watch {

class mass_desk final : public mass_actions {
public:
    mass_desk(around& in, sanctions& bans);

    task<result<mass_action>> start(act by, new_mass_action wanted) override;
    task<result<mass_action>> find(principal who, server_id server, std::uint64_t which) override;
    task<result<mass_action>> cancel(principal who, server_id server, std::uint64_t which) override;

    task<void> close();

private:
    struct running {
        mass_action state;
        act by;
        new_mass_action wanted;
        bool stop = false;
        mono_time told{};
        mono_time ended{};
    };
    using running_ptr = std::shared_ptr<running>;
    /// What one core keeps for the servers whose home it is.
    struct slice {
        explicit slice(core& home) : scope(home, "moderation.mass") {}
        std::map<std::uint64_t, running_ptr> all;
        task_scope scope;
    };

    task<result<mass_action>> start_at_home(act by, new_mass_action wanted);
    task<result<mass_action>> find_at_home(principal who, server_id server, std::uint64_t which, bool stop);
    task<result<void>> check_right(principal who, new_mass_action const& wanted);
    static task<void> run(mass_desk* self, running_ptr it);
    task<void> run_on_members(running_ptr it);
    task<void> run_purge(running_ptr it);
    task<result<void>> act_on(running const& it, account_id target);
    task<void> end(running_ptr it);
    void tell(running& it, bool always);
    void forget_old();
    slice& here() { return *slices_[in_.here()]; }

    around& in_;
    sanctions& bans_;
    std::vector<std::unique_ptr<slice>> slices_;
};

}  // namespace parley::watch
