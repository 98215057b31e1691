// The composition root: read downwards, each line needs only lines above it; destruction runs upwards.

#include "exit_code.hpp"
#include "house.hpp"
#include "module_options.hpp"
#include "open_stores.hpp"
#include "process.hpp"
#include "version.hpp"
#include "web_client.hpp"

#include <parley/base/log.hpp>
#include <parley/net/make_http_client.hpp>

#include <cstring>

namespace parley::app {
namespace {

// Requests to identity providers at once; each may take seconds.
constexpr std::size_t outgoing_threads = 2;
// One node: its place among the 1,024 of a cluster.
constexpr std::uint16_t only_slot = 0;
constexpr std::size_t invite_code_length = 12;  // base58: 70 bits

std::unique_ptr<cluster::local_control> open_control(data_folder const& folder) {
    auto on_failure = [] { exit_now(to_int(exit_code::not_durable)); };
    std::string problem;
    auto control =
        cluster::make_local_control({folder.file("node.state"), on_failure}, system_clock(), problem);
    if (!control) throw failure(exit_code::storage_damaged, problem);
    return control;
}

std::uint64_t random_seed(token_source& secrets) {
    auto const digest = secrets.digest(secrets.make_token(""));
    std::uint64_t seed = 0;
    std::memcpy(&seed, digest.data(), sizeof seed);
    return seed;
}

/// Whoever puts a picture's name into a row needs no more than that it stays.
task<result<void>> claim_picture(assets& in, std::string name, asset_purpose purpose) {
    PARLEY_CO_CHECK(co_await in.claim(std::move(name), purpose));
    co_return result<void>{};
}

void open_platform(house& it, data_folder const& folder, observability::leveled_log_sink& log) {
    it.metrics = observability::make_metrics();
    observability::observe_process(*it.metrics, {version, compiler}, system_clock());
    it.metrics->observe("parley_log_dropped_total", "Log lines dropped because one event flooded.", {},
                        [&log] { return static_cast<double>(log.dropped()); });
    it.control = open_control(folder);
    it.ids = std::make_unique<snowflake_generator>(system_clock(), only_slot, it.control->floor_ms());
    it.control->keep(*it.ids);
}

}  // namespace

house::house(config::settings from) : settings(std::move(from)), cores(core_count(settings)), front(cores) {}

std::unique_ptr<house> compose(config::settings settings, data_folder const& folder,
                               observability::leveled_log_sink& log) {
    auto made = std::make_unique<house>(std::move(settings));
    auto& it = *made;
    auto const& with = it.settings;
    auto const& time = system_clock();
    open_platform(it, folder, log);

    it.metadata = open_metadata(with, folder, it.cores, it.metrics.get());
    it.stores = make_sql_stores(*it.metadata);
    it.message_storage = open_messages(with, folder, *it.metrics);
    auto& messages = it.message_storage->messages();
    it.blobs = open_blobs(folder);

    it.secrets = crypto::make_token_source();
    it.passwords = crypto::make_password_hasher(password_options(with));
    it.jwts = crypto::make_jwt_verifier();
    it.documents = crypto::make_oidc_documents();
    it.outgoing = net::make_http_client(outgoing_threads);

    it.encoder = make_event_encoder();
    it.events = make_events({}, {it.cores, *it.control, time, *it.encoder});
    it.setup_token = it.secrets->make_token("");
    it.media = media::make_media(media_options_of(with),
                                 {it.cores, *it.stores.assets, *it.blobs, *it.secrets, time, *it.metrics});
    it.identity = identity::make_identity(
        identity_options(with, it.secrets->digest(it.setup_token)),
        {it.cores, *it.stores.accounts, *it.stores.logins, *it.passwords, *it.secrets, *it.jwts,
         *it.documents, *it.outgoing, *it.events, *it.ids, time, it.media->assets()});
    it.communities = make_communities(
        {}, {it.cores, *it.stores.communities, *it.stores.members, *it.stores.invites, *it.stores.bans,
             *it.stores.audit, messages, it.identity->accounts(), *it.events, *it.ids, time,
             [&it] { return it.secrets->make_code(invite_code_length); }, *it.stores.expressions,
             it.media->assets(), it.stores.growth(),
             [&it](std::string name, asset_purpose purpose) {
                 return claim_picture(it.media->assets(), std::move(name), purpose);
             },
             [&it](house_message what) { it.messaging->house().say(std::move(what)); }});
    auto& directory = it.communities->directory();
    auto& steward = it.communities->steward();
    it.watch = watch::make_moderation(
        {it.cores,
         *it.stores.screening,
         *it.stores.reports,
         *it.stores.notes,
         *it.stores.purges,
         *it.stores.audit_sweep,
         *it.stores.audit,
         *it.stores.bans,
         *it.stores.instance,
         directory,
         steward,
         it.communities->memberships(),
         it.communities->moderation(),
         it.identity->accounts(),
         it.communities->keeper(),
         [&it](account_id who, bool off) { return it.identity->control().set_disabled(who, off); },
         *it.events,
         *it.ids,
         time,
         *it.metrics,
         *it.stores.retention,
         watch_options_of(with)});
    it.presence = make_presence(presence_options_of(with), {it.cores, time, *it.events, directory,
                                                            *it.stores.presences, it.communities->people()});
    it.rosters = make_rosters(roster_options_of(with), {it.cores, time, directory, it.communities->people(),
                                                        *it.presence, it.identity->accounts()});
    it.messaging = messaging::make_messaging({messages, *it.stores.read_marks, directory, *it.events,
                                              *it.control, it.cores, *it.ids, time, *it.metrics, *it.presence,
                                              it.identity->accounts(), it.communities->manners(),
                                              it.communities->emoji(), it.watch->messages(), steward});
    it.communities->screen_names_with(it.watch->names());
    it.watch->speak_through(it.messaging->house(), it.messaging->purges(), it.messaging->messages());

    it.gateway = make_gateway(
        gateway_options_of(with, random_seed(*it.secrets)),
        {it.cores, time, *it.encoder, *it.events, directory, it.identity->accounts(),
         it.identity->authenticator(), it.messaging->read_marks(), *it.presence, *it.rosters, *it.metrics});
    it.events->listen(*it.presence);
    it.events->listen(*it.rosters);
    it.presence->report_to(*it.rosters);
    it.rosters->deliver_to(it.gateway->list_sink());
    it.communities->begin(*it.presence);
    it.events->listen(*it.watch);
    it.events->deliver_to(it.gateway->sink());
    it.identity->listen(&it.gateway->revocations(), &it.communities->on_account_changes());

    it.health = std::make_unique<health_monitor>(health_monitor::needs{
        it.cores, time, *it.metadata, [&it] { return it.message_storage->accepts_writes(); }, *it.control,
        folder.path(), *it.metrics});
    it.front.begin_with(make_front(it, with));
    it.listener = net::make_http_server(listener_options(with), {it.cores, it.front, *it.metrics, time});
    return made;
}

task<void> close_rooms(house& in) {
    co_await in.gateway->close();
    co_await in.communities->close();
    co_await in.watch->drain();
    co_await in.messaging->drain();
    co_await in.rosters->close();
    co_await in.presence->close();
    co_await in.media->close();
    co_await in.identity->stop();
    co_await in.health->stop();
}

std::shared_ptr<net::http_handler> make_front(house& in, config::settings const& settings) {
    http_api::http_api_needs needs{
        .cores = in.cores,
        .time = system_clock(),
        .metrics = *in.metrics,
        .authenticator = in.identity->authenticator(),
        .accounts = in.identity->accounts(),
        .logins = in.identity->logins(),
        .oidc_logins = in.identity->oidc(),
        .directory = in.communities->directory(),
        .communities = in.communities->servers(),
        .channels = in.communities->channels(),
        .roles = in.communities->roles(),
        .memberships = in.communities->memberships(),
        .moderation = in.communities->moderation(),
        .screening = in.watch->rules(),
        .reports = in.watch->reports(),
        .notes = in.watch->notes(),
        .mass_actions = in.watch->mass_actions(),
        .sanctions = in.watch->sanctions(),
        .instance = in.watch->instance(),
        .invites = in.communities->invites(),
        .settings = in.communities->settings(),
        .vanities = in.communities->vanities(),
        .onboardings = in.communities->onboardings(),
        .templates = in.communities->templates(),
        .discovery = in.communities->discovery(),
        .scheduled_events = in.communities->scheduled_events(),
        .live = *in.presence,
        .messages = in.messaging->messages(),
        .read_marks = in.messaging->read_marks(),
        .presences = *in.presence,
        .assets = in.media->assets(),
        .expressions = in.communities->expressions(),
        .member_lists = *in.rosters,
        .gateway =
            [&in](net::http_request const& head, std::string token, net::http_response& refusal) {
                return in.gateway->accept(head, std::move(token), refusal);
            },
        .healthy = [&in] { return in.health->is_alive(); },
        .ready = [&in] { return in.health->readiness(); },
        .web_client = web_client_files()};
    return http_api::make_http_api(http_api_options(settings), std::move(needs));
}

}  // namespace parley::app
