// Gathers the sources in order, checks each value where it stands, then the settings as a whole.

#include "cross_checks.hpp"
#include "file_reader.hpp"
#include "nearest.hpp"

#include <parley/base/assert.hpp>
#include <parley/config/make_config.hpp>

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <map>

namespace parley::config {
namespace {

constexpr std::size_t secret_bytes_max = 64 * 1024;
constexpr std::string_view file_suffix = "_file";

std::vector<entry> from_file(sources const& from, outcome& into) {
    std::error_code ignored;
    into.file = from.file;
    if (into.file.empty() && from.use_default_file && std::filesystem::exists(default_file, ignored))
        into.file = default_file;
    if (into.file.empty()) return {};
    std::string text;
    std::string why;
    if (!read_file(into.file, file_bytes_max, text, why)) {
        into.problems.push_back({into.file, why});
        return {};
    }
    auto const read = into.file.ends_with(".json") ? read_json : read_toml;
    return read(text, into.file, into.problems);
}

/// `PARLEY_AUTH__OIDC__ISSUER` → `auth.oidc.issuer`; nothing for names that are no settings.
std::string key_of_variable(std::string_view name) {
    constexpr std::string_view prefix = "PARLEY_";
    if (!name.starts_with(prefix)) return {};
    std::string key(name.substr(prefix.size()));
    if (key.find("__") == std::string::npos) return {};
    for (auto at = key.find("__"); at != std::string::npos; at = key.find("__", at + 1))
        key.replace(at, 2, ".");
    std::transform(key.begin(), key.end(), key.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    return key;
}

std::vector<entry> from_environment(sources const& from) {
    std::vector<entry> out;
    for (auto const& [name, text] : from.environment) {
        auto key = key_of_variable(name);
        if (!key.empty()) out.push_back({std::move(key), {text, true}, name, "env " + name});
    }
    return out;
}

std::vector<entry> from_flags(sources const& from) {
    std::vector<entry> out;
    for (auto const& flag : from.flags)
        out.push_back({flag.key, {flag.text, true}, flag.name, "flag " + flag.name});
    return out;
}

/// For `…_file` of a secret: its row. The value is then read from the file it names.
option const* secret_behind(std::string_view key) {
    if (!key.ends_with(file_suffix)) return nullptr;
    auto const* row = find_option(key.substr(0, key.size() - file_suffix.size()));
    return row && row->shown == privacy::secret ? row : nullptr;
}

std::string read_secret(raw_value const& path, raw_value& into) {
    auto const* name = std::get_if<std::string>(&path.value);
    std::string text;
    std::string why;
    if (!name) return "this must be the path of a file";
    if (!read_file(*name, secret_bytes_max, text, why)) return why;
    while (text.ends_with('\n') || text.ends_with('\r'))
        text.pop_back();
    if (text.empty()) return *name + " is empty: a secret must not be";
    into = {std::move(text), true};
    return {};
}

class merger {
public:
    explicit merger(outcome& into) : into_(into) {
        for (auto const* row : all_options()) {
            auto const wrong = apply(*row, {std::string(row->fallback), true}, into_.values);
            PARLEY_ASSERT(wrong.empty());
            came_from_[row->key] = "default";
        }
    }

    void add(std::vector<entry> const& entries) {
        std::map<option const*, std::string> seen;
        for (auto const& one : entries) {
            auto const* secret = secret_behind(one.key);
            auto const* row = secret ? secret : find_option(one.key);
            if (!row) {
                unknown(one);
            } else if (auto const [earlier, fresh] = seen.try_emplace(row, one.place); !fresh) {
                into_.problems.push_back(
                    {one.place, fmt::format("{} is given here and at {}", row->key, earlier->second)});
            } else {
                take(*row, one, secret != nullptr);
            }
        }
    }

    void finish() {
        for (auto const* row : all_options()) {
            into_.origins.push_back({std::string(row->key), as_toml(*row, into_.values), came_from_[row->key],
                                     row->shown == privacy::secret});
        }
    }

private:
    void unknown(entry const& one) {
        auto const near = nearest_key(one.key);
        auto text = "there is no setting " + one.key;
        if (near && one.source.starts_with("env ")) text += "; did you mean " + environment_name(*near) + "?";
        if (near && !one.source.starts_with("env ")) text += "; did you mean " + *near + "?";
        into_.problems.push_back({one.place, std::move(text)});
    }

    void take(option const& row, entry const& one, bool is_path) {
        raw_value value = one.value;
        auto wrong = is_path ? read_secret(one.value, value) : std::string{};
        if (wrong.empty()) wrong = apply(row, value, into_.values);
        if (!wrong.empty()) return into_.problems.push_back({one.place, std::move(wrong)});
        came_from_[row.key] = one.source;
    }

    outcome& into_;
    std::map<std::string_view, std::string> came_from_;
};

}  // namespace

outcome load(sources const& from) {
    outcome out;
    merger all(out);
    all.add(from_file(from, out));
    all.add(from_environment(from));
    all.add(from_flags(from));
    all.finish();
    if (out.problems.empty()) out.problems = cross_check(out.values);
    return out;
}

std::vector<std::pair<std::string, std::string>> process_environment() {
    std::vector<std::pair<std::string, std::string>> out;
    for (char** at = ::environ; at != nullptr && *at != nullptr; ++at) {
        std::string_view const pair = *at;
        auto const equals = pair.find('=');
        if (equals != std::string_view::npos)
            out.emplace_back(pair.substr(0, equals), pair.substr(equals + 1));
    }
    return out;
}

std::vector<std::string> changed_keys(outcome const& before, outcome const& after,
                                      std::vector<std::string>& fixed) {
    std::vector<std::string> changed;
    // Two masked secrets look alike: compare what they mask.
    settings old_values = before.values;
    settings new_values = after.values;
    for (auto const* row : all_options()) {
        auto const* text = std::get_if<text_target>(&row->to);
        bool const same = row->shown == privacy::secret && text
                              ? (*text)(old_values) == (*text)(new_values)
                              : as_toml(*row, old_values) == as_toml(*row, new_values);
        if (same) continue;
        (row->on_reload == reload::applies ? changed : fixed).emplace_back(row->key);
    }
    return changed;
}

}  // namespace parley::config
