#include "spread_presence.hpp"

std::unique_ptr<parley::presence_service> parley::make_presence(presence_options options,
                                                                presence_needs needs) {
    return std::make_unique<spread_presence>(options, needs);
}
