#include "limit_desk.hpp"

#include "peer_network.hpp"

#include <parley/base/on_core.hpp>

namespace parley::identity {

task<result<login_limits::ticket>> limit_desk::admit(std::string name, std::string peer) {
    if (!all_.options.rate_limits) co_return login_limits::ticket{};
    auto network = peer.empty() ? std::string{} : network_of(peer);
    auto admitting = admit_here(std::move(name), std::move(network));
    auto ticket = co_await on(all_.first_core(), std::move(admitting));
    if (!ticket) co_return identity_errc::rate_limited;
    co_return std::move(*ticket);
}

task<void> limit_desk::settle(login_limits::ticket which, outcome how) {
    if (!all_.options.rate_limits) co_return;
    auto settling = settle_here(std::move(which), how);
    co_await on(all_.first_core(), std::move(settling));
}

task<result<void>> limit_desk::admit_sign_up(std::string peer) {
    if (!all_.options.rate_limits) co_return result<void>{};
    auto network = network_of(peer);
    auto admitting = admit_sign_up_here(std::move(network));
    if (!co_await on(all_.first_core(), std::move(admitting))) co_return identity_errc::rate_limited;
    co_return result<void>{};
}

task<std::optional<login_limits::ticket>> limit_desk::admit_here(std::string name, std::string network) {
    co_return limits_.admit(std::move(name), std::move(network), all_.needs.time.mono());
}

task<void> limit_desk::settle_here(login_limits::ticket which, outcome how) {
    limits_.settle(which, how, all_.needs.time.mono());
    co_return;
}

task<bool> limit_desk::admit_sign_up_here(std::string network) {
    co_return limits_.admit_sign_up(network, all_.needs.time.mono());
}

}  // namespace parley::identity
