// F22: whatever server, member and channel the input describes, deciding, explaining and the naive model
// agree.

#include "support/permission_agreement.hpp"

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <cstring>

namespace {

using namespace parley;
using namespace parley::permission_world;

/// Eight bytes of the input at a time; zeros after its end.
class input {
public:
    input(std::uint8_t const* data, std::size_t size) : data_(data), left_(size) {}
    std::uint64_t operator()() {
        std::uint64_t out = 0;
        auto const taken = std::min(left_, sizeof out);
        if (taken > 0) std::memcpy(&out, data_, taken);
        data_ += taken;
        left_ -= taken;
        return out;
    }
    bool empty() const { return left_ == 0; }

private:
    std::uint8_t const* data_;
    std::size_t left_;
};

void require(bool claim) {
    if (!claim) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    input next(data, size);
    auto const where = make_world(next);
    permission_rules const rules(where.server, where.owner, where.roles, where.channels);
    do {
        auto const who = make_person(next);
        for (channel_id const place : {channel_id{0}, channel_id{100}, channel_id{101}, channel_id{999}}) {
            auto const wanted = permission_names[next() % permission_names.size()].what;
            require(decisions_differ(where, rules, who, place).empty());
            require(explanation_differs(where, rules, who, place, wanted).empty());
        }
    } while (!next.empty());
    return 0;
}
