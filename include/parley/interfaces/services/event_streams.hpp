#pragma once
// Streams: ordered, bounded fan-out of domain events, with a ring each for whoever lost some.

#include <parley/model/event.hpp>

#include <array>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace parley {

/// Complete bytes ready for a socket, shared by everyone who gets them.
using frame = std::shared_ptr<std::string const>;

/// An event with its frame in each outward form, made once, on the home core, before anyone else sees it.
struct encoded_event {
    event what;
    frame native;             ///< a whole WebSocket text frame
    frame native_compressed;  ///< a whole WebSocket binary frame (zstd with the shared dictionary); null
                              ///< while no session wants it
};
using encoded_event_ptr = std::shared_ptr<encoded_event const>;

/// Makes the frames. Called on the stream's home core; must not block or throw.
class event_encoder {
public:
    virtual ~event_encoder() = default;
    virtual encoded_event_ptr encode(event what) = 0;
};

/// One per process; told on each core that subscribed. Never slows the publisher: it queues or evicts.
class event_sink {
public:
    virtual ~event_sink() = default;
    /// On core `core_index`, in the order of publication per stream.
    virtual void on_event(std::size_t core_index, encoded_event_ptr const& what) = 0;
};

/// Told of every event on the stream's home core, right after it was numbered. Must be quick: it posts or
/// notes.
class event_listener {
public:
    virtual ~event_listener() = default;
    virtual void on_published(event const& what) = 0;
};

/// Every call runs on the stream's home core (`cores::home_of`) unless it says otherwise.
class event_streams {
public:
    virtual ~event_streams() = default;
    /// Numbers the event, keeps it in the ring and hands it to each subscribed core, one post each.
    virtual void publish(stream_id stream, events::payload what) = 0;
    /// Without number and ring.
    virtual void publish_ephemeral(stream_id stream, events::payload what) = 0;
    /// Counts one more subscription of that core; events after the returned position will reach the sink
    /// there.
    virtual stream_position subscribe(stream_id stream, std::size_t core_index) = 0;
    virtual void unsubscribe(stream_id stream, std::size_t core_index) = 0;
    /// What came after `after`, oldest first; nothing when the ring no longer reaches back or the epoch is
    /// another.
    virtual std::optional<std::vector<encoded_event_ptr>> replay(stream_id stream, stream_position after) = 0;
};

}  // namespace parley
