#include "text.hpp"

#include <parley/net/http_server.hpp>

namespace parley::net {

std::string_view http_request::header(std::string_view lower_case_name) const noexcept {
    for (auto const& [name, value] : headers) {
        if (name == lower_case_name) return value;
    }
    return {};
}

std::string_view http_request::cookie(std::string_view name) const noexcept {
    for (auto const& [header_name, value] : headers) {
        if (header_name != "cookie") continue;
        std::string_view rest = value;
        while (!rest.empty()) {
            auto end = rest.find(';');
            auto pair = trimmed(rest.substr(0, end));
            rest.remove_prefix(end == rest.npos ? rest.size() : end + 1);
            auto equals = pair.find('=');
            if (equals != pair.npos && pair.substr(0, equals) == name) return pair.substr(equals + 1);
        }
    }
    return {};
}

}  // namespace parley::net
