#pragma once
// The only branch of the composition: which database holds the metadata.

#include "data_folder.hpp"

#include <parley/base/core.hpp>
#include <parley/config/settings.hpp>
#include <parley/interfaces/services/metrics.hpp>
#include <parley/interfaces/stores/sql_database.hpp>
#include <parley/storage_blobs/make_storage_blobs.hpp>
#include <parley/storage_rocksdb/make_storage_rocksdb.hpp>
#include <parley/storage_sql/make_storage_sql.hpp>

#include <memory>

namespace parley::app {

/// Opened, its schema brought up to date. Throws `failure`.
std::unique_ptr<sql_database> open_metadata(config::settings const& with, data_folder const& folder,
                                            parley::cores& cores, parley::metrics* meters);

/// The folder of pictures and sounds. Throws `failure`.
std::unique_ptr<blob_store> open_blobs(data_folder const& folder);

std::unique_ptr<storage_rocksdb::storage> open_messages(config::settings const& with,
                                                        data_folder const& folder, parley::metrics& meters);

/// Opens the metadata for this call alone and applies (or only lists) the steps of the schema. Throws
/// `failure`.
migration_report migrate_metadata(config::settings const& with, data_folder const& folder,
                                  migration_mode mode);

}  // namespace parley::app
