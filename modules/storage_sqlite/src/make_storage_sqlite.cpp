#include "database_file.hpp"
#include "limits.hpp"
#include "sqlite_readers.hpp"
#include "sqlite_writer.hpp"

#include <parley/base/assert.hpp>
#include <parley/interfaces/services/metrics.hpp>
#include <parley/storage_sqlite/make_storage_sqlite.hpp>

#include <utility>

namespace parley {
namespace {

using namespace parley::sqlite;

double seconds_since(mono_time start) {
    return std::chrono::duration<double>(system_clock().mono() - start).count();
}

std::size_t bytes_of(std::vector<sql_statement> const& transaction) {
    std::size_t bytes = 0;
    for (auto const& statement : transaction) {
        for (auto const& value : statement.parameters) {
            if (auto const* text = std::get_if<std::string>(&value)) bytes += text->size();
            if (auto const* blob = std::get_if<sql_blob>(&value)) bytes += blob->bytes.size();
        }
    }
    return bytes;
}

std::filesystem::path prepared(std::filesystem::path const& file) {
    create_private(file);
    return file;
}

class sqlite_database final : public sql_database {
public:
    explicit sqlite_database(storage_sqlite_options options)
        : file_(std::filesystem::absolute(options.path)),
          lock_(file_),
          writer_(prepared(file_), {options.write_queue_max, options.write_queue_bytes_max}),
          readers_(recognised(), options.read_threads, options.read_queue_max) {
        if (options.metrics_or_null) measure(*options.metrics_or_null);
    }

    task<result<sql_rows>> read(sql_statement statement) override {
        auto start = system_clock().mono();
        auto answer = co_await readers_.read(std::move(statement));
        if (read_seconds_) read_seconds_->observe(seconds_since(start));
        co_return answer;
    }

    task<result<sql_rows>> write(std::vector<sql_statement> transaction) override {
        if (transaction.empty()) co_return sql_rows{};
        auto start = system_clock().mono();
        write_job job;
        job.bytes = bytes_of(transaction);
        job.transaction = std::move(transaction);
        std::function<void(resume_with<sql_outcome>)> begin = [this, &job](resume_with<sql_outcome> resume) {
            job.answer = std::move(resume);
            writer_.submit(std::move(job));
        };
        auto answer = co_await suspend_until<sql_outcome>(std::move(begin));
        if (write_seconds_) write_seconds_->observe(seconds_since(start));
        co_return answer;
    }

private:
    std::filesystem::path const& recognised() {
        recognise(writer_.connection(), file_);
        return file_;
    }

    void measure(metrics& into) {
        auto help = "Time of one call of a store, waiting included.";
        read_seconds_ = &into.histogram("parley_store_seconds", help, {{"store", "sqlite"}, {"op", "read"}});
        write_seconds_ =
            &into.histogram("parley_store_seconds", help, {{"store", "sqlite"}, {"op", "write"}});
    }

    std::filesystem::path file_;
    file_lock lock_;
    sqlite_writer writer_;  // outlives the readers: the last to close checkpoints
    sqlite_readers readers_;
    histogram* read_seconds_ = nullptr;
    histogram* write_seconds_ = nullptr;
};

}  // namespace

std::unique_ptr<sql_database> make_storage_sqlite(storage_sqlite_options options) {
    PARLEY_ASSERT(options.read_threads >= 1 && options.read_threads <= read_threads_max);
    PARLEY_ASSERT(options.read_queue_max > 0 && options.write_queue_max > 0);
    return std::make_unique<sqlite_database>(std::move(options));
}

}  // namespace parley
