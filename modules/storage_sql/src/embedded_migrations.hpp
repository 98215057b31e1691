#pragma once
// The files of migrations/ as they were when this binary was built.

#include <span>
#include <string_view>

namespace parley {

struct embedded_migration {
    int version;
    int reader_min;
    std::string_view dialect;  // empty = both
    std::string_view name;
    std::string_view checksum;
    std::string_view sql;
};

/// In order of version.
std::span<embedded_migration const> embedded_migrations() noexcept;

}  // namespace parley
