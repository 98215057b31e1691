#pragma once
// What a ring keeps of an event.

#include <parley/interfaces/services/event_streams.hpp>

namespace parley {

/// The event without its rules. A ring would pin hundreds of snapshots of a large server, each as large as
/// all its channels, and nobody reads them there: who missed a change of rules is shown the server as it is.
encoded_event_ptr for_ring(encoded_event_ptr const& published);

}  // namespace parley
