parley_unit_test(storage_postgres PostgreSQL::PostgreSQL)
if(TARGET unit_storage_postgres)
  target_sources(unit_storage_postgres PRIVATE ${CMAKE_SOURCE_DIR}/tests/support/postgres.cpp)
endif()
