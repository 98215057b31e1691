#include "option.hpp"

#include <algorithm>

namespace parley::config {
namespace {

constexpr section sections[] = {
    {"server", "Where Parley keeps its data and how it is reached."},
    {"tls", "HTTPS without a proxy."},
    {"auth", "Accounts and log-in."},
    {"auth.oidc", "Log-in through an OpenID provider, beside or instead of passwords."},
    {"storage", "Where things are kept. The defaults need nothing installed."},
    {"gateway", "The real-time connection."},
    {"presence", "Who shows as online."},
    {"retention", "Channels that keep messages for a while only."},
    {"limits",
     "How much one caller may do: `COUNT/TIME` (at once, and again over each time), a number, or \"off\"."},
    {"metrics", "Who may look inside."},
    {"log", "What is written to standard error."},
    {"drain", "How the server stops."},
};

}  // namespace

std::span<section const> all_sections() {
    return sections;
}

std::vector<option const*> const& all_options() {
    static std::vector<option const*> const all = [] {
        std::vector<option const*> out;
        for (auto const& one : sections) {
            for (auto const table : {server_options(), account_options(), store_options(), limit_options()}) {
                for (auto const& row : table) {
                    if (row.key.substr(0, row.key.rfind('.')) == one.name) out.push_back(&row);
                }
            }
        }
        return out;
    }();
    return all;
}

option const* find_option(std::string_view key) {
    auto const& all = all_options();
    auto const found =
        std::find_if(all.begin(), all.end(), [key](option const* row) { return row->key == key; });
    return found == all.end() ? nullptr : *found;
}

std::string environment_name(std::string_view key) {
    std::string out = "PARLEY_";
    for (char const c : key) {
        if (c == '.') {
            out += "__";
        } else {
            out += c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
        }
    }
    return out;
}

}  // namespace parley::config
