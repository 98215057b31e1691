#pragma once
// What the audit log keeps of a change, in the same commit as the change itself.

#include "directory.hpp"

#include <parley/model/audit.hpp>

#include <string>
#include <utility>
#include <vector>

namespace parley {

/// The fields of one act, with what they were and became; those that stayed are left out.
class audit_changes {
public:
    audit_changes& text(std::string field, std::string before, std::string after);
    audit_changes& number(std::string field, std::int64_t before, std::int64_t after);
    audit_changes& flag(std::string field, bool before, bool after);
    audit_changes& set(std::string field, permission_bits before, permission_bits after);
    /// A time in Unix milliseconds; nothing = empty.
    audit_changes& time(std::string field, std::optional<wall_time> before, std::optional<wall_time> after);
    bool empty() const noexcept { return all_.empty(); }
    std::vector<audit_change> take() { return std::move(all_); }

private:
    std::vector<audit_change> all_;
};

audit_changes changes_between(role const& before, role const& after);
audit_changes changes_between(channel const& before, channel const& after);

struct audited {
    server_id server;
    audit_action action = audit_action::server_update;
    std::uint64_t target = 0;
    std::vector<audit_change> changes{};
    std::string detail{};
};
/// ::unavailable when no id can be made, ::invalid_reason when the reason cannot be kept.
result<changes::add_audit> make_audit(directory const& gate, act const& by, audited what);

}  // namespace parley
