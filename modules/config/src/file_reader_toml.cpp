// TOML 1.0 through toml++.

#define TOML_EXCEPTIONS 0
#define TOML_HEADER_ONLY 1
// Its parser asserts what its next line reports as an error (a table header that ends before its key).
#define TOML_ASSERT(expr) static_assert(true)
#include "file_reader.hpp"

#include <fmt/format.h>
#include <toml++/toml.h>

#include <algorithm>

namespace parley::config {
namespace {

// Dotted keys nest as deep as a line is long, and toml++ 3.3 recurses over them: this bounds the depth.
constexpr std::size_t line_bytes_max = 8 * 1024;

/// The number of the first line that is longer; 0 = none.
std::size_t overlong_line(std::string_view text) {
    for (std::size_t line = 1; !text.empty(); ++line) {
        auto const end = std::min(text.find('\n'), text.size());
        if (end > line_bytes_max) return line;
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return 0;
}

/// Walks the tree and gathers its leaves. The parser has bounded the depth.
struct walker {
    std::string const& name;
    std::vector<problem>& problems;
    std::vector<entry> found{};

    std::string place_of(toml::node const& at) const {
        return fmt::format("{}:{}", name, at.source().begin.line);
    }

    void walk(toml::table const& at, std::string const& prefix) {
        for (auto const& [key, node] : at) {
            auto const full = prefix + std::string(key.str());
            if (auto const* table = node.as_table()) {
                walk(*table, full + '.');
            } else {
                take(full, node);
            }
        }
    }

    void take(std::string const& key, toml::node const& node) {
        raw_value value;
        if (auto const* text = node.as_string()) {
            value.value = text->get();
        } else if (auto const* whole = node.as_integer()) {
            value.value = whole->get();
        } else if (auto const* yes = node.as_boolean()) {
            value.value = yes->get();
        } else if (auto const* list = node.as_array(); list && texts(*list, value)) {
            // taken
        } else {
            problems.push_back(
                {place_of(node), key + " must be a text, a whole number, true, false or a list of texts"});
            return;
        }
        auto place = place_of(node);
        found.push_back({key, std::move(value), place, "file " + place});
    }

    static bool texts(toml::array const& list, raw_value& into) {
        std::vector<std::string> out;
        for (auto const& node : list) {
            auto const* text = node.as_string();
            if (!text) return false;
            out.push_back(text->get());
        }
        into.value = std::move(out);
        return true;
    }
};

}  // namespace

std::vector<entry> read_toml(std::string_view text, std::string const& name, std::vector<problem>& problems) {
    if (auto const line = overlong_line(text)) {
        problems.push_back(
            {fmt::format("{}:{}", name, line), fmt::format("a line has at most {} bytes", line_bytes_max)});
        return {};
    }
    auto const parsed = toml::parse(text);
    if (!parsed) {
        auto const& error = parsed.error();
        problems.push_back(
            {fmt::format("{}:{}", name, error.source().begin.line), std::string(error.description())});
        return {};
    }
    walker leaves{name, problems};
    leaves.walk(parsed.table(), "");
    return std::move(leaves.found);
}

}  // namespace parley::config
