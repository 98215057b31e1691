#pragma once
// PostgreSQL's SQLSTATE codes in the house's words.

#include <parley/interfaces/stores/storage_errc.hpp>

#include <string_view>

namespace parley::postgres {

/// What a refused statement means to the caller. The server has rolled back; nothing was written.
storage_errc failure_of(std::string_view sqlstate) noexcept;

/// The same request may succeed when it goes again at once: a deadlock, a serialisation failure, a stale
/// statement.
bool is_worth_repeating(std::string_view sqlstate) noexcept;

/// A prepared statement is gone or no longer fits the schema.
bool is_stale_statement(std::string_view sqlstate) noexcept;

/// The server cannot serve us any longer: it stops, or has become a standby.
bool ends_connection(std::string_view sqlstate) noexcept;

}  // namespace parley::postgres
