#pragma once
// One running Parley: every room, in the order in which they stand on each other.

#include "data_folder.hpp"
#include "health.hpp"
#include "reloadable_handler.hpp"

#include <parley/cluster/make_cluster.hpp>
#include <parley/communities/make_communities.hpp>
#include <parley/config/settings.hpp>
#include <parley/crypto/make_crypto.hpp>
#include <parley/events/make_events.hpp>
#include <parley/gateway/make_gateway.hpp>
#include <parley/identity/make_identity.hpp>
#include <parley/interfaces/services/http_client.hpp>
#include <parley/media/make_media.hpp>
#include <parley/messaging/make_messaging.hpp>
#include <parley/moderation/make_moderation.hpp>
#include <parley/net/http_server.hpp>
#include <parley/observability/make_observability.hpp>
#include <parley/presence/make_presence.hpp>
#include <parley/rosters/make_rosters.hpp>
#include <parley/storage_rocksdb/make_storage_rocksdb.hpp>
#include <parley/storage_sql/make_storage_sql.hpp>

#include <cstdint>
#include <memory>
#include <string>

namespace parley::app {

/// Members are made from top to bottom and destroyed from bottom to top, after the cores have stopped.
struct house {
    ~house() { cores.stop(); }

    config::settings settings;
    parley::cores cores;
    std::unique_ptr<parley::metrics> metrics;
    std::unique_ptr<cluster::local_control> control;
    std::unique_ptr<snowflake_generator> ids;

    std::unique_ptr<sql_database> metadata;
    sql_stores stores;
    std::unique_ptr<storage_rocksdb::storage> message_storage;
    std::unique_ptr<blob_store> blobs;

    std::unique_ptr<token_source> secrets;
    std::unique_ptr<password_hasher> passwords;
    std::unique_ptr<jwt_verifier> jwts;
    std::unique_ptr<oidc_documents> documents;
    std::unique_ptr<http_client> outgoing;

    std::unique_ptr<native_event_encoder> encoder;
    std::unique_ptr<event_hub> events;
    std::string
        setup_token;  ///< opens the set-up while nobody owns the instance; new with each start, never stored
    std::unique_ptr<media::media_service> media;
    std::unique_ptr<identity::identity_services> identity;
    std::unique_ptr<communities_bundle> communities;
    std::unique_ptr<watch::service> watch;
    std::unique_ptr<presence_service> presence;
    std::unique_ptr<roster_service> rosters;
    std::unique_ptr<messaging::service> messaging;

    std::unique_ptr<parley::gateway> gateway;
    std::unique_ptr<health_monitor> health;
    reloadable_handler front;
    std::unique_ptr<net::http_server> listener;

    explicit house(config::settings from);
};

/// Builds everything over an open data folder; nothing runs or listens yet. Throws `failure` with a sentence
/// for the operator.
std::unique_ptr<house> compose(config::settings settings, data_folder const& folder,
                               observability::leveled_log_sink& log);

/// Ends the work of every room, edges first. From core 0, after the listener has stopped (or never started).
task<void> close_rooms(house& in);

/// The native API as the settings want it, over the rooms of `in`. Also made anew by a reload.
std::shared_ptr<net::http_handler> make_front(house& in, config::settings const& settings);

}  // namespace parley::app
