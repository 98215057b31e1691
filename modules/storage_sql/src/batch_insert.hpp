#pragma once
// Many rows of one table in few statements.

#include "limits.hpp"

#include <parley/interfaces/stores/sql_database.hpp>

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace parley {

/// Portable SQL has no array parameter. Two sizes only, so that two statements are prepared: one row, and
/// `batch_rows`. An object must live as long as the statements made with it: make it `static const`.
class batch_insert {
public:
    /// `head` is "insert into TABLE (COLUMNS)".
    batch_insert(std::string_view head, std::size_t columns);
    /// `values` are those of all rows, one after the other.
    void append(std::vector<sql_statement>& all, std::span<sql_value const> values) const;

private:
    std::size_t columns_;
    std::string one_;
    std::string many_;
};

}  // namespace parley
