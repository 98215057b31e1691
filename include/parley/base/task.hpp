#pragma once
// The coroutine type of the house.

#include <boost/asio/awaitable.hpp>

namespace parley {

/// Runs on the core that awaits it, unless it says otherwise. See docs/coroutines.md for the rules.
template <class T = void>
using task = boost::asio::awaitable<T>;

}  // namespace parley
