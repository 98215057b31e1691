// The metrics registry and its Prometheus text (exposition format 0.0.4).

#include <parley/base/assert.hpp>
#include <parley/observability/make_observability.hpp>

#include <fmt/format.h>

#include <cmath>
#include <map>
#include <mutex>
#include <variant>

namespace parley::observability {
namespace {

void append_escaped(std::string& out, std::string_view text, bool quotes) {
    for (char const c : text) {
        if (c == '\\') {
            out += "\\\\";
        } else if (c == '\n') {
            out += "\\n";
        } else if (c == '"' && quotes) {
            out += "\\\"";
        } else {
            out += c;
        }
    }
}

// `a="1",b="2"`: also the key under which a series is found again.
std::string label_text(metrics::labels const& with) {
    std::string out;
    for (auto const& [name, value] : with) {
        if (!out.empty()) out += ',';
        out += name;
        out += "=\"";
        append_escaped(out, value, true);
        out += '"';
    }
    return out;
}

std::string number(double v) {
    if (std::isnan(v)) return "NaN";
    if (std::isinf(v)) return v > 0 ? "+Inf" : "-Inf";
    return fmt::format("{}", v);
}

struct observed {
    std::function<double()> read;
};
using series = std::variant<counter, gauge, histogram, observed>;

void append_sample(std::string& out, std::string_view name, std::string_view labels, std::string_view value) {
    out += name;
    if (!labels.empty()) fmt::format_to(std::back_inserter(out), "{{{}}}", labels);
    fmt::format_to(std::back_inserter(out), " {}\n", value);
}

void append_histogram(std::string& out, std::string const& name, std::string const& labels,
                      histogram const& what) {
    auto const comma = labels.empty() ? "" : ",";
    std::uint64_t below = 0;
    for (std::size_t i = 0; i < histogram::bounds.size(); ++i) {
        below += what.bucket(i);
        append_sample(out, name + "_bucket",
                      fmt::format("{}{}le=\"{}\"", labels, comma, histogram::bounds[i]),
                      std::to_string(below));
    }
    below += what.bucket(histogram::bounds.size());
    append_sample(out, name + "_bucket", fmt::format("{}{}le=\"+Inf\"", labels, comma),
                  std::to_string(below));
    append_sample(out, name + "_sum", labels, number(what.sum_seconds()));
    append_sample(out, name + "_count", labels, std::to_string(below));
}

struct family {
    std::string help;
    std::string_view kind;  // as the format names it
    std::map<std::string, series> all;
};

class registry final : public metrics {
public:
    parley::counter& counter(std::string_view name, std::string_view help, labels with) override {
        return find<parley::counter>(name, help, "counter", with);
    }
    parley::gauge& gauge(std::string_view name, std::string_view help, labels with) override {
        return find<parley::gauge>(name, help, "gauge", with);
    }
    parley::histogram& histogram(std::string_view name, std::string_view help, labels with) override {
        return find<parley::histogram>(name, help, "histogram", with);
    }
    void observe(std::string_view name, std::string_view help, labels with,
                 std::function<double()> read) override {
        // By the naming rules of the format, what ends in _total only rises.
        auto const kind = name.ends_with("_total") ? "counter" : "gauge";
        auto& slot = find<observed>(name, help, kind, with);
        std::lock_guard const guard(lock_);
        slot.read = std::move(read);
    }

    std::string exposition() const override {
        std::lock_guard const guard(lock_);
        std::string out;
        for (auto const& [name, of] : families_) {
            out += "# HELP " + name + ' ';
            append_escaped(out, of.help, false);
            fmt::format_to(std::back_inserter(out), "\n# TYPE {} {}\n", name, of.kind);
            for (auto const& [labelled, what] : of.all)
                append_series(out, name, labelled, what);
        }
        return out;
    }

private:
    template <class T>
    T& find(std::string_view name, std::string_view help, std::string_view kind, labels const& with) {
        std::lock_guard const guard(lock_);
        auto& of =
            families_.try_emplace(std::string(name), family{std::string(help), kind, {}}).first->second;
        // Two kinds under one name would be a defect in the caller, and an exposition nobody can read.
        PARLEY_ASSERT(of.kind == kind);
        auto& slot = of.all.try_emplace(label_text(with), std::in_place_type<T>).first->second;
        auto* held = std::get_if<T>(&slot);
        PARLEY_ASSERT(held != nullptr);
        return *held;
    }

    static void append_series(std::string& out, std::string const& name, std::string const& with,
                              series const& what) {
        if (auto const* rising = std::get_if<parley::counter>(&what)) {
            append_sample(out, name, with, std::to_string(rising->value()));
        } else if (auto const* level = std::get_if<parley::gauge>(&what)) {
            append_sample(out, name, with, std::to_string(level->value()));
        } else if (auto const* spread = std::get_if<parley::histogram>(&what)) {
            append_histogram(out, name, with, *spread);
        } else if (auto const& read = std::get<observed>(what).read) {
            append_sample(out, name, with, number(read()));
        }
    }

    mutable std::mutex lock_;
    std::map<std::string, family, std::less<>> families_;  // nodes stay where they are: references live on
};

}  // namespace

std::unique_ptr<metrics> make_metrics() {
    return std::make_unique<registry>();
}

}  // namespace parley::observability
