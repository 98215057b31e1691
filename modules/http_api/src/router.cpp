#include "router.hpp"

#include "path.hpp"

#include <algorithm>

namespace parley::http_api {
namespace {

constexpr std::size_t text_value_bytes_max = 64;  // an invite's code is far shorter
constexpr std::size_t asset_name_bytes_max = 72;  // 64 digits and an ending

std::vector<std::string_view> split_template(std::string_view path) {
    std::vector<std::string_view> out;
    path.remove_prefix(1);
    while (true) {
        auto const slash = path.find('/');
        out.push_back(path.substr(0, slash));
        if (slash == std::string_view::npos) return out;
        path.remove_prefix(slash + 1);
    }
}

bool is_parameter(std::string_view segment) {
    return segment.starts_with('{');
}

/// Ids must be ids; a user may also be `@me`; a code, and an asset's name, is any short text.
bool read_value(std::string_view parameter, std::string const& segment, path_values::value& out) {
    out.name = parameter.substr(1, parameter.size() - 2);
    if (out.name == "code") {
        out.text = segment;
        return !segment.empty() && segment.size() <= text_value_bytes_max;
    }
    if (out.name == "name") {
        out.text = segment;
        return !segment.empty() && segment.size() <= asset_name_bytes_max;
    }
    if (out.name == "userId" && segment == "@me") {
        out.text = segment;
        return true;
    }
    auto const id = parse_id<server_id>(segment);
    out.id = id ? id->value : 0;
    return id.has_value();
}

}  // namespace

std::string_view name_of(net::http_method method) noexcept {
    switch (method) {
        case net::http_method::get:
            return "GET";
        case net::http_method::head:
            return "HEAD";
        case net::http_method::post:
            return "POST";
        case net::http_method::put:
            return "PUT";
        case net::http_method::patch:
            return "PATCH";
        case net::http_method::del:
            return "DELETE";
        case net::http_method::options:
            return "OPTIONS";
        case net::http_method::other:
            break;
    }
    return "OTHER";
}

router::router(std::span<route const> table) {
    for (std::size_t i = 0; i < table.size(); ++i) {
        auto& here = place_of(table[i].path);
        here.rows[static_cast<std::size_t>(table[i].method)] = static_cast<int>(i);
        if (!here.allow.empty()) here.allow += ", ";
        here.allow += name_of(table[i].method);
        if (table[i].method == net::http_method::get) here.allow += ", HEAD";
    }
    std::stable_sort(places_.begin(), places_.end(), [](place const& a, place const& b) {
        return std::count_if(a.segments.begin(), a.segments.end(), is_parameter) <
               std::count_if(b.segments.begin(), b.segments.end(), is_parameter);
    });
    for (auto& here : places_)
        here.allow += ", OPTIONS";
}

router::place& router::place_of(std::string_view path) {
    auto segments = split_template(path);
    for (auto& here : places_) {
        if (here.segments == segments) return here;
    }
    places_.emplace_back().segments = std::move(segments);
    places_.back().rows.fill(-1);
    return places_.back();
}

bool router::fits(place const& here, std::vector<std::string> const& segments, path_values& values) const {
    if (here.segments.size() != segments.size()) return false;
    values.count = 0;
    for (std::size_t i = 0; i < segments.size(); ++i) {
        if (!is_parameter(here.segments[i])) {
            if (here.segments[i] != segments[i]) return false;
        } else if (!read_value(here.segments[i], segments[i], values.all[values.count++])) {
            return false;
        }
    }
    return true;
}

route_match router::find(net::http_method method, std::string_view path) const {
    route_match out;
    auto const segments = split_path(path);
    if (!segments) {
        out.became = route_match::outcome::malformed_path;
        return out;
    }
    if (method == net::http_method::head) method = net::http_method::get;
    for (auto const& here : places_) {
        path_values values;
        if (!fits(here, *segments, values)) continue;
        int const row = here.rows[static_cast<std::size_t>(method)];
        out.allow = here.allow;
        out.became = row < 0 ? route_match::outcome::no_method : route_match::outcome::found;
        out.row = static_cast<std::size_t>(std::max(row, 0));
        out.values = std::move(values);
        return out;
    }
    return out;
}

}  // namespace parley::http_api
