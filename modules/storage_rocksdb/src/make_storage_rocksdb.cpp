#include "rocksdb_storage.hpp"

#include <parley/storage_rocksdb/make_storage_rocksdb.hpp>

namespace parley::storage_rocksdb {

opened make_storage_rocksdb(options wanted, clock const& time, metrics& meters) {
    return open_storage(std::move(wanted), {}, time, meters);
}

}  // namespace parley::storage_rocksdb
