#pragma once
// The network that an address belongs to, as far as one owner usually reaches.

#include <string>
#include <string_view>

namespace parley::identity {

/// IPv4 /24 or IPv6 /64 in a canonical form (an IPv4-mapped IPv6 address counts as IPv4). Text that is no
/// address is its own network, so that all of it shares one limit.
std::string network_of(std::string_view address);

}  // namespace parley::identity
