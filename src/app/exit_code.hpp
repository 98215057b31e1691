#pragma once
// What the process tells its supervisor when it ends. Listed in `parley --help`.

#include <stdexcept>
#include <string>

namespace parley::app {

enum class exit_code : int {
    ok = 0,
    failed = 1,            ///< the command was understood and refused; the text says why
    usage = 64,            ///< EX_USAGE: the command line is wrong
    storage_damaged = 70,  ///< what is stored cannot be trusted or is newer than this binary
    not_durable = 71,      ///< a sync failed: acknowledged data would be at risk
    temporary =
        75,  ///< EX_TEMPFAIL: try again (port or folder in use, database not reachable, drain cut short)
    configuration = 78,  ///< EX_CONFIG: a setting must be corrected
};

constexpr int to_int(exit_code code) {
    return static_cast<int>(code);
}

/// Ends a start or a command; caught in `main`, which prints the text.
class failure : public std::runtime_error {
public:
    failure(exit_code code, std::string const& text) : std::runtime_error(text), code_(code) {}
    exit_code code() const noexcept { return code_; }

private:
    exit_code code_;
};

}  // namespace parley::app
