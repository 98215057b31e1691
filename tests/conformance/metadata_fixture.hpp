#pragma once
// The metadata stores of each kind, behind one face: fakes, SQLite, and a PostgreSQL of the test's own.

#include "support/run.hpp"

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

#include <catch2/catch.hpp>

#include <future>
#include <memory>
#include <string>
#include <vector>

namespace parley::testing {

enum class backend { fake, sqlite, postgres };
std::string name_of(backend which);
/// All that this run covers: without PostgreSQL only when PARLEY_SKIP_POSTGRES=1.
std::vector<backend> all_backends();
std::vector<backend> real_backends();

class metadata_stores {
public:
    virtual ~metadata_stores() = default;
    virtual account_store& accounts() = 0;
    virtual login_store& logins() = 0;
    virtual community_store& communities() = 0;
    virtual ban_store& bans() = 0;
    virtual audit_store& audit() = 0;
    virtual member_store& members() = 0;
    virtual invite_store& invites() = 0;
    virtual read_mark_store& read_marks() = 0;
    virtual asset_store& assets() = 0;
    virtual expression_store& expressions() = 0;
    virtual retention_store& retention() = 0;
    virtual screening_store& screening() = 0;
    virtual report_store& reports() = 0;
    virtual note_store& notes() = 0;
    virtual purge_store& purges() = 0;
    virtual audit_sweeper& audit_sweep() = 0;
    virtual instance_store& instance() = 0;
    virtual presence_store& presences() = 0;
    virtual growth_stores growth() = 0;
    /// Null for the fakes.
    virtual sql_database* database_or_null() = 0;
    /// Real ones only: gone as after kill -9 (PostgreSQL) or a clean stop (SQLite), and back.
    virtual void restart() = 0;
};
/// Empty stores with the newest schema.
std::unique_ptr<metadata_stores> make_stores(backend which, cores& cores);

/// A test's stores and two cores to call them from.
class stores_under_test {
public:
    explicit stores_under_test(backend which) : cores_(2), stores_(make_stores(which, cores_.all)) {}

    metadata_stores* operator->() { return stores_.get(); }
    template <class T>
    T run(task<T> work) {
        return cores_.run(std::move(work));
    }
    /// Starts all of them at once, spread over the cores, and waits.
    template <class T>
    std::vector<T> run_all(std::vector<task<T>> works) {
        std::vector<std::future<std::optional<T>>> pending;
        for (auto& work : works) {
            auto& home = cores_.all.at(pending.size() % cores_.all.size());
            pending.push_back(boost::asio::co_spawn(home.executor(), parley::detail::boxed(std::move(work)),
                                                    boost::asio::use_future));
        }
        std::vector<T> answers;
        for (auto& each : pending)
            answers.push_back(*each.get());
        return answers;
    }

private:
    running_cores cores_;
    std::unique_ptr<metadata_stores> stores_;
};

/// Values of no meaning, each different. A server has everyone's role and one channel; its owner is a member.
account_row person(std::uint64_t id, std::string name);
login_row some_login(std::uint64_t id, account_id account, std::string digest);
server_row some_server(std::uint64_t id, std::uint64_t channel, account_id owner);
role some_role(std::uint64_t id, std::uint64_t server, std::int32_t position);
channel some_channel(std::uint64_t id, std::uint64_t server, std::int32_t position);
overwrite of_role(std::uint64_t id, permission_bits allow, permission_bits deny);
overwrite of_member(std::uint64_t id, permission_bits allow, permission_bits deny);
ban some_ban(std::uint64_t server, std::uint64_t account);
audit_entry some_entry(std::uint64_t id, std::uint64_t actor = 7,
                       audit_action action = audit_action::server_update, std::uint64_t target = 0);
invite some_invite(std::string code, server_id server, std::int32_t uses_max);
member some_member(std::uint64_t server, std::uint64_t account);

inline constexpr std::uint64_t greatest_id = 9'223'372'036'854'775'807ULL;  // 2^63 - 1
/// Texts that break careless SQL, escaping or encoding.
std::vector<std::string> nasty_texts();

template <class T>
bool failed_with(result<T> const& answer, storage_errc error) {
    return answer.has_error() && answer.error() == error;
}

}  // namespace parley::testing
