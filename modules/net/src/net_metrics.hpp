#pragma once
// What this module counts.

#include <parley/interfaces/services/metrics.hpp>

namespace parley::net {

struct net_metrics {
    explicit net_metrics(metrics& registry);

    gauge& http_connections;
    gauge& websocket_connections;
    counter& bytes_in;
    counter& bytes_out;
    counter& accept_errors;
    counter& refused_full;
    counter& refused_peer;
    counter& flushes;         ///< gathered writes to WebSockets …
    counter& flushed_frames;  ///< … and the frames they held
    counter& timed_out;       ///< connections closed by a deadline
    counter& bad_requests;    ///< refused before any handler saw them
    counter& failures;        ///< exceptions that stopped at this boundary
};

}  // namespace parley::net
