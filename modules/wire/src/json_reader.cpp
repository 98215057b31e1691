#include "strict_json.hpp"

#include <parley/base/id.hpp>
#include <parley/model/permission.hpp>
#include <parley/wire/json_reader.hpp>

#include <algorithm>
#include <charconv>

namespace parley::wire {
namespace {

namespace dom = simdjson::dom;

constexpr std::int64_t safe_integer_max = (std::int64_t{1} << 53) - 1;  // what JavaScript keeps exactly

struct unchecked_id;

std::int64_t count_code_points(std::string_view utf8) noexcept {
    return std::count_if(utf8.begin(), utf8.end(),
                         [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; });
}

using maybe_problem = std::optional<field_problem>;

field_problem problem_of(field_rule const& rule, std::string_view code,
                         std::optional<std::int64_t> limit = {}) {
    return {std::string(rule.name), std::string(code), limit};
}

bool is_choice(std::string_view choices, std::string_view wanted) noexcept {
    while (!choices.empty()) {
        auto const bar = std::min(choices.find('|'), choices.size());
        if (choices.substr(0, bar) == wanted) return true;
        choices.remove_prefix(std::min(bar + 1, choices.size()));
    }
    return false;
}

maybe_problem read_text(field_rule const& rule, dom::element at, request_fields::value& out) {
    std::string_view text;
    if (at.get(text)) return problem_of(rule, "wrong_type");
    auto length = count_code_points(text);
    if (length < rule.min) return problem_of(rule, "too_short", rule.min);
    if (length > rule.max) return problem_of(rule, "too_long", rule.max);
    if (!rule.choices.empty() && !is_choice(rule.choices, text)) return problem_of(rule, "invalid_choice");
    out = std::string(text);
    return {};
}

maybe_problem read_integer(field_rule const& rule, dom::element at, request_fields::value& out) {
    std::int64_t number = 0;
    if (at.get(number)) {
        // A number beyond int64 is out of range, a fraction or another type is wrong.
        return problem_of(rule, at.is_uint64() ? "out_of_range" : "wrong_type",
                          at.is_uint64() ? std::optional(rule.max) : std::nullopt);
    }
    if (number < rule.min || number < -safe_integer_max) return problem_of(rule, "out_of_range", rule.min);
    if (number > rule.max || number > safe_integer_max) return problem_of(rule, "out_of_range", rule.max);
    out = number;
    return {};
}

maybe_problem read_boolean(field_rule const& rule, dom::element at, request_fields::value& out) {
    bool flag = false;
    if (at.get(flag)) return problem_of(rule, "wrong_type");
    out = flag;
    return {};
}

maybe_problem read_id(field_rule const& rule, dom::element at, request_fields::value& out) {
    std::string_view text;
    if (at.get(text)) return problem_of(rule, "wrong_type");
    auto parsed = parse_id<id<unchecked_id>>(text);
    if (!parsed) return problem_of(rule, "invalid_id");
    out = static_cast<std::int64_t>(parsed->value);
    return {};
}

/// Digits only, without a leading zero. Bits that nothing is known of are refused: what they will mean one
/// day must not have been given away before.
maybe_problem read_permissions(field_rule const& rule, dom::element at, request_fields::value& out) {
    std::string_view text;
    if (at.get(text)) return problem_of(rule, "wrong_type");
    permission_bits bits = 0;
    bool const plain = !text.empty() && (text.front() != '0' || text.size() == 1);
    auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), bits);
    bool const whole = error == std::errc{} && end == text.data() + text.size();
    if (!plain || !whole || (bits & ~every_permission()) != 0) return problem_of(rule, "invalid_permissions");
    out = static_cast<std::int64_t>(bits);
    return {};
}

maybe_problem read_ids(field_rule const& rule, dom::element at, request_fields::value& out) {
    dom::array list;
    if (at.get(list)) return problem_of(rule, "wrong_type");
    std::vector<std::uint64_t> found;
    for (auto const each : list) {
        if (static_cast<std::int64_t>(found.size()) == rule.max)
            return problem_of(rule, "too_long", rule.max);
        std::string_view text;
        if (each.get(text)) return problem_of(rule, "wrong_type");
        auto parsed = parse_id<id<unchecked_id>>(text);
        if (!parsed) return problem_of(rule, "invalid_id");
        found.push_back(parsed->value);
    }
    if (static_cast<std::int64_t>(found.size()) < rule.min) return problem_of(rule, "too_short", rule.min);
    out = std::move(found);
    return {};
}

maybe_problem read_texts(field_rule const& rule, dom::element at, request_fields::value& out) {
    dom::array list;
    if (at.get(list)) return problem_of(rule, "wrong_type");
    std::vector<std::string> found;
    for (auto const each : list) {
        if (static_cast<std::int64_t>(found.size()) == rule.max)
            return problem_of(rule, "too_long", rule.max);
        std::string_view text;
        if (each.get(text)) return problem_of(rule, "wrong_type");
        if (count_code_points(text) > rule.each_max) return problem_of(rule, "too_long", rule.each_max);
        if (!rule.choices.empty() && !is_choice(rule.choices, text))
            return problem_of(rule, "invalid_choice");
        found.emplace_back(text);
    }
    if (static_cast<std::int64_t>(found.size()) < rule.min) return problem_of(rule, "too_short", rule.min);
    out = std::move(found);
    return {};
}

