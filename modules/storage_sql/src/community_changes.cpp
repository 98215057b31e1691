#include "community_changes.hpp"

#include "audit_statements.hpp"
#include "channel_statements.hpp"
#include "member_statements.hpp"
#include "role_statements.hpp"
#include "server_statements.hpp"
#include "sql_values.hpp"

#include <utility>

namespace parley {
namespace {

constexpr std::string_view find_server = "select id from server where id = $1";
constexpr std::string_view put_one_ban =
    "insert into ban (server, account, moderator, reason, created_at, expires_at) "
    "values ($1, $2, $3, $4, $5, $6) on conflict (server, account) do update set "
    "moderator = excluded.moderator, reason = excluded.reason, created_at = excluded.created_at, "
    "expires_at = excluded.expires_at";
constexpr std::string_view drop_one_ban = "delete from ban where server = $1 and account = $2";

class change_writer {
public:
    explicit change_writer(server_id server) : server_(server) {
        all_.push_back({find_server, {as_sql(server)}, storage_errc::not_found});
    }

    void operator()(changes::put_server change) {
        change.row.id = server_;
        put_server(all_, std::move(change.row));
    }
    void operator()(changes::put_role change) { put_role(all_, ours(std::move(change.row))); }
    void operator()(changes::drop_role change) { drop_role(all_, server_, change.role); }
    void operator()(changes::put_channel change) { put_channel(all_, ours(std::move(change.row))); }
    void operator()(changes::drop_channel change) { drop_channel(all_, server_, change.channel); }
    void operator()(changes::put_member change) { put_member(all_, ours(std::move(change.row))); }
    void operator()(changes::drop_member change) {
        drop_overwrites(all_, server_, change.account);
        drop_member(all_, server_, change.account);
    }
    void operator()(changes::put_ban change) {
        auto& row = change.row;
        std::vector<sql_value> values{as_sql(server_),       as_sql(row.account),    as_sql(row.moderator),
                                      std::move(row.reason), as_sql(row.created_at), as_sql(row.expires_at)};
        all_.push_back({put_one_ban, std::move(values), {}});
    }
    void operator()(changes::drop_ban change) {
        all_.push_back({drop_one_ban, {as_sql(server_), as_sql(change.account)}, {}});
    }
    void operator()(changes::add_audit change) {
        too_large_ = insert_audit(all_, server_, std::move(change.entry)).has_error() || too_large_;
    }

    result<std::vector<sql_statement>> take() {
        if (too_large_) return storage_errc::refused;
        return std::move(all_);
    }

private:
    template <class Row>
    Row ours(Row row) const {
        row.server = server_;
        return row;
    }

    server_id server_;
    std::vector<sql_statement> all_;
    bool too_large_ = false;
};

}  // namespace

result<std::vector<sql_statement>> statements_of(server_id server, std::vector<community_change> all) {
    change_writer writer(server);
    for (auto& each : all)
        std::visit(writer, std::move(each));
    return writer.take();
}

}  // namespace parley
