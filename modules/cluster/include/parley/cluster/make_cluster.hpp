#pragma once
// Who owns what. On one node: this process owns every shard, and keeps two promises in a small durable file.

#include <parley/base/clock.hpp>
#include <parley/base/snowflake.hpp>
#include <parley/interfaces/services/control.hpp>

#include <cstdint>
#include <functional>
#include <memory>
#include <string>

namespace parley::cluster {

struct local_control_options {
    std::string state_file;  ///< DATA/node.state; the folder must exist and be locked by this process
    /// Told once, from the keeper's thread, when the file can no longer be synced: the process must end (exit
    /// 71).
    std::function<void()> on_storage_failure;
};

/// `control` on one node. The file holds the count of starts (the epoch) and the ceiling below which ids may
/// be minted.
class local_control : public control {
public:
    /// Nothing of an earlier life was minted at or above this time: give it to the generator as its floor.
    virtual std::int64_t floor_ms() const noexcept = 0;
    /// Raises `ids`' ceiling now and keeps it ahead of the clock, always durably first, until `stop`. Call
    /// once.
    virtual void keep(snowflake_generator& ids) = 0;
    /// Ends the keeper's thread. Idempotent; the destructor calls it.
    virtual void stop() noexcept = 0;
};

/// Counts this start, durably. Null with a sentence in `problem` when the file cannot be read, trusted or
/// written.
std::unique_ptr<local_control> make_local_control(local_control_options options, clock const& time,
                                                  std::string& problem);

}  // namespace parley::cluster
