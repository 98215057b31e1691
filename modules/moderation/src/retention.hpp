#pragma once
// Channels that keep their messages for a while only: what is older goes, of loaded servers and others.

#include "around.hpp"

#include <parley/base/task_scope.hpp>

namespace parley::watch {

class retention {
public:
    explicit retention(around& in);

    void begin() { scope_.spawn(run(this)); }
    /// On core 0.
    task<void> close() { return scope_.close(); }

private:
    static task<void> run(retention* self);
    task<bool> sweep_all();
    task<result<void>> clear(forgetting_channel what);
    task<result<std::size_t>> clear_some(forgetting_channel what, message_id& below);

    around& in_;
    counter& removed_;
    task_scope scope_;
};

}  // namespace parley::watch
