#pragma once
// Values on the wire: PostgreSQL's binary formats.

#include "postgres_handle.hpp"

#include <parley/interfaces/stores/sql_database.hpp>

#include <string>
#include <vector>

namespace parley::postgres {

/// A statement's parameters as libpq takes them. Refers to the values it was made from.
class wire_parameters {
public:
    explicit wire_parameters(std::vector<sql_value> const& values);

    int count() const noexcept { return static_cast<int>(types.size()); }
    /// One letter per parameter: the same text with other types is another prepared statement.
    std::string signature;
    std::vector<Oid> types;
    std::vector<char const*> data;
    std::vector<int> lengths;
    std::vector<int> formats;

private:
    void add(char letter, Oid type, char const* bytes, std::size_t size);
    std::vector<std::string> numbers_;  // int8, big-endian
};

/// Rows of 64-bit numbers, text, bytes and nulls (booleans and narrower integers become numbers). Any other
/// type is ::corrupted.
result<sql_rows> decode_rows(PGresult const* answer);

/// Rows returned, or changed where the statement returns none.
std::int64_t touched_by(PGresult* answer);

}  // namespace parley::postgres
