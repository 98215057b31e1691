#pragma once
// What the gateway counts.

#include <parley/interfaces/services/metrics.hpp>

namespace parley::sessions {

struct gateway_metrics {
    explicit gateway_metrics(metrics& registry);
    gauge& unidentified;
    gauge& live;
    counter& dispatched;
    counter& evicted;
    counter& resumed;
    counter& resumes_gone;
    counter& resumes_unavailable;
    counter& shown_afresh;
    gauge& queue_bytes;
    histogram& fan_out;
    counter& defects;
};

}  // namespace parley::sessions
