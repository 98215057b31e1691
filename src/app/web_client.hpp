#pragma once
// The built web client that lies inside this binary.

#include <parley/http_api/make_http_api.hpp>

#include <vector>

namespace parley::app {

/// Empty when the binary was built without a web client. The views live for the whole process.
std::vector<http_api::web_file> web_client_files();

}  // namespace parley::app
