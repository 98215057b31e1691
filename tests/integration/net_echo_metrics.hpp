#pragma once
// A registry that keeps counters and shows them to nobody but the test.

#include <parley/interfaces/services/metrics.hpp>

#include <deque>
#include <map>
#include <mutex>

namespace parley::testing {

class plain_metrics final : public metrics {
public:
    parley::counter& counter(std::string_view name, std::string_view, labels with) override {
        return find(counters_, name, with);
    }
    parley::gauge& gauge(std::string_view name, std::string_view, labels with) override {
        return find(gauges_, name, with);
    }
    parley::histogram& histogram(std::string_view name, std::string_view, labels with) override {
        return find(histograms_, name, with);
    }
    void observe(std::string_view, std::string_view, labels, std::function<double()>) override {}
    std::string exposition() const override { return {}; }

private:
    template <class T>
    T& find(std::map<std::string, T>& in, std::string_view name, labels const& with) {
        std::string key(name);
        for (auto const& [label, value] : with)
            key.append(";").append(label).append("=").append(value);
        std::lock_guard lock(mutex_);
        return in[key];
    }
    std::mutex mutex_;
    std::map<std::string, parley::counter> counters_;
    std::map<std::string, parley::gauge> gauges_;
    std::map<std::string, parley::histogram> histograms_;
};

}  // namespace parley::testing
