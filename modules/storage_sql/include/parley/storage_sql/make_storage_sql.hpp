#pragma once
// The metadata stores over any SQL database, and the schema they stand on.

#include <parley/base/task.hpp>
#include <parley/interfaces/stores/account_store.hpp>
#include <parley/interfaces/stores/asset_store.hpp>
#include <parley/interfaces/stores/community_store.hpp>
#include <parley/interfaces/stores/expression_store.hpp>
#include <parley/interfaces/stores/growth_stores.hpp>
#include <parley/interfaces/stores/instance_store.hpp>
#include <parley/interfaces/stores/moderation_store.hpp>
#include <parley/interfaces/stores/presence_store.hpp>
#include <parley/interfaces/stores/retention_store.hpp>
#include <parley/interfaces/stores/sql_database.hpp>

#include <cstdint>
#include <memory>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace parley {

struct sql_stores {
    std::unique_ptr<account_store> accounts;
    std::unique_ptr<login_store> logins;
    std::unique_ptr<community_store> communities;
    std::unique_ptr<ban_store> bans;
    std::unique_ptr<audit_store> audit;
    std::unique_ptr<member_store> members;
    std::unique_ptr<invite_store> invites;
    std::unique_ptr<read_mark_store> read_marks;
    std::unique_ptr<screening_store> screening;
    std::unique_ptr<report_store> reports;
    std::unique_ptr<note_store> notes;
    std::unique_ptr<purge_store> purges;
    std::unique_ptr<audit_sweeper> audit_sweep;
    std::unique_ptr<instance_store> instance;
    std::unique_ptr<asset_store> assets;
    std::unique_ptr<expression_store> expressions;
    std::unique_ptr<retention_store> retention;
    std::unique_ptr<presence_store> presences;
    std::unique_ptr<vanity_store> vanities;
    std::unique_ptr<temporary_member_store> temporary_members;
    std::unique_ptr<onboarding_store> onboardings;
    std::unique_ptr<template_store> templates;
    std::unique_ptr<discovery_store> directory;
    std::unique_ptr<scheduled_event_store> scheduled_events;

    growth_stores growth() const {
        return {*vanities, *temporary_members, *onboardings, *templates, *directory, *scheduled_events};
    }
};

/// `database` must hold the schema (see `migrate`) and outlive the stores.
sql_stores make_sql_stores(sql_database& database);

enum class sql_dialect : std::uint8_t { sqlite, postgres };

/// One step of the schema. All views point into the binary.
struct migration {
    int version = 0;            ///< 1, 2, 3 … without holes
    int reader_min = 0;         ///< binaries that know this version or a newer one may run after the step
    std::string_view name;      ///< the file's name without its number and ending
    std::string_view checksum;  ///< SHA-256 of the file, in hex
    std::string_view sql;       ///< one or more statements
};

/// The steps built into this binary, oldest first.
std::span<migration const> built_in_migrations(sql_dialect dialect);

/// The stored schema is newer, unknown or not what this binary once wrote; or the database failed. `what()`
/// is for the operator.
class schema_error : public std::runtime_error {
    using std::runtime_error::runtime_error;
};

enum class migration_mode : std::uint8_t { apply, dry_run };

struct migration_report {
    int version_before = 0;
    int version_after = 0;           ///< in a dry run: what it would become
    std::vector<std::string> steps;  ///< applied, or due
};

/// Brings the schema up to the newest step; each step is one transaction, so a kill leaves a whole number of
/// steps. Safe to repeat and to run on several nodes at once. Throws schema_error; a start-up call.
task<migration_report> migrate(sql_database& database, std::span<migration const> steps, migration_mode mode);

}  // namespace parley
