// Options of the server itself: where it listens, what it tells.

#include "checks.hpp"
#include "option.hpp"

namespace parley::config {
namespace {

constexpr std::int64_t path_bytes_max = 4096;  // PATH_MAX
constexpr std::int64_t second = 1000;
constexpr std::int64_t minute = 60 * second;

constexpr option table[] = {
    {.key = "server.data",
     .to = text_target{member<&settings::server, &server_settings::data>},
     .fallback = "./data",
     .min = 1,
     .max = path_bytes_max,
     .description =
         "Folder that holds everything Parley keeps. Made at the first start; only its owner may read it."},
    {.key = "server.listen",
     .to = text_target{member<&settings::server, &server_settings::listen>},
     .fallback = "127.0.0.1:8080",
     .min = 3,
     .max = 64,
     .check = check_listen,
     .description =
         "Address and port for web, API and gateway. `0.0.0.0:8080` opens it to the network, `[::]:8080` for"
         " IPv6 too; port 0 takes any free one and prints it."},
    {.key = "server.public_url",
     .to = text_target{member<&settings::server, &server_settings::public_url>},
     .fallback = "",
     .max = 300,
     .check = check_public_url,
     .description =
         "How browsers reach this server, e.g. `https://chat.example.org` (no path). Empty: what each request"
         " says. Needed for log-in through an identity provider."},
    {.key = "server.cores",
     .to = number_target{member<&settings::server, &server_settings::cores>},
     .fallback = "auto",
     .min = 1,
     .max = 256,
     .zero_word = "auto",
     .description = "Threads with an event loop each. `auto`: one per processor."},
    {.key = "server.trusted_proxies",
     .to = list_target{member<&settings::server, &server_settings::trusted_proxies>},
     .fallback = "",
     .max = 64,
     .check = check_network,
     .description = "Addresses or CIDR blocks of reverse proxies whose X-Forwarded-For and X-Forwarded-Proto "
                    "are believed."},
    {.key = "server.allowed_origins",
     .to = list_target{member<&settings::server, &server_settings::allowed_origins>},
     .fallback = "",
     .max = 64,
     .check = check_origin,
     .description =
         "Other web origins (`https://app.example.org`) that may call the API from a browser. Its own web"
         " client needs none."},
    {.key = "server.instance_name",
     .to = text_target{member<&settings::server, &server_settings::instance_name>},
     .fallback = "Parley",
     .min = 1,
     .max = 64,
     .description = "What this instance calls itself on the log-in page."},
    {.key = "tls.certificate",
     .to = text_target{member<&settings::tls, &tls_settings::certificate>},
     .fallback = "",
     .max = path_bytes_max,
     .description = "PEM file with the certificate and its chain. Empty: plain HTTP, for use behind a proxy. "
                    "Read again on"
                    " reload."},
    {.key = "tls.key",
     .to = text_target{member<&settings::tls, &tls_settings::key>},
     .fallback = "",
     .max = path_bytes_max,
     .description = "PEM file with the certificate's private key."},
    {.key = "tls.redirect_port",
     .to = number_target{member<&settings::tls, &tls_settings::redirect_port>},
     .fallback = "off",
     .min = 1,
     .max = 65535,
     .zero_word = "off",
     .description = "With a certificate: a port (80) where plain HTTP is sent on to HTTPS."},
    {.key = "tls.hsts",
     .to = flag_target{member<&settings::tls, &tls_settings::hsts>},
     .fallback = "true",
     .description = "Over HTTPS, tell browsers to use nothing else from now on (Strict-Transport-Security)."},
    {.key = "gateway.heartbeat_interval",
     .to = span_target{member<&settings::gateway, &gateway_settings::heartbeat_interval>},
     .fallback = "41250ms",
     .min = second,
     .max = 10 * minute,
     .description =
         "How often a gateway session must say that it lives; one that is silent for one and a half of it is"
         " closed."},
    {.key = "gateway.resume_window",
     .to = span_target{member<&settings::gateway, &gateway_settings::resume_window>},
     .fallback = "5m",
     .min = second,
     .max = 60 * minute,
     .description =
         "How long a session whose connection broke, or whose server was stopped, may resume without a gap."},
    {.key = "gateway.sessions_per_account",
     .to = number_target{member<&settings::gateway, &gateway_settings::sessions_per_account>},
     .fallback = "50",
     .min = 1,
     .max = 1000,
     .description = "Live gateway sessions of one account."},
    {.key = "gateway.large_server_members",
     .to = number_target{member<&settings::gateway, &gateway_settings::large_server_members>},
     .fallback = "1000",
     .min = 1,
     .max = 1'000'000,
     .description = "In a server of more members, who comes, goes or changes is told only to those who have "
                    "them in view,"
                    " and lists of members leave out who is offline."},
    {.key = "gateway.queue_bytes",
     .to = number_target{member<&settings::gateway, &gateway_settings::queue_bytes>},
     .fallback = "1MiB",
     .min = 256 * 1024,
     .max = 64 * 1024 * 1024,
     .style = written::as_size,
     .description = "What may wait for one slow connection before it is told to leave and resume."},
    {.key = "gateway.queue_frames",
     .to = number_target{member<&settings::gateway, &gateway_settings::queue_frames>},
     .fallback = "1000",
     .min = 100,
     .max = 100'000,
     .description = "The same, counted in frames."},
    {.key = "presence.grace",
     .to = span_target{member<&settings::presence, &presence_settings::grace>},
     .fallback = "3s",
     .min = 100,
     .max = 5 * minute,
     .description =
         "How long someone still shows as online after their last connection ended: a page reload must not"
         " flicker."},
    {.key = "retention.every",
     .to = span_target{member<&settings::retention, &retention_settings::every>},
     .fallback = "5m",
     .min = 1'000,
     .max = 24 * 60 * minute,
     .description =
         "How often messages that are older than their channel keeps them are deleted; they may stay this"
         " much longer."},
    {.key = "metrics.allowed_networks",
     .to = list_target{member<&settings::metrics, &metrics_settings::allowed_networks>},
     .fallback = "",
     .max = 64,
     .on_reload = reload::applies,
     .check = check_network,
     .description =
         "CIDR blocks that may read /metrics and the details of /readyz, beside this machine itself."},
    {.key = "log.level",
     .to = choice<&settings::log, &log_settings::level>(),
     .fallback = "info",
     .choices = "debug|info|warn|error",
     .on_reload = reload::applies,
     .description = "The least important lines that are written."},
    {.key = "log.format",
     .to = choice<&settings::log, &log_settings::format>(),
     .fallback = "auto",
     .choices = "auto|json|text",
     .description = "`json`: one object per line. `auto`: text on a terminal, else JSON."},
    {.key = "drain.window",
     .to = span_target{member<&settings::drain, &drain_settings::window>},
     .fallback = "20s",
     .max = 10 * minute,
     .description =
         "On SIGTERM, connections are asked to leave spread over this time, so that they do not all come back"
         " at once."},
    {.key = "drain.limit",
     .to = span_target{member<&settings::drain, &drain_settings::limit>},
     .fallback = "30s",
     .min = second,
     .max = 15 * minute,
     .description = "After this time the process ends, drained or not; requests in flight have up to 10 s of "
                    "it. Not below"
                    " `drain.window`."},
};

}  // namespace

std::span<option const> server_options() {
    return table;
}

}  // namespace parley::config
