#include "support/run.hpp"

namespace parley::testing {

std::future<void> start_on(core& where, task<void> work) {
    return boost::asio::co_spawn(where.executor(), std::move(work), boost::asio::use_future);
}

}  // namespace parley::testing
