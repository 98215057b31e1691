#pragma once
// From what was written to a typed, checked value, and back.

#include "option.hpp"

#include <string>
#include <variant>
#include <vector>

namespace parley::config {

/// A value as its source has it. The environment and flags only know text.
struct raw_value {
    std::variant<std::string, std::int64_t, bool, std::vector<std::string>> value;
    bool text_only = false;  ///< came from the environment or a flag: numbers and lists are spelled out
};

/// Puts the value into `into`, or answers a sentence about what is wrong and what is allowed.
std::string apply(option const& row, raw_value const& from, settings& into);

/// The effective value as TOML; secrets are masked unless empty.
std::string as_toml(option const& row, settings& of);

/// `1–256 or "auto"`: what may be written.
std::string allowed(option const& row);

std::vector<std::string_view> words(std::string_view joined, char separator);
std::string quoted(std::string_view text);

}  // namespace parley::config
