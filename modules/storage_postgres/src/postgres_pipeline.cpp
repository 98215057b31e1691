// The pipeline of a connection: what is sent, and what each answer means.

#include "postgres_connection.hpp"
#include "postgres_failure.hpp"
#include "postgres_values.hpp"

#include <parley/base/failpoint.hpp>
#include <parley/base/log.hpp>

#include <algorithm>
#include <utility>

namespace parley::postgres {
namespace {

constexpr int results_binary = 1;

// A single statement that touches nothing needs no rolling back: its guard is looked at afterwards.
bool needs_verdict(request const& asked) {
    auto guarded = [](sql_statement const& each) { return each.otherwise.has_value(); };
    return asked.statements.size() > 1 &&
           std::any_of(asked.statements.begin(), asked.statements.end(), guarded);
}

}  // namespace

void postgres_connection::pump() {
    while (handle_ && !verdict_due_ && !waiting_.empty() && flights_.size() < pipeline_requests_max) {
        auto asked = std::move(waiting_.front());
        waiting_.pop_front();
        if (!send(std::move(asked))) return lost("cannot send");
    }
    flush();
}

// False when the connection has failed; the request is in flight then, and answered by `lost`.
bool postgres_connection::send(request asked) {
    if (!prepare_repeated(asked.statements)) {
        waiting_.push_front(std::move(asked));
        return false;
    }
    bool guarded = needs_verdict(asked);
    flight sent;
    sent.what = guarded ? flight::kind::guarded : flight::kind::whole;
    bool written = (!guarded || send_plain("begin")) && send_statements(asked.statements);
    sent.asked = std::move(asked);
    if (!written) {
        flights_.push_back(std::move(sent));
        return false;
    }
    verdict_due_ = guarded;
    return send_sync(std::move(sent));
}

bool postgres_connection::send_statements(std::vector<sql_statement> const& statements) {
    for (auto const& each : statements) {
        wire_parameters with(each.parameters);
        auto const& name = statements_.name_of(statement_book::key_of(each.text, with.signature));
        int sent = 0;
        if (name.empty()) {
            std::string text(each.text);
            sent =
                PQsendQueryParams(handle_.get(), text.c_str(), with.count(), with.types.data(),
                                  with.data.data(), with.lengths.data(), with.formats.data(), results_binary);
        } else {
            sent = PQsendQueryPrepared(handle_.get(), name.c_str(), with.count(), with.data.data(),
                                       with.lengths.data(), with.formats.data(), results_binary);
        }
        if (sent != 1) return false;
    }
    return true;
}

// In stretches of their own: a failing transaction must not take a prepared statement with it.
bool postgres_connection::prepare_repeated(std::vector<sql_statement> const& statements) {
    for (auto const& each : statements) {
        wire_parameters with(each.parameters);
        auto key = statement_book::key_of(each.text, with.signature);
        if (!statements_.should_prepare(key)) continue;
        std::string text(each.text);
        auto sent = PQsendPrepare(handle_.get(), statements_.name_of(key).c_str(), text.c_str(), with.count(),
                                  with.types.data());
        flight preparing;
        preparing.what = flight::kind::prepare;
        preparing.statement_key = std::move(key);
        if (sent != 1 || !send_sync(std::move(preparing))) return false;
    }
    return true;
}

bool postgres_connection::send_plain(char const* text) {
    return PQsendQueryParams(handle_.get(), text, 0, nullptr, nullptr, nullptr, nullptr, results_binary) == 1;
}

bool postgres_connection::send_sync(flight sent) {
    sent.sync_sent = true;  // before the call: it may reach the server even when it fails here
    sent.sent_at = system_clock().mono();
    flights_.push_back(std::move(sent));
    return PQpipelineSync(handle_.get()) == 1;
}

void postgres_connection::flush() {
    if (!handle_) return;
    auto left = PQflush(handle_.get());
    if (left < 0) return lost("cannot send");
    if (left > 0) await_writable();
}

void postgres_connection::await_readable() {
    auto wait = [me = shared_from_this(), mine = generation_](boost::system::error_code error) {
        if (error || me->generation_ != mine) return;
        if (PQconsumeInput(me->handle_.get()) != 1) return me->lost("closed by the server");
        me->heard_at_ = system_clock().mono();
        me->take_answers();
        if (me->generation_ != mine) return;
        me->pump();
        if (me->generation_ == mine) me->await_readable();
    };
    socket_->async_wait(boost::asio::posix::stream_descriptor::wait_read, std::move(wait));
}

void postgres_connection::await_writable() {
    if (std::exchange(awaiting_writable_, true)) return;
    auto wait = [me = shared_from_this(), mine = generation_](boost::system::error_code error) {
        if (error || me->generation_ != mine) return;
        me->awaiting_writable_ = false;
        me->flush();
    };
    socket_->async_wait(boost::asio::posix::stream_descriptor::wait_write, std::move(wait));
}

void postgres_connection::take_answers() {
    int empty = 0;  // libpq marks the end of each statement's results with a null
    while (handle_ && empty < 2 && PQisBusy(handle_.get()) == 0) {
        result_handle answer(PQgetResult(handle_.get()));
        empty = answer ? 0 : empty + 1;
        if (answer) take_answer(answer.get());
    }
    if (handle_ && PQstatus(handle_.get()) != CONNECTION_OK) lost("closed by the server");
}

void postgres_connection::take_answer(PGresult* answer) {
    if (flights_.empty())
        return lost("an answer to no question");  // for example: the server says that it stops
    auto& first = flights_.front();
    switch (PQresultStatus(answer)) {
        case PGRES_PIPELINE_SYNC: {
            auto done = std::move(first);
            flights_.pop_front();
            return landed(std::move(done));
        }
        case PGRES_COMMAND_OK:
        case PGRES_TUPLES_OK:
            return take_rows(first, answer);
        case PGRES_PIPELINE_ABORTED:
            return;  // behind the statement that failed
        default:
            return note_failure(first, answer);
    }
}

void postgres_connection::take_rows(flight& to, PGresult* answer) {
    auto index = to.answers++;
    if (to.what == flight::kind::verdict) {
        // `commit` of a transaction that the server had given up says ROLLBACK, and is no error.
        std::string_view did = PQcmdStatus(answer);
        if (to.outcome.has_value() && did != "COMMIT") to.failed = storage_errc::unavailable;
        return;
    }
    if (to.what == flight::kind::prepare) return;
    if (to.what == flight::kind::guarded && index-- == 0) return;  // `begin`
    if (to.failed || index >= to.asked.statements.size()) return;
    auto const& statement = to.asked.statements[index];
    if (statement.otherwise && touched_by(answer) == 0) {
        to.failed = *statement.otherwise;
        return;
    }
    to.outcome = decode_rows(answer);
}

void postgres_connection::note_failure(flight& to, PGresult* answer) {
    char const* code = PQresultErrorField(answer, PG_DIAG_SQLSTATE);
    std::string_view sqlstate = code != nullptr ? code : "08006";
    // A reader that is told so tried to write; a writer, that its server is no primary any more.
    bool wrong_use = sqlstate == "25006" && role_ == connection_role::reader;
    if (ends_connection(sqlstate) && !wrong_use) {
        // Fatal: what the flight came to is not known from this. `lost` answers it.
        char const* what = PQresultErrorField(answer, PG_DIAG_MESSAGE_PRIMARY);
        std::string why = what != nullptr ? what : "closed by the server";
        return lost(why);
    }
    auto failure = wrong_use ? storage_errc::corrupted : failure_of(sqlstate);
    if (!to.failed) to.failed = failure;  // a guard before it stands: the first reason counts
    to.sqlstate = sqlstate;
    if (is_stale_statement(sqlstate)) statements_.clear();
    // A statement that cannot be prepared may still run where it stands: its table may come into being just
    // before it.
    if (failure != storage_errc::corrupted || to.what == flight::kind::prepare) return;
    char const* what = PQresultErrorField(answer, PG_DIAG_MESSAGE_PRIMARY);
    log_error("storage.statement_failed",
              {{"store", "postgres"}, {"sqlstate", sqlstate}, {"what", what != nullptr ? what : ""}});
}

void postgres_connection::landed(flight done) {
    if (done.what == flight::kind::prepare) {
        if (done.failed) statements_.forget(done.statement_key);
        return;
    }
    if (done.what == flight::kind::guarded) return give_verdict(std::move(done));
    if (repeat(done)) return;
    if (done.failed && done.outcome.has_value()) done.outcome = *done.failed;
    answer(done.asked, std::move(done.outcome));
}

// The row counts are known: commit, or roll all of it back.
void postgres_connection::give_verdict(flight tried) {
    verdict_due_ = false;
    if (tried.failed) tried.outcome = *tried.failed;
    bool good = tried.outcome.has_value();
    failpoint("storage_postgres.before_commit");
    flight verdict;
    verdict.what = flight::kind::verdict;
    verdict.asked = std::move(tried.asked);
    verdict.outcome = std::move(tried.outcome);
    verdict.sqlstate = std::move(tried.sqlstate);
    if (!send_plain(good ? "commit" : "rollback")) {
        flights_.push_front(std::move(verdict));
        return lost("cannot send");
    }
    if (!send_sync(std::move(verdict))) return lost("cannot send");
}

// True when the request was put back to go again.
bool postgres_connection::repeat(flight& done) {
    if (!is_worth_repeating(done.sqlstate) || ++done.asked.attempts >= attempts_max) return false;
    waiting_.push_front(std::move(done.asked));
    return true;
}

}  // namespace parley::postgres
