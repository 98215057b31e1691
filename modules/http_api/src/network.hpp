#pragma once
// Address blocks in CIDR notation.

#include <string>
#include <string_view>
#include <vector>

namespace parley::http_api {

/// `10.0.0.0/8`, `fd00::/8`, or a single address. False for what cannot be read.
bool is_in(std::string_view address, std::string_view block);
bool is_in_any(std::string_view address, std::vector<std::string> const& blocks);

}  // namespace parley::http_api
