#pragma once
// Figures: medians over runs, a table for people and JSON for machines.

#include <string>
#include <vector>

namespace bench {

/// The middle of several runs of one figure.
struct spread {
    double least = 0;
    double median = 0;
    double most = 0;
};
spread spread_of(std::vector<double> runs);
double percentile(std::vector<double> values, double of_hundred);

class report {
public:
    explicit report(std::string title);
    void row(std::string what, spread value, std::string unit, std::string note = {});
    void row(std::string what, double value, std::string unit, std::string note = {});
    /// Prints the table, and the JSON as the last line.
    void print() const;

private:
    struct line {
        std::string what;
        spread value;
        std::string unit;
        std::string note;
    };
    std::string title_;
    std::vector<line> lines_;
};

}  // namespace bench
