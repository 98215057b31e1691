if(TARGET parley_storage_rocksdb)
  parley_fuzz_target(storage_record parley_storage_rocksdb)
  target_include_directories(fuzz_storage_record PRIVATE ${CMAKE_SOURCE_DIR}/modules/storage_rocksdb/src)
endif()
