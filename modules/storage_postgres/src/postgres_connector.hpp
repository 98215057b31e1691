#pragma once
// Makes connections on a thread of its own: name look-up, TLS and the password exchange block.

#include "postgres_handle.hpp"

#include <parley/base/blocking_pool.hpp>
#include <parley/storage_postgres/make_storage_postgres.hpp>

#include <atomic>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <utility>
#include <vector>

namespace parley::postgres {

enum class connection_role : std::uint8_t { writer, reader };

struct connect_outcome {
    connection_handle handle;  // in pipeline mode, not blocking; null when it failed
    std::string problem;       // a sentence for the operator
};

class postgres_connector {
public:
    /// Throws std::runtime_error when the connection string cannot be read.
    explicit postgres_connector(storage_postgres_options const& options);

    /// Blocks.
    connect_outcome connect(connection_role role);
    /// Calls `done` on the connector's thread; never, once stopped. Any thread.
    void start(connection_role role, std::function<void(connect_outcome)> done);
    /// Waits for an attempt under way (at most the connect timeout for each host) and makes no more.
    void stop();

private:
    std::string session_options() const;
    std::string examine(PGconn* connection, connection_role role);

    std::vector<std::pair<std::string, std::string>> settings_;
    std::string given_options_;
    milliseconds statement_timeout_;
    std::atomic<bool> stopping_{false};
    std::atomic<bool> said_unsafe_{false};  // that fsync is off: once is enough
    std::mutex mutex_;
    std::unique_ptr<blocking_pool> pool_;  // null once stopped
};

}  // namespace parley::postgres
