#pragma once
// The way everything that can fail says so: a value or an error_code, never an exception.

#include <boost/system/error_code.hpp>
#include <boost/system/result.hpp>

namespace parley {

template <class T = void>
using result = boost::system::result<T>;
using boost::system::error_code;

/// An error on its way up: becomes a result of whatever the enclosing function returns (result<bool> too,
/// which takes no error_code by itself).
struct failed {
    error_code why;
    template <class T>
    operator result<T>() const {  // NOLINT(google-explicit-constructor): that is its purpose
        return result<T>(boost::system::in_place_error, why);
    }
};

}  // namespace parley

// Propagation. Each evaluates its expression once; on an error the enclosing function returns that error.
// `name` is declared in the enclosing scope, so one macro per name and scope.
#define PARLEY_CONCAT_(a, b) a##b
#define PARLEY_CONCAT(a, b) PARLEY_CONCAT_(a, b)

#define PARLEY_TRY_(held, name, expr, ret)                    \
    auto held = (expr);                                       \
    if (held.has_error()) ret ::parley::failed{held.error()}; \
    name = std::move(held).value()
#define PARLEY_CHECK_(held, expr, ret)           \
    auto held = (expr);                          \
    if (held.has_error()) ret ::parley::failed { \
            held.error()                         \
        }

#define PARLEY_TRY(name, ...) PARLEY_TRY_(PARLEY_CONCAT(held_, __LINE__), name, (__VA_ARGS__), return)
#define PARLEY_CO_TRY(name, ...) PARLEY_TRY_(PARLEY_CONCAT(held_, __LINE__), name, (__VA_ARGS__), co_return)
#define PARLEY_CHECK(...) PARLEY_CHECK_(PARLEY_CONCAT(held_, __LINE__), (__VA_ARGS__), return)
#define PARLEY_CO_CHECK(...) PARLEY_CHECK_(PARLEY_CONCAT(held_, __LINE__), (__VA_ARGS__), co_return)
