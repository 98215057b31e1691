#include "gateway_metrics.hpp"

namespace parley::sessions {
namespace {

constexpr char const* sessions_help = "Open gateway sockets by what they are";
constexpr char const* resumes_help = "Resumes by their end";

}  // namespace

gateway_metrics::gateway_metrics(metrics& registry)
    : unidentified(registry.gauge("parley_gateway_sessions", sessions_help, {{"state", "unidentified"}})),
      live(registry.gauge("parley_gateway_sessions", sessions_help, {{"state", "identified"}})),
      dispatched(registry.counter("parley_gateway_dispatched_total", "Events queued to a session each", {})),
      evicted(registry.counter("parley_gateway_evictions_total",
                               "Sessions closed because they read too slowly", {})),
      resumed(registry.counter("parley_gateway_resumes_total", resumes_help, {{"result", "resumed"}})),
      resumes_gone(registry.counter("parley_gateway_resumes_total", resumes_help, {{"result", "gone"}})),
      resumes_unavailable(
          registry.counter("parley_gateway_resumes_total", resumes_help, {{"result", "unavailable"}})),
      shown_afresh(registry.counter("parley_gateway_servers_shown_afresh_total",
                                    "Servers shown again to a session that missed a change of its rights",
                                    {})),
      queue_bytes(
          registry.gauge("parley_gateway_queue_bytes", "Bytes queued to all sockets, at most 5 s old", {})),
      fan_out(registry.histogram("parley_gateway_fanout_seconds",
                                 "Queueing one event to the sessions of one core", {})),
      defects(registry.counter("parley_gateway_defects_total",
                               "Connections closed because their handler threw", {})) {}

}  // namespace parley::sessions
