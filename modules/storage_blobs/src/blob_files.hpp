#pragma once
// The files themselves: written beside their place, synced, then put there in one step. Blocks; any thread.

#include <parley/interfaces/stores/blob_store.hpp>

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

namespace parley {

/// What no blob may exceed: the largest that is read into memory at once.
inline constexpr std::uintmax_t blob_bytes_max = 64U * 1024 * 1024;

class blob_files {
public:
    /// `root/ab/cd…`: 256 folders at each of two levels, so that none grows beyond what is quick to look
    /// through.
    explicit blob_files(std::filesystem::path root) : root_(std::move(root)) {}

    /// Makes the folder, and empties the one of half-written files. Empty when all is well.
    std::string open();
    result<void> put(blob_address const& address, std::string_view bytes) const;
    result<std::optional<std::string>> get(blob_address const& address) const;
    result<void> remove(blob_address const& address) const;

private:
    std::filesystem::path folder_of(blob_address const& address) const;
    std::filesystem::path half_written() const { return root_ / "incoming"; }

    std::filesystem::path root_;
};

}  // namespace parley
