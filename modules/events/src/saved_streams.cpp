#include "saved_streams.hpp"

#include "event_codec.hpp"

#include <unordered_set>
#include <utility>

namespace parley {
namespace {

// What JSON's readers count exactly; a stream does not come near it.
constexpr std::uint64_t seq_max = std::uint64_t{1} << 53;
constexpr std::uint64_t age_ms_max = 24ULL * 60 * 60 * 1000;

std::optional<saved_stream> read_stream(byte_reader& from) {
    auto const kind = from.u8();
    saved_stream out;
    out.id = {static_cast<stream_id::kind>(kind), from.be64()};
    out.seq = from.varint();
    out.held = from.varint();
    bool const sound = from.ok() && kind <= static_cast<std::uint8_t>(stream_id::kind::account) &&
                       out.id.value != 0 && out.seq != 0 && out.seq <= seq_max && out.held <= out.seq;
    if (!sound) return std::nullopt;
    return out;
}

bool read_streams(byte_reader& from, saved_streams& into) {
    auto const count = from.varint();
    if (!from.ok() || count > from.left()) return false;  // each takes more than a byte
    std::unordered_set<stream_id> seen;
    for (std::uint64_t i = 0; i < count; ++i) {
        auto const one = read_stream(from);
        if (!one || !seen.insert(one->id).second) return false;
        into.streams.push_back(*one);
    }
    return true;
}

bool read_events(byte_reader& from, saved_streams& into) {
    std::vector<std::uint64_t> missing;
    for (auto const& each : into.streams)
        missing.push_back(each.held);
    while (from.left() > 0) {
        auto const stream = from.varint();
        auto const age = from.varint();
        if (!from.ok() || stream >= missing.size() || missing[stream] == 0 || age > age_ms_max) return false;
        auto what = read_event(from);
        if (!what) return false;
        --missing[stream];
        into.events.push_back({static_cast<std::size_t>(stream), milliseconds{age}, std::move(*what)});
    }
    for (auto const each : missing) {
        if (each != 0) return false;  // a ring without its newest events would give their numbers again
    }
    return true;
}

}  // namespace

void write_head(byte_writer& to, std::uint64_t epoch, std::vector<saved_stream> const& streams) {
    to.be64(event_layout());
    to.be64(epoch);
    to.varint(streams.size());
    for (auto const& each : streams) {
        to.u8(static_cast<std::uint8_t>(each.id.of));
        to.be64(each.id.value);
        to.varint(each.seq);
        to.varint(each.held);
    }
}

void write_held(byte_writer& to, std::size_t stream, milliseconds age, events::payload const& what) {
    to.varint(stream);
    to.varint(static_cast<std::uint64_t>(age.count()));
    write_event(to, what);
}

std::optional<saved_streams> read_saved_streams(std::string_view bytes) {
    byte_reader from(bytes);
    if (from.be64() != event_layout()) return std::nullopt;
    saved_streams out;
    out.epoch = from.be64();
    if (out.epoch == 0 || !read_streams(from, out) || !read_events(from, out)) return std::nullopt;
    if (!from.complete()) return std::nullopt;
    return out;
}

}  // namespace parley
