#pragma once
// One coroutine per connection that carries its requests to the handler, one after the other, for as long as
// it lives.

#include "admission.hpp"

#include <parley/base/task.hpp>
#include <parley/base/task_scope.hpp>
#include <parley/net/http_server.hpp>

#include <memory>
#include <optional>

namespace parley::net {

/// Who gets the answers.
class answer_taker {
public:
    virtual void on_answered(http_response response) = 0;
    virtual void on_handler_failed() = 0;

protected:
    ~answer_taker() = default;
};

class request_runner : public std::enable_shared_from_this<request_runner> {
public:
    request_runner(answer_taker& taker, http_handler& handler);
    ~request_runner();

    /// At most one at a time. False when the scope closes: nobody will answer.
    bool submit(http_request request, task_scope& scope);
    /// The connection has gone. A request that runs is not broken off, for what it does may be half done: it
    /// ends in its own time, its answer goes nowhere, and until then `place` stays taken.
    void orphan(admission::ticket place);

private:
    struct parked;
    static task<void> run(std::shared_ptr<request_runner> self);
    task<void> wait_for_request();
    task<void> handle_one();
    void wake();

    answer_taker* taker_;  // null once orphaned
    http_handler& handler_;
    std::optional<http_request> next_;
    std::unique_ptr<parked> parked_;
    admission::ticket place_;
    bool started_ = false;
    bool busy_ = false;
};

}  // namespace parley::net
