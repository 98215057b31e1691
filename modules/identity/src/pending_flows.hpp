#pragma once
// Log-ins that are away at the provider: one record each, found by `state`, used once. A machine without I/O.

#include "limits.hpp"
#include "lru_map.hpp"

#include <optional>
#include <string>

namespace parley::identity {

struct pending_flow {
    std::string cookie_digest;  ///< binds it to the browser that began it
    std::string nonce;          ///< binds the ID token to it
    std::string verifier;       ///< PKCE: binds the code to it
    std::string return_to;
    mono_time begun{};
};

/// Belongs to one core. Full, it drops the oldest: whoever floods it only shortens the ten minutes of others.
class pending_flows {
public:
    void add(std::string state, pending_flow flow) { flows_.put(std::move(state), std::move(flow)); }
    /// Gone after the first call, right or wrong.
    std::optional<pending_flow> take(std::string const& state, mono_time now) {
        auto* found = flows_.find(state);
        if (found == nullptr) return std::nullopt;
        auto flow = std::move(*found);
        flows_.erase(state);
        if (now - flow.begun >= flow_age_max) return std::nullopt;
        return flow;
    }

private:
    lru_map<std::string, pending_flow> flows_{flows_max};
};

}  // namespace parley::identity
