#include "sql_screening_store.hpp"

#include "audit_statements.hpp"
#include "sql_lists.hpp"
#include "sql_values.hpp"

#include <array>
#include <utility>

namespace parley {
namespace {

constexpr std::string_view select_rules =
    "select id, server, name, enabled, fires_on, keywords, patterns, presets, allowed, count_max, "
    "count_window, "
    "blocks, block_message, alerts, timeout, exempt_roles, exempt_channels, creator "
    "from screening_rule where server = $1 order by id";
// A row of another server's with this id is not touched: then nothing is, and the guard says so.
constexpr std::string_view put_rule =
    "insert into screening_rule (id, server, name, enabled, fires_on, keywords, patterns, presets, allowed, "
    "count_max, count_window, blocks, block_message, alerts, timeout, exempt_roles, exempt_channels, "
    "creator) "
    "values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18) "
    "on conflict (id) do update set name = excluded.name, enabled = excluded.enabled, "
    "fires_on = excluded.fires_on, keywords = excluded.keywords, patterns = excluded.patterns, "
    "presets = excluded.presets, allowed = excluded.allowed, count_max = excluded.count_max, "
    "count_window = excluded.count_window, blocks = excluded.blocks, block_message = excluded.block_message, "
    "alerts = excluded.alerts, timeout = excluded.timeout, exempt_roles = excluded.exempt_roles, "
    "exempt_channels = excluded.exempt_channels where screening_rule.server = excluded.server";
constexpr std::string_view drop_rule = "delete from screening_rule where server = $1 and id = $2";

constexpr std::array all_presets{screening_preset::profanity, screening_preset::slurs,
                                 screening_preset::sexual};

std::uint64_t preset_bits(std::vector<screening_preset> const& all) {
    std::uint64_t bits = 0;
    for (auto const each : all)
        bits |= std::uint64_t{1} << static_cast<unsigned>(each);
    return bits;
}

std::vector<screening_preset> read_presets(row_reader& row) {
    auto const bits = row.all_bits();
    std::vector<screening_preset> found;
    for (auto const each : all_presets) {
        if ((bits >> static_cast<unsigned>(each) & 1U) != 0) found.push_back(each);
    }
    return found;
}

screening_rule read_rule(row_reader& row) {
    screening_rule what;
    what.id = row.id<screening_rule_id>();
    what.server = row.id<server_id>();
    what.name = row.text();
    what.enabled = row.flag();
    what.trigger = row.one_of(screening_trigger::profile);
    what.keywords = read_netstrings(row);
    what.patterns = read_netstrings(row);
    what.presets = read_presets(row);
    what.allowed = read_netstrings(row);
    what.limit = row.small();
    what.window = seconds{row.integer()};
    what.block = row.flag();
    what.block_message = row.text();
    what.alert = row.flag();
    what.timeout = seconds{row.integer()};
    what.exempt_roles = read_listed_ids<role_id>(row);
    what.exempt_channels = read_listed_ids<channel_id>(row);
    what.creator = row.id<account_id>();
    return what;
}

}  // namespace

task<result<std::vector<screening_rule>>> sql_screening_store::of_server(server_id server) {
    sql_statement asked{select_rules, {as_sql(server)}, {}};
    PARLEY_CO_TRY(auto rows, co_await database_.read(std::move(asked)));
    co_return decode_all<screening_rule>(rows, read_rule);
}

task<result<void>> sql_screening_store::put(screening_rule row, audit_entry entry) {
    std::vector<sql_value> values{as_sql(row.id),
                                  as_sql(row.server),
                                  std::move(row.name),
                                  as_sql(row.enabled),
                                  as_sql(row.trigger),
                                  netstrings(row.keywords),
                                  netstrings(row.patterns),
                                  as_sql(preset_bits(row.presets)),
                                  netstrings(row.allowed),
                                  as_sql(row.limit),
                                  as_sql(row.window),
                                  as_sql(row.block),
                                  std::move(row.block_message),
                                  as_sql(row.alert),
                                  as_sql(row.timeout),
                                  listed_ids(row.exempt_roles),
                                  listed_ids(row.exempt_channels),
                                  as_sql(row.creator)};
    std::vector<sql_statement> all;
    all.push_back({put_rule, std::move(values), storage_errc::conflict});
    PARLEY_CO_CHECK(insert_audit(all, row.server, std::move(entry)));
    co_return done(co_await database_.write(std::move(all)));
}

task<result<void>> sql_screening_store::drop(server_id server, screening_rule_id id, audit_entry entry) {
    std::vector<sql_statement> all;
    all.push_back({drop_rule, {as_sql(server), as_sql(id)}, storage_errc::not_found});
    PARLEY_CO_CHECK(insert_audit(all, server, std::move(entry)));
    co_return done(co_await database_.write(std::move(all)));
}

}  // namespace parley
