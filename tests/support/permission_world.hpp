#pragma once
// Small made-up servers, and a second model of what members may do there: one permission at a time, without
// order, bit sets or care for speed. The real one must agree with it.

#include <parley/model/permission_rules.hpp>

#include <algorithm>
#include <cstddef>
#include <vector>

namespace parley::permission_world {

struct world {
    server_id server{1};
    account_id owner{10};
    std::vector<role> roles;
    std::vector<channel> channels;
};
struct person {
    account_id account;
    std::vector<role_id> roles;
    bool timed_out = false;
    bool pending = false;
    bool unverified = false;
    member_standing standing() const { return {account, roles, timed_out, pending, unverified}; }
};

// --- the naive model
// ------------------------------------------------------------------------------------------------
class naive {
public:
    naive(world const& where, person const& who) : where_(where), who_(who) {}

    /// Channel zero = the server as a whole.
    bool may(permission what, channel_id channel) const {
        auto const* in = find_channel(channel);
        if (channel && !in) return false;
        if (is_owner() || given(permission::administrator)) return true;
        bool yes = given(what);
        if (in) yes = after_overwrites(*in, what, yes);
        bool const held_back = who_.timed_out || who_.pending || who_.unverified;
        if (held_back && what != permission::view_channel && what != permission::read_message_history)
            yes = false;
        if (is_voice_of_member(what) && (is_muted() || (in && in->archived))) yes = false;
        return yes && (!in || nothing_missing(*in, what));
    }
    bool is_muted() const {
        return std::ranges::any_of(where_.roles, [&](role const& each) {
            return each.mutes && each.id != everyone_role(where_.server) && has_id(who_.roles, each.id);
        });
    }
    static bool is_voice_of_member(permission what) {
        using enum permission;
        for (auto one : {add_reactions, priority_speaker, stream, send_messages, send_tts_messages, speak,
                         request_to_speak, create_public_threads, create_private_threads,
                         send_messages_in_threads, use_soundboard, send_voice_messages, send_polls}) {
            if (what == one) return true;
        }
        return false;
    }
    bool holds(role_id wanted) const {
        return find_role(wanted) && (wanted == everyone_role(where_.server) || has_id(who_.roles, wanted));
    }
    role const* find_role(role_id wanted) const {
        for (auto const& each : where_.roles) {
            if (each.id == wanted) return &each;
        }
        return nullptr;
    }
    channel const* find_channel(channel_id wanted) const {
        for (auto const& each : where_.channels) {
            if (each.id == wanted) return &each;
        }
        return nullptr;
    }
    bool is_owner() const { return who_.account && who_.account == where_.owner; }

private:
    static bool has_id(std::vector<role_id> const& ids, role_id wanted) {
        return std::find(ids.begin(), ids.end(), wanted) != ids.end();
    }
    bool given(permission what) const {
        for (auto const& each : where_.roles) {
            if (holds(each.id) && has(each.permissions, what)) return true;
        }
        return false;
    }
    bool after_overwrites(channel const& in, permission what, bool yes) const {
        for (auto const& each : in.overwrites) {
            if (is_everyones(each)) yes = after(each, what, yes);
        }
        bool allowed = false;
        bool denied = false;
        for (auto const& each : in.overwrites) {
            if (each.of != overwrite::target_kind::role || is_everyones(each)) continue;
            if (!holds({each.target})) continue;
            if (has(each.allow, what)) allowed = true;
            if (has(each.deny, what)) denied = true;
        }
        if (denied) yes = false;
        if (allowed) yes = true;
        for (auto const& each : in.overwrites) {
            if (each.of == overwrite::target_kind::member && each.target == who_.account.value)
                yes = after(each, what, yes);
        }
        return yes;
    }
    bool is_everyones(overwrite const& row) const {
        return row.of == overwrite::target_kind::role && row.target == where_.server.value;
    }
    static bool after(overwrite const& row, permission what, bool yes) {
        if (has(row.allow, what)) return true;
        return has(row.deny, what) ? false : yes;
    }
    bool nothing_missing(channel const& in, permission what) const {
        if (what == permission::view_channel) return true;
        if (!may(permission::view_channel, in.id)) return false;
        switch (in.kind) {
            case channel_kind::voice:
            case channel_kind::stage:
                return what == permission::connect || may(permission::connect, in.id);
            case channel_kind::category:
                return true;
            default:
                break;
        }
        bool const goes_with_sending = what == permission::mention_everyone ||
                                       what == permission::send_tts_messages ||
                                       what == permission::attach_files || what == permission::embed_links;
        return !goes_with_sending || may(permission::send_messages, in.id);
    }

