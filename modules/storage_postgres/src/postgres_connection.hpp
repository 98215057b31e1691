#pragma once
// One connection on one core's loop: requests go out back to back in pipeline mode, answers come in order.

#include "limits.hpp"
#include "postgres_connector.hpp"
#include "request.hpp"
#include "statement_book.hpp"

#include <parley/base/core.hpp>
#include <parley/storage_postgres/make_storage_postgres.hpp>

#include <boost/asio/posix/stream_descriptor.hpp>
#include <boost/asio/steady_timer.hpp>

#include <atomic>
#include <deque>
#include <memory>
#include <optional>

namespace parley::postgres {

struct connection_limits {
    std::size_t queue_max;
    milliseconds statement_timeout;
    milliseconds reconnect_grace;
};

class postgres_connection : public std::enable_shared_from_this<postgres_connection> {
public:
    postgres_connection(core& home, std::shared_ptr<postgres_connector> connector, connection_role role,
                        connection_limits limits);
    ~postgres_connection();

    /// Begins to connect, or goes on with a connection that is there already. Any thread, once.
    void start(connection_handle ready);
    /// Answers whatever is unanswered and ends. Any thread.
    void close();
    /// Any thread. The answer comes exactly once.
    void submit(request asked);
    bool has_room() const noexcept { return load_ < limits_.queue_max + pipeline_requests_max; }
    std::size_t load() const noexcept { return load_; }
    bool up() const noexcept { return up_; }

private:
    using self = std::shared_ptr<postgres_connection>;

    // Connecting (postgres_connection.cpp)
    void connect_now();
    void connected(connect_outcome made);
    void lost(std::string_view why);
    void give_up(flight unanswered);
    void watch();
    void expire_waiting(mono_time now);
    void answer(request& asked, sql_outcome outcome);

    // Sending and receiving (postgres_pipeline.cpp)
    void pump();
    bool send(request asked);
    bool send_statements(std::vector<sql_statement> const& statements);
    bool prepare_repeated(std::vector<sql_statement> const& statements);
    bool send_plain(char const* text);
    bool send_sync(flight sent);
    void flush();
    void await_readable();
    void await_writable();
    void take_answers();
    void take_answer(PGresult* answer);
    void take_rows(flight& to, PGresult* answer);
    void note_failure(flight& to, PGresult* answer);
    void landed(flight done);
    void give_verdict(flight tried);
    bool repeat(flight& done);

    core& home_;
    std::shared_ptr<postgres_connector> connector_;
    connection_role role_;
    connection_limits limits_;
    std::atomic<std::size_t> load_{0};  // requests not yet answered
    std::atomic<bool> up_{false};

    // The home core's, all of it.
    connection_handle handle_;
    std::optional<boost::asio::posix::stream_descriptor> socket_;
    boost::asio::steady_timer timer_;  // the watch
    boost::asio::steady_timer retry_;
    bool closed_ = false;
    bool awaiting_writable_ = false;
    std::uint64_t generation_ = 0;  // of `handle_`: callbacks of an earlier one are stale
    mono_time connected_at_;
    mono_time heard_at_;  // anything from the server
    milliseconds delay_{0};
    std::deque<request> waiting_;
    std::deque<flight> flights_;
    bool verdict_due_ = false;  // a guarded transaction is open: nothing may be sent behind it
    statement_book statements_;
};

}  // namespace parley::postgres
