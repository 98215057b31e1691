// What the kernel knows about this process, as metrics that are read when asked for.

#include <parley/observability/make_observability.hpp>

#include <sys/resource.h>
#include <unistd.h>

#include <ctime>
#include <filesystem>
#include <fstream>
#include <iterator>

namespace parley::observability {
namespace {

double resident_bytes() {
    std::ifstream file("/proc/self/statm");
    std::uint64_t all_pages = 0;
    std::uint64_t resident_pages = 0;
    file >> all_pages >> resident_pages;
    return static_cast<double>(resident_pages) * static_cast<double>(::sysconf(_SC_PAGESIZE));
}

double entries(char const* folder) {
    std::error_code failed;
    std::filesystem::directory_iterator const all(folder, failed);
    return failed ? 0 : static_cast<double>(std::distance(begin(all), end(all)));
}

double cpu_seconds() {
    timespec used{};
    ::clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &used);
    return static_cast<double>(used.tv_sec) + static_cast<double>(used.tv_nsec) / 1e9;
}

double open_files_max() {
    rlimit limit{};
    ::getrlimit(RLIMIT_NOFILE, &limit);
    return static_cast<double>(limit.rlim_cur);
}

}  // namespace

void observe_process(metrics& into, build_facts build, clock const& time) {
    auto const started = time.mono();
    auto const started_at = static_cast<double>(unix_ms(time.now())) / 1000;
    into.observe("parley_process_resident_bytes", "Memory of the process that is in RAM.", {},
                 resident_bytes);
    into.observe("parley_process_open_fds", "Open files and sockets.", {},
                 [] { return entries("/proc/self/fd"); });
    into.observe("parley_process_open_fds_max", "How many files and sockets may be open.", {},
                 open_files_max);
    into.observe("parley_process_threads", "Threads.", {}, [] { return entries("/proc/self/task"); });
    into.observe("parley_process_cpu_seconds_total", "Processor time used.", {}, cpu_seconds);
    into.observe("parley_process_start_time_seconds", "When the process started, Unix time.", {},
                 [started_at] { return started_at; });
    into.observe("parley_process_uptime_seconds", "Time since the start.", {},
                 [started, &time] { return std::chrono::duration<double>(time.mono() - started).count(); });
    into.gauge("parley_build_info", "Always 1; the labels tell the build.",
               {{"version", std::move(build.version)}, {"compiler", std::move(build.compiler)}})
        .set(1);
}

}  // namespace parley::observability
