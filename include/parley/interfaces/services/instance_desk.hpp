#pragma once
// What the admins of an instance may do to its accounts and servers. Any core may call.

#include <parley/interfaces/services/communities.hpp>
#include <parley/interfaces/stores/instance_store.hpp>

#include <string>
#include <vector>

namespace parley {

/// What becomes of whole servers, whoever is in them. Asked by the desk below, which knows who may.
class server_keeper {
public:
    virtual ~server_keeper() = default;
    /// From then on nobody reaches it, and live sessions lose it; or they get it back. ::not_found.
    virtual task<result<admin_server>> set_suspended(server_id server, bool suspended) = 0;
    /// With everything in it. ::not_found.
    virtual task<result<void>> erase(server_id server) = 0;
};

/// Only for admins: community_errc::missing_permission for everybody else.
class instance_desk {
public:
    virtual ~instance_desk() = default;
    virtual task<result<std::vector<account>>> users(principal who, std::string query, account_id after,
                                                     std::size_t count_max) = 0;
    /// Nobody disables themselves: moderation_errc::not_oneself. Every login ends.
    virtual task<result<account>> set_disabled(act by, account_id whom, bool disabled) = 0;
    virtual task<result<std::vector<admin_server>>> servers(principal who, std::string query, server_id after,
                                                            std::size_t count_max) = 0;
    virtual task<result<admin_server>> set_suspended(act by, server_id which, bool suspended) = 0;
    virtual task<result<void>> delete_server(act by, server_id which) = 0;
    virtual task<result<std::vector<audit_entry>>> audit_log(principal who, audit_id before,
                                                             std::size_t count_max) = 0;
};

}  // namespace parley