    world const& where_;
    person const& who_;
};

// --- made-up servers; `next()` gives 64 bits, from a generator or from a fuzzer's input
// -----------------------------
template <class Next>
permission_bits make_bits(Next& next) {
    auto p = next() & next() & ~bit(permission::administrator);
    // What others hang on comes often, or most worlds would show nothing.
    if (next() % 2 == 0) p |= bits(permission::view_channel, permission::connect);
    if (next() % 2 == 0) p |= bit(permission::send_messages);
    if (next() % 16 == 0) p |= bit(permission::administrator);
    return p;
}

template <class Next>
std::vector<role> make_roles(Next& next, server_id server) {
    std::vector<role> out;
    auto const id_max = next() % 64 == 0 ? 60u : 8u;
    for (std::uint64_t id = 1; id <= id_max; ++id) {
        if (id > 1 && next() % 3 == 0) continue;  // its id stays known, as that of a role that is gone
        if (id == 1 && next() % 32 == 0) continue;
        role made{};
        made.id = {id};
        made.server = server;
        made.permissions =
            id == 1 ? make_bits(next) & ~bit(permission::administrator) : make_bits(next) & next();
        made.position = id == 1 ? 0 : static_cast<std::int32_t>(next() % 5);
        made.mutes = id != 1 && next() % 8 == 0;
        out.insert(next() % 2 == 0 ? out.begin() : out.end(), made);
    }
    return out;
}

template <class Next>
std::vector<overwrite> make_overwrites(Next& next) {
    std::vector<overwrite> out;
    auto const target_max = next() % 64 == 0 ? 60u : 8u;
    for (std::uint64_t target = 1; target <= target_max; ++target) {
        if (next() % 3 != 0) continue;
        auto const allow = next() & next();
        out.push_back({overwrite::target_kind::role, target, allow, next() & next() & ~allow});
    }
    for (std::uint64_t target = 10; target < 13; ++target) {
        if (next() % 4 != 0) continue;
        auto const allow = next() & next();
        out.push_back({overwrite::target_kind::member, target, allow, next() & next() & ~allow});
    }
    return out;
}

template <class Next>
world make_world(Next& next) {
    static constexpr channel_kind kinds[] = {channel_kind::text,         channel_kind::voice,
                                             channel_kind::announcement, channel_kind::stage,
                                             channel_kind::forum,        channel_kind::media};
    world out;
    out.roles = make_roles(next, out.server);
    for (std::uint64_t id = 100; id < 104; ++id) {
        channel made{};
        made.id = {id};
        made.server = out.server;
        made.kind = id == 100 ? channel_kind::category : kinds[next() % std::size(kinds)];
        if (id != 100 && next() % 2 == 0) made.parent = {next() % 8 == 0 ? 999u : 100u};
        bool const synced = made.parent && next() % 2 == 0;
        made.archived = next() % 6 == 0;
        made.overwrites = synced ? out.channels.front().overwrites : make_overwrites(next);
        out.channels.push_back(made);
    }
    return out;
}

template <class Next>
person make_person(Next& next) {
    person out;
    auto const pick = next() % 8;
    out.account = {pick == 0 ? 0 : pick == 1 ? 10 : 11 + pick % 2};
    out.timed_out = next() % 4 == 0;
    out.pending = next() % 8 == 0;
    out.unverified = next() % 8 == 0;
    auto const id_max = next() % 64 == 0 ? 60u : 8u;
    for (std::uint64_t id = 1; id <= id_max; ++id) {
        if (next() % 3 == 0) out.roles.push_back({id});
    }
    return out;
}

}  // namespace parley::permission_world
