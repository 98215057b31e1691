// The one place that compiles Asio's and Beast's own bodies.
#include <boost/asio/impl/src.hpp>
#include <boost/beast/src.hpp>
