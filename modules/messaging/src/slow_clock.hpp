#pragma once
// Slow mode: when each member last wrote in a channel that asks for a pause.

#include <parley/base/clock.hpp>
#include <parley/base/id.hpp>

#include <optional>
#include <string>
#include <unordered_map>

namespace parley::messaging {

/// One core's own. Memory only: after a restart everybody may write at once.
class slow_clock {
public:
    struct writer {
        channel_id where;
        account_id who;
        friend bool operator==(writer, writer) = default;
    };
    struct answer {
        milliseconds wait{};   ///< > 0: too soon
        bool started = false;  ///< the clock of the next pause runs from now on
    };
    /// A repeat of the nonce that came last is the same message: it neither waits nor starts the clock.
    answer begin(writer one, std::string const& nonce, mono_time now, seconds pause);
    /// What `begin` started the clock for became no message: as if it had never been.
    void take_back(writer one, std::string const& nonce);
    std::size_t remembered() const noexcept { return last_.size(); }

private:
    struct entry {
        mono_time at{};
        std::optional<mono_time> before{};  ///< of the message before
        seconds pause{};
        std::string nonce{};
    };
    struct writer_hash {
        std::size_t operator()(writer it) const noexcept {
            return std::hash<account_id>{}(it.who) * 31 + std::hash<channel_id>{}(it.where);
        }
    };
    void forget_old(mono_time now);

    std::unordered_map<writer, entry, writer_hash> last_;
    mono_time next_sweep_{};
};

}  // namespace parley::messaging
