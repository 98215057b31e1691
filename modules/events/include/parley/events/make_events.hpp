#pragma once
// Streams of domain events: numbered, kept for a while, handed once to each core that follows.

#include <parley/base/clock.hpp>
#include <parley/base/core.hpp>
#include <parley/base/units.hpp>
#include <parley/interfaces/services/control.hpp>
#include <parley/interfaces/services/event_streams.hpp>

#include <memory>

namespace parley {

/// What one stream may keep for whoever lost some, and what all rings of a core may hold together.
struct event_options {
    std::size_t ring_events_max = 1024;
    std::size_t ring_bytes_max = 1_MiB;  ///< of frames
    milliseconds ring_age_max{5 * 60'000};
    std::size_t core_ring_bytes_max = 64_MiB;   ///< beyond it the oldest events of the core go first
    std::size_t saved_ring_bytes_max = 64_MiB;  ///< of all cores, for the next start; the newest are saved
};

struct event_needs {
    parley::cores& cores;
    parley::control const& control;
    clock const& time;
    event_encoder& encoder;
};

/// The streams, and who is told. Wire it up before the cores start.
class event_hub : public event_streams {
public:
    /// Told of every numbered event on its stream's home core. Outlives the cores' work.
    virtual void listen(event_listener& who) = 0;
    /// The one receiver of events on each subscribed core. Required before the first subscription.
    virtual void deliver_to(event_sink& sink) = 0;
    /// Frame bytes that the rings of one core hold now. That core.
    virtual std::size_t ring_bytes(std::size_t core_index) const = 0;
    /// What the next start needs to go on with the streams where they end. After the cores have stopped.
    virtual std::string save() = 0;
    /// Goes on with what was saved so long `ago`: in its epoch, at its numbers, with its rings. False, and
    /// nothing has happened, when it is not what `save` of the same layout wrote. Before the cores start.
    virtual bool restore(std::string_view saved, milliseconds ago) = 0;
};

std::unique_ptr<event_hub> make_events(event_options options, event_needs needs);

}  // namespace parley
