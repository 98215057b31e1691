#pragma once
// A PostgreSQL server of a test's own: made in a temporary folder, reached through a socket in it, gone at
// the end.

#include <sys/types.h>

#include <filesystem>
#include <string>

namespace parley::testing {

class private_postgres {
public:
    /// The one of this test process, started at first use. Throws std::runtime_error that says what is
    /// missing.
    static private_postgres& shared();
    /// PARLEY_SKIP_POSTGRES=1 in the environment: the tests that need it are left out.
    static bool skipped();

    private_postgres();
    ~private_postgres();  // stops the server and removes the folder
    private_postgres(private_postgres const&) = delete;
    private_postgres& operator=(private_postgres const&) = delete;

    /// A connection string for a new place without tables.
    std::string fresh_database();
    /// Runs SQL as the administrator; throws on an error. Answers the first value of the last row, if any.
    std::string run(std::string const& conninfo, std::string const& sql);
    std::string conninfo(std::string const& database) const;
    /// As a power cut for the server's processes: no shutdown checkpoint.
    void crash();
    /// As the operator would: open sessions are ended.
    void stop();
    void start();

private:
    void signal_and_wait(int signal);
    std::filesystem::path folder_;
    pid_t server_ = -1;
    int databases_ = 0;
};

}  // namespace parley::testing
