#include "loaded_people.hpp"

namespace parley {

std::optional<people_now> loaded_people::now(server_id server) {
    auto const* state = gate_.here().find_loaded(server);
    if (state == nullptr) return std::nullopt;
    return people_now{state->roles, state->members, state->rules};
}

}  // namespace parley
