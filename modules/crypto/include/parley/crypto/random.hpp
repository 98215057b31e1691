#pragma once
// Randomness of the kernel, fit for secrets.

#include <string>

namespace parley::crypto {

/// `count` bytes of getrandom(2). Any thread; blocks only in the first moments of a machine's life.
std::string random_bytes(std::size_t count);
/// `length` characters of base58 (without 0, O, I and l), each equally likely.
std::string random_base58(std::size_t length);

}  // namespace parley::crypto
