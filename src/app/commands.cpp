#include "commands.hpp"

#include "data_folder.hpp"
#include "open_stores.hpp"
#include "serve.hpp"
#include "version.hpp"

#include <parley/wire/objects.hpp>

#include <fmt/format.h>

namespace parley::app {
namespace {

std::string json_list(std::vector<std::string> const& texts) {
    std::string out = "[";
    for (auto const& text : texts) {
        if (out.size() > 1) out += ',';
        wire::write_string(out, text);
    }
    return out + ']';
}

exit_code run_version(command const& asked) {
    if (asked.json) {
        fmt::print("{{\"version\":\"{}\",\"compiler\":\"{}\"}}\n", version, compiler);
    } else {
        fmt::print("parley {}\n", version);
    }
    return exit_code::ok;
}

}  // namespace

exit_code run_migrate(command const& asked) {
    auto const loaded = load_settings(asked.settings);
    data_folder const folder(loaded.values.server.data);
    auto const mode = asked.dry_run ? migration_mode::dry_run : migration_mode::apply;
    auto const report = migrate_metadata(loaded.values, folder, mode);
    if (asked.json) {
        fmt::print("{{\"dryRun\":{},\"from\":{},\"to\":{},\"steps\":{}}}\n", asked.dry_run,
                   report.version_before, report.version_after, json_list(report.steps));
        return exit_code::ok;
    }
    if (report.steps.empty()) fmt::print("The schema is up to date (version {})\n", report.version_before);
    for (auto const& step : report.steps)
        fmt::print("{} {}\n", asked.dry_run ? "due:    " : "applied:", step);
    return exit_code::ok;
}

exit_code run_command(command const& asked) {
    if (asked.name == "serve") return serve(asked.settings);
    if (asked.name == "version") return run_version(asked);
    if (asked.name == "migrate") return run_migrate(asked);
    if (asked.name == "doctor") return run_doctor(asked);
    if (asked.name == "healthcheck") return run_healthcheck(asked);
    if (asked.name.starts_with("config ")) return run_config(asked);
    return run_admin(asked);
}

}  // namespace parley::app
