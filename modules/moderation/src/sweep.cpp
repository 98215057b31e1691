#include "sweep.hpp"

#include "limits.hpp"

#include <parley/base/deadline.hpp>
#include <parley/base/log.hpp>

namespace parley::watch {

task<void> sweep::run(sweep* self) {
    auto pause = sweep_first;  // a server that is restarted daily sweeps, too
    while (co_await sleep_for(pause)) {
        bool const swept = co_await self->sweep_all();
        pause = swept ? sweep_every : sweep_first;
    }
}

/// Batch by batch, so that no write waits long behind it. False when a store could not answer.
task<bool> sweep::sweep_all() {
    for (;;) {
        auto const gone = co_await in_.sweeper.expire(in_.time.now(), sweep_batch_max);
        if (gone.has_error()) {
            log_warn("audit.sweep_failed", {{"error", gone.error().message()}});
            co_return false;
        }
        if (*gone < sweep_batch_max) co_return true;
        if (!co_await sleep_for(purge_pause)) co_return true;
    }
}

}  // namespace parley::watch
