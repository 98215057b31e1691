#pragma once
// Durable screening rules, reports, notes, and purges under way.

#include <parley/base/task.hpp>
#include <parley/interfaces/stores/storage_errc.hpp>
#include <parley/model/audit.hpp>
#include <parley/model/note.hpp>
#include <parley/model/report.hpp>
#include <parley/model/screening.hpp>

#include <optional>
#include <string>
#include <vector>

namespace parley {

// Any core may call. Writes are durable on return and all-or-none with the entry of the audit log that comes
// with them;
// ::not_found when the server is gone. Text that is not UTF-8 or holds a NUL is ::refused.

class screening_store {
public:
    virtual ~screening_store() = default;
    /// In order of id.
    virtual task<result<std::vector<screening_rule>>> of_server(server_id server) = 0;
    /// Inserts or replaces. ::conflict when the id is another server's.
    virtual task<result<void>> put(screening_rule row, audit_entry entry) = 0;
    /// ::not_found.
    virtual task<result<void>> drop(server_id server, screening_rule_id id, audit_entry entry) = 0;
};

struct report_query {
    server_id server{};
    report_id before{};   ///< zero = from the newest
    account_id target{};  ///< zero = anybody
    std::optional<report_state> state{};
    std::size_t count_max = 50;
};

class report_store {
public:
    virtual ~report_store() = default;
    /// `same_as` says what makes it the same as another: while that one is open or claimed this one counts it
    /// up, and the answer is that one. ::refused when the reporter has `open_max` others open already.
    virtual task<result<report>> file(report row, std::string same_as, std::size_t open_max) = 0;
    virtual task<result<std::optional<report>>> find(server_id server, report_id id) = 0;
    /// Newest first.
    virtual task<result<std::vector<report>>> page(report_query query) = 0;
    /// Replaces state, moderator, outcome and closing time; one that is closed is not the same as any other
    /// any more.
    /// ::not_found.
    virtual task<result<void>> update(report row, audit_entry entry) = 0;
};

class note_store {
public:
    virtual ~note_store() = default;
    virtual task<result<void>> create(note row, audit_entry entry) = 0;
    /// Newest first.
    virtual task<result<std::vector<note>>> of_member(server_id server, account_id account,
                                                      std::size_t count_max) = 0;
    /// ::not_found when it is not a note on this account in this server.
    virtual task<result<void>> remove(note row, audit_entry entry) = 0;
};

/// What somebody wrote since a moment, in all channels of a server, is to go.
struct purge_order {
    id<struct purge_tag> order{};
    server_id server{};
    account_id account{};
    wall_time since{};
    friend bool operator==(purge_order const&, purge_order const&) = default;
};

class purge_store {
public:
    virtual ~purge_store() = default;
    virtual task<result<void>> put(purge_order row) = 0;
    /// In order of their ids.
    virtual task<result<std::vector<purge_order>>> pending(std::size_t count_max) = 0;
    /// It is done. Nothing when it is gone.
    virtual task<result<void>> drop(purge_order row) = 0;
};

/// Keeps the audit logs of servers as short as they want them.
class audit_sweeper {
public:
    virtual ~audit_sweeper() = default;
    /// Deletes at most `count_max` entries that are older at `now` than their server keeps them; answers how
    /// many.
    virtual task<result<std::size_t>> expire(wall_time now, std::size_t count_max) = 0;
};

}  // namespace parley
