#include "postgres_connection.hpp"

#include <parley/base/assert.hpp>
#include <parley/interfaces/services/metrics.hpp>
#include <parley/storage_postgres/make_storage_postgres.hpp>

#include <stdexcept>
#include <utility>

namespace parley {
namespace {

using namespace parley::postgres;

double seconds_since(mono_time start) {
    return std::chrono::duration<double>(system_clock().mono() - start).count();
}

// Connections of one role, spread over the cores.
class connection_group {
public:
    connection_group(connection_role role, std::size_t count, connection_limits limits, cores& cores,
                     std::shared_ptr<postgres_connector> const& connector) {
        for (std::size_t i = 0; i < count; ++i) {
            auto& home = cores.at(i % cores.size());
            all_.push_back(std::make_shared<postgres_connection>(home, connector, role, limits));
        }
    }

    void start(connection_handle first) {
        all_.front()->start(std::move(first));
        for (std::size_t i = 1; i < all_.size(); ++i)
            all_[i]->start(nullptr);
    }
    void close() {
        for (auto& each : all_)
            each->close();
    }
    std::size_t up() const noexcept {
        std::size_t count = 0;
        for (auto const& each : all_)
            count += each->up() ? 1U : 0U;
        return count;
    }
    // The least busy of those that stand, from a place that moves on; of those that do not stand, if none
    // does.
    postgres_connection& choose() {
        auto from = next_.fetch_add(1, std::memory_order_relaxed);
        postgres_connection* best = nullptr;
        for (std::size_t i = 0; i < all_.size(); ++i) {
            auto& each = *all_[(from + i) % all_.size()];
            bool better = best == nullptr || (each.up() && !best->up()) ||
                          (each.up() == best->up() && each.load() < best->load());
            if (better) best = &each;
        }
        return *best;
    }

private:
    std::vector<std::shared_ptr<postgres_connection>> all_;
    std::atomic<std::size_t> next_{0};
};

class postgres_database final : public sql_database {
public:
    postgres_database(storage_postgres_options const& options, cores& cores)
        : connector_(std::make_shared<postgres_connector>(options)),
          writers_(connection_role::writer, options.write_connections, limits_of(options), cores, connector_),
          readers_(connection_role::reader, options.read_connections, limits_of(options), cores, connector_) {
        auto writer = first(connection_role::writer);
        auto reader = first(connection_role::reader);
        writers_.start(std::move(writer));
        readers_.start(std::move(reader));
        if (options.metrics_or_null) measure(*options.metrics_or_null);
    }

    ~postgres_database() override {
        writers_.close();
        readers_.close();
        connector_->stop();
    }

    task<result<sql_rows>> read(sql_statement statement) override {
        request asked;
        asked.what = request::kind::read;
        asked.statements.push_back(std::move(statement));
        co_return co_await run(readers_, std::move(asked), read_seconds_);
    }

    task<result<sql_rows>> write(std::vector<sql_statement> transaction) override {
        if (transaction.empty()) co_return sql_rows{};
        request asked;
        asked.what = request::kind::write;
        asked.statements = std::move(transaction);
        co_return co_await run(writers_, std::move(asked), write_seconds_);
    }

private:
    connection_handle first(connection_role role) {
        auto made = connector_->connect(role);
        if (!made.handle) throw std::runtime_error("PostgreSQL cannot be used: " + made.problem);
        return std::move(made.handle);
    }

    static connection_limits limits_of(storage_postgres_options const& options) {
        return {options.queue_max, options.statement_timeout, options.reconnect_grace};
    }

    static task<sql_outcome> run(connection_group& among, request asked, histogram* seconds_or_null) {
        asked.asked_at = system_clock().mono();
        auto start = asked.asked_at;
        auto& chosen = among.choose();
        if (!chosen.has_room()) co_return storage_errc::overloaded;
        std::function<void(resume_with<sql_outcome>)> begin = [&chosen,
                                                               &asked](resume_with<sql_outcome> resume) {
            asked.answer = std::move(resume);
            chosen.submit(std::move(asked));
        };
        auto answer = co_await suspend_until<sql_outcome>(std::move(begin));
        if (seconds_or_null) seconds_or_null->observe(seconds_since(start));
        co_return answer;
    }

    void measure(metrics& into) {
        auto help = "Time of one call of a store, waiting included.";
        read_seconds_ =
            &into.histogram("parley_store_seconds", help, {{"store", "postgres"}, {"op", "read"}});
        write_seconds_ =
            &into.histogram("parley_store_seconds", help, {{"store", "postgres"}, {"op", "write"}});
    }

    std::shared_ptr<postgres_connector> connector_;
    connection_group writers_;
    connection_group readers_;
    histogram* read_seconds_ = nullptr;
    histogram* write_seconds_ = nullptr;
};

}  // namespace

std::unique_ptr<sql_database> make_storage_postgres(storage_postgres_options options, cores& cores) {
    PARLEY_ASSERT(options.write_connections >= 1 && options.write_connections <= connections_max);
    PARLEY_ASSERT(options.read_connections >= 1 && options.read_connections <= connections_max);
    PARLEY_ASSERT(options.queue_max > 0);
    return std::make_unique<postgres_database>(options, cores);
}

}  // namespace parley
