#pragma once
// Reads the settings: defaults < file < environment < flags, each value checked where it stands. No call
// keeps state.

#include <parley/config/settings.hpp>

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace parley::config {

/// Read when `--config` is not given and it exists.
inline constexpr char const* default_file = "/etc/parley/parley.toml";

struct sources {
    std::string file;              ///< as given with `--config`; empty = `default_file` if it exists
    bool use_default_file = true;  ///< off in tests
    std::vector<std::pair<std::string, std::string>>
        environment;  ///< the whole environment; others' names are skipped
    struct flag {
        std::string name;  ///< for messages, "--listen"
        std::string key;   ///< "server.listen"
        std::string text;
    };
    std::vector<flag> flags;
};

/// Something an operator must correct.
struct problem {
    std::string
        place;  ///< `parley.toml:12`, `PARLEY_SERVER__CORES`, `--listen`; empty = the settings as a whole
    std::string text;  ///< a sentence: what is wrong and what is allowed
};

/// Where one effective value came from, and how it reads; secrets are masked.
struct origin {
    std::string key;
    std::string shown;   ///< as TOML
    std::string source;  ///< `default`, `file parley.toml:12`, `env PARLEY_…`, `flag --listen`
    bool secret = false;
};

struct outcome {
    settings values;  ///< complete only without problems
    std::vector<origin> origins;
    std::vector<problem> problems;
    std::string file;  ///< the file that was read; empty = none
};

outcome load(sources const& from);

/// The process's environment in the form `sources` takes.
std::vector<std::pair<std::string, std::string>> process_environment();

/// The commented template of all options, as committed in config/parley.example.toml.
std::string example_toml();
/// JSON Schema (2020-12) of the file, as committed in config/parley.schema.json.
std::string schema_json();
/// One block per environment variable: name, default, description.
std::string environment_help();

/// Splits `ADDR:PORT`; IPv6 addresses stand in brackets. Nothing when it is neither.
std::optional<std::pair<std::string, std::uint16_t>> split_listen(std::string_view text);

/// Keys that SIGHUP applies to a running server and whose values differ; `fixed` gets those that need a
/// restart.
std::vector<std::string> changed_keys(outcome const& before, outcome const& after,
                                      std::vector<std::string>& fixed);

}  // namespace parley::config
