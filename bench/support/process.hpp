#pragma once
// Child processes and what the kernel says of their use of CPU and memory.

#include <sys/types.h>

#include <string>
#include <utility>
#include <vector>

namespace bench {

/// A child with its standard output readable line by line; ended (SIGTERM, then SIGKILL) by the destructor.
class child_process {
public:
    /// `environment`: NAME=VALUE pairs added to ours.
    child_process(std::vector<std::string> command, std::vector<std::string> environment,
                  bool with_input = false);
    ~child_process();
    child_process(child_process const&) = delete;
    child_process& operator=(child_process const&) = delete;

    pid_t pid() const noexcept { return pid_; }
    /// The next line of its output; throws when it ends first.
    std::string read_line();
    void write_line(std::string const& line);
    void stop();

private:
    pid_t pid_ = -1;
    int output_ = -1;
    int input_ = -1;
    std::string pending_;
};

/// Output of a command that must succeed.
std::string run_command(std::vector<std::string> command, std::string const& input);

/// User and system time of a process's living threads so far, in seconds.
double cpu_seconds(pid_t pid);
/// Resident memory in bytes: all, and without file-backed pages.
std::size_t resident_bytes(pid_t pid);
std::size_t anonymous_bytes(pid_t pid);
double load_average();
/// Raises this process's limit of open files to what is allowed, for children too.
void raise_file_limit();
std::string first_of(char const* environment_name, std::string otherwise);
/// A fresh folder below `parent`, removed by the caller.
std::string make_folder(std::string const& parent);

}  // namespace bench
