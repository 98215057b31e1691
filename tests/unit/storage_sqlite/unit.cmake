parley_unit_test(storage_sqlite parley_storage_sql SQLite::SQLite3)
