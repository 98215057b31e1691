#pragma once
// What somebody wrote is to go: in the background, batch by batch, and gone on with after a restart.

#include "around.hpp"

#include <parley/base/task_scope.hpp>

#include <memory>
#include <vector>

namespace parley::watch {

/// The newest id that is older than the moment.
message_id last_before(wall_time when) noexcept;

class purges final : public sanctions {
public:
    explicit purges(around& in);

    task<result<ban>> put_ban(act by, new_ban wanted, seconds purge) override;

    /// Goes on with what a stop or a crash left. From a core, once.
    task<void> begin();
    task<void> close();

private:
    static task<void> carry_out(purges* self, purge_order what);
    task<result<void>> clear_channel(purge_order what, channel_id channel);
    task<bool> clear_all(purge_order what);
    void start(purge_order what);

    around& in_;
    counter& removed_;
    std::vector<std::unique_ptr<task_scope>> scopes_;  // by core
};

}  // namespace parley::watch
