#include "embedded_migrations.hpp"

#include <parley/storage_sql/make_storage_sql.hpp>

namespace parley {
namespace {

std::vector<migration> steps_of(std::string_view dialect) {
    std::vector<migration> steps;
    for (auto const& each : embedded_migrations()) {
        if (!each.dialect.empty() && each.dialect != dialect) continue;
        steps.push_back({each.version, each.reader_min, each.name, each.checksum, each.sql});
    }
    return steps;
}

}  // namespace

std::span<migration const> built_in_migrations(sql_dialect dialect) {
    static auto const sqlite = steps_of("sqlite");
    static auto const postgres = steps_of("postgres");
    return dialect == sql_dialect::sqlite ? sqlite : postgres;
}

}  // namespace parley
