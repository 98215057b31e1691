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
    std::string public_url;  ///< without a slash at the end; empty = made from the listener's address
    std::int64_t cores = 0;  ///< 0 = one per processor
    std::vector<std::string> trusted_proxies;
    std::string instance_name;
};
struct tls_settings {
    std::string certificate;
    std::string key;
    std::int64_t redirect_port = 0;  ///< 0 = none
    milliseconds hsts{};             ///< 0 = no header
};
struct oidc_settings {
    std::string issuer;  ///< empty = off
    std::string name;
    std::string client_id;
    std::string client_secret;
    std::vector<std::string> scopes;
    std::string audience;  ///< of bearer JWTs; empty = the client id
};
struct auth_settings {
    sign_up_mode sign_up = sign_up_mode::invite;
    bool password_login = true;
    milliseconds session_idle{};
    milliseconds session_max{};
    oidc_settings oidc;
};
struct storage_settings {
    metadata_store metadata = metadata_store::sqlite;
    std::string postgres_url;
    std::int64_t postgres_connections = 0;
    std::int64_t sqlite_readers = 0;
    std::int64_t rocksdb_cache_bytes = 0;
};
struct gateway_settings {
    milliseconds heartbeat_interval{};
    milliseconds resume_window{};
    std::int64_t sessions_per_account = 0;  ///< 0 = off
    std::int64_t queue_bytes = 0;
    std::int64_t queue_frames = 0;
};
struct limit_settings {
    rate requests;            ///< per account
    rate anonymous;           ///< per address, without a login
    rate send_messages;       ///< per account and channel
    rate typing;              ///< per account and channel
    rate create_servers;      ///< per account
    rate create_channels;     ///< per account
    rate create_invites;      ///< per account
    rate joins;               ///< per account
    rate logins;              ///< per address
    rate logins_per_name;     ///< per account name
    rate sign_ups;            ///< per address
    rate invite_previews;     ///< per address
    rate gateway_commands;    ///< per session
    rate gateway_identifies;  ///< per account
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
    drain_settings drain;
};

}  // namespace parley::config
