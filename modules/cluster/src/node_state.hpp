#pragma once
// The durable promises of a node, in a file of two checksummed slots that are written in turn.

#include <cstdint>
#include <memory>
#include <optional>
#include <string>

namespace parley::cluster {

struct node_state {
    std::uint64_t epoch = 0;      ///< starts so far
    std::int64_t ceiling_ms = 0;  ///< no id was minted at or above it
    std::uint64_t write = 0;      ///< counts writes: the higher one is the newer slot
};

/// An open state file. One thread at a time.
class node_state_file {
public:
    /// What stood in the file; `damaged` when one slot could not be read, so the lost one may have promised
    /// more.
    struct contents {
        node_state newest;
        bool damaged = false;
        bool fresh = false;  ///< there was no file
    };

    /// Creates the file when it is missing. Null with a sentence in `problem` otherwise.
    static std::unique_ptr<node_state_file> open(std::string const& path, contents& found,
                                                 std::string& problem);
    ~node_state_file();
    node_state_file(node_state_file const&) = delete;
    node_state_file& operator=(node_state_file const&) = delete;

    /// Durable on true. After a false nothing on this file can be trusted any more (a failed sync may have
    /// lost the write).
    bool store(std::uint64_t epoch, std::int64_t ceiling_ms);

private:
    node_state_file(int fd, std::uint64_t write) : fd_(fd), write_(write) {}
    int fd_;
    std::uint64_t write_;
};

}  // namespace parley::cluster