maybe_problem read_raw(field_rule const& rule, dom::element at, request_fields::value& out) {
    if (!at.is_object()) return problem_of(rule, "wrong_type");
    out = std::string(simdjson::minify(at));
    return {};
}

maybe_problem read_value(field_rule const& rule, dom::element at, request_fields::value& out) {
    switch (rule.is) {
        case field_rule::kind::text:
            return read_text(rule, at, out);
        case field_rule::kind::integer:
            return read_integer(rule, at, out);
        case field_rule::kind::boolean:
            return read_boolean(rule, at, out);
        case field_rule::kind::id:
            return read_id(rule, at, out);
        case field_rule::kind::permissions:
            return read_permissions(rule, at, out);
        case field_rule::kind::ids:
            return read_ids(rule, at, out);
        case field_rule::kind::texts:
            return read_texts(rule, at, out);
        case field_rule::kind::raw:
            return read_raw(rule, at, out);
        case field_rule::kind::object:
            break;  // see read_object
        case field_rule::kind::nested:
            out = true;
            return {};
    }
    return problem_of(rule, "wrong_type");
}

std::string_view code_of(json_fault fault) {
    switch (fault) {
        case json_fault::duplicate_key:
            return "duplicate_key";
        case json_fault::too_deep:
            return "too_deep";
        case json_fault::too_many_keys:
            return "too_many_keys";
        default:
            return "malformed_json";
    }
}

void read_object(dom::object from, std::span<field_rule const> rules, request_fields& fields,
                 std::vector<field_problem>& problems);

void read_one(field_rule const& rule, dom::element at, request_fields& fields,
              std::vector<field_problem>& problems) {
    if (rule.is == field_rule::kind::object) {
        dom::object parts;
        if (at.get(parts)) return problems.push_back(problem_of(rule, "wrong_type"));
        fields.values.emplace_back(rule.name, true);
        return read_object(parts, rule.parts, fields, problems);
    }
    request_fields::value value;
    if (auto wrong = read_value(rule, at, value)) {
        problems.push_back(std::move(*wrong));
    } else {
        fields.values.emplace_back(rule.name, std::move(value));
    }
}

void read_object(dom::object from, std::span<field_rule const> rules, request_fields& fields,
                 std::vector<field_problem>& problems) {
    for (auto const& rule : rules) {
        dom::element at;
        bool const absent = from.at_key(rule.key()).get(at) != simdjson::SUCCESS;
        if (!absent && at.is_null() && rule.nullable) {
            fields.values.emplace_back(rule.name, std::monostate{});
        } else if (!absent && !at.is_null()) {
            read_one(rule, at, fields, problems);
        } else if (rule.required) {
            problems.push_back(problem_of(rule, "required"));
        }
    }
}

}  // namespace

request_fields read_fields(std::string_view body, std::span<field_rule const> rules,
                           std::vector<field_problem>& problems) {
    request_fields fields;
    dom::element root;
    auto fault = parse_strict(body.empty() ? std::string_view("{}") : body, root);
    if (fault != json_fault::none) {
        problems.push_back({"", std::string(code_of(fault)), {}});
        return fields;
    }
    dom::object object;
    if (root.get(object)) {
        problems.push_back({"", "not_an_object", {}});
        return fields;
    }
    read_object(object, rules, fields, problems);
    return fields;
}

bool is_strict_json(std::string_view text) {
    dom::element root;
    return parse_strict(text, root) == json_fault::none;
}

namespace {

template <class T>
T const* find_value(request_fields const& fields, std::string_view name) {
    for (auto const& [key, value] : fields.values) {
        if (key == name) return std::get_if<T>(&value);
    }
    return nullptr;
}

}  // namespace

bool request_fields::has(std::string_view name) const noexcept {
    return std::any_of(values.begin(), values.end(), [&](auto const& each) { return each.first == name; });
}
bool request_fields::is_null(std::string_view name) const noexcept {
    return find_value<std::monostate>(*this, name) != nullptr;
}
std::string request_fields::text(std::string_view name) const {
    auto const* found = find_value<std::string>(*this, name);
    return found ? *found : std::string();
}
std::int64_t request_fields::integer(std::string_view name, std::int64_t otherwise) const {
    auto const* found = find_value<std::int64_t>(*this, name);
    return found ? *found : otherwise;
}
bool request_fields::boolean(std::string_view name, bool otherwise) const {
    auto const* found = find_value<bool>(*this, name);
    return found ? *found : otherwise;
}
std::optional<std::uint64_t> request_fields::id(std::string_view name) const {
    auto const* found = find_value<std::int64_t>(*this, name);
    return found ? std::optional(static_cast<std::uint64_t>(*found)) : std::nullopt;
}
std::optional<std::uint64_t> request_fields::permissions(std::string_view name) const {
    return id(name);
}
std::vector<std::string> request_fields::texts(std::string_view name) const {
    auto const* found = find_value<std::vector<std::string>>(*this, name);
    return found ? *found : std::vector<std::string>();
}
std::vector<std::uint64_t> request_fields::ids(std::string_view name) const {
    auto const* found = find_value<std::vector<std::uint64_t>>(*this, name);
    return found ? *found : std::vector<std::uint64_t>();
}

}  // namespace parley::wire
