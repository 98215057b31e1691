// What a community has beside its channels and members: presences, expressions, events, reports.

#include "pieces.hpp"

#include <parley/wire/names.hpp>
#include <parley/wire/objects.hpp>

#include <fmt/format.h>

#include <iterator>

namespace parley::wire {
namespace {

void write_custom_status(std::string& out, std::optional<custom_status> const& what) {
    if (!what) {
        out += "null";
        return;
    }
    out += R"({"text":)";
    write_string(out, what->text);
    out += R"(,"emoji":)";
    write_optional_text(out, what->emoji);
    out += R"(,"expiresAt":)";
    write_optional_time(out, what->expires_at);
    out += '}';
}

void write_activity(std::string& out, activity const& what) {
    out += R"({"type":")";
    out += name_in(activity_kinds, what.kind);
    out += R"(","name":)";
    write_string(out, what.name);
    out += R"(,"details":)";
    write_optional_text(out, what.details);
    out += R"(,"state":)";
    write_optional_text(out, what.state);
    out += R"(,"url":)";
    write_optional_text(out, what.url);
    out += R"(,"startedAt":)";
    write_optional_time(out, what.started_at);
    out += '}';
}

}  // namespace

void write_presence_fields(std::string& out, presence const& what) {
    out += R"("status":")";
    out += name_in(presence_statuses, what.status);
    out += R"(","customStatus":)";
    write_custom_status(out, what.custom);
    out += R"(,"activities":)";
    write_array(out, what.activities, [&](activity const& each) { write_activity(out, each); });
}

void write_presence_choice(std::string& out, presence_choice const& what) {
    out += R"({"status":")";
    out += name_in(chosen_statuses, what.status);
    out += R"(","customStatus":)";
    write_custom_status(out, what.custom);
    out += '}';
}

void write_expression(std::string& out, expression const& what) {
    out += R"({"expressionId":)";
    write_id(out, what.id);
    out += R"(,"serverId":)";
    write_id(out, what.server);
    out += R"(,"type":")";
    out += name_in(expression_kinds, what.kind);
    out += R"(","name":)";
    write_string(out, what.name);
    out += R"(,"description":)";
    write_string(out, what.description);
    out += R"(,"emoji":)";
    write_optional_text(out, what.emoji);
    out += R"(,"asset":)";
    write_string(out, what.asset);
    fmt::format_to(std::back_inserter(out), R"(,"animated":{},"volume":{},"creatorId":)", what.animated,
                   what.volume);
    write_id(out, what.creator);
    out += R"(,"roleIds":)";
    write_ids(out, what.roles);
    out += '}';
}

void write_scheduled_event(std::string& out, scheduled_event const& what) {
    out += R"({"eventId":)";
    write_id(out, what.id);
    out += R"(,"serverId":)";
    write_id(out, what.server);
    out += R"(,"creatorId":)";
    write_id(out, what.creator);
    out += R"(,"name":)";
    write_string(out, what.name);
    out += R"(,"description":)";
    write_string(out, what.description);
    out += R"(,"channelId":)";
    write_id(out, what.channel);
    out += R"(,"location":)";
    write_optional_text(out, what.location);
    out += R"(,"startsAt":)";
    write_time(out, what.starts_at);
    out += R"(,"endsAt":)";
    write_optional_time(out, what.ends_at);
    out += R"(,"repeats":")";
    out += name_in(recurrences, what.repeats);
    out += R"(","status":")";
    out += name_in(scheduled_event_statuses, what.status);
    out += R"(","image":)";
    write_optional_text(out, what.image);
    fmt::format_to(std::back_inserter(out), R"(,"interestedCount":{}}})", what.interested);
}

void write_report(std::string& out, report const& what) {
    out += R"({"reportId":)";
    write_id(out, what.id);
    out += R"(,"serverId":)";
    write_id(out, what.server);
    out += R"(,"reporterId":)";
    write_id(out, what.reporter);
    out += R"(,"targetId":)";
    write_id(out, what.target);
    out += R"(,"channelId":)";
    write_id(out, what.channel);
    out += R"(,"messageId":)";
    write_id(out, what.message);
    out += R"(,"content":)";
    write_string(out, what.content);
    out += R"(,"reason":")";
    out += name_in(report_reasons, what.reason);
    out += R"(","note":)";
    write_string(out, what.note);
    out += R"(,"state":")";
    out += name_in(report_states, what.state);
    out += R"(","moderatorId":)";
    write_id(out, what.moderator);
    out += R"(,"outcome":)";
    write_string(out, what.outcome);
    out += R"(,"createdAt":)";
    write_time(out, what.id.created_at());
    out += R"(,"closedAt":)";
    write_optional_time(out, what.closed_at);
    fmt::format_to(std::back_inserter(out), R"(,"repeats":{}}})", what.repeats);
}

void write_mass_action(std::string& out, mass_action const& what) {
    out += R"({"actionId":)";
    write_id(out, what.action);
    out += R"(,"serverId":)";
    write_id(out, what.server);
    out += R"(,"actorId":)";
    write_id(out, what.actor);
    out += R"(,"type":")";
    out += name_in(mass_action_kinds, what.what);
    out += R"(","state":")";
    out += name_in(mass_action_states, what.now);
    fmt::format_to(std::back_inserter(out), R"(","total":{},"done":{},"failed":{}}})", what.total, what.done,
                   what.failed);
}

}  // namespace parley::wire
