#include "sql_account_store.hpp"

#include "sql_values.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace parley {
namespace {

constexpr std::string_view count_all = "select count(*) from account where kind = 0";
constexpr std::string_view insert =
    "insert into account (id, name, name_key, display_name, kind, admin, disabled, owner, created_at, "
    "password_hash, avatar, bio, age_confirmed) "
    "values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)";
// The row of `once` makes two first people take turns: the second finds the turn gone.
constexpr std::string_view take_first = "update once set done = 1 where name = 'first_person' and done = 0";
constexpr std::string_view insert_first =
    "insert into account (id, name, name_key, display_name, kind, admin, disabled, owner, created_at, "
    "password_hash, avatar, bio, age_confirmed) "
    "select $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13 where not exists (select 1 from account "
    "where kind = 0)";
constexpr std::string_view insert_external =
    "insert into account_external (issuer, subject, account) values ($1, $2, $3)";
constexpr std::string_view by_id =
    "select id, name, display_name, kind, admin, disabled, owner, created_at, avatar, bio, age_confirmed, "
    "password_hash from account "
    "where id = $1";
constexpr std::string_view by_name =
    "select id, name, display_name, kind, admin, disabled, owner, created_at, avatar, bio, age_confirmed, "
    "password_hash from account "
    "where name_key = $1";
constexpr std::string_view by_external =
    "select a.id, a.name, a.display_name, a.kind, a.admin, a.disabled, a.owner, a.created_at, "
    "a.avatar, a.bio, a.age_confirmed, a.password_hash "
    "from account_external e join account a on a.id = e.account where e.issuer = $1 and e.subject = $2";
constexpr std::string_view replace =
    "update account set display_name = $2, password_hash = $3, admin = $4, disabled = $5, avatar = $6, "
    "bio = $7, age_confirmed = $8 where id = $1";

/// Ids asked for in one statement; portable SQL has no array parameter. Few sizes, so that few statements are
/// prepared.
constexpr std::array<std::size_t, 3> batch_sizes{1, 16, 250};

std::string many_text(std::size_t size) {
    std::string text =
        "select id, name, display_name, kind, admin, disabled, owner, created_at, avatar, bio, "
        "age_confirmed from account where id in (";
    for (std::size_t i = 1; i <= size; ++i)
        text += (i == 1 ? "$" : ", $") + std::to_string(i);
    return text + ")";
}

std::string_view many(std::size_t batch) {
    static std::array<std::string, batch_sizes.size()> const texts{
        many_text(batch_sizes[0]), many_text(batch_sizes[1]), many_text(batch_sizes[2])};
    return texts[batch];
}

std::string without_case(std::string_view name) {
    std::string key(name);
    for (auto& c : key) {
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    }
    return key;
}

account read_account(row_reader& row) {
    account who;
    who.id = row.id<account_id>();
    who.name = row.text();
    who.display_name = row.text();
    who.kind = row.one_of(account_kind::bot);
    who.admin = row.flag();
    who.disabled = row.flag();
    who.owner = row.id<account_id>();
    who.created_at = row.time();
    who.avatar = row.text();
    who.bio = row.text();
    who.age_confirmed = row.flag();
    return who;
}

account_row read_row(row_reader& row) {
    auto who = read_account(row);
    return {std::move(who), row.text()};
}

std::vector<sql_value> values_of(account_row row) {
    auto& who = row.who;
    auto key = without_case(who.name);
    return {as_sql(who.id),           std::move(who.name),
            std::move(key),           std::move(who.display_name),
            as_sql(who.kind),         as_sql(who.admin),
            as_sql(who.disabled),     as_sql(who.owner),
            as_sql(who.created_at),   std::move(row.password_hash),
            std::move(who.avatar),    std::move(who.bio),
            as_sql(who.age_confirmed)};
}

}  // namespace

