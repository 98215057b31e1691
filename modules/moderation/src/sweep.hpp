#pragma once
// Once a day: what servers do not keep of their audit logs goes.

#include "around.hpp"

#include <parley/base/task_scope.hpp>

namespace parley::watch {

class sweep {
public:
    explicit sweep(around& in) : in_(in), scope_(in.cores.at(0), "moderation.sweep") {}

    void begin() { scope_.spawn(run(this)); }
    /// On core 0.
    task<void> close() { return scope_.close(); }

private:
    static task<void> run(sweep* self);
    task<bool> sweep_all();

    around& in_;
    task_scope scope_;
};

}  // namespace parley::watch
