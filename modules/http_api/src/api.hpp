#pragma once
// What lives as long as the handler: the services, the options, and the edge's own memory.

#include "idempotency.hpp"
#include "load_shedder.hpp"
#include "origin.hpp"
#include "rate_limiter.hpp"
#include "upload_gate.hpp"
#include "web_client.hpp"

#include <parley/http_api/make_http_api.hpp>

#include <memory>
#include <string>

namespace parley::http_api {

/// Texts are shared with the answers that carry them: those may outlive this handler when the settings are
/// reloaded.
struct documents {
    std::shared_ptr<std::string const> openapi;
    std::string openapi_etag;
    std::shared_ptr<std::string const> asyncapi;
    std::string asyncapi_etag;
    std::string dictionary_etag;
};

struct api {
    api(http_api_options with, http_api_needs from);

    http_api_options options;
    http_api_needs services;
    rate_limiter limits;
    load_shedder load;
    upload_gate uploads;
    idempotency_keeper repeats;
    own_origin origin;
    web_client client;
    documents papers;
};

}  // namespace parley::http_api
