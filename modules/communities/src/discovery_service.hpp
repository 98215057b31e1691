#pragma once
// The directory of the servers that show themselves, and joining through it.

#include "directory.hpp"

#include <parley/interfaces/services/discovery.hpp>

namespace parley {

class discovery_service final : public discovery {
public:
    explicit discovery_service(directory& gate) : gate_(gate) {}

    task<result<std::vector<directory_entry>>> search(principal who, directory_query query) override;
    task<result<visible<server_view>>> join(principal who, server_id server) override;

private:
    task<result<visible<server_view>>> join_at_home(principal who, server_id server);

    directory& gate_;
};

}  // namespace parley
