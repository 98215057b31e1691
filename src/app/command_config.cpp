// parley config show | validate | default | env

#include "commands.hpp"
#include "serve.hpp"

#include <parley/wire/objects.hpp>

#include <fmt/format.h>

namespace parley::app {
namespace {

void show_as_json(config::outcome const& loaded) {
    std::string out = "[";
    for (auto const& one : loaded.origins) {
        out += out.size() > 1 ? ",\n " : "";
        out += "{\"key\":";
        wire::write_string(out, one.key);
        out += ",\"value\":" + one.shown + ",\"source\":";  // these TOML values are JSON as well
        wire::write_string(out, one.source);
        out += '}';
    }
    fmt::print("{}]\n", out);
}

void show_as_text(config::outcome const& loaded, bool with_origin) {
    for (auto const& one : loaded.origins) {
        if (with_origin) {
            fmt::print("{:<32} = {:<28} # {}\n", one.key, one.shown, one.source);
        } else {
            fmt::print("{} = {}\n", one.key, one.shown);
        }
    }
}

}  // namespace

exit_code run_config(command const& asked) {
    if (asked.name == "config default") {
        fmt::print("{}", asked.schema ? config::schema_json() : config::example_toml());
        return exit_code::ok;
    }
    if (asked.name == "config env") {
        fmt::print("{}", config::environment_help());
        return exit_code::ok;
    }
    auto const loaded = load_settings(asked.settings);
    if (asked.name == "config validate") {
        if (asked.json) {
            fmt::print("{{\"valid\":true}}\n");
        } else {
            fmt::print("The settings are fine{}\n",
                       loaded.file.empty() ? " (no file was read)" : ": " + loaded.file);
        }
    } else if (asked.json) {
        show_as_json(loaded);
    } else {
        show_as_text(loaded, asked.show_origin);
    }
    return exit_code::ok;
}

}  // namespace parley::app
