#pragma once
// A few threads that read, each with a connection that can do nothing else.

#include "sqlite_connection.hpp"

#include <parley/base/blocking_pool.hpp>

#include <filesystem>
#include <memory>
#include <mutex>
#include <vector>

namespace parley::sqlite {

class sqlite_readers {
public:
    sqlite_readers(std::filesystem::path const& file, std::size_t threads, std::size_t queue_max);

    /// ::overloaded when the queue is at its bound.
    task<result<sql_rows>> read(sql_statement statement);
    std::size_t queued() const noexcept { return pool_.queued(); }

private:
    result<sql_rows> read_here(sql_statement const& statement);

    std::mutex mutex_;
    std::vector<std::unique_ptr<sqlite_connection>>
        free_;            // as many as threads: never empty when a thread asks
    blocking_pool pool_;  // last: its threads end first
};

}  // namespace parley::sqlite
