#pragma once
// How often somebody may try to log in. A machine without I/O; it belongs to one core.

#include "lru_map.hpp"

#include <parley/base/clock.hpp>

#include <optional>
#include <string>

namespace parley::identity {

/// Tokens that come back with time; an attempt takes one, and gets it back when it was right.
class token_bucket {
public:
    struct rate {
        double burst = 0;
        double per_second = 0;
    };
    bool has_one(rate const& r, mono_time now) noexcept;
    void take() noexcept { tokens_ -= 1; }
    void give_back(rate const& r) noexcept { tokens_ = tokens_ + 1 > r.burst ? r.burst : tokens_ + 1; }

private:
    bool started_ = false;
    double tokens_ = 0;
    mono_time at_{};
};

/// Three things count wrong passwords: the account's name, the peer's network, and the whole instance. A
/// network that has logged in to the account before is asked by none of them, only by a bucket for this pair:
/// so guesses from elsewhere can lock nobody out of a known place. Counting starts before the outcome is
/// known, so that parallel guesses do not slip through. Names that nobody has are treated like any other.
class login_limits {
public:
    struct ticket {
        std::string name;
        std::string network;
        bool known = false;
    };
    enum class outcome { right, wrong, undecided };

    /// Nothing = too many attempts. Every ticket must be settled. An empty network stands for someone who is
    /// logged in already (a change of password): then only the name counts.
    std::optional<ticket> admit(std::string name, std::string network, mono_time now);
    void settle(ticket const& which, outcome how, mono_time now);
    /// Making accounts costs hashing too.
    bool admit_sign_up(std::string const& network, mono_time now);

private:
    struct guesses {
        int wrong = 0;
        mono_time last{};
        mono_time blocked_until{};
    };
    static constexpr std::size_t entries_max = 100'000;  // each map, ≈ 15 MB together when full
    guesses* guesses_of(std::string const& name, mono_time now);

    lru_map<std::string, guesses> names_{entries_max};
    lru_map<std::string, token_bucket> networks_{entries_max};
    lru_map<std::string, token_bucket> known_pairs_{entries_max};
    lru_map<std::string, token_bucket> sign_ups_{entries_max};
    token_bucket everyone_;
};

}  // namespace parley::identity
