#include "audit.hpp"

#include "names.hpp"

namespace parley {

audit_changes& audit_changes::text(std::string field, std::string before, std::string after) {
    if (before != after) all_.push_back({std::move(field), std::move(before), std::move(after)});
    return *this;
}

audit_changes& audit_changes::number(std::string field, std::int64_t before, std::int64_t after) {
    return text(std::move(field), std::to_string(before), std::to_string(after));
}

audit_changes& audit_changes::flag(std::string field, bool before, bool after) {
    return text(std::move(field), before ? "true" : "false", after ? "true" : "false");
}

audit_changes& audit_changes::set(std::string field, permission_bits before, permission_bits after) {
    return text(std::move(field), std::to_string(before), std::to_string(after));
}

audit_changes& audit_changes::time(std::string field, std::optional<wall_time> before,
                                   std::optional<wall_time> after) {
    auto as_text = [](std::optional<wall_time> const& t) {
        return t ? std::to_string(unix_ms(*t)) : std::string();
    };
    return text(std::move(field), as_text(before), as_text(after));
}

audit_changes changes_between(role const& before, role const& after) {
    audit_changes all;
    all.text("name", before.name, after.name)
        .set("permissions", before.permissions, after.permissions)
        .number("color", before.color, after.color)
        .number("position", before.position, after.position)
        .flag("hoist", before.hoist, after.hoist)
        .flag("mentionable", before.mentionable, after.mentionable)
        .flag("selfAssignable", before.self_assignable, after.self_assignable)
        .text("icon", before.icon, after.icon)
        .flag("mutes", before.mutes, after.mutes);
    return all;
}

audit_changes changes_between(channel const& before, channel const& after) {
    auto id_text = [](channel_id id) { return id ? to_string(id) : std::string(); };
    audit_changes all;
    all.text("name", before.name, after.name)
        .text("topic", before.topic, after.topic)
        .number("position", before.position, after.position)
        .text("parentId", id_text(before.parent), id_text(after.parent))
        .flag("ageRestricted", before.age_restricted, after.age_restricted)
        .number("slowmodeSeconds", before.slowmode.count(), after.slowmode.count())
        .flag("archived", before.archived, after.archived)
        .number("retentionSeconds", before.retention.count(), after.retention.count());
    return all;
}

result<changes::add_audit> make_audit(directory const& gate, act const& by, audited what) {
    if (!is_valid_reason(by.reason)) return community_errc::invalid_reason;
    auto const id = gate.needs().ids.make<audit_id>();
    if (!id) return community_errc::unavailable;
    return changes::add_audit{{.id = id,
                               .server = what.server,
                               .actor = by.who.account,
                               .action = what.action,
                               .target = what.target,
                               .detail = std::move(what.detail),
                               .reason = by.reason,
                               .changes = std::move(what.changes)}};
}

}  // namespace parley
