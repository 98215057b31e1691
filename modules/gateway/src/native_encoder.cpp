#include "phrases.hpp"

#include <parley/gateway/make_gateway.hpp>
#include <parley/wire/gateway_codec.hpp>

#include <atomic>

namespace parley::sessions {
namespace {

class encoder final : public native_event_encoder {
public:
    encoded_event_ptr encode(event what) override {
        auto made = std::make_shared<encoded_event>();
        auto const text = wire::dispatch(what);
        made->what = std::move(what);
        if (text.empty())
            return made;  // server_joined: each gateway core makes its SERVER_CREATE from a snapshot
        made->native = make_frame(text, packing::plain);
        if (compressed_sessions_.load(std::memory_order_relaxed) > 0) {
            made->native_compressed = make_frame(text, packing::compressed);
        }
        return made;
    }
    void count_compressed_sessions(int change) noexcept override {
        compressed_sessions_.fetch_add(change, std::memory_order_relaxed);
    }

private:
    // Only a hint: a session that needs a form which was not made makes it itself.
    std::atomic<int> compressed_sessions_{0};
};

}  // namespace

}  // namespace parley::sessions

std::unique_ptr<parley::native_event_encoder> parley::make_event_encoder() {
    return std::make_unique<sessions::encoder>();
}
