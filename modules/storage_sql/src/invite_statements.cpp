#include "invite_statements.hpp"

#include "role_list_text.hpp"

#include <utility>

namespace parley {
namespace {

constexpr std::string_view insert =
    "insert into invite (code, server, creator, created_at, expires_at, uses_max, uses, temporary, vanity, "
    "roles) "
    "values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)";

}  // namespace

invite read_invite(row_reader& row) {
    invite what;
    what.code = row.text();
    what.server = row.id<server_id>();
    what.creator = row.id<account_id>();
    what.created_at = row.time();
    what.expires_at = row.time_or_null();
    what.uses_max = row.small();
    what.uses = row.small();
    what.temporary = row.flag();
    what.vanity = row.flag();
    if (!read_roles(row.text(), what.roles)) row.spoil();
    return what;
}

void insert_invite(std::vector<sql_statement>& all, invite row) {
    std::vector<sql_value> values{std::move(row.code),    as_sql(row.server),     as_sql(row.creator),
                                  as_sql(row.created_at), as_sql(row.expires_at), as_sql(row.uses_max),
                                  as_sql(row.uses),       as_sql(row.temporary),  as_sql(row.vanity),
                                  text_of(row.roles)};
    all.push_back({insert, std::move(values), {}});
}

}  // namespace parley
