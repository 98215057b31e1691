// Brings a database's schema up to what this binary knows.

#include "split_statements.hpp"
#include "sql_values.hpp"

#include <parley/base/clock.hpp>
#include <parley/base/deadline.hpp>
#include <parley/base/log.hpp>
#include <parley/storage_sql/make_storage_sql.hpp>

#include <algorithm>
#include <utility>

namespace parley {
namespace {

constexpr std::string_view make_table =
    "create table if not exists schema_version (version bigint not null primary key, name text not null, "
    "checksum text not null, reader_min bigint not null, applied_at bigint not null)";
constexpr std::string_view any_step = "select 1 from schema_version limit 1";
constexpr std::string_view all_steps =
    "select version, name, checksum, reader_min from schema_version order by version";
constexpr std::string_view note_step =
    "insert into schema_version (version, name, checksum, reader_min, applied_at) values ($1, $2, $3, $4, "
    "$5)";

/// Another node migrates at the same time: look again, so often and with this pause (5 s in all).
constexpr int attempts_max = 50;
constexpr milliseconds attempt_pause{100};

struct stored_step {
    std::int64_t version = 0;
    std::string name;
    std::string checksum;
    std::int64_t reader_min = 0;
};

stored_step read_step(row_reader& row) {
    return {row.integer(), row.text(), row.text(), row.integer()};
}

// Nothing when no step was ever applied. The look leaves no trace: the guard rolls the new table back.
task<result<std::vector<stored_step>>> stored_steps(sql_database& database) {
    std::vector<sql_statement> probe;
    probe.push_back({make_table, {}, {}});
    probe.push_back({any_step, {}, storage_errc::refused});
    auto found = co_await database.write(std::move(probe));
    if (found.has_error() && found.error() == storage_errc::refused) co_return std::vector<stored_step>{};
    if (found.has_error()) co_return found.error();
    sql_statement read{all_steps, {}, {}};
    PARLEY_CO_TRY(auto rows, co_await database.read(std::move(read)));
    co_return decode_all<stored_step>(rows, read_step);
}

std::string called(std::int64_t version, std::string_view name) {
    return std::to_string(version) + " (" + std::string(name) + ")";
}

// Throws unless what is stored is what this binary would have made, or something newer that allows it.
void check(std::vector<stored_step> const& stored, std::span<migration const> steps) {
    auto newest = steps.empty() ? 0 : steps.back().version;
    for (std::size_t i = 0; i < stored.size(); ++i) {
        auto const& step = stored[i];
        if (step.version != static_cast<std::int64_t>(i) + 1) {
            throw schema_error("the database's schema has no step " + std::to_string(i + 1) +
                               " but has step " + called(step.version, step.name) + ": restore a backup");
        }
        if (i < steps.size()) {
            if (step.checksum == steps[i].checksum) continue;
            throw schema_error("the database's schema step " + called(step.version, step.name) +
                               " is not the one this program holds (checksum " + step.checksum.substr(0, 12) +
                               ", not " + std::string(steps[i].checksum.substr(0, 12)) +
                               "): it was made by another build");
        }
        if (step.reader_min <= newest) continue;  // expanded, in a way that this binary can live with
        throw schema_error("the database's schema is at step " + called(step.version, step.name) +
                           ", this program knows steps up to " + std::to_string(newest) +
                           ": run the newer program, or restore a backup made before it");
    }
}

std::vector<sql_statement> transaction_of(migration const& step) {
    std::vector<sql_statement> all;
    all.push_back({make_table, {}, {}});
    // First the row: whoever else applies this step waits here, and then finds the key taken.
    all.push_back({note_step,
                   {std::int64_t{step.version}, std::string(step.name), std::string(step.checksum),
                    std::int64_t{step.reader_min}, as_sql(system_clock().now())},
                   {}});
    for (auto text : split_statements(step.sql))
        all.push_back({text, {}, {}});
    return all;
}

std::string file_name(migration const& step) {
    auto number = std::to_string(step.version);
    return std::string(4 - std::min<std::size_t>(number.size(), 4), '0') + number + "_" +
           std::string(step.name);
}

}  // namespace

task<migration_report> migrate(sql_database& database, std::span<migration const> steps,
                               migration_mode mode) {
    migration_report report;
    for (int attempt = 0; attempt < attempts_max; ++attempt) {
        auto stored = co_await stored_steps(database);
        if (stored.has_error() &&
            stored.error() == storage_errc::conflict) {  // another node makes the table now
            co_await sleep_for(attempt_pause);
            continue;
        }
        if (stored.has_error())
            throw schema_error("the database's schema cannot be read: " + stored.error().message());
        check(stored.value(), steps);
        auto done = stored.value().size();
        if (attempt == 0) report.version_before = static_cast<int>(done);
        auto clash = false;
        for (auto i = done; i < steps.size() && !clash; ++i) {
            if (mode == migration_mode::apply) {
                auto transaction = transaction_of(steps[i]);
                auto applied = co_await database.write(std::move(transaction));
                clash = applied.has_error() && applied.error() == storage_errc::conflict;
                if (clash) break;
                if (applied.has_error()) {
                    throw schema_error("schema step " + file_name(steps[i]) +
                                       " failed: " + applied.error().message());
                }
                log_info("storage.migrated", {{"step", file_name(steps[i])}});
            }
            report.steps.push_back(file_name(steps[i]));
        }
        if (!clash) {
            report.version_after = static_cast<int>(std::max(done, steps.size()));
            co_return report;
        }
        co_await sleep_for(attempt_pause);
    }
    throw schema_error("the database's schema is being changed by another node and does not come to rest");
}

}  // namespace parley
