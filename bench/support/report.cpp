#include "support/report.hpp"

#include <fmt/core.h>
#include <nlohmann/json.hpp>

#include <algorithm>

namespace bench {

spread spread_of(std::vector<double> runs) {
    std::sort(runs.begin(), runs.end());
    return {runs.front(), runs[runs.size() / 2], runs.back()};
}

double percentile(std::vector<double> values, double of_hundred) {
    if (values.empty()) return 0;
    auto at = static_cast<std::size_t>(of_hundred / 100.0 * static_cast<double>(values.size() - 1));
    std::nth_element(values.begin(), values.begin() + static_cast<std::ptrdiff_t>(at), values.end());
    return values[at];
}

report::report(std::string title) : title_(std::move(title)) {}

void report::row(std::string what, spread value, std::string unit, std::string note) {
    fmt::print(stderr, "  {}: {:.3f} {} {}\n", what, value.median, unit, note);
    lines_.push_back({std::move(what), value, std::move(unit), std::move(note)});
}

void report::row(std::string what, double value, std::string unit, std::string note) {
    row(std::move(what), spread{value, value, value}, std::move(unit), std::move(note));
}

void report::print() const {
    fmt::print("\n{}\n\n| what | median | least – most | unit | note |\n| --- | ---: | --- | --- | --- |\n",
               title_);
    nlohmann::json all = {{"bench", title_}, {"figures", nlohmann::json::array()}};
    for (auto const& each : lines_) {
        fmt::print("| {} | {:.3f} | {:.3f} – {:.3f} | {} | {} |\n", each.what, each.value.median,
                   each.value.least, each.value.most, each.unit, each.note);
        all["figures"].push_back({{"what", each.what},
                                  {"median", each.value.median},
                                  {"least", each.value.least},
                                  {"most", each.value.most},
                                  {"unit", each.unit},
                                  {"note", each.note}});
    }
    fmt::print("\n{}\n", all.dump());
}

}  // namespace bench
