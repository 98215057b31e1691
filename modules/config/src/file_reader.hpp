#pragma once
// Settings files, as they stand: keys with values and places. Nothing is checked against the option table
// here.

#include "values.hpp"

#include <parley/config/make_config.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace parley::config {

/// One `key = value` of a source.
struct entry {
    std::string key;  ///< dotted
    raw_value value;
    std::string place;   ///< for messages
    std::string source;  ///< for `config show --origin`
};

/// Larger files are refused: a settings file has a few kilobytes.
inline constexpr std::size_t file_bytes_max = 256 * 1024;

/// `name` stands in the places. Problems: syntax, and values that no option can have (dates, nested lists).
std::vector<entry> read_toml(std::string_view text, std::string const& name, std::vector<problem>& problems);
std::vector<entry> read_json(std::string_view text, std::string const& name, std::vector<problem>& problems);

/// Reads a whole file of at most `bytes_max`; false with a sentence.
bool read_file(std::string const& path, std::size_t bytes_max, std::string& into, std::string& why);

}  // namespace parley::config
