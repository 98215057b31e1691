#pragma once
// The members of loaded servers, as other rooms may read them.

#include "directory.hpp"

#include <parley/interfaces/services/server_people.hpp>

namespace parley {

class loaded_people final : public server_people {
public:
    explicit loaded_people(directory& gate) : gate_(gate) {}

    std::optional<people_now> now(server_id server) override;

private:
    directory& gate_;
};

}  // namespace parley
