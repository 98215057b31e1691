parley_unit_test(storage_rocksdb parley_observability ${ROCKSDB_LIBRARY})
