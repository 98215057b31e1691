#include <parley/wire/asset_objects.hpp>
#include <parley/wire/objects.hpp>

#include <fmt/format.h>

#include <iterator>

namespace parley::wire {

void write_asset(std::string& out, asset const& what) {
    out += R"({"asset":)";
    write_string(out, what.name);
    fmt::format_to(std::back_inserter(out),
                   R"(,"contentType":"{}","size":{},"width":{},"height":{},"animated":{}}})",
                   name_in(asset_types, what.format), what.bytes, what.width, what.height, what.animated);
}

}  // namespace parley::wire
