#include "gateway_common.hpp"

#include "hub.hpp"

#include <algorithm>

namespace parley::sessions {

gateway_common::gateway_common(gateway_options chosen, gateway_needs given)
    : options(std::move(chosen)),
      needs(std::move(given)),
      machine{.heartbeat_interval = options.heartbeat_interval,
              .identify_timeout = options.identify_timeout,
              .first_frame_bytes_max = options.first_frame_bytes_max,
              .ops_per_minute_max = options.ops_per_minute_max},
      metrics(needs.metrics),
      plain(options.heartbeat_interval, packing::plain),
      compressed(options.heartbeat_interval, packing::compressed) {
    auto const count = needs.cores.size();
    table_options const each{.sessions_per_account_max = options.sessions_per_account_max,
                             .identify_burst = options.identify_burst,
                             .identify_refill = options.identify_refill,
                             .resume_window = options.resume_window,
                             .resumable_max = std::max<std::size_t>(options.resumable_max / count, 1)};
    for (std::size_t i = 0; i < count; ++i) {
        tables.push_back(std::make_unique<session_table>(each));
        hubs.push_back(std::make_unique<hub>(needs.cores.at(i), *this));
    }
}

gateway_common::~gateway_common() = default;

core& gateway_common::home_of(stream_id stream) noexcept {
    return stream.of == stream_id::kind::server ? needs.cores.home_of(server_id{stream.value})
                                                : needs.cores.home_of(account_id{stream.value});
}

}  // namespace parley::sessions
