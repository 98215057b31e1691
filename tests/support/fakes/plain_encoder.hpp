#pragma once
// Stands in for the gateway's encoder: a frame of a given size, no JSON.

#include <parley/interfaces/services/event_streams.hpp>

#include <string>

namespace parley::testing {

class plain_encoder final : public event_encoder {
public:
    explicit plain_encoder(std::size_t frame_bytes = 100) : frame_bytes_(frame_bytes) {}
    encoded_event_ptr encode(event what) override {
        auto made = std::make_shared<encoded_event>();
        made->what = std::move(what);
        made->native = std::make_shared<std::string const>(frame_bytes_, 'x');
        return made;
    }

private:
    std::size_t frame_bytes_;
};

}  // namespace parley::testing
