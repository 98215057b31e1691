#include "traffic.hpp"

#include "load_shedder.hpp"
#include "rate_limiter.hpp"
#include "router.hpp"

#include <algorithm>
#include <string>

namespace parley::http_api {

traffic::traffic(parley::metrics& into, std::span<route const> table) {
    for (auto const& row : table)
        add_line(into, row.path, name_of(row.method));
    web_client_row_ = lines_.size();
    add_line(into, "/app/", "GET");
    add_line(into, "other", "other");
    for (std::size_t i = 0; i < bucket_count; ++i) {
        limited_[i] = &into.counter("parley_ratelimit_hits_total",
                                    "Requests refused because their caller was too fast.",
                                    {{"bucket", std::string(name_of(static_cast<bucket>(i)))}});
    }
    for (std::size_t i = 0; i < work_count; ++i) {
        std::string const name(name_of(static_cast<work>(i)));
        shed_[i] = &into.counter("parley_shed_total", "Requests refused because the server was full.",
                                 {{"class", name}});
        in_flight_[i] = &into.gauge("parley_requests_in_flight", "Requests that run.", {{"class", name}});
    }
}

void traffic::add_line(parley::metrics& into, std::string_view path, std::string_view method) {
    line one;
    std::string const route(path);
    std::string const verb(method);
    for (std::size_t i = 1; i < one.by_class.size(); ++i) {
        one.by_class[i] =
            &into.counter("parley_requests_total", "Requests by route, method and class of status.",
                          {{"route", route}, {"method", verb}, {"class", std::to_string(i) + "xx"}});
    }
    one.seconds = &into.histogram("parley_request_seconds", "From the whole request to its answer.",
                                  {{"route", route}, {"method", verb}});
    lines_.push_back(one);
}

void traffic::count(std::size_t row, int status, double took_seconds) {
    auto const klass = static_cast<std::size_t>(std::clamp(status / 100, 1, 5));
    lines_[row].by_class[klass]->add();
    lines_[row].seconds->observe(took_seconds);
}

}  // namespace parley::http_api
