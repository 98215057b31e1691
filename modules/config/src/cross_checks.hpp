#pragma once
// Settings that are fine alone and wrong together.

#include <parley/config/make_config.hpp>

#include <vector>

namespace parley::config {

std::vector<problem> cross_check(settings const& all);

}  // namespace parley::config
