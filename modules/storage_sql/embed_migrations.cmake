# Turns migrations/NNNN_name[.sqlite|.postgres].sql into one .cpp of string literals. Run as
#   cmake -DFOLDER=… -DOUTPUT=… -P embed_migrations.cmake
# A first line "-- reader_min: N" says that binaries that know step N may still run after this one.

file(GLOB files ${FOLDER}/*.sql)
list(SORT files)
set(expected 0)
set(rows "")
foreach(file ${files})
  get_filename_component(base ${file} NAME)
  if(NOT base MATCHES "^([0-9][0-9][0-9][0-9])_([a-z0-9_]+)(\\.(sqlite|postgres))?\\.sql$")
    message(FATAL_ERROR "${base}: a migration is called NNNN_name.sql or NNNN_name.{sqlite,postgres}.sql")
  endif()
  set(number ${CMAKE_MATCH_1})
  set(name ${CMAKE_MATCH_2})
  set(dialect "${CMAKE_MATCH_4}")
  string(REGEX REPLACE "^0+" "" version ${number})
  # The two dialects of one step follow each other: postgres, then sqlite.
  if(dialect STREQUAL "sqlite")
    if(NOT last_dialect STREQUAL "postgres" OR NOT last_name STREQUAL name OR NOT version EQUAL expected)
      message(FATAL_ERROR "${base}: its .postgres.sql is missing")
    endif()
  else()
    math(EXPR expected "${expected} + 1")
    if(NOT version EQUAL expected OR last_dialect STREQUAL "postgres")
      message(FATAL_ERROR "${base}: migrations are numbered 0001, 0002, … without holes, in both dialects")
    endif()
  endif()
  set(last_dialect "${dialect}")
  set(last_name ${name})
  file(READ ${file} text)
  file(SHA256 ${file} checksum)
  set(reader_min ${version})
  if(text MATCHES "^-- reader_min: ([0-9]+)")
    set(reader_min ${CMAKE_MATCH_1})
  endif()
  string(APPEND rows "    {${version}, ${reader_min}, \"${dialect}\", \"${name}\", \"${checksum}\", R\"parley_sql(${text})parley_sql\"},\n")
endforeach()
if(last_dialect STREQUAL "postgres")
  message(FATAL_ERROR "${last_name}: its .sqlite.sql is missing")
endif()
file(WRITE ${OUTPUT} "// Generated from migrations/*.sql; do not edit.
#include \"embedded_migrations.hpp\"

namespace parley {
namespace {
constexpr embedded_migration all[] = {
${rows}};
}  // namespace

std::span<embedded_migration const> embedded_migrations() noexcept { return all; }

}  // namespace parley
")
