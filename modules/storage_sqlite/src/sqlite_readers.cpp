#include "sqlite_readers.hpp"

#include <parley/base/assert.hpp>
#include <parley/base/suspend.hpp>

#include <utility>

namespace parley::sqlite {

sqlite_readers::sqlite_readers(std::filesystem::path const& file, std::size_t threads, std::size_t queue_max)
    : pool_({.name = "sqlite-read", .threads = threads, .queue_max = queue_max}) {
    for (std::size_t i = 0; i < threads; ++i) {
        free_.push_back(std::make_unique<sqlite_connection>(file, connection_role::reader));
    }
}

task<result<sql_rows>> sqlite_readers::read(sql_statement statement) {
    std::function<void(resume_with<result<sql_rows>>)> begin = [this, &statement](auto resume) {
        bool taken =
            pool_.try_post([this, resume, asked = std::move(statement)] { resume(read_here(asked)); });
        if (!taken) resume(storage_errc::overloaded);
    };
    co_return co_await suspend_until<result<sql_rows>>(std::move(begin));
}

result<sql_rows> sqlite_readers::read_here(sql_statement const& statement) {
    std::unique_ptr<sqlite_connection> connection;
    {
        std::lock_guard lock(mutex_);
        PARLEY_ASSERT(!free_.empty());
        connection = std::move(free_.back());
        free_.pop_back();
    }
    auto ran = connection->run(statement);
    {
        std::lock_guard lock(mutex_);
        free_.push_back(std::move(connection));
    }
    PARLEY_TRY(auto outcome, std::move(ran));
    return std::move(outcome.rows);
}

}  // namespace parley::sqlite
