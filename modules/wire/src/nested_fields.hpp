#pragma once
// The fields of a nested JSON object, by type, with the place of each that is wrong.

#include "strict_json.hpp"

#include <parley/base/id.hpp>
#include <parley/model/permission.hpp>
#include <parley/wire/content_reader.hpp>
#include <parley/wire/names.hpp>

#include <charconv>
#include <limits>
#include <string>

namespace parley::wire {

namespace dom = simdjson::dom;
using problems_found = std::vector<field_problem>;

/// One JSON object and where it stands. What is absent or null is empty.
class fields_in {
public:
    fields_in(dom::element at, std::string place, problems_found& problems) : problems_(problems) {
        place_ = std::move(place);
        is_object_ = at.get(object_) == simdjson::SUCCESS;
        if (!is_object_) complain({}, "wrong_type");
    }

    std::string text(std::string_view key) {
        dom::element at;
        std::string_view found;
        if (!find(key, at)) return {};
        if (at.get(found)) complain(key, "wrong_type");
        return std::string(found);
    }
    bool flag(std::string_view key) {
        dom::element at;
        bool found = false;
        if (find(key, at) && at.get(found)) complain(key, "wrong_type");
        return found;
    }
    /// A whole number from 0 to 2^31 - 1.
    std::uint64_t number(std::string_view key) {
        dom::element at;
        return find(key, at) ? number_of(at, key) : 0;
    }
    template <class Id>
    Id id(std::string_view key) {
        dom::element at;
        return find(key, at) ? id_of<Id>(at, key) : Id{};
    }
    permission_bits permissions(std::string_view key) {
        auto const digits = text(key);
        permission_bits found = 0;
        auto const [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), found);
        bool const whole = error == std::errc{} && end == digits.data() + digits.size();
        if (!digits.empty() && (!whole || (found & ~every_permission()) != 0))
            complain(key, "invalid_permissions");
        return whole ? found : 0;
    }
    template <class Table>
    auto choice(std::string_view key, Table const& names) {
        auto const found = value_in(names, text(key));
        if (!found) complain(key, "invalid_choice");
        return found.value_or(names.front().first);
    }
    /// `read(element, place)` for each of a list.
    template <class Read>
    void each(std::string_view key, Read read) {
        dom::element at;
        dom::array list;
        if (!find(key, at)) return;
        if (at.get(list)) return complain(key, "wrong_type");
        if (list.size() > content_items_max)
            return complain(key, "too_long", static_cast<std::int64_t>(content_items_max));
        std::size_t i = 0;
        for (auto const one : list)
            read(one, place_of(key) + '[' + std::to_string(i++) + ']');
    }
    template <class Id>
    std::vector<Id> ids(std::string_view key) {
        std::vector<Id> found;
        each(key, [&](dom::element one, std::string const&) { found.push_back(id_of<Id>(one, key)); });
        return found;
    }
    template <class Id>
    std::vector<Id> numbers(std::string_view key) {
        std::vector<Id> found;
        each(key, [&](dom::element one, std::string const&) { found.push_back(Id{number_of(one, key)}); });
        return found;
    }
    bool find(std::string_view key, dom::element& out) const {
        return is_object_ && object_.at_key(key).get(out) == simdjson::SUCCESS && !out.is_null();
    }
    dom::object const& object() const { return object_; }
    std::string place_of(std::string_view key) const {
        return place_.empty() || key.empty() ? place_ + std::string(key) : place_ + '.' + std::string(key);
    }
    void complain(std::string_view key, std::string_view code, std::optional<std::int64_t> limit = {}) {
        if (problems_.size() < content_problems_max)
            problems_.push_back({place_of(key), std::string(code), limit});
    }

private:
    std::uint64_t number_of(dom::element at, std::string_view key) {
        std::int64_t found = 0;
        if (at.get(found)) complain(key, "wrong_type");
        bool const fits = found >= 0 && found <= std::numeric_limits<std::int32_t>::max();
        if (!fits) complain(key, "out_of_range");
        return fits ? static_cast<std::uint64_t>(found) : 0;
    }
    template <class Id>
    Id id_of(dom::element at, std::string_view key) {
        std::string_view digits;
        auto const parsed = at.get(digits) ? std::optional<Id>() : parse_id<Id>(digits);
        if (!parsed) complain(key, "invalid_id");
        return parsed.value_or(Id{});
    }

    dom::object object_;  // of something else it may not be looked into
    bool is_object_ = false;
    std::string place_;
    problems_found& problems_;
};

}  // namespace parley::wire
