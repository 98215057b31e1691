// Reads the command line, runs one command, and ends with its exit code.

#include "app/command_line.hpp"
#include "app/commands.hpp"
#include "app/process.hpp"

#include <cstdio>
#include <exception>

int main(int argc, char** argv) {
    using namespace parley::app;
    try {
        harden_process();
        int code = 0;
        auto const asked = parse_command_line(argc, argv, code);
        return asked ? to_int(run_command(*asked)) : code;
    } catch (failure const& ended) {
        std::fprintf(stderr, "parley: %s\n", ended.what());
        return to_int(ended.code());
    } catch (std::exception const& thrown) {
        std::fprintf(stderr, "parley: unexpected: %s\n", thrown.what());
        return to_int(exit_code::temporary);
    }
}
