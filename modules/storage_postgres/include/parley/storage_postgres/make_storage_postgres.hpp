#pragma once
// The SQL database of several nodes: PostgreSQL through libpq in pipeline mode, on the cores' event loops.

#include <parley/base/clock.hpp>
#include <parley/base/core.hpp>
#include <parley/interfaces/stores/sql_database.hpp>

#include <cstddef>
#include <memory>
#include <string>

namespace parley {

class metrics;

struct storage_postgres_options {
    std::string url;  ///< postgresql://… or a libpq connection string; direct, no transaction pooler
    std::string application_name = "parley";  ///< how the operator sees the connections
    std::size_t write_connections = 4;        ///< 1–64, spread over the cores
    std::size_t read_connections = 4;         ///< 1–64; refuse to write
    std::size_t queue_max =
        1'024;  ///< statements or transactions waiting per connection; beyond it ::overloaded
    milliseconds connect_timeout{5'000};
    milliseconds statement_timeout{
        10'000};                          ///< the server cancels longer ones: ::unavailable, nothing written
    milliseconds reconnect_grace{2'000};  ///< how long a request may wait for a lost connection to come back
    metrics* metrics_or_null = nullptr;
};

/// Makes the first connection of each kind before it returns (blocking; start-up). Throws std::runtime_error
/// with a sentence for the operator when that fails or the server does not suit. Later losses are healed in
/// the background. Destroy it before `cores`, whether those still run or not.
std::unique_ptr<sql_database> make_storage_postgres(storage_postgres_options options, cores& cores);

}  // namespace parley
