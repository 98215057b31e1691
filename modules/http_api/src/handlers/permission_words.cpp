#include "handlers/permission_words.hpp"

#include <parley/wire/objects.hpp>

#include <algorithm>

namespace parley::http_api {
namespace {

template <class Rows, class Id>
auto const* find_row(Rows const& rows, Id wanted) {
    auto const at = std::find_if(rows.begin(), rows.end(), [&](auto const& row) { return row.id == wanted; });
    return at == rows.end() ? nullptr : &*at;
}

std::string role_words(permission_verdict const& verdict, known_names const& names) {
    auto const* role = find_row(names.roles, verdict.role);
    return role ? "role " + role->name : "a role";
}

/// Where the overwrite stands: an inherited one in the category.
std::string place_words(permission_verdict const& verdict, known_names const& names) {
    auto const* here = find_row(names.channels, verdict.channel);
    if (verdict.inherited) {
        auto const* category = here ? find_row(names.channels, here->parent) : nullptr;
        return category ? " in category " + category->name : " in its category";
    }
    if (!here) return " in this channel";
    return (here->kind == channel_kind::category ? " in category " : " in channel ") + here->name;
}

std::string time_words(known_names const& names) {
    if (!names.timed_out_until) return {};
    std::string quoted;
    wire::write_time(quoted, *names.timed_out_until);
    return " until " + quoted.substr(1, quoted.size() - 2);
}

}  // namespace

std::string words_for(permission_verdict const& verdict, known_names const& names) {
    std::string const outcome = verdict.allowed ? "allowed" : "denied";
    switch (verdict.by) {
        case decided_by::owner:
            return outcome + ": owns the server";
        case decided_by::administrator:
            return outcome + " by " + role_words(verdict, names) + ", which makes administrators";
        case decided_by::everyone:
        case decided_by::role:
            return outcome + " by " + role_words(verdict, names);
        case decided_by::nothing:
            return outcome + ": no role allows it";
        case decided_by::everyone_overwrite:
        case decided_by::role_overwrite:
            return outcome + " by " + role_words(verdict, names) + place_words(verdict, names);
        case decided_by::member_overwrite:
            return outcome + " for this member" + place_words(verdict, names);
        case decided_by::timeout:
            return outcome + ": timed out" + time_words(names);
        case decided_by::pending:
            return outcome + ": has not accepted the rules yet";
        case decided_by::verification:
            return outcome + ": too new for the server's verification level";
        case decided_by::mute:
            return outcome + ": muted by " + role_words(verdict, names);
        case decided_by::archived:
            return outcome + ": the channel is archived";
        case decided_by::cannot_view:
            return outcome + ": cannot see the channel";
        case decided_by::cannot_send:
            return outcome + ": cannot send messages there";
        case decided_by::cannot_connect:
            return outcome + ": cannot connect to the channel";
        case decided_by::unknown_channel:
            return outcome + ": there is no such channel";
    }
    return outcome;
}

}  // namespace parley::http_api
