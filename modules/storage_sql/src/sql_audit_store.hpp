#pragma once
// The audit log in SQL; community_changes writes it.

#include <parley/interfaces/stores/community_store.hpp>
#include <parley/interfaces/stores/sql_database.hpp>

#include <vector>

namespace parley {

class sql_audit_store final : public audit_store {
public:
    explicit sql_audit_store(sql_database& database) : database_(database) {}

    task<result<std::vector<audit_entry>>> page(audit_query query) override;

private:
    sql_database& database_;
};

}  // namespace parley
