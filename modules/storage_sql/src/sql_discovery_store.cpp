#include "sql_discovery_store.hpp"

#include "server_statements.hpp"

#include <utility>

namespace parley {
namespace {

constexpr std::string_view select_page =
    "select s.id, s.name, s.owner, s.description, s.icon, s.banner, s.accent, s.discoverable, "
    "s.greeting_channel, s.verification, s.rules_gate, s.invites_paused_until, s.raid_joins, s.raid_pauses, "
    "s.alert_channel, s.audit_days, s.suspended, s.created_at, "
    "(select count(*) from member m where m.server = l.server) as members "
    "from listing l join server s on s.id = l.server "
    "where s.suspended = 0 and l.folded like $1 escape '!' order by members desc, l.server limit $2 offset "
    "$3";

/// What is looked for stands for itself, whatever `like` makes of it.
std::string pattern_for(std::string_view part) {
    std::string pattern = "%";
    for (char c : part) {
        if (c == '%' || c == '_' || c == '!') pattern += '!';
        pattern += c;
    }
    return pattern + '%';
}

}  // namespace

task<result<std::vector<discovered_server>>> sql_discovery_store::search(discovery_query query) {
    sql_statement asked{
        select_page, {pattern_for(query.folded), as_limit(query.count_max), as_limit(query.skip)}, {}};
    PARLEY_CO_TRY(auto rows, found(co_await database_.read(std::move(asked))));
    co_return decode_all<discovered_server>(rows, [](row_reader& row) {
        auto found_server = read_server(row);
        return discovered_server{std::move(found_server), static_cast<std::size_t>(row.integer())};
    });
}

}  // namespace parley
