#pragma once
// One row of the option table: the single source for reading, checking, explaining and printing a setting.

#include <parley/config/settings.hpp>

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <variant>
#include <vector>

namespace parley::config {

/// Walks from `settings` to one member: `member<&settings::server, &server_settings::data>`.
template <auto... Path>
auto& member(settings& of) {
    return (of.*....*Path);
}

using text_target = std::string& (*)(settings&);
using flag_target = bool& (*)(settings&);
using number_target = std::int64_t& (*)(settings&);
using span_target = milliseconds& (*)(settings&);
using rate_target = rate& (*)(settings&);
using list_target = std::vector<std::string>& (*)(settings&);
/// An enum member, as the place of its word in `option::choices`.
struct choice_target {
    void (*set)(settings&, std::size_t);
    std::size_t (*get)(settings&);
};
using target = std::variant<text_target, flag_target, number_target, span_target, rate_target, list_target,
                            choice_target>;

template <auto... Path>
constexpr choice_target choice() {
    return {[](settings& of, std::size_t index) {
                auto& chosen = member<Path...>(of);
                chosen = static_cast<std::remove_reference_t<decltype(chosen)>>(index);
            },
            [](settings& of) { return static_cast<std::size_t>(member<Path...>(of)); }};
}

enum class written : std::uint8_t { plainly, as_size };
enum class reload : std::uint8_t { needs_restart, applies };
enum class privacy : std::uint8_t { open, secret };

struct option {
    std::string_view key;
    target to;
    std::string_view fallback;  ///< as it is written in the environment
    /// number: value; span: milliseconds; rate: count; text: bytes; list: entries. Inclusive.
    std::int64_t min = 0;
    std::int64_t max = 0;
    std::string_view zero_word =
        {};  ///< the word that stands for 0 (`off`, `auto`); 0 itself is then below `min`
    std::string_view choices = {};  ///< `open|invite|closed`, in the enum's order
    written style = written::plainly;
    reload on_reload = reload::needs_restart;
    privacy shown = privacy::open;
    /// More than a length: empty when the text is fine, else what it must be.
    std::string_view (*check)(std::string_view) = nullptr;
    std::string_view description;
};

/// All sections in the order of the example file.
std::vector<option const*> const& all_options();
option const* find_option(std::string_view key);

struct section {
    std::string_view name;
    std::string_view description;
};
std::span<section const> all_sections();

// The tables, one file each.
std::span<option const> server_options();
std::span<option const> account_options();
std::span<option const> store_options();
std::span<option const> limit_options();

/// `PARLEY_SERVER__DATA` for `server.data`.
std::string environment_name(std::string_view key);

}  // namespace parley::config
