#include "open_stores.hpp"

#include "exit_code.hpp"
#include "module_options.hpp"
#include "run_blocking.hpp"

#include <parley/storage_postgres/make_storage_postgres.hpp>
#include <parley/storage_sqlite/make_storage_sqlite.hpp>

namespace parley::app {
namespace {

bool in_postgres(config::settings const& with) {
    return with.storage.metadata == config::metadata_store::postgres;
}

std::unique_ptr<sql_database> open_database(config::settings const& with, data_folder const& folder,
                                            parley::cores& cores, parley::metrics* meters) {
    try {
        if (in_postgres(with)) return make_storage_postgres(postgres_options(with, meters), cores);
        return make_storage_sqlite(sqlite_options(with, folder.file("metadata.sqlite"), meters));
    } catch (std::runtime_error const& refused) {
        // A database server may come back by itself; a damaged file does not.
        throw failure(in_postgres(with) ? exit_code::temporary : exit_code::storage_damaged, refused.what());
    }
}

/// Cores for a start-up task, before those of the house run.
class starter {
public:
    starter() : cores(1) { cores.start(); }
    ~starter() { cores.stop(); }
    parley::cores cores;
};

}  // namespace

migration_report migrate_metadata(config::settings const& with, data_folder const& folder,
                                  migration_mode mode) {
    starter at_start;
    auto const database = open_database(with, folder, at_start.cores, nullptr);
    auto const steps = built_in_migrations(in_postgres(with) ? sql_dialect::postgres : sql_dialect::sqlite);
    try {
        return run_blocking(at_start.cores.at(0), migrate(*database, steps, mode));
    } catch (schema_error const& refused) {
        throw failure(exit_code::storage_damaged, refused.what());
    }
}

std::unique_ptr<sql_database> open_metadata(config::settings const& with, data_folder const& folder,
                                            parley::cores& cores, parley::metrics* meters) {
    migrate_metadata(with, folder, migration_mode::apply);
    return open_database(with, folder, cores, meters);
}

std::unique_ptr<blob_store> open_blobs(data_folder const& folder) {
    auto opened = make_storage_blobs({.folder = folder.file("assets")});
    if (!opened.store_or_null) throw failure(exit_code::storage_damaged, opened.problem);
    return std::move(opened.store_or_null);
}

std::unique_ptr<storage_rocksdb::storage> open_messages(config::settings const& with,
                                                        data_folder const& folder, parley::metrics& meters) {
    auto opened = storage_rocksdb::make_storage_rocksdb(rocksdb_options(with, folder.file("messages")),
                                                        system_clock(), meters);
    if (!opened.storage_or_null) throw failure(exit_code::storage_damaged, opened.problem);
    return std::move(opened.storage_or_null);
}

}  // namespace parley::app
