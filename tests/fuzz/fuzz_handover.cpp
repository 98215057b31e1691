// What one life of the process left for the next is read whole or refused, never believed; and what is read
// writes back.

#include "event_codec.hpp"
#include "handover_file.hpp"
#include "saved_sessions.hpp"
#include "saved_streams.hpp"

#include <parley/base/assert.hpp>
#include <parley/crypto/make_crypto.hpp>

#include <algorithm>
#include <cstdint>
#include <string>
#include <string_view>

namespace {

using namespace parley;

std::string written(saved_streams const& what) {
    byte_writer to;
    write_head(to, what.epoch, what.streams);
    for (auto const& each : what.events)
        write_held(to, each.stream, each.age, each.what);
    return to.take();
}

/// The layout stands in front: no fuzzer would guess it, and seeds outlive a change of it.
void check_streams(std::string_view bytes) {
    byte_writer whole;
    whole.be64(event_layout());
    whole.raw(bytes);
    auto const found = read_saved_streams(whole.take());
    if (!found) return;
    for (auto const& each : found->streams) {
        auto const held = std::count_if(found->events.begin(), found->events.end(), [&](auto const& event) {
            return found->streams[event.stream].id == each.id;
        });
        PARLEY_ASSERT(static_cast<std::uint64_t>(held) == each.held && each.held <= each.seq);
    }
    auto const again = written(*found);
    auto const twice = read_saved_streams(again);
    PARLEY_ASSERT(twice && written(*twice) == again);
}

void check_event(std::string_view bytes) {
    byte_reader from(bytes);
    auto const what = read_event(from);
    if (!what) return;
    byte_writer to;
    write_event(to, *what);
    auto const text = to.take();
    byte_reader again(text);
    auto const same = read_event(again);
    PARLEY_ASSERT(same && same->index() == what->index() && again.complete());
}

void check_sessions(std::string_view bytes) {
    auto const found = sessions::read_saved_sessions(bytes);
    if (!found) return;
    auto const again = sessions::read_saved_sessions(sessions::write_saved_sessions(*found));
    PARLEY_ASSERT(again && again->size() == found->size());
}

/// With and without the digest that would make it sound.
void check_file(std::string_view bytes) {
    static auto const digests = crypto::make_token_source();
    (void)app::decode_handover(bytes, *digests);
    auto const sealed = std::string(bytes) + digests->digest(bytes);
    auto const found = app::decode_handover(sealed, *digests);
    auto const* sound = std::get_if<app::handover>(&found);
    if (sound == nullptr) return;
    auto const again = app::decode_handover(app::encode_handover(*sound, *digests), *digests);
    auto const* same = std::get_if<app::handover>(&again);
    PARLEY_ASSERT(same != nullptr && same->streams == sound->streams && same->sessions == sound->sessions &&
                  same->start == sound->start);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    std::string_view const bytes(reinterpret_cast<char const*>(data), size);
    check_streams(bytes);
    check_event(bytes);
    check_sessions(bytes);
    check_file(bytes);
    return 0;
}
