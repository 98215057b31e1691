#pragma once
// Metrics that a test reads back by name and labels.

#include <parley/interfaces/services/metrics.hpp>

#include <map>
#include <memory>
#include <string>

namespace parley::testing {

class fake_metrics final : public metrics {
public:
    parley::counter& counter(std::string_view name, std::string_view, labels with) override {
        return counters_[key(name, with)];
    }
    parley::gauge& gauge(std::string_view name, std::string_view, labels with) override {
        return gauges_[key(name, with)];
    }
    parley::histogram& histogram(std::string_view name, std::string_view, labels with) override {
        return histograms_[key(name, with)];
    }
    void observe(std::string_view, std::string_view, labels, std::function<double()>) override {}
    std::string exposition() const override { return "parley_up 1\n"; }

    /// `name{a=1,b=2}`
    std::uint64_t count(std::string const& what) { return counters_[what].value(); }
    std::int64_t level(std::string const& what) { return gauges_[what].value(); }

private:
    static std::string key(std::string_view name, labels const& with) {
        std::string out(name);
        char separator = '{';
        for (auto const& [label, value] : with) {
            out += separator + label + '=' + value;
            separator = ',';
        }
        return with.empty() ? out : out + '}';
    }
    std::map<std::string, parley::counter> counters_;
    std::map<std::string, parley::gauge> gauges_;
    std::map<std::string, parley::histogram> histograms_;
};

}  // namespace parley::testing
