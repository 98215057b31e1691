#pragma once
// A gate around running tasks: all work belongs to one, so that shutdown can be proved.

#include <parley/base/core.hpp>
#include <parley/base/task.hpp>

#include <cstddef>
#include <functional>
#include <memory>
#include <string_view>

namespace parley {

/// Belongs to one core. Closing refuses new work, cancels what runs and waits until all of it has ended.
class task_scope {
public:
    /// `name` stands in the log when a task ends with an exception (which is a defect, and is counted).
    task_scope(core& home, std::string_view name);
    ~task_scope();  // asserts that nothing runs
    task_scope(task_scope const&) = delete;
    task_scope& operator=(task_scope const&) = delete;

    /// Starts `work` on the scope's core. False, and nothing runs, once the scope closes. Any core may call.
    bool spawn(task<void> work);
    /// Core: the scope's own. Returns when nothing runs any more. Idempotent.
    task<void> close();
    std::size_t running() const noexcept;

private:
    struct state;
    std::shared_ptr<state> state_;
};

}  // namespace parley
