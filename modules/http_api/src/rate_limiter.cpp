#include "rate_limiter.hpp"

#include <arpa/inet.h>

#include <algorithm>
#include <cstring>

namespace parley::http_api {

using std::chrono::duration_cast;
using std::chrono::nanoseconds;

rate_key rate_key::of_peer(std::string_view address) {
    std::string text(address);
    in_addr four{};
    if (inet_pton(AF_INET, text.c_str(), &four) == 1) return {0, 0xFFFF'0000'0000ULL | ntohl(four.s_addr)};
    in6_addr six{};
    if (inet_pton(AF_INET6, text.c_str(), &six) != 1) return {};
    std::uint64_t high = 0;
    std::uint64_t low = 0;
    for (std::size_t i = 0; i < 8; ++i)
        high = high << 8 | six.s6_addr[i];
    for (std::size_t i = 8; i < 16; ++i)
        low = low << 8 | six.s6_addr[i];
    if (IN6_IS_ADDR_V4MAPPED(&six)) return {0, low};
    // Whoever has one address of a /64 has them all (RFC 6177): the prefix is the caller.
    return {high, 1};
}

std::size_t rate_limiter::slot_hash::operator()(slot_key const& key) const noexcept {
    auto mixed = (key.who.high ^ (key.who.low * 0x9E3779B97F4A7C15ULL)) + key.slot;
    mixed *= 0xD6E8FEB86659FD93ULL;
    return static_cast<std::size_t>(mixed ^ (mixed >> 32));
}

rate_limiter::rate_limiter(rate_limits limits)
    : account_(limits.account),
      peer_(limits.peer),
      entries_per_shard_max_(std::max<std::size_t>(1, limits.keys_max / shard_count)) {
    auto set = [this](bucket which, rate of) { rates_[static_cast<std::size_t>(which)] = of; };
    set(bucket::message_send, limits.message_send);
    set(bucket::message_change, limits.message_change);
    set(bucket::history, limits.history);
    set(bucket::typing, limits.typing);
    set(bucket::read_mark, limits.read_mark);
    set(bucket::server_create, limits.server_create);
    set(bucket::server_change, limits.server_change);
    set(bucket::channel_change, limits.channel_change);
    set(bucket::role_change, limits.role_change);
    set(bucket::member_change, limits.member_change);
    set(bucket::invite_create, limits.invite_create);
    set(bucket::invite_join, limits.invite_join);
    set(bucket::invite_lookup, limits.invite_lookup);
    set(bucket::profile_change, limits.profile_change);
    set(bucket::expression_change, limits.expression_change);
    set(bucket::report, limits.report);
    set(bucket::asset_bring, limits.asset_bring);
    set(bucket::asset_read, limits.asset_read);
}

rate_state rate_limiter::take(bucket which, rate_key key, mono_time now) {
    return take(rate_of(which), {key, static_cast<std::uint8_t>(which)}, now);
}

rate_state rate_limiter::take_account(account_id account, mono_time now) {
    return take(account_, {rate_key::of(account), account_slot}, now);
}

rate_state rate_limiter::take_peer(rate_key peer, mono_time now) {
    return take(peer_, {peer, peer_slot}, now);
}

mono_time& rate_limiter::find_or_make(shard& in, slot_key key, mono_time now, std::size_t entries_max) {
    if (auto found = in.entries.find(key); found != in.entries.end()) {
        in.by_age.splice(in.by_age.begin(), in.by_age, found->second);
        return found->second->full_at;
    }
    if (in.entries.size() >= entries_max) {
        in.entries.erase(in.by_age.back().key);
        in.by_age.pop_back();
    }
    in.by_age.push_front({key, now});
    in.entries.emplace(key, in.by_age.begin());
    return in.by_age.front().full_at;
}

rate_state rate_limiter::take(rate const& limit, slot_key key, mono_time now) {
    if (limit.count == 0 || limit.per.count() <= 0) return {};
    auto const step = nanoseconds(limit.per) / limit.count;
    auto const whole = step * limit.count;
    auto& home = shards_[slot_hash{}(key) % shard_count];
    std::lock_guard held(home.lock);
    auto& full_at = find_or_make(home, key, now, entries_per_shard_max_);
    auto const base = std::max(full_at, now);
    rate_state state{.limit = limit.count};
    if (base + step - now > whole) {
        state.allowed = false;
        state.retry_after = duration_cast<milliseconds>(base + step - now - whole) + milliseconds{1};
    } else {
        full_at = base + step;
        state.remaining = static_cast<std::uint32_t>((now + whole - full_at) / step);
    }
    state.reset_after = duration_cast<milliseconds>(std::max(full_at, now) - now) + milliseconds{1};
    return state;
}

std::size_t rate_limiter::remembered() const {
    std::size_t all = 0;
    for (auto const& one : shards_) {
        std::lock_guard held(one.lock);
        all += one.entries.size();
    }
    return all;
}

std::string_view name_of(bucket which) noexcept {
    switch (which) {
        case bucket::none:
            return "none";
        case bucket::identity:
            return "identity";
        case bucket::general:
            return "general";
        case bucket::message_send:
            return "message_send";
        case bucket::message_change:
            return "message_change";
        case bucket::history:
            return "history";
        case bucket::typing:
            return "typing";
        case bucket::read_mark:
            return "read_mark";
        case bucket::server_create:
            return "server_create";
        case bucket::server_change:
            return "server_change";
        case bucket::channel_change:
            return "channel_change";
        case bucket::role_change:
            return "role_change";
        case bucket::member_change:
            return "member_change";
        case bucket::invite_create:
            return "invite_create";
        case bucket::invite_join:
            return "invite_join";
        case bucket::invite_lookup:
            return "invite_lookup";
        case bucket::profile_change:
            return "profile_change";
        case bucket::expression_change:
            return "expression_change";
        case bucket::report:
            return "report";
        case bucket::asset_bring:
            return "asset_bring";
        case bucket::asset_read:
            return "asset_read";
    }
    return "none";
}

}  // namespace parley::http_api
