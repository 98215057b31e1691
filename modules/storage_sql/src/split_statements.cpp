#include "split_statements.hpp"

namespace parley {
namespace {

// The position after what `opener` at `from` begins, which ends with `closer`.
std::size_t after(std::string_view sql, std::size_t from, std::string_view opener, std::string_view closer) {
    auto end = sql.find(closer, from + opener.size());
    return end == std::string_view::npos ? sql.size() : end + closer.size();
}

struct bracket {
    std::string_view opener;
    std::string_view closer;
    bool comment;
};
// A doubled quote inside a string closes and reopens it, which comes to the same.
constexpr bracket brackets[] = {
    {"'", "'", false}, {"\"", "\"", false}, {"$$", "$$", false}, {"--", "\n", true}, {"/*", "*/", true},
};

bracket const* bracket_at(std::string_view sql, std::size_t at) {
    for (auto const& each : brackets) {
        if (sql.substr(at).starts_with(each.opener)) return &each;
    }
    return nullptr;
}

}  // namespace

std::vector<std::string_view> split_statements(std::string_view sql) {
    constexpr std::string_view blank = " \t\r\n";
    std::vector<std::string_view> statements;
    auto start =
        std::string_view::npos;  // of the statement: its first character that is neither blank nor comment
    std::size_t at = 0;
    while (at < sql.size()) {
        if (sql[at] == ';') {
            if (start != std::string_view::npos) statements.push_back(sql.substr(start, at - start));
            start = std::string_view::npos;
            ++at;
            continue;
        }
        auto const* opened = bracket_at(sql, at);
        bool matters = opened ? !opened->comment : blank.find(sql[at]) == std::string_view::npos;
        if (matters && start == std::string_view::npos) start = at;
        at = opened ? after(sql, at, opened->opener, opened->closer) : at + 1;
    }
    if (start != std::string_view::npos) statements.push_back(sql.substr(start));
    return statements;
}

}  // namespace parley
