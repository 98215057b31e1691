#include <parley/storage_rocksdb/make_storage_rocksdb.hpp>
