# Everything comes from Debian packages (scripts/setup lists them). One room each: see scripts/tidy.py.

find_package(Threads REQUIRED)
find_package(PkgConfig REQUIRED)
find_package(OpenSSL 3.0 REQUIRED)
find_package(SQLite3 REQUIRED)
find_package(CURL REQUIRED)
find_package(PostgreSQL REQUIRED)
find_package(fmt 9 REQUIRED)
find_package(nlohmann_json REQUIRED)
pkg_check_modules(simdjson REQUIRED IMPORTED_TARGET simdjson)
pkg_check_modules(zstd REQUIRED IMPORTED_TARGET libzstd)
pkg_check_modules(re2 REQUIRED IMPORTED_TARGET re2)
# Its -pthread changes nothing on Linux but the options that a precompiled header was made with.
set_property(TARGET PkgConfig::re2 PROPERTY INTERFACE_COMPILE_OPTIONS "")
pkg_check_modules(argon2 REQUIRED IMPORTED_TARGET libargon2)
find_library(ROCKSDB_LIBRARY rocksdb REQUIRED)

# Asio (and Beast's parsers) are compiled once, here, instead of in every file that uses them.
add_library(parley_asio STATIC ${CMAKE_SOURCE_DIR}/cmake/asio.cpp)
target_compile_definitions(parley_asio PUBLIC
  BOOST_ASIO_SEPARATE_COMPILATION BOOST_ASIO_NO_DEPRECATED BOOST_ASIO_HAS_STD_INVOKE_RESULT
  BOOST_BEAST_SEPARATE_COMPILATION BOOST_ERROR_CODE_HEADER_ONLY)
target_link_libraries(parley_asio PUBLIC Threads::Threads)
if(PARLEY_SANITIZE)
  target_compile_options(parley_asio PRIVATE -fsanitize=${PARLEY_SANITIZE} -fno-omit-frame-pointer)
endif()
