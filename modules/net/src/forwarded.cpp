#include "forwarded.hpp"

#include "text.hpp"

#include <parley/base/failpoint.hpp>

#include <algorithm>
#include <optional>

namespace parley::net {
namespace {

struct hop {
    std::string_view node;
    std::string_view proto;
};

// `1.2.3.4`, `1.2.3.4:80`, `2001:db8::1`, `[2001:db8::1]:80`, quoted or not (RFC 7239 §6).
std::optional<ip_address> address_of(std::string_view node) {
    if (node.size() >= 2 && node.front() == '"' && node.back() == '"') node = node.substr(1, node.size() - 2);
    if (node.starts_with('[')) {
        auto end = node.find(']');
        if (end == node.npos) return std::nullopt;
        return ip_address::parse(node.substr(1, end - 1));
    }
    if (std::count(node.begin(), node.end(), ':') == 1) node = node.substr(0, node.find(':'));
    return ip_address::parse(node);
}

hop read_forwarded(std::string_view element) {
    hop found;
    while (!element.empty()) {
        auto end = element.find(';');
        auto pair = trimmed(element.substr(0, end));
        element.remove_prefix(end == element.npos ? element.size() : end + 1);
        auto equals = pair.find('=');
        if (equals == pair.npos) continue;
        auto name = trimmed(pair.substr(0, equals));
        auto value = trimmed(pair.substr(equals + 1));
        if (equals_ignoring_case(name, "for")) found.node = value;
        if (equals_ignoring_case(name, "proto")) found.proto = value;
    }
    return found;
}

// All header lines of one name are one list (RFC 9110 §5.3).
std::vector<hop> chain_of(http_request const& request, std::string_view name) {
    std::vector<hop> chain;
    for (auto const& [header, value] : request.headers) {
        if (header != name) continue;
        std::string_view list = value;
        while (!list.empty()) {
            auto element = next_element(list);
            if (element.empty()) continue;  // RFC 9110 §5.6.1.2
            chain.push_back(name == "forwarded" ? read_forwarded(element) : hop{element, {}});
        }
    }
    return chain;
}

bool is_https(std::string_view proto) {
    if (proto.size() >= 2 && proto.front() == '"') proto = proto.substr(1, proto.size() - 2);
    return equals_ignoring_case(proto, "https");
}

}  // namespace

bool trusted_proxies::contains(ip_address const& address) const noexcept {
    return std::any_of(blocks_.begin(), blocks_.end(),
                       [&](auto const& block) { return block.contains(address); });
}

void trusted_proxies::resolve(ip_address const& tcp_peer, http_request& request) const {
    std::string_view proto;
    for (auto const& [name, value] : request.headers) {
        bool passed_on =
            name == "forwarded" || name.starts_with("x-forwarded-") || name == "x-real-ip" || name == "via";
        if (passed_on) request.forwarded = true;
        if (name == "x-forwarded-proto") proto = value;
    }
    if (!request.forwarded || !contains(tcp_peer)) return;

    auto chain = chain_of(request, "x-forwarded-for");
    if (chain.empty()) chain = chain_of(request, "forwarded");
    // An X-Forwarded-Proto with several values: the nearest proxy wrote the last one.
    if (!proto.empty()) {
        auto comma = proto.rfind(',');
        proto = trimmed(comma == proto.npos ? proto : proto.substr(comma + 1));
    } else if (!chain.empty()) {
        proto = chain.back().proto;
    }
    if (!proto.empty()) request.secure = is_https(proto);

    auto client = tcp_peer;
    if (planted("xff_leftmost")) std::reverse(chain.begin(), chain.end());
    for (auto it = chain.rbegin(); it != chain.rend(); ++it) {
        auto address = address_of(it->node);
        if (!address) break;  // "unknown", or nonsense: what stands left of it proves nothing
        client = *address;
        if (!contains(client) || planted("xff_leftmost")) break;
    }
    request.peer = client.text();
}

}  // namespace parley::net
