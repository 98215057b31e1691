#pragma once
// What can go wrong in any store.

#include <parley/base/error_category.hpp>
#include <parley/base/result.hpp>

namespace parley {

enum class storage_errc {
    ok = 0,
    unavailable = 1,      ///< the store cannot be reached or is shutting down: 503, retry later
    full = 2,             ///< no space left: 507, reads go on
    corrupted = 3,        ///< a row that cannot be decoded: 500, the operator must act
    outcome_unknown = 4,  ///< the write may or may not have happened: retry with the same nonce
    not_found = 5,        ///< the row to change is not there
    conflict = 6,         ///< a unique key is taken
    refused = 7,     ///< a condition of the write did not hold (an invite used up, say); nothing was written
    overloaded = 8,  ///< the queue is at its bound: 503
};

constexpr char const* category_name(storage_errc) noexcept {
    return "storage";
}
constexpr char const* describe(storage_errc e) noexcept {
    switch (e) {
        case storage_errc::ok:
            return "no error";
        case storage_errc::unavailable:
            return "the store cannot be reached";
        case storage_errc::full:
            return "no space is left on the disk";
        case storage_errc::corrupted:
            return "a stored row cannot be decoded";
        case storage_errc::outcome_unknown:
            return "it is not known whether the write happened";
        case storage_errc::not_found:
            return "there is no such row";
        case storage_errc::conflict:
            return "a unique key is taken";
        case storage_errc::refused:
            return "a condition of the write did not hold";
        case storage_errc::overloaded:
            return "too much is waiting for the store";
    }
    return "an unknown storage error";
}
PARLEY_MAKE_ERROR_CODE(storage_errc)

}  // namespace parley

PARLEY_ERROR_ENUM(parley::storage_errc);
