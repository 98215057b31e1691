#pragma once
// Every setting an operator may choose, typed. The option table (src/option_table.cpp) gives each its default
// and its limits.

#include <parley/base/clock.hpp>
#include <parley/base/log.hpp>

#include <cstdint>
#include <string>
#include <vector>

namespace parley::config {

/// So many per span of time; `count` 0 = off.
struct rate {
    std::int64_t count = 0;
    milliseconds per{};
    friend bool operator==(rate, rate) = default;
};

enum class sign_up_mode : std::uint8_t { open, invite, closed };
enum class metadata_store : std::uint8_t { sqlite, postgres };
enum class log_format : std::uint8_t { automatic, json, text };

struct server_settings {
    std::string data;
    std::string listen;      ///< ADDR:PORT, checked; see `split_listen`
    std::string public_url;  ///< `https://chat.example.org`, no path; empty = what requests say
    std::int64_t cores = 0;  ///< 0 = one per processor
    std::vector<std::string> trusted_proxies;
    std::vector<std::string> allowed_origins;
    std::string instance_name;
};
struct tls_settings {
    std::string certificate;  ///< PEM path; empty = plain HTTP
    std::string key;
    std::int64_t redirect_port = 0;  ///< 0 = none
    bool hsts = true;
};
struct oidc_settings {
    std::string issuer;  ///< empty = off
    std::string name;
    std::string client_id;
    std::string client_secret;
    std::vector<std::string> scopes;
    std::string audience;
    bool auto_create = true;
};
struct auth_settings {
    sign_up_mode sign_up = sign_up_mode::invite;
    bool password_login = true;
    milliseconds session_idle{};
    milliseconds session_max{};
    std::int64_t hash_memory_bytes = 0;
    std::int64_t hash_threads = 0;
    oidc_settings oidc;
};
struct storage_settings {
    metadata_store metadata = metadata_store::sqlite;
    std::string postgres_url;
    std::int64_t postgres_connections = 0;  ///< as many for reads as for writes
    std::int64_t sqlite_readers = 0;
    std::int64_t rocksdb_cache_bytes = 0;
    std::int64_t rocksdb_readers = 0;
};
struct gateway_settings {
    milliseconds heartbeat_interval{};
    milliseconds resume_window{};
    std::int64_t sessions_per_account = 0;
    std::int64_t large_server_members = 0;
    std::int64_t queue_bytes = 0;
    std::int64_t queue_frames = 0;
};
struct limit_settings {
    rate account;
    rate peer;
    rate message_send;
    rate message_change;
    rate history;
    rate typing;
    rate read_mark;
    rate server_create;
    rate server_change;
    rate channel_change;
    rate role_change;
    rate member_change;
    rate invite_create;
    rate invite_join;
    rate invite_lookup;
    rate profile_change;
    rate expression_change;
    rate report;
    rate asset_bring;
    rate asset_read;
    bool sign_in = true;       ///< identity's own limits for log-in and sign-up
    rate gateway_commands;     ///< of one connection
    rate gateway_identifies;   ///< of one account
    std::int64_t sending = 0;  ///< requests in flight; 0 = off
    std::int64_t reading = 0;
    std::int64_t signing_in = 0;
    std::int64_t uploads = 0;              ///< bodies of bytes on their way; 0 = off
    std::int64_t uploads_per_peer = 0;     ///< 0 = off
    std::int64_t assets_per_day = 0;       ///< of one account; 0 = off
    std::int64_t asset_bytes_per_day = 0;  ///< 0 = off
    std::int64_t connections = 0;
    std::int64_t connections_per_peer = 0;  ///< 0 = off
};
struct metrics_settings {
    std::vector<std::string> allowed_networks;
};
struct log_settings {
    log_level level = log_level::info;
    log_format format = log_format::automatic;
};
struct presence_settings {
    milliseconds grace{};
};
struct retention_settings {
    milliseconds every{};
};
struct drain_settings {
    milliseconds window{};
    milliseconds limit{};
};

struct settings {
    server_settings server;
    tls_settings tls;
    auth_settings auth;
    storage_settings storage;
    gateway_settings gateway;
    limit_settings limits;
    metrics_settings metrics;
    log_settings log;
    presence_settings presence;
    retention_settings retention;
    drain_settings drain;
};

}  // namespace parley::config
