#include "nearest.hpp"

#include "option.hpp"

#include <algorithm>
#include <numeric>
#include <utility>
#include <vector>

namespace parley::config {
namespace {

// Longer keys are no typing mistakes, and the table below grows with the square.
constexpr std::size_t key_bytes_max = 100;

std::size_t edits_between(std::string_view one, std::string_view other) {
    std::vector<std::size_t> row(other.size() + 1);
    std::iota(row.begin(), row.end(), std::size_t{0});
    for (std::size_t i = 1; i <= one.size(); ++i) {
        std::size_t diagonal = std::exchange(row[0], i);
        for (std::size_t j = 1; j <= other.size(); ++j) {
            auto const replaced = diagonal + (one[i - 1] == other[j - 1] ? 0 : 1);
            diagonal = row[j];
            row[j] = std::min({replaced, row[j] + 1, row[j - 1] + 1});
        }
    }
    return row.back();
}

std::string_view last_part(std::string_view key) {
    return key.substr(key.rfind('.') + 1);
}

}  // namespace

std::optional<std::string> nearest_key(std::string_view wrong) {
    if (wrong.size() > key_bytes_max) return std::nullopt;
    option const* best = nullptr;
    std::size_t least = std::max<std::size_t>(2, wrong.size() / 3) + 1;
    for (auto const* row : all_options()) {
        // The right name in the wrong section is one edit away, however far the sections are.
        auto const edits = last_part(wrong) == last_part(row->key) ? 1 : edits_between(wrong, row->key);
        if (edits < least) {
            least = edits;
            best = row;
        }
    }
    if (!best) return std::nullopt;
    return std::string(best->key);
}

}  // namespace parley::config
