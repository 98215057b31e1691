#pragma once
// How RocksDB is set up, and why.

#include <parley/storage_rocksdb/make_storage_rocksdb.hpp>

#include <rocksdb/db.h>

#include <vector>

namespace parley::storage_rocksdb {

rocksdb::DBOptions database_options(options const& wanted, rocksdb::Env* env);
/// default (the format), messages, nonces, journal: in this order.
std::vector<rocksdb::ColumnFamilyDescriptor> column_families(options const& wanted, clock const& time);

}  // namespace parley::storage_rocksdb
