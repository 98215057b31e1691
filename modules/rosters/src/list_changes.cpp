// What moves rows, and what takes a list away from who may not see it any more: noted as it happens, on the
// server's home core, before anybody else is told.

#include "list_key.hpp"
#include "rosters.hpp"

#include <map>
#include <utility>

namespace parley {
namespace {

/// Events after which channels may be seen by others, or members stand in other groups.
bool changes_rules(events::payload const& what) {
    using namespace events;
    return std::holds_alternative<server_changed>(what) || std::holds_alternative<role_created>(what) ||
           std::holds_alternative<role_changed>(what) || std::holds_alternative<role_deleted>(what) ||
           std::holds_alternative<channel_created>(what) || std::holds_alternative<channel_changed>(what) ||
           std::holds_alternative<channel_deleted>(what);
}

}  // namespace

void rosters::on_published(event const& what) {
    if (what.stream.of != stream_id::kind::server) return;
    auto const in = find_hall(server_id{what.stream.value});
    if (!in) return;
    if (auto const* joined = std::get_if<events::member_joined>(&what.what)) {
        auto const& them = joined->member;
        if (in->wants_all_names || in->readings > 0)
            in->names.put(them.who, them.member.nickname, roster::word::told);
        note(in, them.member.account);
        settle_size(in);
    } else if (auto const* changed = std::get_if<events::member_changed>(&what.what)) {
        auto const& row = changed->member.member;
        in->names.set_nickname(row.account, row.nickname);
        note(in, row.account);
        recheck(in, row.account);
    } else if (auto const* left = std::get_if<events::member_left>(&what.what)) {
        in->names.erase(left->account);
        note(in, left->account);
        recheck(in, left->account);
        settle_size(in);
    } else if (auto const* renamed = std::get_if<events::account_changed>(&what.what)) {
        rename(in, renamed->who);
        note(in, renamed->who.id);
    } else if (std::holds_alternative<events::server_deleted>(what.what)) {
        close_hall(in);
    } else if (changes_rules(what.what)) {
        recheck(in, std::nullopt);
    }
}

/// A name that is read at this moment may be the one before.
void rosters::rename(hall_ptr const& in, account const& who) {
    if (in->names.knows(who.id) || (in->readings == 0 && !in->wants_all_names)) return in->names.rename(who);
    auto const people = needs_.people.now(in->server);
    if (!people) return;
    auto const at = people->members.find(who.id);
    if (at != people->members.end()) in->names.put(who, at->second.nickname, roster::word::told);
}

void rosters::on_presence(server_id server, account_id account) {
    if (auto const in = find_hall(server)) note(in, account);
}

void rosters::note(hall_ptr const& in, account_id who) {
    for (auto const& [key, list] : in->lists) {
        list->dirty.insert(who);
        stir(in, list);
    }
}

void rosters::stir(hall_ptr const& in, shared_list_ptr const& list) {
    if (!std::exchange(list->stirred, true)) here().stirred.emplace_back(in, list);
}

/// Whoever does not see their channel any more has no list from this moment on; whose channel is seen by
/// others now has another list.
void rosters::recheck(hall_ptr const& in, std::optional<account_id> only) {
    auto const people = needs_.people.now(in->server);
    if (!people) return close_hall(in);
    std::map<channel_id, std::optional<std::string>> keys;
    std::vector<std::uint64_t> gone;
    std::vector<std::uint64_t> moved;
    for (auto const& [turn, list] : in->places) {
        auto const& look = list->looks.at(turn);
        if (only && look.who.account != *only) continue;
        auto const [key, is_new] = keys.try_emplace(look.channel);
        if (is_new) key->second = list_key(*people, look.channel, !in->large);
        auto const member = people->members.find(look.who.account);
        bool const may = member != people->members.end() && sees(*people, member->second, look.channel);
        if (!may || !key->second) {
            gone.push_back(turn);
        } else if (*key->second != list->key) {
            moved.push_back(turn);
        }
    }
    for (auto const turn : gone)
        drop_look(*in, turn);
    for (auto const turn : moved) {
        auto wish = in->places.at(turn)->looks.at(turn);
        drop_look(*in, turn);
        place(in, *people, std::move(wish));
    }
    // The channel by which a list was made may have another key now, or be gone.
    for (auto const& [key, list] : in->lists)
        list->channel = list->looks.begin()->second.channel;
}

/// A server that has become large, or is no more, has other lists.
void rosters::settle_size(hall_ptr const& in) {
    auto const people = needs_.people.now(in->server);
    if (!people) return;
    bool const large = people->members.size() > options_.large_server_members;
    if (std::exchange(in->large, large) != large) recheck(in, std::nullopt);
}

}  // namespace parley
