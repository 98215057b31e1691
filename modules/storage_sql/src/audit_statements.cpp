#include "audit_statements.hpp"

#include "audit_changes_text.hpp"
#include "limits.hpp"
#include "sql_values.hpp"

#include <utility>

namespace parley {
namespace {

constexpr std::string_view insert_one =
    "insert into audit_entry (id, server, actor, action, target, detail, reason, changes) "
    "values ($1, $2, $3, $4, $5, $6, $7, $8)";

std::size_t bytes_in(std::vector<audit_change> const& changes) {
    std::size_t bytes = 0;
    for (auto const& each : changes)
        bytes += each.field.size() + each.before.size() + each.after.size();
    return bytes;
}

}  // namespace

result<void> insert_audit(std::vector<sql_statement>& all, server_id server, audit_entry entry) {
    if (bytes_in(entry.changes) > audit_changes_bytes_max) return storage_errc::refused;
    std::vector<sql_value> values{as_sql(entry.id),        as_sql(server),        as_sql(entry.actor),
                                  as_sql(entry.action),    as_sql(entry.target),  std::move(entry.detail),
                                  std::move(entry.reason), text_of(entry.changes)};
    all.push_back({insert_one, std::move(values), {}});
    return {};
}

}  // namespace parley
