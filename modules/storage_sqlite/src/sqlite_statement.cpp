#include "sqlite_statement.hpp"

#include "sqlite_failure.hpp"

#include <parley/base/log.hpp>

#include <sqlite3.h>

#include <algorithm>
#include <charconv>
#include <optional>

namespace parley::sqlite {
namespace {

// The n of "$n"; nothing for any other name, or none.
std::optional<std::size_t> number_in(char const* name) {
    if (name == nullptr || name[0] != '$') return std::nullopt;
    std::string_view digits(name + 1);
    std::size_t number = 0;
    auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
    if (error != std::errc{} || end != digits.data() + digits.size() || number == 0) return std::nullopt;
    return number;
}

int bind_value(sqlite3_stmt* statement, int index, sql_value const& value) {
    if (auto const* number = std::get_if<std::int64_t>(&value)) {
        return sqlite3_bind_int64(statement, index, *number);
    }
    // SQLITE_STATIC: the caller's values outlive the run, and the bindings are cleared after it.
    if (auto const* text = std::get_if<std::string>(&value)) {
        return sqlite3_bind_text64(statement, index, text->data(), text->size(), SQLITE_STATIC, SQLITE_UTF8);
    }
    if (auto const* blob = std::get_if<sql_blob>(&value)) {
        return sqlite3_bind_blob64(statement, index, blob->bytes.data(), blob->bytes.size(), SQLITE_STATIC);
    }
    return sqlite3_bind_null(statement, index);
}

}  // namespace

void sqlite_statement::finalize::operator()(sqlite3_stmt* statement) const noexcept {
    sqlite3_finalize(statement);
}

result<sqlite_statement> sqlite_statement::prepare(sqlite3* db, std::string_view text) {
    sqlite_statement made;
    sqlite3_stmt* compiled = nullptr;
    char const* rest = nullptr;
    auto code = sqlite3_prepare_v3(db, text.data(), static_cast<int>(text.size()), SQLITE_PREPARE_PERSISTENT,
                                   &compiled, &rest);
    made.statement_.reset(compiled);
    if (code != SQLITE_OK) return failure_of(db, code, text);
    std::string_view after(rest, static_cast<std::size_t>(text.data() + text.size() - rest));
    bool well_formed = compiled != nullptr && after.find_first_not_of(" \t\r\n;") == std::string_view::npos;
    for (int i = 1; well_formed && i <= sqlite3_bind_parameter_count(compiled); ++i) {
        auto number = number_in(sqlite3_bind_parameter_name(compiled, i));
        well_formed = number.has_value();
        made.number_of_.push_back(number.value_or(0));
        made.parameters_ = std::max(made.parameters_, number.value_or(0));
    }
    if (!well_formed) {
        log_error("storage.statement_failed",
                  {{"what", "not one statement with $n parameters"}, {"statement", text}});
        return storage_errc::corrupted;
    }
    return made;
}

bool sqlite_statement::bind(std::vector<sql_value> const& parameters) {
    if (parameters.size() != parameters_) return false;
    for (std::size_t i = 0; i < number_of_.size(); ++i) {
        auto code = bind_value(statement_.get(), static_cast<int>(i + 1), parameters[number_of_[i] - 1]);
        if (code != SQLITE_OK) return false;
    }
    return true;
}

bool sqlite_statement::take_row(sql_row& row) {
    auto* statement = statement_.get();
    auto count = sqlite3_column_count(statement);
    row.reserve(static_cast<std::size_t>(count));
    for (int i = 0; i < count; ++i) {
        auto type = sqlite3_column_type(statement, i);
        if (type == SQLITE_INTEGER) {
            row.emplace_back(std::int64_t{sqlite3_column_int64(statement, i)});
        } else if (type == SQLITE_TEXT) {
            auto const* text = reinterpret_cast<char const*>(sqlite3_column_text(statement, i));
            row.emplace_back(std::string(text, static_cast<std::size_t>(sqlite3_column_bytes(statement, i))));
        } else if (type == SQLITE_BLOB) {
            auto const* bytes = static_cast<char const*>(sqlite3_column_blob(statement, i));
            auto size = static_cast<std::size_t>(sqlite3_column_bytes(statement, i));
            row.emplace_back(sql_blob{size == 0 ? std::string{} : std::string(bytes, size)});
        } else if (type == SQLITE_NULL) {
            row.emplace_back(std::monostate{});
        } else {
            return false;  // a floating-point number: no column of ours holds one
        }
    }
    return true;
}

result<run_outcome> sqlite_statement::run(std::vector<sql_value> const& parameters, int& code) {
    auto* statement = statement_.get();
    auto* db = sqlite3_db_handle(statement);
    std::string_view text(sqlite3_sql(statement));
    run_outcome outcome;
    bool typed = true;
    code = bind(parameters) ? SQLITE_ROW : SQLITE_RANGE;
    while (code == SQLITE_ROW) {
        code = sqlite3_step(statement);
        if (code == SQLITE_ROW && typed) typed = take_row(outcome.rows.emplace_back());
    }
    bool returns_rows = sqlite3_column_count(statement) > 0;
    outcome.touched = returns_rows ? static_cast<std::int64_t>(outcome.rows.size()) : sqlite3_changes64(db);
    auto failed = code == SQLITE_DONE ? storage_errc::ok : failure_of(db, code, text);
    sqlite3_reset(statement);
    sqlite3_clear_bindings(statement);
    if (failed != storage_errc::ok) return failed;
    if (!typed) {
        log_error("storage.unexpected_type", {{"statement", text}});
        return storage_errc::corrupted;
    }
    return outcome;
}

}  // namespace parley::sqlite
