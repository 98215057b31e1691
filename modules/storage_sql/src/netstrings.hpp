#pragma once
// Fields behind one another in one text: `3:abc,` without the comma. Numbers are their decimal digits.

#include <charconv>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace parley {

class netstring_writer {
public:
    void text(std::string_view field) {
        out_.append(std::to_string(field.size())).append(1, ':').append(field);
    }
    void number(std::uint64_t field) { text(std::to_string(field)); }
    void flag(bool field) { number(field ? 1 : 0); }
    /// A list: its length, then `write(item)` for each.
    template <class Items, class Write>
    void list(Items const& items, Write write) {
        number(items.size());
        for (auto const& each : items)
            write(each);
    }
    std::string take() { return std::move(out_); }

private:
    std::string out_;
};

/// Takes fields in order; the first that is not there or has another form spoils all that follow.
class netstring_reader {
public:
    explicit netstring_reader(std::string_view from) : rest_(from) {}

    std::string text() { return std::string(field()); }
    std::uint64_t number() {
        auto const digits = field();
        std::uint64_t value = 0;
        auto const [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
        good_ = good_ && error == std::errc{} && end == digits.data() + digits.size();
        return good_ ? value : 0;
    }
    bool flag() { return number() != 0; }
    template <class Item, class Read>
    std::vector<Item> list(Read read) {
        std::vector<Item> items;
        auto const count = number();
        for (std::uint64_t i = 0; i < count && good_; ++i)
            items.push_back(read());
        return items;
    }
    void spoil() noexcept { good_ = false; }
    bool complete() const noexcept { return good_ && rest_.empty(); }

private:
    std::string_view field() {
        std::size_t size = 0;
        auto const [end, error] = std::from_chars(rest_.data(), rest_.data() + rest_.size(), size);
        auto const digits = static_cast<std::size_t>(end - rest_.data());
        good_ = good_ && error == std::errc{} && digits < rest_.size() && rest_[digits] == ':' &&
                size <= rest_.size() - digits - 1;
        if (!good_) return {};
        auto const found = rest_.substr(digits + 1, size);
        rest_.remove_prefix(digits + 1 + size);
        return found;
    }

    std::string_view rest_;
    bool good_ = true;
};

}  // namespace parley
