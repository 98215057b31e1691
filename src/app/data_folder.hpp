#pragma once
// The one folder that holds everything, locked by the one process that uses it.

#include <memory>
#include <optional>
#include <string>

namespace parley::app {

class data_folder {
public:
    /// Makes the folder (0700) when it is missing and locks it. Throws `failure`: temporary when another
    /// process has it, and names that process; configuration when it cannot be used.
    explicit data_folder(std::string path);
    ~data_folder();
    data_folder(data_folder const&) = delete;
    data_folder& operator=(data_folder const&) = delete;

    std::string const& path() const noexcept { return path_; }
    std::string file(char const* name) const { return path_ + '/' + name; }

    /// The process that holds the lock of this folder now; nothing when nobody does.
    static std::optional<int> holder(std::string const& path);

private:
    std::string path_;
    int lock_ = -1;
};

struct disk_space {
    double free_share = 0;
    std::uint64_t free_bytes = 0;
    /// reliability: below this, writes would soon fail.
    bool is_enough() const noexcept { return free_share > 0.05 && free_bytes > (std::uint64_t{1} << 30); }
};
std::optional<disk_space> space_of(std::string const& path);

}  // namespace parley::app
