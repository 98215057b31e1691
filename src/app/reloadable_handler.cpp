#include "reloadable_handler.hpp"

#include <utility>

namespace parley::app {

void reloadable_handler::begin_with(std::shared_ptr<net::http_handler> first) {
    for (auto& slot : in_force_)
        slot = first;
}

std::shared_ptr<net::http_handler> reloadable_handler::change_to(std::shared_ptr<net::http_handler> next) {
    for (std::size_t i = 0; i < cores_.size(); ++i) {
        cores_.at(i).post([this, i, next] { in_force_[i] = next; });
    }
    return std::exchange(newest_, std::move(next));
}

task<net::http_response> reloadable_handler::handle(net::http_request request) {
    auto const held = here();
    auto answer = co_await held->handle(std::move(request));
    co_return answer;
}

}  // namespace parley::app
