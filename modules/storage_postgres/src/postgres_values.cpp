#include "postgres_values.hpp"

#include <parley/base/log.hpp>

#include <charconv>
#include <cstring>

namespace parley::postgres {
namespace {

// pg_type.dat: the types this room knows.
constexpr Oid type_any = 0;  // the server infers it
constexpr Oid type_bool = 16;
constexpr Oid type_bytea = 17;
constexpr Oid type_int8 = 20;
constexpr Oid type_int2 = 21;
constexpr Oid type_int4 = 23;
constexpr Oid type_text = 25;
constexpr Oid type_varchar = 1043;
constexpr int format_binary = 1;

std::string big_endian(std::int64_t number) {
    std::string bytes(8, '\0');
    auto rest = static_cast<std::uint64_t>(number);
    for (std::size_t i = 8; i-- > 0; rest >>= 8)
        bytes[i] = static_cast<char>(rest & 0xFF);
    return bytes;
}

// Sign-extended from its 1, 2, 4 or 8 bytes.
std::int64_t number_from(char const* bytes, int size) {
    std::uint64_t value = (bytes[0] & 0x80) != 0 ? ~std::uint64_t{0} : 0;
    for (int i = 0; i < size; ++i)
        value = value << 8 | static_cast<unsigned char>(bytes[i]);
    return static_cast<std::int64_t>(value);
}

bool is_known(Oid type) {
    switch (type) {
        case type_bool:
        case type_bytea:
        case type_int8:
        case type_int2:
        case type_int4:
        case type_text:
        case type_varchar:
            return true;
        default:
            return false;
    }
}

sql_value value_from(Oid type, char const* bytes, int size) {
    auto length = static_cast<std::size_t>(size);
    if (type == type_text || type == type_varchar) return std::string(bytes, length);
    if (type == type_bytea) return sql_blob{std::string(bytes, length)};
    return number_from(bytes, size);
}

}  // namespace

wire_parameters::wire_parameters(std::vector<sql_value> const& values) {
    numbers_.reserve(values.size());  // `data` points into it
    for (auto const& value : values) {
        if (auto const* number = std::get_if<std::int64_t>(&value)) {
            auto const& bytes = numbers_.emplace_back(big_endian(*number));
            add('i', type_int8, bytes.data(), bytes.size());
        } else if (auto const* text = std::get_if<std::string>(&value)) {
            add('t', type_text, text->data(), text->size());
        } else if (auto const* blob = std::get_if<sql_blob>(&value)) {
            add('b', type_bytea, blob->bytes.data(), blob->bytes.size());
        } else {
            add('n', type_any, nullptr, 0);
        }
    }
}

void wire_parameters::add(char letter, Oid type, char const* bytes, std::size_t size) {
    signature.push_back(letter);
    types.push_back(type);
    data.push_back(bytes);
    lengths.push_back(static_cast<int>(size));
    formats.push_back(format_binary);
}

result<sql_rows> decode_rows(PGresult const* answer) {
    auto rows_count = PQntuples(answer);
    auto columns = PQnfields(answer);
    for (int column = 0; column < columns; ++column) {
        if (is_known(PQftype(answer, column)) && PQfformat(answer, column) == format_binary) continue;
        log_error("storage.unexpected_type", {{"store", "postgres"},
                                              {"column", PQfname(answer, column)},
                                              {"type", std::uint64_t{PQftype(answer, column)}}});
        return storage_errc::corrupted;
    }
    sql_rows rows(static_cast<std::size_t>(rows_count));
    for (int row = 0; row < rows_count; ++row) {
        auto& into = rows[static_cast<std::size_t>(row)];
        into.reserve(static_cast<std::size_t>(columns));
        for (int column = 0; column < columns; ++column) {
            if (PQgetisnull(answer, row, column) != 0) {
                into.emplace_back(std::monostate{});
            } else {
                into.push_back(value_from(PQftype(answer, column), PQgetvalue(answer, row, column),
                                          PQgetlength(answer, row, column)));
            }
        }
    }
    return rows;
}

std::int64_t touched_by(PGresult* answer) {
    if (PQresultStatus(answer) == PGRES_TUPLES_OK) return PQntuples(answer);
    char const* count = PQcmdTuples(answer);  // empty for statements that change no rows
    std::int64_t touched = 0;
    std::from_chars(count, count + std::strlen(count), touched);
    return touched;
}

}  // namespace parley::postgres
