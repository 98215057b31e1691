#include "tls_context.hpp"

#include <parley/net/net_errc.hpp>

#include <openssl/err.h>
#include <openssl/ssl.h>

#include <array>
#include <ctime>

namespace parley::net {
namespace {

using context_pointer = std::shared_ptr<ssl_ctx_st>;

// The one protocol spoken here; a client that offers others gets this one or none.
int choose_protocol(SSL*, unsigned char const** chosen, unsigned char* chosen_size,
                    unsigned char const* offered, unsigned offered_size, void*) {
    static constexpr std::array<unsigned char, 9> http_1_1{8, 'h', 't', 't', 'p', '/', '1', '.', '1'};
    unsigned char* found = nullptr;
    auto outcome =
        SSL_select_next_proto(&found, chosen_size, http_1_1.data(), http_1_1.size(), offered, offered_size);
    *chosen = found;
    return outcome == OPENSSL_NPN_NEGOTIATED ? SSL_TLSEXT_ERR_OK : SSL_TLSEXT_ERR_NOACK;
}

std::string last_reason() {
    auto code = ERR_get_error();
    ERR_clear_error();
    auto const* reason = code == 0 ? nullptr : ERR_reason_error_string(code);
    return reason == nullptr ? "unknown reason" : reason;
}

context_pointer make_context() {
    context_pointer context(SSL_CTX_new(TLS_server_method()), SSL_CTX_free);
    if (!context) return nullptr;
    SSL_CTX_set_min_proto_version(context.get(), TLS1_2_VERSION);
    SSL_CTX_set_options(context.get(), SSL_OP_NO_RENEGOTIATION | SSL_OP_NO_COMPRESSION |
                                           SSL_OP_IGNORE_UNEXPECTED_EOF | SSL_OP_CIPHER_SERVER_PREFERENCE);
    // Idle connections give their 34 KB of record buffers back; writes are retried from wherever the bytes
    // then lie.
    SSL_CTX_set_mode(context.get(), SSL_MODE_RELEASE_BUFFERS | SSL_MODE_ENABLE_PARTIAL_WRITE |
                                        SSL_MODE_ACCEPT_MOVING_WRITE_BUFFER);
    SSL_CTX_set_session_cache_mode(context.get(), SSL_SESS_CACHE_OFF);  // tickets carry resumption
    SSL_CTX_set_num_tickets(context.get(), 1);
    SSL_CTX_set_cipher_list(context.get(), "ECDHE+AESGCM:ECDHE+CHACHA20");  // TLS 1.2; 1.3 has only good ones
    SSL_CTX_set_alpn_select_cb(context.get(), choose_protocol, nullptr);
    return context;
}

}  // namespace

void ssl_deleter::operator()(ssl_st* it) const noexcept {
    SSL_free(it);
}

result<void> tls_context::load(std::string& problem) {
    ERR_clear_error();
    auto fresh = make_context();
    if (!fresh) {
        problem = "TLS cannot be set up: " + last_reason();
        return net_errc::bad_certificate;
    }
    if (SSL_CTX_use_certificate_chain_file(fresh.get(), files_.certificate_chain.c_str()) != 1) {
        problem = "certificate " + files_.certificate_chain + ": " + last_reason();
        return net_errc::bad_certificate;
    }
    if (SSL_CTX_use_PrivateKey_file(fresh.get(), files_.private_key.c_str(), SSL_FILETYPE_PEM) != 1 ||
        SSL_CTX_check_private_key(fresh.get()) != 1) {
        problem = "private key " + files_.private_key + ": " + last_reason();
        return net_errc::bad_certificate;
    }
    std::lock_guard lock(mutex_);
    current_ = std::move(fresh);
    return {};
}

ssl_pointer tls_context::make_session(int fd) {
    context_pointer context;
    {
        std::lock_guard lock(mutex_);
        context = current_;
    }
    if (!context) return nullptr;
    ssl_pointer session(SSL_new(context.get()));
    if (!session || SSL_set_fd(session.get(), fd) != 1) return nullptr;
    SSL_set_accept_state(session.get());
    return session;
}

wall_time tls_context::expires_at() const {
    context_pointer context;
    {
        std::lock_guard lock(mutex_);
        context = current_;
    }
    auto* certificate = context ? SSL_CTX_get0_certificate(context.get()) : nullptr;
    if (certificate == nullptr) return {};
    std::tm when{};
    if (ASN1_TIME_to_tm(X509_get0_notAfter(certificate), &when) != 1) return {};
    return std::chrono::sys_time<milliseconds>(seconds(timegm(&when)));
}

}  // namespace parley::net
