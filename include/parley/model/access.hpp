#pragma once
// Checked handles: the only proof that someone may do something, made by the directory and by nobody else.

#include <parley/model/account.hpp>
#include <parley/model/message.hpp>
#include <parley/model/permission.hpp>
#include <parley/model/server.hpp>

#include <utility>

namespace parley {

/// Only the directory (and tests' fake of it) can make one, so a handle cannot be forged by an edge.
class access_key {
    friend class access_issuer;
    access_key() = default;
};

class server_access {
public:
    server_access(access_key, principal who, server_id server, account_id owner, permission_bits may)
        : who_(who), server_(server), owner_(owner), may_(may) {}
    principal who() const noexcept { return who_; }
    server_id server() const noexcept { return server_; }
    bool is_owner() const noexcept { return who_.account == owner_; }
    bool may(permission what) const noexcept { return has(may_, what); }

private:
    principal who_;
    server_id server_;
    account_id owner_;
    permission_bits may_;
};

class channel_access {
public:
    channel_access(access_key, principal who, server_id server, channel_id channel, permission_bits may)
        : who_(who), server_(server), channel_(channel), may_(may) {}
    principal who() const noexcept { return who_; }
    server_id server() const noexcept { return server_; }
    channel_id channel() const noexcept { return channel_; }
    bool may(permission what) const noexcept { return has(may_, what); }

private:
    principal who_;
    server_id server_;
    channel_id channel_;
    permission_bits may_;
};

/// Base of the one class that issues handles.
class access_issuer {
protected:
    static access_key key() { return {}; }
};

/// A value its reader may see. Encoders of outward dialects take these, never bare rows: stores cannot make
/// one.
template <class T>
class visible {
public:
    visible(channel_access const&, T value) : value_(std::move(value)) {}
    visible(server_access const&, T value) : value_(std::move(value)) {}
    T const& operator*() const noexcept { return value_; }
    T const* operator->() const noexcept { return &value_; }

private:
    T value_;
};

}  // namespace parley
