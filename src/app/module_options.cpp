#include "module_options.hpp"

#include "version.hpp"

#include <parley/config/make_config.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <thread>

namespace parley::app {
namespace {

std::size_t size_of(std::int64_t checked) {
    return static_cast<std::size_t>(checked);
}
std::uint32_t small(std::int64_t checked) {
    return static_cast<std::uint32_t>(checked);
}
seconds whole_seconds(milliseconds span) {
    return std::chrono::duration_cast<seconds>(span);
}

http_api::rate api_rate(config::rate from) {
    return {.count = small(from.count), .per = from.count == 0 ? milliseconds{1000} : from.per};
}

std::string joined(std::vector<std::string> const& words) {
    std::string out;
    for (auto const& word : words)
        out += (out.empty() ? "" : " ") + word;
    return out;
}

identity::sign_up_mode identity_sign_up(config::sign_up_mode mode) {
    switch (mode) {
        case config::sign_up_mode::open:
            return identity::sign_up_mode::open;
        case config::sign_up_mode::invite:
            return identity::sign_up_mode::invite;
        case config::sign_up_mode::closed:
            return identity::sign_up_mode::closed;
    }
    return identity::sign_up_mode::closed;
}

http_api::sign_up_mode api_sign_up(config::sign_up_mode mode) {
    switch (mode) {
        case config::sign_up_mode::open:
            return http_api::sign_up_mode::open;
        case config::sign_up_mode::invite:
            return http_api::sign_up_mode::invite;
        case config::sign_up_mode::closed:
            return http_api::sign_up_mode::closed;
    }
    return http_api::sign_up_mode::closed;
}

http_api::rate_limits api_limits(config::limit_settings const& from) {
    http_api::rate_limits out;
    out.account = api_rate(from.account);
    out.peer = api_rate(from.peer);
    out.message_send = api_rate(from.message_send);
    out.message_change = api_rate(from.message_change);
    out.history = api_rate(from.history);
    out.typing = api_rate(from.typing);
    out.read_mark = api_rate(from.read_mark);
    out.server_create = api_rate(from.server_create);
    out.server_change = api_rate(from.server_change);
    out.channel_change = api_rate(from.channel_change);
    out.role_change = api_rate(from.role_change);
    out.member_change = api_rate(from.member_change);
    out.invite_create = api_rate(from.invite_create);
    out.invite_join = api_rate(from.invite_join);
    out.invite_lookup = api_rate(from.invite_lookup);
    out.profile_change = api_rate(from.profile_change);
    out.expression_change = api_rate(from.expression_change);
    out.report = api_rate(from.report);
    out.asset_bring = api_rate(from.asset_bring);
    out.asset_read = api_rate(from.asset_read);
    return out;
}

}  // namespace

storage_sqlite_options sqlite_options(config::settings const& from, std::string const& file,
                                      metrics* meters) {
    storage_sqlite_options out;
    out.path = file;
    out.read_threads = size_of(from.storage.sqlite_readers);
    out.metrics_or_null = meters;
    return out;
}

storage_postgres_options postgres_options(config::settings const& from, metrics* meters) {
    storage_postgres_options out;
    out.url = from.storage.postgres_url;
    out.write_connections = size_of(from.storage.postgres_connections);
    out.read_connections = size_of(from.storage.postgres_connections);
    out.metrics_or_null = meters;
    return out;
}

storage_rocksdb::options rocksdb_options(config::settings const& from, std::string const& folder) {
    storage_rocksdb::options out;
    out.directory = folder;
    out.block_cache_bytes = size_of(from.storage.rocksdb_cache_bytes);
    out.read_threads = size_of(from.storage.rocksdb_readers);
    return out;
}

crypto::password_options password_options(config::settings const& from) {
    crypto::password_options out;
    out.memory_kib = small(from.auth.hash_memory_bytes / 1024);
    out.threads = size_of(from.auth.hash_threads);
    return out;
}

identity::identity_options identity_options(config::settings const& from, std::string setup_token_digest) {
    identity::identity_options out;
    out.sign_up = identity_sign_up(from.auth.sign_up);
    out.rate_limits = from.limits.sign_in;
    out.setup_token_digest = std::move(setup_token_digest);
    out.login_idle_max = whole_seconds(from.auth.session_idle);
    out.login_age_max = whole_seconds(from.auth.session_max);
    auto const& oidc = from.auth.oidc;
    out.oidc.name = oidc.name;
    out.oidc.issuer = oidc.issuer;
    out.oidc.client_id = oidc.client_id;
    out.oidc.client_secret = oidc.client_secret;
    out.oidc.audience = oidc.audience;
    out.oidc.public_url = from.server.public_url;
    out.oidc.scopes = joined(oidc.scopes);
    out.oidc.auto_create = oidc.auto_create;
    return out;
}

media::media_options media_options_of(config::settings const& from) {
    media::media_options out;
    out.daily = {.count_max = from.limits.assets_per_day, .bytes_max = from.limits.asset_bytes_per_day};
    return out;
}

presence_options presence_options_of(config::settings const& from) {
    presence_options out;
    out.offline_grace = from.presence.grace;
    out.large_server_members = size_of(from.gateway.large_server_members);
    return out;
}

watch::watch_options watch_options_of(config::settings const& from) {
    watch::watch_options out;
    out.retention_every = from.retention.every;
    return out;
}

roster_options roster_options_of(config::settings const& from) {
    roster_options out;
    out.large_server_members = size_of(from.gateway.large_server_members);
    return out;
}

gateway_options gateway_options_of(config::settings const& from, std::uint64_t seed) {
    gateway_options out;
    out.heartbeat_interval = from.gateway.heartbeat_interval;
    out.resume_window = from.gateway.resume_window;
    out.large_server_members = size_of(from.gateway.large_server_members);
    out.sessions_per_account_max = size_of(from.gateway.sessions_per_account);
    out.queue_bytes_max = size_of(from.gateway.queue_bytes);
    out.queue_frames_max = size_of(from.gateway.queue_frames);
    out.allowed_origins = from.server.allowed_origins;
    if (!from.server.public_url.empty()) out.allowed_origins.push_back(from.server.public_url);
    auto const commands = from.limits.gateway_commands;
    // The gateway counts per minute, whatever span the operator thinks in; a rate that is on never rounds
    // down to off.
    out.ops_per_minute_max =
        commands.count == 0
            ? 0
            : small(std::max<std::int64_t>(commands.count * 60'000 / commands.per.count(), 1));
    auto const identifies = from.limits.gateway_identifies;
    out.identify_burst = small(std::max<std::int64_t>(identifies.count, 1));
    out.identify_refill = identifies.count == 0
                              ? milliseconds{0}
                              : std::max(identifies.per / identifies.count, milliseconds{1});
    out.seed = seed;
    return out;
}

http_api::http_api_options http_api_options(config::settings const& from) {
    http_api::http_api_options out;
    out.instance_name = from.server.instance_name;
    out.version = version;
    out.public_url = from.server.public_url;
    out.sign_up = api_sign_up(from.auth.sign_up);
    out.password_login = from.auth.password_login;
    out.hsts = from.tls.hsts;
    out.cors_origins = from.server.allowed_origins;
    out.metrics_allowed_networks = from.metrics.allowed_networks;
    out.limits = api_limits(from.limits);
    out.load = {.sending_max = small(from.limits.sending),
                .reading_max = small(from.limits.reading),
                .sign_in_max = small(from.limits.signing_in),
                .uploads_max = small(from.limits.uploads),
                .uploads_per_peer_max = small(from.limits.uploads_per_peer)};
    return out;
}

net::http_server_options listener_options(config::settings const& from) {
    net::http_server_options out;
    auto const at = config::split_listen(from.server.listen).value();  // checked when it was read
    out.address = at.first;
    out.port = at.second;
    if (!from.tls.certificate.empty()) out.tls.push_back({from.tls.certificate, from.tls.key});
    out.redirect_port = static_cast<std::uint16_t>(from.tls.redirect_port);
    out.trusted_proxies = from.server.trusted_proxies;
    out.connections_max = size_of(from.limits.connections);
    out.connections_per_peer_max = size_of(from.limits.connections_per_peer);
    out.websocket_queue_bytes_max = size_of(from.gateway.queue_bytes);
    out.websocket_queue_frames_max = size_of(from.gateway.queue_frames);
    return out;
}

std::size_t core_count(config::settings const& from) {
    if (from.server.cores != 0) return size_of(from.server.cores);
    return std::clamp<std::size_t>(std::thread::hardware_concurrency(), 1, 256);
}

std::string base_url(config::settings const& from, std::uint16_t port) {
    if (!from.server.public_url.empty()) return from.server.public_url;
    auto host = config::split_listen(from.server.listen).value().first;
    if (host == "0.0.0.0" || host == "::") host = "localhost";
    if (host.find(':') != std::string::npos) host = '[' + host + ']';
    return fmt::format("{}://{}:{}", from.tls.certificate.empty() ? "http" : "https", host, port);
}

}  // namespace parley::app
