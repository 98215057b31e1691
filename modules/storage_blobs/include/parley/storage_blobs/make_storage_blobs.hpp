#pragma once
// Blobs as files of one folder: whole, synced, and named by what they hold.

#include <parley/interfaces/stores/blob_store.hpp>

#include <filesystem>
#include <memory>
#include <string>

namespace parley {

struct storage_blobs_options {
    std::filesystem::path folder;  ///< made when absent (0700); one process at a time
    std::size_t threads = 2;
    std::size_t waiting_max = 256;  ///< calls; beyond it ::overloaded
};

struct opened_blobs {
    std::unique_ptr<blob_store> store_or_null;
    std::string problem;  ///< for the operator, when there is no store
};

/// Blocks: at start, on a plain thread. Clears away what a crash left half written.
opened_blobs make_storage_blobs(storage_blobs_options options);

}  // namespace parley
