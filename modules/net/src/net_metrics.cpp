#include "net_metrics.hpp"

namespace parley::net {

net_metrics::net_metrics(metrics& registry)
    : http_connections(registry.gauge("parley_connections", "Open connections", {{"kind", "http"}})),
      websocket_connections(
          registry.gauge("parley_connections", "Open connections", {{"kind", "websocket"}})),
      bytes_in(registry.counter("parley_net_bytes_total", "Bytes moved, inside TLS", {{"direction", "in"}})),
      bytes_out(
          registry.counter("parley_net_bytes_total", "Bytes moved, inside TLS", {{"direction", "out"}})),
      accept_errors(
          registry.counter("parley_accept_errors_total", "Failed accepts, such as no free descriptor", {})),
      refused_full(registry.counter("parley_connections_refused_total", "Connections closed at once",
                                    {{"reason", "full"}})),
      refused_peer(registry.counter("parley_connections_refused_total", "Connections closed at once",
                                    {{"reason", "peer"}})),
      flushes(registry.counter("parley_websocket_flushes_total", "Gathered writes to WebSockets", {})),
      flushed_frames(
          registry.counter("parley_websocket_flushed_frames_total", "Frames handed to the kernel", {})),
      timed_out(
          registry.counter("parley_connections_timed_out_total", "Connections closed by a deadline", {})),
      bad_requests(registry.counter("parley_http_malformed_total", "Requests refused before routing", {})),
      failures(registry.counter("parley_net_failures_total", "Exceptions stopped at the connection", {})) {}

}  // namespace parley::net
