#include "sql_account_store.hpp"
#include "sql_asset_store.hpp"
#include "sql_audit_store.hpp"
#include "sql_ban_store.hpp"
#include "sql_community_store.hpp"
#include "sql_desk_stores.hpp"
#include "sql_discovery_store.hpp"
#include "sql_expression_store.hpp"
#include "sql_instance_store.hpp"
#include "sql_invite_store.hpp"
#include "sql_login_store.hpp"
#include "sql_member_store.hpp"
#include "sql_onboarding_store.hpp"
#include "sql_presence_store.hpp"
#include "sql_read_mark_store.hpp"
#include "sql_report_store.hpp"
#include "sql_retention_store.hpp"
#include "sql_scheduled_event_store.hpp"
#include "sql_screening_store.hpp"
#include "sql_template_store.hpp"
#include "sql_temporary_member_store.hpp"
#include "sql_vanity_store.hpp"

#include <parley/storage_sql/make_storage_sql.hpp>

namespace parley {

sql_stores make_sql_stores(sql_database& database) {
    return {
        .accounts = std::make_unique<sql_account_store>(database),
        .logins = std::make_unique<sql_login_store>(database),
        .communities = std::make_unique<sql_community_store>(database),
        .bans = std::make_unique<sql_ban_store>(database),
        .audit = std::make_unique<sql_audit_store>(database),
        .members = std::make_unique<sql_member_store>(database),
        .invites = std::make_unique<sql_invite_store>(database),
        .read_marks = std::make_unique<sql_read_mark_store>(database),
        .screening = std::make_unique<sql_screening_store>(database),
        .reports = std::make_unique<sql_report_store>(database),
        .notes = std::make_unique<sql_note_store>(database),
        .purges = std::make_unique<sql_purge_store>(database),
        .audit_sweep = std::make_unique<sql_audit_sweeper>(database),
        .instance = std::make_unique<sql_instance_store>(database),
        .assets = std::make_unique<sql_asset_store>(database),
        .expressions = std::make_unique<sql_expression_store>(database),
        .retention = std::make_unique<sql_retention_store>(database),
        .presences = std::make_unique<sql_presence_store>(database),
        .vanities = std::make_unique<sql_vanity_store>(database),
        .temporary_members = std::make_unique<sql_temporary_member_store>(database),
        .onboardings = std::make_unique<sql_onboarding_store>(database),
        .templates = std::make_unique<sql_template_store>(database),
        .directory = std::make_unique<sql_discovery_store>(database),
        .scheduled_events = std::make_unique<sql_scheduled_event_store>(database),
    };
}

}  // namespace parley
