#pragma once
// Notes, purges under way, and the sweep of audit logs, in SQL.

#include <parley/interfaces/stores/moderation_store.hpp>
#include <parley/interfaces/stores/sql_database.hpp>

namespace parley {

class sql_note_store final : public note_store {
public:
    explicit sql_note_store(sql_database& database) : database_(database) {}

    task<result<void>> create(note row, audit_entry entry) override;
    task<result<std::vector<note>>> of_member(server_id server, account_id account,
                                              std::size_t count_max) override;
    task<result<void>> remove(note row, audit_entry entry) override;

private:
    sql_database& database_;
};

class sql_purge_store final : public purge_store {
public:
    explicit sql_purge_store(sql_database& database) : database_(database) {}

    task<result<void>> put(purge_order row) override;
    task<result<std::vector<purge_order>>> pending(std::size_t count_max) override;
    task<result<void>> drop(purge_order row) override;

private:
    sql_database& database_;
};

class sql_audit_sweeper final : public audit_sweeper {
public:
    explicit sql_audit_sweeper(sql_database& database) : database_(database) {}

    task<result<std::size_t>> expire(wall_time now, std::size_t count_max) override;

private:
    sql_database& database_;
};

}  // namespace parley
