#include "kept_event.hpp"

#include <variant>

namespace parley {

encoded_event_ptr for_ring(encoded_event_ptr const& published) {
    return std::visit(
        [&]<class Event>(Event const& what) -> encoded_event_ptr {
            if constexpr (requires { what.rules; }) {
                if (!what.rules) return published;
                auto kept = std::make_shared<encoded_event>(*published);
                std::get<Event>(kept->what.what).rules = nullptr;
                return kept;
            }
            return published;
        },
        published->what.what);
}

}  // namespace parley
