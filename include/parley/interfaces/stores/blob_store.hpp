#pragma once
// Bytes by what they are: kept under the digest of their content, never changed.

#include <parley/base/task.hpp>
#include <parley/interfaces/stores/storage_errc.hpp>

#include <optional>
#include <string>

namespace parley {

/// The SHA-256 of the bytes in 64 lower-case hex digits; anything else is ::refused.
using blob_address = std::string;

/// Any core may call; implementations hop to their own threads and resume the caller on its core. Errors:
/// ::unavailable, ::full, ::overloaded.
class blob_store {
public:
    virtual ~blob_store() = default;
    /// Whole and durable on return, or not there at all. The same again changes nothing. The caller has made
    /// the address from the bytes. Calls with one address take turns.
    virtual task<result<void>> put(blob_address address, std::string bytes) = 0;
    virtual task<result<std::optional<std::string>>> get(blob_address address) = 0;
    /// Nothing when it is gone already.
    virtual task<result<void>> remove(blob_address address) = 0;
};

}  // namespace parley
