// Options of where things are kept.

#include "checks.hpp"
#include "option.hpp"

namespace parley::config {
namespace {

constexpr std::int64_t mib = 1024 * 1024;

constexpr option table[] = {
    {.key = "storage.metadata",
     .to = choice<&settings::storage, &storage_settings::metadata>(),
     .fallback = "sqlite",
     .choices = "sqlite|postgres",
     .description =
         "Where accounts, servers, channels and members are kept: in the data folder, or in PostgreSQL."},
    {.key = "storage.postgres_url",
     .to = text_target{member<&settings::storage, &storage_settings::postgres_url>},
     .fallback = "",
     .max = 4096,
     .shown = privacy::secret,
     .description =
         "`postgresql://user:password@host/database` or a libpq connection string. A direct connection, no"
         " transaction pooler."},
    {.key = "storage.postgres_connections",
     .to = number_target{member<&settings::storage, &storage_settings::postgres_connections>},
     .fallback = "4",
     .min = 1,
     .max = 64,
     .description = "Connections for writing, and as many again for reading."},
    {.key = "storage.sqlite_readers",
     .to = number_target{member<&settings::storage, &storage_settings::sqlite_readers>},
     .fallback = "2",
     .min = 1,
     .max = 8,
     .description = "Threads that read SQLite; one writes."},
    {.key = "storage.rocksdb_cache",
     .to = number_target{member<&settings::storage, &storage_settings::rocksdb_cache_bytes>},
     .fallback = "32MiB",
     .min = 8 * mib,
     .max = 1024 * 1024 * mib,
     .style = written::as_size,
     .description =
         "Memory for the hot part of the message store. More helps once history is larger than it."},
    {.key = "storage.rocksdb_readers",
     .to = number_target{member<&settings::storage, &storage_settings::rocksdb_readers>},
     .fallback = "2",
     .min = 1,
     .max = 64,
     .description = "Threads that fetch pages of history which are not in memory."},
};

}  // namespace

std::span<option const> store_options() {
    return table;
}

}  // namespace parley::config
