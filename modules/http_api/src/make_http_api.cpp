#include "documents/documents.hpp"
#include "http_service.hpp"

#include <parley/http_api/make_http_api.hpp>
#include <parley/wire/compression.hpp>

namespace parley::http_api {
namespace {

/// Names a text for as long as the process lives and beyond: FNV-1a, which tells versions apart and nothing
/// more.
std::string tag_of(std::string_view text) {
    std::uint64_t hash = 0xCBF29CE484222325ULL;
    for (char c : text)
        hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001B3ULL;
    return std::to_string(hash);
}

documents make_documents(http_api_options const& options) {
    documents out;
    out.openapi = std::make_shared<std::string const>(openapi_document(options));
    out.openapi_etag = tag_of(*out.openapi);
    out.asyncapi = std::make_shared<std::string const>(asyncapi_document(options));
    out.asyncapi_etag = tag_of(*out.asyncapi);
    out.dictionary_etag = wire::dictionary_hash();
    return out;
}

}  // namespace

api::api(http_api_options with, http_api_needs from)
    : options(std::move(with)),
      services(std::move(from)),
      limits(options.limits),
      load(options.load),
      uploads(options.load.uploads_max, options.load.uploads_per_peer_max),
      repeats(services.cores, services.time),
      origin(options.public_url, options.cors_origins),
      client(std::move(services.web_client)),
      papers(make_documents(options)) {}

std::unique_ptr<net::http_handler> make_http_api(http_api_options options, http_api_needs needs) {
    return std::make_unique<http_service>(std::move(options), std::move(needs));
}

}  // namespace parley::http_api
