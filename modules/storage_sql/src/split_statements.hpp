#pragma once
// Cuts a migration file into its statements.

#include <string_view>
#include <vector>

namespace parley {

/// Cuts at `;` outside of strings, quoted names, comments and PostgreSQL's $$ bodies. Pieces without a
/// statement are left out. SQLite's triggers, whose bodies hold bare semicolons, are not supported.
std::vector<std::string_view> split_statements(std::string_view sql);

}  // namespace parley
