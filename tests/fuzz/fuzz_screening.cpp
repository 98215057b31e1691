// F25: whatever keywords, patterns and text the input holds, matching ends soon, and what it finds lies in
// the text, in order, and is found again alone.

#include "compiled_rules.hpp"
#include "rule_checks.hpp"

#include <parley/base/text.hpp>

#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

namespace {

using namespace parley;
using namespace parley::watch;

void require(bool claim) {
    if (!claim) std::abort();
}

/// Lines of the input: `k` a keyword, `a` an allowed one, `p` a pattern; the rest, after an empty line, is
/// the text.
struct input {
    screening_rule rule{.name = "fuzz"};
    std::string text;

    explicit input(std::string_view from) {
        while (!from.empty()) {
            auto const line = from.substr(0, from.find('\n'));
            from.remove_prefix(std::min(line.size() + 1, from.size()));
            if (line.empty()) break;
            std::string word(line.substr(1));
            if (line[0] == 'k') rule.keywords.push_back(std::move(word));
            if (line[0] == 'a') rule.allowed.push_back(std::move(word));
            if (line[0] == 'p' && rule.patterns.size() < 10) rule.patterns.push_back(std::move(word));
        }
        text = std::string(from.substr(0, 4'000));
    }
};

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    input in({reinterpret_cast<char const*>(data), size});
    auto const length = text::code_points(in.text);
    if (!length) return 0;  // messages are UTF-8 before they are screened
    if (check(in.rule)) return 0;
    auto const compiled = compiled_rules::compile({in.rule});
    auto const all = compiled->hits(in.text, compiled_rules::subject::message, {true}, 100, system_clock());
    auto const any = compiled->hits(in.text, compiled_rules::subject::message, {true}, 1, system_clock());
    require(all.empty() == any.empty());
    for (auto const& hit : all) {
        require(hit.rule == 0 && !hit.found.empty());
        for (auto const& each : hit.found)
            require(each.first < each.last && each.last <= *length);
    }
    return 0;
}