task<result<std::size_t>> sql_account_store::count_people() {
    sql_statement asked{count_all, {}, {}};
    PARLEY_CO_TRY(auto rows, co_await database_.read(std::move(asked)));
    PARLEY_CO_TRY(auto counts, decode_all<std::int64_t>(rows, [](row_reader& row) { return row.integer(); }));
    if (counts.size() != 1 || counts.front() < 0) co_return storage_errc::corrupted;
    co_return static_cast<std::size_t>(counts.front());
}

task<result<void>> sql_account_store::create(account_row row, std::optional<external_identity> external,
                                             bool only_if_first) {
    if (!is_key(row.who.name)) co_return storage_errc::refused;
    if (external && (!is_key(external->issuer) || !is_key(external->subject)))
        co_return storage_errc::refused;
    auto id = row.who.id;
    std::vector<sql_statement> all;
    if (only_if_first) {
        all.push_back({take_first, {}, storage_errc::refused});
        all.push_back({insert_first, values_of(std::move(row)), storage_errc::refused});
    } else {
        all.push_back({insert, values_of(std::move(row)), {}});
    }
    if (external) {
        std::vector<sql_value> values{std::move(external->issuer), std::move(external->subject), as_sql(id)};
        all.push_back({insert_external, std::move(values), {}});
    }
    co_return done(co_await database_.write(std::move(all)));
}

task<result<std::optional<account_row>>> sql_account_store::find(account_id id) {
    sql_statement asked{by_id, {as_sql(id)}, {}};
    PARLEY_CO_TRY(auto rows, co_await database_.read(std::move(asked)));
    co_return decode_one<account_row>(rows, read_row);
}

task<result<std::optional<account_row>>> sql_account_store::find_by_name(std::string name) {
    sql_statement asked{by_name, {without_case(name)}, {}};
    PARLEY_CO_TRY(auto rows, found(co_await database_.read(std::move(asked))));
    co_return decode_one<account_row>(rows, read_row);
}

task<result<std::optional<account_row>>> sql_account_store::find_by_external(external_identity external) {
    sql_statement asked{by_external, {std::move(external.issuer), std::move(external.subject)}, {}};
    PARLEY_CO_TRY(auto rows, found(co_await database_.read(std::move(asked))));
    co_return decode_one<account_row>(rows, read_row);
}

task<result<std::vector<account>>> sql_account_store::find_many(std::vector<account_id> ids) {
    std::sort(ids.begin(), ids.end());
    ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
    std::vector<account> all;
    for (std::size_t from = 0; from < ids.size();) {
        auto left = ids.size() - from;
        std::size_t batch = 0;
        while (batch + 1 < batch_sizes.size() && batch_sizes[batch] < left)
            ++batch;
        sql_statement asked{many(batch), {}, {}};
        for (std::size_t i = 0; i < batch_sizes[batch]; ++i) {
            asked.parameters.push_back(
                as_sql(i < left ? ids[from + i] : account_id{}));  // no account has id 0
        }
        from += std::min(left, batch_sizes[batch]);
        PARLEY_CO_TRY(auto rows, co_await database_.read(std::move(asked)));
        PARLEY_CO_TRY(auto found_here, decode_all<account>(rows, read_account));
        std::move(found_here.begin(), found_here.end(), std::back_inserter(all));
    }
    std::sort(all.begin(), all.end(), [](account const& a, account const& b) { return a.id < b.id; });
    co_return all;
}

task<result<void>> sql_account_store::update(account_row row) {
    auto& who = row.who;
    std::vector<sql_value> values{
        as_sql(who.id),     std::move(who.display_name), std::move(row.password_hash),
        as_sql(who.admin),  as_sql(who.disabled),        std::move(who.avatar),
        std::move(who.bio), as_sql(who.age_confirmed)};
    std::vector<sql_statement> all;
    all.push_back({replace, std::move(values), storage_errc::not_found});
    co_return done(co_await database_.write(std::move(all)));
}

}  // namespace parley
