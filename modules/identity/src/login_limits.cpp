#include "login_limits.hpp"

#include <algorithm>
#include <utility>

namespace parley::identity {

namespace {

using rate = token_bucket::rate;

/// A person mistypes a handful of times; ten guesses find no password that passes the length rule.
constexpr int free_guesses = 10;
constexpr seconds delay_first{1};
constexpr seconds delay_max = std::chrono::minutes{15};
/// Nobody has guessed for this long: begin afresh.
constexpr seconds guesses_forgotten_after = std::chrono::hours{1};
/// A /24 or a /64 may be a whole school.
constexpr rate per_network{30, 15.0 / 60};
/// About half of what two hashing threads can do: a flood of guesses leaves room for known places.
constexpr rate in_all{200, 40};
constexpr rate per_known_pair{20, 2.0 / 60};
constexpr rate per_network_sign_ups{50, 1.0 / 60};

static_assert(guesses_forgotten_after > delay_max);

milliseconds delay_after(int wrong) {
    if (wrong < free_guesses) return milliseconds{0};
    int doublings = std::min(wrong - free_guesses, 20);
    return std::min<milliseconds>(delay_first * (1 << doublings), delay_max);
}

std::string pair_key(std::string const& name, std::string const& network) {
    return name + '\n' + network;  // no name contains a line break
}

}  // namespace

bool token_bucket::has_one(rate const& r, mono_time now) noexcept {
    if (!started_) {
        started_ = true;
        tokens_ = r.burst;
    } else if (now > at_) {
        auto passed = std::chrono::duration<double>(now - at_).count();
        tokens_ = std::min(r.burst, tokens_ + passed * r.per_second);
    }
    at_ = std::max(at_, now);
    return tokens_ >= 1;
}

login_limits::guesses* login_limits::guesses_of(std::string const& name, mono_time now) {
    auto* found = names_.find(name);
    if (found == nullptr) return &names_.put(name, {});
    if (now - found->last > guesses_forgotten_after) *found = {};
    return found;
}

std::optional<login_limits::ticket> login_limits::admit(std::string name, std::string network,
                                                        mono_time now) {
    if (!network.empty()) {
        if (auto* pair = known_pairs_.find(pair_key(name, network))) {
            if (!pair->has_one(per_known_pair, now)) return std::nullopt;
            pair->take();
            return ticket{std::move(name), std::move(network), true};
        }
    }
    auto* of_name = guesses_of(name, now);
    if (now < of_name->blocked_until) return std::nullopt;
    if (!network.empty()) {
        auto* of_network = networks_.find(network);
        if (of_network == nullptr) of_network = &networks_.put(network, {});
        // All are asked before any is charged: who is refused takes nothing from others.
        if (!of_network->has_one(per_network, now) || !everyone_.has_one(in_all, now)) return std::nullopt;
        of_network->take();
        everyone_.take();
    }
    of_name->last = now;
    of_name->blocked_until = now + delay_after(++of_name->wrong);
    return ticket{std::move(name), std::move(network), false};
}

void login_limits::settle(ticket const& which, outcome how, mono_time now) {
    if (how == outcome::wrong) return;  // charged already
    if (which.known) {
        if (auto* pair = known_pairs_.find(pair_key(which.name, which.network)))
            pair->give_back(per_known_pair);
        return;
    }
    if (auto* of_name = names_.find(which.name)) {
        of_name->wrong = how == outcome::right ? 0 : std::max(0, of_name->wrong - 1);
        if (of_name->wrong < free_guesses) of_name->blocked_until = now;
    }
    if (which.network.empty()) return;
    if (auto* of_network = networks_.find(which.network)) of_network->give_back(per_network);
    everyone_.give_back(in_all);
    if (how == outcome::right) known_pairs_.put(pair_key(which.name, which.network), {});
}

bool login_limits::admit_sign_up(std::string const& network, mono_time now) {
    auto* bucket = sign_ups_.find(network);
    if (bucket == nullptr) bucket = &sign_ups_.put(network, {});
    if (!bucket->has_one(per_network_sign_ups, now)) return false;
    bucket->take();
    return true;
}

}  // namespace parley::identity
