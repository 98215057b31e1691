#include "postgres_connector.hpp"

#include "limits.hpp"

#include <parley/base/log.hpp>

#include <algorithm>
#include <charconv>
#include <cstring>
#include <stdexcept>

namespace parley::postgres {
namespace {

constexpr std::size_t connects_waiting_max = 2 * connections_max;

std::string trimmed_message(PGconn const* connection) {
    std::string text = PQerrorMessage(connection);
    while (!text.empty() && (text.back() == '\n' || text.back() == ' '))
        text.pop_back();
    std::replace(text.begin(), text.end(), '\n', ' ');
    return text;
}

void note(void*, char const* message) {
    log_debug("storage.postgres_notice", {{"what", message}});
}

struct free_settings {
    void operator()(PQconninfoOption* settings) const noexcept { PQconninfoFree(settings); }
};

std::string setting(milliseconds value, std::string_view name) {
    return " -c " + std::string(name) + "=" + std::to_string(value.count());
}

}  // namespace

postgres_connector::postgres_connector(storage_postgres_options const& options)
    : statement_timeout_(options.statement_timeout) {
    char* problem = nullptr;
    std::unique_ptr<PQconninfoOption, free_settings> parsed(PQconninfoParse(options.url.c_str(), &problem));
    if (!parsed) {
        std::string why = problem != nullptr ? problem : "no memory";
        PQfreemem(problem);
        throw std::runtime_error("the PostgreSQL connection string cannot be read: " + why);
    }
    for (auto* each = parsed.get(); each->keyword != nullptr; ++each) {
        if (each->val == nullptr) continue;
        if (std::strcmp(each->keyword, "options") == 0) {
            given_options_ = each->val;
        } else {
            settings_.emplace_back(each->keyword, each->val);
        }
    }
    auto fallback = [this](std::string name, std::string value) {
        auto same = [&](auto const& each) { return each.first == name; };
        if (std::any_of(settings_.begin(), settings_.end(), same)) return;
        settings_.emplace_back(std::move(name), std::move(value));
    };
    auto connect_seconds =
        std::max<std::int64_t>(options.connect_timeout.count() / 1000, 2);  // libpq's least
    fallback("connect_timeout", std::to_string(connect_seconds));
    fallback("application_name", options.application_name);
    fallback("target_session_attrs", "read-write");  // of several hosts, the primary: we read our own writes
    fallback("tcp_user_timeout", std::to_string((options.statement_timeout + answer_grace).count()));
    std::erase_if(settings_, [](auto const& each) { return each.first == "client_encoding"; });
    settings_.emplace_back("client_encoding", "UTF8");
    pool_ = std::make_unique<blocking_pool>(
        blocking_pool_options{.name = "pg-connect", .threads = 1, .queue_max = connects_waiting_max});
}

std::string postgres_connector::session_options() const {
    return given_options_ + setting(statement_timeout_, "statement_timeout") +
           setting(lock_timeout, "lock_timeout") +
           setting(idle_in_transaction_timeout, "idle_in_transaction_session_timeout");
}

connect_outcome postgres_connector::connect(connection_role role) {
    std::vector<char const*> names;
    std::vector<char const*> values;
    for (auto const& [name, value] : settings_) {
        names.push_back(name.c_str());
        values.push_back(value.c_str());
    }
    auto options = session_options();
    names.insert(names.end(), {"options", nullptr});
    values.insert(values.end(), {options.c_str(), nullptr});
    connect_outcome made;
    made.handle.reset(PQconnectdbParams(names.data(), values.data(), 0));
    if (!made.handle || PQstatus(made.handle.get()) != CONNECTION_OK) {
        made.problem = made.handle ? trimmed_message(made.handle.get()) : "no memory";
    } else {
        PQsetNoticeProcessor(made.handle.get(), note, nullptr);
        made.problem = examine(made.handle.get(), role);
    }
    if (made.problem.empty() &&
        (PQsetnonblocking(made.handle.get(), 1) != 0 || PQenterPipelineMode(made.handle.get()) != 1)) {
        made.problem = trimmed_message(made.handle.get());
    }
    if (!made.problem.empty()) made.handle.reset();
    return made;
}

// What the server must be like. Empty when it suits.
std::string postgres_connector::examine(PGconn* connection, connection_role role) {
    if (PQserverVersion(connection) < server_version_min) {
        return "PostgreSQL " + std::to_string(server_version_min / 10'000) + " or newer is needed";
    }
    result_handle answer(
        PQexec(connection,
               "select current_setting('server_encoding'), current_setting('synchronous_commit'), "
               "current_setting('fsync')"));
    if (PQresultStatus(answer.get()) != PGRES_TUPLES_OK) return trimmed_message(connection);
    std::string_view encoding = PQgetvalue(answer.get(), 0, 0);
    std::string_view commit = PQgetvalue(answer.get(), 0, 1);
    std::string_view fsync = PQgetvalue(answer.get(), 0, 2);
    if (encoding != "UTF8")
        return "the database's encoding is " + std::string(encoding) + ", it must be UTF8";
    if (fsync == "off") {
        if (!said_unsafe_.exchange(true)) log_warn("storage.fsync_off", {{"store", "postgres"}});
    }
    // A server that acknowledges before the disk has it would make a liar of us.
    bool early = commit == "off" || commit == "local";
    // Not at connect time: libpq would take a session that cannot write for a standby (target_session_attrs).
    auto* settle = role == connection_role::reader ? "set default_transaction_read_only = on"
                   : early                         ? "set synchronous_commit = on"
                                                   : "select 1";
    result_handle settled(PQexec(connection, settle));
    auto status = PQresultStatus(settled.get());
    if (status != PGRES_COMMAND_OK && status != PGRES_TUPLES_OK) return trimmed_message(connection);
    return {};
}

void postgres_connector::start(connection_role role, std::function<void(connect_outcome)> done) {
    std::lock_guard lock(mutex_);
    if (!pool_) return;
    auto attempt = [this, role, done = std::move(done)] {
        if (!stopping_) done(connect(role));
    };
    pool_->try_post(std::move(attempt));
}

void postgres_connector::stop() {
    stopping_ = true;
    std::unique_ptr<blocking_pool> pool;
    {
        std::lock_guard lock(mutex_);
        pool = std::move(pool_);
    }
    pool.reset();
}

}  // namespace parley::postgres
