#include <parley/base/on_core.hpp>

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/use_awaitable.hpp>

namespace parley::detail {

task<void> hop(core& target, task<void> work) {
    namespace asio = boost::asio;
    auto executor = target.executor();
    co_await asio::co_spawn(executor, std::move(work), asio::use_awaitable);
}

}  // namespace parley::detail
