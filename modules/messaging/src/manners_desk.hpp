#pragma once
// What a channel asks beside permissions, on the home core: an age that was confirmed, a pause between
// messages, emoji that one may use.

#include "slow_clock.hpp"

#include <parley/messaging/make_messaging.hpp>

#include <string>

namespace parley::messaging {

/// One core's own.
class manners_desk {
public:
    explicit manners_desk(needs const& around) : around_(around) {}

    /// The gate, and the age gate behind it: messaging_errc::age_confirmation_needed for a person who has not
    /// confirmed. No I/O when the account is known.
    task<result<channel_access>> enter(principal who, channel_id channel, permission needed);
    /// The words as they will stand: an emoji that `access`'s holder may not use becomes `:name:`.
    task<result<std::string>> tidy_emoji(channel_access access, std::string content);

    /// One message on its way through slow mode. Without `keep` the clock is as it was before.
    class turn {
    public:
        turn() = default;
        turn(slow_clock& of, slow_clock::writer one, std::string nonce)
            : clock_(&of), one_(one), nonce_(std::move(nonce)) {}
        turn(turn&& other) noexcept
            : clock_(std::exchange(other.clock_, nullptr)),
              one_(other.one_),
              nonce_(std::move(other.nonce_)) {}
        turn& operator=(turn&&) = delete;
        ~turn() {
            if (clock_ != nullptr) clock_->take_back(one_, nonce_);
        }
        void keep() noexcept { clock_ = nullptr; }

    private:
        slow_clock* clock_ = nullptr;
        slow_clock::writer one_{};
        std::string nonce_;
    };
    /// In the same turn as the access was given. `must_wait` for who is too soon.
    result<turn> take_turn(channel_access const& access, std::string const& nonce);

private:
    needs const& around_;
    slow_clock slow_;
};

}  // namespace parley::messaging
