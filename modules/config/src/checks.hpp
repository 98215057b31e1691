#pragma once
// What a text must be beyond its length. Each answers empty when it is fine, else the end of "must be …".

#include <string_view>

namespace parley::config {

std::string_view check_listen(std::string_view text);
std::string_view check_public_url(std::string_view text);
std::string_view check_url(std::string_view text);
std::string_view check_origin(std::string_view text);
std::string_view check_network(std::string_view text);
std::string_view check_word(std::string_view text);

}  // namespace parley::config
