// The life of a connection: made, lost, made again; and what becomes of the requests meanwhile.

#include "postgres_connection.hpp"

#include <parley/base/assert.hpp>
#include <parley/base/log.hpp>

#include <boost/asio/io_context.hpp>

#include <algorithm>
#include <utility>

namespace parley::postgres {

postgres_connection::postgres_connection(core& home, std::shared_ptr<postgres_connector> connector,
                                         connection_role role, connection_limits limits)
    : home_(home),
      connector_(std::move(connector)),
      role_(role),
      limits_(limits),
      timer_(home.context()),
      retry_(home.context()) {}

postgres_connection::~postgres_connection() {
    if (socket_) socket_->release();  // the descriptor is libpq's to close
}

void postgres_connection::start(connection_handle ready) {
    auto made = std::make_shared<connect_outcome>();
    made->handle = std::move(ready);
    home_.post([me = shared_from_this(), made] {
        me->watch();
        if (made->handle) {
            me->connected(std::move(*made));
        } else {
            me->connect_now();
        }
    });
}

void postgres_connection::close() {
    home_.post([me = shared_from_this()] {
        if (me->closed_) return;
        me->closed_ = true;
        me->timer_.cancel();
        me->retry_.cancel();
        me->lost("closing");
        while (!me->waiting_.empty()) {
            me->answer(me->waiting_.front(), storage_errc::unavailable);
            me->waiting_.pop_front();
        }
    });
}

void postgres_connection::submit(request asked) {
    ++load_;
    auto boxed = std::make_shared<request>(std::move(asked));
    auto work = [me = shared_from_this(), boxed] {
        if (me->closed_) return me->answer(*boxed, storage_errc::unavailable);
        me->waiting_.push_back(std::move(*boxed));
        me->pump();
    };
    home_.post(std::move(work));
}

void postgres_connection::answer(request& asked, sql_outcome outcome) {
    --load_;
    asked.answer(std::move(outcome));
}

void postgres_connection::connect_now() {
    if (closed_) return;
    auto mine = generation_;
    connector_->start(role_, [me = shared_from_this(), mine](connect_outcome made) {
        auto boxed = std::make_shared<connect_outcome>(std::move(made));
        me->home_.post([me, boxed, mine] {
            if (me->generation_ == mine) me->connected(std::move(*boxed));
        });
    });
}

void postgres_connection::connected(connect_outcome made) {
    if (closed_) return;
    ++generation_;
    if (!made.handle) {
        log_warn("storage.connect_failed", {{"store", "postgres"}, {"what", made.problem}});
        delay_ = std::clamp(delay_ * 2, reconnect_delay_min, reconnect_delay_max);
        retry_.expires_after(delay_);
        retry_.async_wait([me = shared_from_this()](boost::system::error_code error) {
            if (!error) me->connect_now();
        });
        return;
    }
    handle_ = std::move(made.handle);
    socket_.emplace(home_.context(), PQsocket(handle_.get()));
    statements_.clear();
    connected_at_ = system_clock().mono();
    awaiting_writable_ = false;
    up_ = true;
    await_readable();
    pump();
}

// Idempotent. What was on its way is answered as honestly as can be; what waits goes on waiting for the next
// connection.
void postgres_connection::lost(std::string_view why) {
    if (!handle_) return;
    if (!closed_) log_warn("storage.connection_lost", {{"store", "postgres"}, {"why", why}});
    up_ = false;
    ++generation_;
    socket_->release();
    socket_.reset();
    handle_.reset();
    verdict_due_ = false;
    auto unanswered = std::exchange(flights_, {});
    while (!unanswered.empty()) {  // from the back, so that reads return to the queue in their order
        give_up(std::move(unanswered.back()));
        unanswered.pop_back();
    }
    if (closed_) return;
    bool was_steady = system_clock().mono() - connected_at_ >= steady_after;
    if (was_steady || delay_ == milliseconds{0}) {
        delay_ = reconnect_delay_min;
        connect_now();
        return;
    }
    delay_ = std::min(delay_ * 2, reconnect_delay_max);
    retry_.expires_after(delay_);
    retry_.async_wait([me = shared_from_this()](boost::system::error_code error) {
        if (!error) me->connect_now();
    });
}

void postgres_connection::give_up(flight unanswered) {
    auto& asked = unanswered.asked;
    if (unanswered.what == flight::kind::prepare) return;
    if (asked.what == request::kind::read) {
        // Reading twice harms nobody; once more, so that a statement that kills its server does not do so for
        // ever.
        if (!closed_ && asked.attempts++ == 0) {
            waiting_.push_front(std::move(asked));
        } else {
            answer(asked, storage_errc::unavailable);
        }
        return;
    }
    bool rolled_back = unanswered.what == flight::kind::guarded || !unanswered.sync_sent;
    if (unanswered.what == flight::kind::verdict && unanswered.outcome.has_error()) {
        answer(asked, unanswered.outcome);  // a rollback: the verdict stands, the server only was not told
    } else {
        answer(asked, rolled_back ? storage_errc::unavailable : storage_errc::outcome_unknown);
    }
}

void postgres_connection::watch() {
    timer_.expires_after(watch_period);
    timer_.async_wait([me = shared_from_this()](boost::system::error_code error) {
        if (error || me->closed_) return;
        auto now = system_clock().mono();
        auto patience = me->limits_.statement_timeout + answer_grace;
        // Those behind a slow one wait without fault: the silence counts, not the age.
        bool silent =
            !me->flights_.empty() && now - std::max(me->flights_.front().sent_at, me->heard_at_) > patience;
        if (silent) me->lost("no answer");
        me->expire_waiting(now);
        me->watch();
    });
}

void postgres_connection::expire_waiting(mono_time now) {
    auto patience = up_ ? limits_.statement_timeout : limits_.reconnect_grace;
    while (!waiting_.empty() && now - waiting_.front().asked_at > patience) {
        answer(waiting_.front(), storage_errc::unavailable);
        waiting_.pop_front();
    }
}

}  // namespace parley::postgres
