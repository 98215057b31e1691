#include "doctor_stores.hpp"

#include "admin_socket.hpp"
#include "exit_code.hpp"
#include "open_stores.hpp"

#include <parley/observability/make_observability.hpp>

#include <fmt/format.h>

#include <filesystem>

namespace parley::app {
namespace {

using level = finding_level;

finding ask_running(config::settings const& with) {
    auto const answer = ask_server(with.server.data, health_request());
    if (!answer)
        return {level::fail, "stores", "the running server does not answer at DATA/admin.sock",
                "look at its log"};
    if (answer->text.find("\"ready\":true") != std::string::npos)
        return {level::ok, "stores", "the running server is ready", ""};
    auto text = answer->text;
    while (text.ends_with('\n'))
        text.pop_back();
    return {level::warn, "stores", "the running server is not ready: " + text, "look at its log"};
}

finding look_at_schema(config::settings const& with, data_folder const& folder) {
    try {
        auto const report = migrate_metadata(with, folder, migration_mode::dry_run);
        auto const text = report.steps.empty()
                              ? fmt::format("schema version {}", report.version_before)
                              : fmt::format("schema version {}; the next start brings it to {}",
                                            report.version_before, report.version_after);
        return {level::ok, "metadata", text, ""};
    } catch (failure const& refused) {
        return {level::fail, "metadata", refused.what(),
                "restore a backup, or run the version that wrote it"};
    }
}

finding look_at_messages(config::settings const& with, data_folder const& folder) {
    auto const meters = observability::make_metrics();
    try {
        auto const opened = open_messages(with, folder, *meters);
        return opened->accepts_writes()
                   ? finding{level::ok, "messages", "open and writable", ""}
                   : finding{level::fail, "messages", "open, but not writable", "check the disk"};
    } catch (failure const& refused) {
        return {level::fail, "messages", refused.what(), "restore a backup"};
    }
}

}  // namespace

std::vector<finding> examine_stores(config::settings const& with, bool server_runs) {
    if (server_runs) return {ask_running(with)};
    std::error_code ignored;
    // A look must not found a folder that the first start would found.
    if (!std::filesystem::exists(with.server.data + "/node.state", ignored)) {
        return {{level::ok, "stores", "none yet; the first start makes them", ""}};
    }
    try {
        data_folder const folder(with.server.data);
        return {look_at_schema(with, folder), look_at_messages(with, folder)};
    } catch (failure const& refused) {
        return {{level::fail, "stores", refused.what(), "see the data folder above"}};
    }
}

}  // namespace parley::app
