#pragma once
// What the hubs of all cores share.

#include "gateway_metrics.hpp"
#include "phrases.hpp"
#include "session_machine.hpp"
#include "session_table.hpp"

#include <parley/gateway/make_gateway.hpp>

#include <atomic>
#include <memory>
#include <vector>

namespace parley::sessions {

class hub;

struct gateway_common {
    gateway_common(gateway_options chosen, gateway_needs given);
    ~gateway_common();

    core& home_of(stream_id stream) noexcept;
    session_table& table_at(std::size_t core_index) noexcept { return *tables[core_index]; }
    phrases const& phrases_in(packing as) const noexcept { return as == packing::plain ? plain : compressed; }

    gateway_options options;
    gateway_needs needs;
    machine_options machine;
    gateway_metrics metrics;
    phrases plain;
    phrases compressed;
    // Read and counted by every core; nothing is decided on them but the caps.
    std::atomic<std::size_t> sockets{0};
    std::atomic<std::size_t> unidentified{0};
    std::atomic<std::size_t> identified{0};
    std::atomic<bool> draining{false};
    std::vector<std::unique_ptr<session_table>> tables;  // one per home core, touched there alone
    std::vector<std::unique_ptr<hub>> hubs;
};

}  // namespace parley::sessions
