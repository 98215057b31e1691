#pragma once
// What must hold of every parser of pictures and sounds, whatever it is given.

#include "cleaned.hpp"

#include <cstdint>
#include <cstdlib>
#include <string_view>

namespace parley::testing {

/// Hardly larger than what came (a short Exif is made whole); clean once is clean for ever, and the same
/// thing.
template <class Clean>
void clean_again(std::string_view bytes, Clean clean) {
    auto const first = clean(bytes);
    if (first.has_error()) return;
    if (first->bytes.size() > bytes.size() + 8) std::abort();
    auto const second = clean(first->bytes);
    bool const same = second.has_value() && second->bytes == first->bytes && second->width == first->width &&
                      second->height == first->height && second->animated == first->animated;
    if (!same) std::abort();
}

}  // namespace parley::testing
