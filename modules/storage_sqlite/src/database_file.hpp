#pragma once
// The file itself: created private, kept from other processes, and recognised as ours.

#include <filesystem>

namespace parley::sqlite {

class sqlite_connection;

/// Holds `FILE.lock` for as long as it lives.
class file_lock {
public:
    /// Throws std::runtime_error when another holds it or the folder cannot be written.
    explicit file_lock(std::filesystem::path const& database);
    ~file_lock();
    file_lock(file_lock const&) = delete;
    file_lock& operator=(file_lock const&) = delete;

private:
    int fd_ = -1;
};

/// Creates an empty file that only its owner may read, if there is none.
void create_private(std::filesystem::path const& database);

/// Marks an empty database as Parley's. Throws std::runtime_error for one that belongs to another program.
void recognise(sqlite_connection& writer, std::filesystem::path const& database);

}  // namespace parley::sqlite
