#include "pattern.hpp"

#include "limits.hpp"

#include <re2/re2.h>

#include <utility>

namespace parley::watch {

pattern::pattern(std::unique_ptr<re2::RE2> compiled) : compiled_(std::move(compiled)) {}
pattern::~pattern() = default;

pattern_ptr pattern::compile(std::string const& text, std::string& problem) {
    re2::RE2::Options options;
    options.set_max_mem(pattern_memory_max);
    options.set_case_sensitive(false);
    options.set_log_errors(false);
    auto compiled = std::make_unique<re2::RE2>(text, options);
    if (!compiled->ok()) {
        problem = compiled->error();
    } else if (compiled->ProgramSize() > pattern_program_max) {
        problem = "pattern too large - its repetitions multiply";
    } else if (compiled->Match("", 0, 0, re2::RE2::UNANCHORED, nullptr, 0)) {
        problem = "pattern matches everything - it matches the empty text";
    } else {
        return pattern_ptr(new pattern(std::move(compiled)));  // NOLINT(new): the constructor is private
    }
    return nullptr;
}

bool pattern::is_in(std::string_view utf8) const {
    return compiled_->Match(utf8, 0, utf8.size(), re2::RE2::UNANCHORED, nullptr, 0);
}

std::vector<pattern::span> pattern::find_all(std::string_view utf8, std::size_t count_max) const {
    std::vector<span> found;
    std::size_t from = 0;
    re2::StringPiece at;
    while (found.size() < count_max && from < utf8.size() &&
           compiled_->Match(utf8, from, utf8.size(), re2::RE2::UNANCHORED, &at, 1)) {
        auto const first = static_cast<std::size_t>(at.data() - utf8.data());
        auto const last = first + at.size();
        if (at.size() > 0)
            found.push_back({static_cast<std::uint32_t>(first), static_cast<std::uint32_t>(last)});
        // Behind an empty match the next begins one character on; a byte inside one matches nothing.
        from = at.size() > 0 ? last : last + 1;
    }
    return found;
}

}  // namespace parley::watch
