#include "statement_book.hpp"

#include "limits.hpp"

namespace parley::postgres {

std::string statement_book::key_of(std::string_view text, std::string_view signature) {
    std::string key(signature);
    key.push_back(' ');
    return key.append(text);
}

std::string const& statement_book::name_of(std::string const& key) {
    static std::string const none;
    auto at = names_.find(key);
    return at == names_.end() ? none : at->second;
}

bool statement_book::should_prepare(std::string const& key) {
    auto at = names_.find(key);
    if (at == names_.end()) {
        if (names_.size() < statements_known_max) names_[key];  // beyond: always unprepared
        return false;
    }
    if (!at->second.empty()) return false;
    at->second = "p" + std::to_string(++named_);
    return true;
}

}  // namespace parley::postgres
