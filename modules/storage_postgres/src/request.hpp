#pragma once
// What a caller asked for, and what is on its way to the server.

#include <parley/base/clock.hpp>
#include <parley/base/suspend.hpp>
#include <parley/interfaces/stores/sql_database.hpp>

#include <optional>
#include <string>
#include <vector>

namespace parley::postgres {

using sql_outcome = result<sql_rows>;

struct request {
    enum class kind : std::uint8_t { read, write };
    kind what = kind::read;
    std::vector<sql_statement> statements;
    resume_with<sql_outcome> answer;
    mono_time asked_at;
    int attempts = 0;  // finished ones
};

/// One stretch of the pipeline, up to its Sync.
struct flight {
    enum class kind : std::uint8_t {
        prepare,  // of a statement that is used again; belongs to no request
        whole,    // all statements of a request in the transaction that the Sync commits
        guarded,  // `begin` and the statements; the verdict follows once their row counts are known
        verdict,  // `commit` or `rollback` of the guarded flight before it
    };
    kind what = kind::whole;
    request asked;
    mono_time sent_at;
    bool sync_sent = false;
    std::string statement_key;  // prepare only

    // What came back so far.
    std::size_t answers = 0;
    std::optional<storage_errc> failed;
    std::string sqlstate;
    sql_outcome outcome = sql_rows{};
};

}  // namespace parley::postgres
