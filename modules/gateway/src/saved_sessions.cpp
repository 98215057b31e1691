#include "saved_sessions.hpp"

#include <parley/base/bytes.hpp>

namespace parley::sessions {
namespace {

constexpr std::uint8_t saved_version = 1;
constexpr std::uint64_t left_ms_max = 24ULL * 60 * 60 * 1000;

}  // namespace

std::string write_saved_sessions(std::vector<saved_session> const& all) {
    byte_writer to;
    to.u8(saved_version);
    to.varint(all.size());
    for (auto const& each : all) {
        to.be64(each.account.value);
        to.be64(each.login.value);
        to.be64(each.key.high);
        to.be64(each.key.low);
        to.varint(static_cast<std::uint64_t>(each.left.count()));
    }
    return to.take();
}

std::optional<std::vector<saved_session>> read_saved_sessions(std::string_view bytes) {
    byte_reader from(bytes);
    auto const version = from.u8();
    auto const count = from.varint();
    if (!from.ok() || version != saved_version || count > from.left()) return std::nullopt;
    std::vector<saved_session> all;
    for (std::uint64_t i = 0; i < count; ++i) {
        saved_session one;
        one.account.value = from.be64();
        one.login.value = from.be64();
        one.key.high = from.be64();
        one.key.low = from.be64();
        auto const left = from.varint();
        if (!from.ok() || !one.account || left > left_ms_max) return std::nullopt;
        one.left = milliseconds{left};
        all.push_back(one);
    }
    if (!from.complete()) return std::nullopt;
    return all;
}

}  // namespace parley::sessions
