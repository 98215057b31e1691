#pragma once
// The one invite of a server that is a word.

#include "directory.hpp"

#include <parley/interfaces/services/vanity_words.hpp>

#include <string_view>

namespace parley {

/// 3–32 of `a-z 0-9 -`, no `-` at an end or beside another, and nothing that speaks for the house.
bool is_valid_vanity(std::string_view code);

class vanity_service final : public vanity_words {
public:
    explicit vanity_service(directory& gate) : gate_(gate) {}

    task<result<invite>> put(act by, server_id server, std::string code) override;
    task<result<void>> drop(act by, server_id server) override;

private:
    task<result<invite>> put_at_home(act by, server_id server, std::string code);
    task<result<void>> drop_at_home(act by, server_id server);

    directory& gate_;
};

}  // namespace parley
