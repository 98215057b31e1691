#include "limits.hpp"
#include "text.hpp"

#include <parley/base/blocking_pool.hpp>
#include <parley/net/make_http_client.hpp>
#include <parley/net/net_errc.hpp>

#include <curl/curl.h>

#include <algorithm>
#include <cstdlib>
#include <mutex>

namespace parley::net {
namespace {

constexpr std::size_t waiting_requests_max = 64;
constexpr std::size_t answer_header_bytes_max = 64_KiB;
constexpr milliseconds connect_timeout_max{5'000};

struct easy_deleter {
    void operator()(CURL* it) const noexcept { curl_easy_cleanup(it); }
};
struct list_deleter {
    void operator()(curl_slist* it) const noexcept { curl_slist_free_all(it); }
};
using header_list = std::unique_ptr<curl_slist, list_deleter>;

// One per thread of the pool: its open connections are what the next request to the same place reuses.
CURL* easy_of_this_thread() {
    thread_local std::unique_ptr<CURL, easy_deleter> easy(curl_easy_init());
    return easy.get();
}

struct receiving {
    incoming_answer answer;
    std::size_t body_max = 0;
    std::size_t header_bytes = 0;
    bool too_large = false;
};

std::size_t on_body(char* data, std::size_t, std::size_t size, void* into) noexcept {
    auto& it = *static_cast<receiving*>(into);
    if (size > it.body_max - it.answer.body.size()) {
        it.too_large = true;
        return 0;
    }
    try {
        it.answer.body.append(data, size);
        return size;
    } catch (...) {
        return 0;
    }
}

std::size_t on_header(char* data, std::size_t, std::size_t size, void* into) noexcept {
    auto& it = *static_cast<receiving*>(into);
    it.header_bytes += size;
    if (it.header_bytes > answer_header_bytes_max) {
        it.too_large = true;
        return 0;
    }
    std::string_view line(data, size);
    while (!line.empty() && (line.back() == '\n' || line.back() == '\r'))
        line.remove_suffix(1);
    try {
        if (line.starts_with("HTTP/")) it.answer.headers.clear();  // an interim answer's do not count
        auto colon = line.find(':');
        if (colon == line.npos) return size;
        std::string name(line.substr(0, colon));
        std::transform(name.begin(), name.end(), name.begin(), to_lower);
        it.answer.headers.emplace_back(std::move(name), trimmed(line.substr(colon + 1)));
        return size;
    } catch (...) {
        return 0;
    }
}

bool is_sendable(outgoing_request const& request) {
    auto scheme_is = [&](std::string_view scheme) {
        return equals_ignoring_case(std::string_view(request.url).substr(0, scheme.size()), scheme);
    };
    if (!scheme_is("http://") && !scheme_is("https://")) return false;
    if (request.url.find_first_of(std::string_view("\r\n \0", 4)) != std::string::npos) return false;
    return is_token(request.method) &&
           std::all_of(request.headers.begin(), request.headers.end(), [](auto const& header) {
               return is_token(header.first) && is_field_value(header.second);
           });
}

header_list make_headers(outgoing_request const& request) {
    header_list list;
    auto add = [&](std::string const& line) {
        auto* longer = curl_slist_append(list.get(), line.c_str());
        if (longer == nullptr) throw std::bad_alloc();
        static_cast<void>(list.release());
        list.reset(longer);
    };
    for (auto const& [name, value] : request.headers)
        add(value.empty() ? name + ";" : name + ": " + value);
    add("Expect:");  // no waiting for 100 Continue: bodies are small
    return list;
}

void set_request(CURL* easy, outgoing_request const& request, milliseconds left, curl_slist* headers) {
    curl_easy_setopt(easy, CURLOPT_URL, request.url.c_str());
    curl_easy_setopt(easy, CURLOPT_PROTOCOLS_STR, "http,https");
    curl_easy_setopt(easy, CURLOPT_FOLLOWLOCATION, 0L);
    curl_easy_setopt(easy, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(easy, CURLOPT_TIMEOUT_MS, static_cast<long>(left.count()));
    curl_easy_setopt(easy, CURLOPT_CONNECTTIMEOUT_MS,
                     static_cast<long>(std::min(left, connect_timeout_max).count()));
    curl_easy_setopt(easy, CURLOPT_HTTPHEADER, headers);
    if (request.method == "HEAD") {
        curl_easy_setopt(easy, CURLOPT_NOBODY, 1L);
    } else if (request.method != "GET" || !request.body.empty()) {
        curl_easy_setopt(easy, CURLOPT_POSTFIELDSIZE_LARGE, static_cast<curl_off_t>(request.body.size()));
        curl_easy_setopt(easy, CURLOPT_POSTFIELDS, request.body.data());
        curl_easy_setopt(easy, CURLOPT_CUSTOMREQUEST, request.method.c_str());
    }
    // Certificates are verified by default; the tool's variable for other roots is honoured here as well.
    if (auto const* roots = std::getenv("SSL_CERT_FILE"); roots != nullptr && *roots != '\0') {
        curl_easy_setopt(easy, CURLOPT_CAINFO, roots);
    }
}

net_errc errc_of(CURLcode code) noexcept {
    switch (code) {
        case CURLE_OPERATION_TIMEDOUT:
            return net_errc::timed_out;
        case CURLE_PEER_FAILED_VERIFICATION:
        case CURLE_SSL_CONNECT_ERROR:
        case CURLE_SSL_CERTPROBLEM:
        case CURLE_SSL_CACERT_BADFILE:
            return net_errc::tls_failed;
        case CURLE_URL_MALFORMAT:
        case CURLE_UNSUPPORTED_PROTOCOL:
            return net_errc::bad_request;
        default:
            return net_errc::unreachable;
    }
}

// The pool carries values; a result within its result would be one too many.
struct performed {
    net_errc failed = net_errc::ok;
    incoming_answer answer;
};

performed perform(outgoing_request const& request, mono_time until) {
    auto left = std::chrono::duration_cast<milliseconds>(until - system_clock().mono());
    if (left <= milliseconds{0}) return {net_errc::timed_out, {}};  // it waited in the queue for too long
    auto* easy = easy_of_this_thread();
    if (easy == nullptr) return {net_errc::unreachable, {}};
    curl_easy_reset(easy);  // options go, connections stay
    auto headers = make_headers(request);
    receiving into;
    into.body_max = request.answer_bytes_max;
    set_request(easy, request, left, headers.get());
    curl_easy_setopt(easy, CURLOPT_WRITEFUNCTION, on_body);
    curl_easy_setopt(easy, CURLOPT_WRITEDATA, &into);
    curl_easy_setopt(easy, CURLOPT_HEADERFUNCTION, on_header);
    curl_easy_setopt(easy, CURLOPT_HEADERDATA, &into);
    auto outcome = curl_easy_perform(easy);
    if (into.too_large) return {net_errc::answer_too_large, {}};
    if (outcome != CURLE_OK) return {errc_of(outcome), {}};
    long status = 0;
    curl_easy_getinfo(easy, CURLINFO_RESPONSE_CODE, &status);
    into.answer.status = static_cast<int>(status);
    return {net_errc::ok, std::move(into.answer)};
}

class curl_client final : public http_client {
public:
    explicit curl_client(std::size_t threads)
        : pool_({.name = "http_out", .threads = threads, .queue_max = waiting_requests_max}) {}

    task<result<incoming_answer>> fetch(outgoing_request request) override {
        if (!is_sendable(request)) co_return net_errc::bad_request;
        auto until = system_clock().mono() + request.timeout;
        auto work = [request = std::move(request), until] { return perform(request, until); };
        auto ran = co_await pool_.run(std::move(work));
        if (ran.has_error()) co_return ran.error();
        if (ran->failed != net_errc::ok) co_return ran->failed;
        co_return std::move(ran->answer);
    }

private:
    blocking_pool pool_;
};

}  // namespace

std::unique_ptr<http_client> make_http_client(std::size_t threads) {
    static std::once_flag once;
    std::call_once(once, [] { curl_global_init(CURL_GLOBAL_DEFAULT); });
    return std::make_unique<curl_client>(threads);
}

}  // namespace parley::net
