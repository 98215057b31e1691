#pragma once
// From the operator's settings to what each room asks for. Pure functions.

#include <parley/config/settings.hpp>
#include <parley/crypto/make_crypto.hpp>
#include <parley/gateway/make_gateway.hpp>
#include <parley/http_api/make_http_api.hpp>
#include <parley/identity/make_identity.hpp>
#include <parley/media/make_media.hpp>
#include <parley/moderation/make_moderation.hpp>
#include <parley/net/http_server.hpp>
#include <parley/presence/make_presence.hpp>
#include <parley/rosters/make_rosters.hpp>
#include <parley/storage_postgres/make_storage_postgres.hpp>
#include <parley/storage_rocksdb/make_storage_rocksdb.hpp>
#include <parley/storage_sqlite/make_storage_sqlite.hpp>

#include <string>

namespace parley::app {

storage_sqlite_options sqlite_options(config::settings const& from, std::string const& file, metrics* meters);
storage_postgres_options postgres_options(config::settings const& from, metrics* meters);
storage_rocksdb::options rocksdb_options(config::settings const& from, std::string const& folder);
crypto::password_options password_options(config::settings const& from);
identity::identity_options identity_options(config::settings const& from, std::string setup_token_digest);
media::media_options media_options_of(config::settings const& from);
presence_options presence_options_of(config::settings const& from);
watch::watch_options watch_options_of(config::settings const& from);
roster_options roster_options_of(config::settings const& from);
gateway_options gateway_options_of(config::settings const& from, std::uint64_t seed);
http_api::http_api_options http_api_options(config::settings const& from);
net::http_server_options listener_options(config::settings const& from);

std::size_t core_count(config::settings const& from);
/// How people reach the server; `port` is the real one.
std::string base_url(config::settings const& from, std::uint16_t port);

}  // namespace parley::app
