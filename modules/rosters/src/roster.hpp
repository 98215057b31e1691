#pragma once
// The names of a server's people, folded: for order among them, and to find them by the start of one.

#include <parley/model/server.hpp>

#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

namespace parley {

class roster {
public:
    struct names {
        std::string name;
        std::string display;
        std::string nickname;  // empty = none
        std::string const& shown() const noexcept { return nickname.empty() ? display : nickname; }
    };

    bool knows(account_id who) const { return people_.contains(who); }
    /// Null when nothing is known of them.
    names const* find(account_id who) const;
    /// Of an account and its membership, as they are now. One that is known already is left alone where
    /// `read` says that it may be older than what is known.
    enum class word : std::uint8_t { read, told };
    void put(account const& who, std::string_view nickname, word how);
    /// A known account has other names.
    void rename(account const& who);
    void set_nickname(account_id who, std::string_view nickname);
    void erase(account_id who);

    /// Adds who has a name that starts so, in order of that name, after `from`, which moves on; `steps_max`
    /// names at most, so that somebody may stand there twice. False: there are no more.
    struct place {
        std::string name{};
        account_id who{};
    };
    bool next(std::string const& start, place& from, std::size_t steps_max,
              std::vector<account_id>& found) const;

    /// Of these, those with a name that starts so, in order of it.
    std::vector<account_id> among(std::vector<account_id> const& whom, std::string const& start,
                                  std::size_t count_max) const;

    std::size_t size() const noexcept { return people_.size(); }

private:
    using key = std::pair<std::string, account_id>;
    void enter(account_id who, names const& of);
    void strike(account_id who, names const& of);

    std::unordered_map<account_id, names> people_;
    std::set<key> index_;  // each name of each, once
};

}  // namespace parley
