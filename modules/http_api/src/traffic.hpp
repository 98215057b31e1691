#pragma once
// The edge's metrics: rate, errors and duration per route template; never per id.

#include "route.hpp"

#include <parley/interfaces/services/metrics.hpp>

#include <array>
#include <string_view>
#include <vector>

namespace parley::http_api {

class traffic {
public:
    traffic(parley::metrics& into, std::span<route const> table);

    /// `row` may also be one of the two below.
    void count(std::size_t row, int status, double took_seconds);
    std::size_t web_client_row() const noexcept { return web_client_row_; }
    std::size_t unmatched_row() const noexcept { return web_client_row_ + 1; }

    void limited(bucket which) { limited_[static_cast<std::size_t>(which)]->add(); }
    void shed(work kind) { shed_[static_cast<std::size_t>(kind)]->add(); }
    parley::gauge& in_flight(work kind) { return *in_flight_[static_cast<std::size_t>(kind)]; }

private:
    struct line {
        std::array<parley::counter*, 6> by_class{};  ///< 1xx … 5xx at 1 … 5
        parley::histogram* seconds = nullptr;
    };
    void add_line(parley::metrics& into, std::string_view path, std::string_view method);
    std::vector<line> lines_;
    std::size_t web_client_row_ = 0;
    std::array<parley::counter*, bucket_count> limited_{};
    std::array<parley::counter*, work_count> shed_{};
    std::array<parley::gauge*, work_count> in_flight_{};
};

}  // namespace parley::http_api
