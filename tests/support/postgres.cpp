#include "support/postgres.hpp"

#include <fcntl.h>
#include <grp.h>
#include <libpq-fe.h>
#include <pwd.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <csignal>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <memory>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

namespace parley::testing {
namespace {

constexpr char const* programs = "/usr/lib/postgresql/15/bin/";

// PostgreSQL refuses to run as root. Called in the child, so only with async-signal-safe calls.
void become(passwd const* user) {
    if (user == nullptr) return;
    if (::setgroups(0, nullptr) != 0 || ::setgid(user->pw_gid) != 0 || ::setuid(user->pw_uid) != 0)
        ::_exit(126);
}

passwd const* server_user() {
    return ::geteuid() == 0 ? ::getpwnam("postgres") : nullptr;
}

pid_t spawn(std::vector<std::string> const& command, std::filesystem::path const& log) {
    std::vector<char*> words;
    for (auto const& word : command)
        words.push_back(const_cast<char*>(word.c_str()));
    words.push_back(nullptr);
    auto const* user = server_user();
    auto parent = ::getpid();
    auto child = ::fork();
    if (child != 0) return child;
    become(user);
    ::prctl(PR_SET_PDEATHSIG, SIGQUIT);  // a test that dies takes its server with it
    if (::getppid() != parent) ::_exit(125);
    int out = ::open(log.c_str(), O_WRONLY | O_CREAT | O_APPEND, 0600);
    ::dup2(out, 1);
    ::dup2(out, 2);
    ::execv(words[0], words.data());
    ::_exit(127);
}

}  // namespace

bool private_postgres::skipped() {
    char const* asked = std::getenv("PARLEY_SKIP_POSTGRES");
    return asked != nullptr && std::string(asked) == "1";
}

private_postgres& private_postgres::shared() {
    static private_postgres it;
    return it;
}

private_postgres::private_postgres() {
    auto initdb = std::string(programs) + "initdb";
    if (::access(initdb.c_str(), X_OK) != 0) {
        throw std::runtime_error(
            "PostgreSQL 15 is not installed (" + initdb +
            " is missing): install it, or set PARLEY_SKIP_POSTGRES=1 to leave its tests out");
    }
    if (::geteuid() == 0 && server_user() == nullptr) throw std::runtime_error("there is no user postgres");
    std::string pattern = (std::filesystem::temp_directory_path() / "parley-pg-XXXXXX").string();
    if (::mkdtemp(pattern.data()) == nullptr) throw std::runtime_error("no temporary folder can be made");
    folder_ = pattern;
    if (auto const* user = server_user();
        user != nullptr && ::chown(pattern.c_str(), user->pw_uid, user->pw_gid) != 0) {
        throw std::runtime_error("the temporary folder cannot be given to the user postgres");
    }
    auto made = spawn({initdb, "-D", (folder_ / "data").string(), "-U", "postgres", "-A", "trust", "-E",
                       "UTF8", "--locale=C.UTF-8", "--no-instructions"},
                      folder_ / "initdb.log");
    int status = 0;
    ::waitpid(made, &status, 0);
    if (!WIFEXITED(status) || WEXITSTATUS(status) != 0) {
        throw std::runtime_error("initdb failed; see " + (folder_ / "initdb.log").string());
    }
    start();
}

private_postgres::~private_postgres() {
    stop();
    std::error_code ignored;
    std::filesystem::remove_all(folder_, ignored);
}

void private_postgres::start() {
    server_ =
        spawn({std::string(programs) + "postgres", "-D", (folder_ / "data").string(), "-k", folder_.string(),
               "-c", "listen_addresses=", "-c", "max_connections=100", "-c", "shared_buffers=32MB"},
              folder_ / "server.log");
    for (int i = 0; i < 1'200; ++i) {
        if (PQping(conninfo("postgres").c_str()) == PQPING_OK) return;
        std::this_thread::sleep_for(std::chrono::milliseconds(50));
    }
    throw std::runtime_error("the private PostgreSQL does not start; see " +
                             (folder_ / "server.log").string());
}

void private_postgres::signal_and_wait(int signal) {
    if (server_ <= 0) return;
    ::kill(server_, signal);
    ::waitpid(server_, nullptr, 0);
    server_ = -1;
}

void private_postgres::stop() {
    signal_and_wait(SIGINT);
}  // fast shutdown
void private_postgres::crash() {
    signal_and_wait(SIGQUIT);
}  // immediate shutdown: recovery at the next start

std::string private_postgres::conninfo(std::string const& database) const {
    return "host=" + folder_.string() + " user=postgres dbname=" + database;
}

std::string private_postgres::fresh_database() {
    // A schema of its own inside one database: a whole database is a thousand files, to be synced after a
    // crash.
    auto name = "test_" + std::to_string(++databases_);
    run(conninfo("postgres"), "create schema " + name);
    return conninfo("postgres") + " options='-c search_path=" + name + "'";
}

std::string private_postgres::run(std::string const& where, std::string const& sql) {
    std::unique_ptr<PGconn, void (*)(PGconn*)> connection(PQconnectdb(where.c_str()), PQfinish);
    std::unique_ptr<PGresult, void (*)(PGresult*)> answer(PQexec(connection.get(), sql.c_str()), PQclear);
    auto status = PQresultStatus(answer.get());
    if (status != PGRES_COMMAND_OK && status != PGRES_TUPLES_OK) {
        throw std::runtime_error(std::string("PostgreSQL: ") + PQerrorMessage(connection.get()));
    }
    if (PQntuples(answer.get()) == 0 || PQnfields(answer.get()) == 0) return {};
    return PQgetvalue(answer.get(), PQntuples(answer.get()) - 1, 0);
}

}  // namespace parley::testing
