#pragma once
// Which statements this connection has met, and under which names the server keeps them.

#include <string>
#include <string_view>
#include <unordered_map>

namespace parley::postgres {

class statement_book {
public:
    static std::string key_of(std::string_view text, std::string_view signature);

    /// The server's name for it, or empty: run it unprepared. A statement is prepared from its second use on,
    /// so that what runs once (a migration, whose tables do not exist before it) never is.
    std::string const& name_of(std::string const& key);
    /// True when this use should prepare it first; then it has a name from now on.
    bool should_prepare(std::string const& key);
    void forget(std::string const& key) { names_.erase(key); }
    void clear() noexcept { names_.clear(); }

private:
    std::unordered_map<std::string, std::string> names_;  // met once: empty
    std::size_t named_ = 0;  // ever, so that names never repeat on one connection
};

}  // namespace parley::postgres
