#include "sql_audit_store.hpp"

#include "audit_changes_text.hpp"
#include "sql_values.hpp"

#include <array>
#include <limits>
#include <utility>

namespace parley {
namespace {

constexpr std::uint64_t greatest_id = std::numeric_limits<std::int64_t>::max();

/// The filters that a query has, each a bit: a text of its own for every combination, so that each is
/// planned by the index that suits it.
constexpr std::size_t by_actor = 1;
constexpr std::size_t by_target = 2;
constexpr std::size_t by_action = 4;
constexpr std::size_t combinations = 8;

std::string text_for(std::size_t filters) {
    std::string text =
        "select id, server, actor, action, target, detail, reason, changes from audit_entry "
        "where server = $1 and id <= $2";
    int number = 3;  // behind the limit
    if ((filters & by_actor) != 0) text += " and actor = $" + std::to_string(++number);
    if ((filters & by_target) != 0) text += " and target = $" + std::to_string(++number);
    if ((filters & by_action) != 0) text += " and action = $" + std::to_string(++number);
    return text + " order by id desc limit $3";
}

std::string_view select_page(std::size_t filters) {
    static auto const texts = [] {
        std::array<std::string, combinations> all;
        for (std::size_t i = 0; i < all.size(); ++i)
            all[i] = text_for(i);
        return all;
    }();
    return texts[filters];
}

sql_statement statement_of(audit_query const& query) {
    auto newest = query.before.value == 0 ? greatest_id : query.before.value - 1;
    std::vector<sql_value> values{as_sql(query.server), as_sql(newest), as_limit(query.count_max)};
    std::size_t filters = 0;
    if (query.actor.value != 0) {
        filters |= by_actor;
        values.push_back(as_sql(query.actor));
    }
    if (query.target != 0) {
        filters |= by_target;
        values.push_back(as_sql(query.target));
    }
    if (query.action) {
        filters |= by_action;
        values.push_back(as_sql(*query.action));
    }
    return {select_page(filters), std::move(values), {}};
}

audit_entry read_entry(row_reader& row) {
    audit_entry what;
    what.id = row.id<audit_id>();
    what.server = row.id<server_id>();
    what.actor = row.id<account_id>();
    what.action = static_cast<audit_action>(row.within<std::uint16_t>());  // also one that is newer than us
    what.target = row.all_bits();
    what.detail = row.text();
    what.reason = row.text();
    auto changes = changes_of(row.text());
    if (changes) {
        what.changes = std::move(*changes);
    } else {
        row.spoil();
    }
    return what;
}

}  // namespace

task<result<std::vector<audit_entry>>> sql_audit_store::page(audit_query query) {
    PARLEY_CO_TRY(auto rows, co_await database_.read(statement_of(query)));
    co_return decode_all<audit_entry>(rows, read_entry);
}

}  // namespace parley
