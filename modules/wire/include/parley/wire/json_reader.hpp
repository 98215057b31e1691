#pragma once
// Reads request bodies strictly: valid UTF-8, no duplicate keys, no lone surrogates, depth ≤ 32, ≤ 20,000
// keys in all, integers within ±2^53.

#include <parley/base/result.hpp>

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace parley::wire {

/// One field of a request body: the single source for decoding, for its error, and for the OpenAPI document.
struct field_rule {
    /// permissions: a set of bits as a decimal string, known ones only; ids: an array of ids; texts: an array
    /// of texts; object: has fields of its own, `parts`; raw: an object with rules of its own, kept as JSON
    /// text; nested: anything, to be read from the body by a reader of its own (content_reader.hpp): here
    /// only its presence is judged, and `choices` names its schema.
    enum class kind : std::uint8_t {
        text,
        integer,
        boolean,
        id,
        permissions,
        ids,
        texts,
        object,
        raw,
        nested
    };
    std::string_view name;  ///< of a part: with the names of what it is in before it, `customStatus.text`
    kind is = kind::text;
    bool required = false;
    bool nullable = false;  ///< `null` says something: it does not count as absent
    /// text: Unicode code points; integer: value; ids, texts: how many. Inclusive.
    std::int64_t min = 0;
    std::int64_t max = 0;
    std::string_view
        choices{};  ///< all that a text, or each of texts, may be, separated by `|`; empty = anything
    std::int64_t each_max = 0;  ///< of texts: code points of each
    std::string_view description;
    std::span<field_rule const> parts{};

    /// As the body has it.
    constexpr std::string_view key() const noexcept { return name.substr(name.rfind('.') + 1); }
};

struct field_problem {
    std::string field;  ///< empty = the whole body
    std::string code;   ///< `required`, `wrong_type`, `too_short`, `too_long`, `out_of_range`, `invalid_id`,
                        ///< `invalid_permissions`, `invalid_choice`, `malformed_json`, `duplicate_key`,
                        ///< `too_deep`, `not_an_object`
    std::optional<std::int64_t> limit;
};

/// A body that kept its rules. `null` counts as absent for optional fields that are not nullable. An object
/// that is there is found by its own name, and its parts by theirs.
class request_fields {
public:
    bool has(std::string_view name) const noexcept;  ///< also when it is null
    bool is_null(std::string_view name) const noexcept;
    std::string text(std::string_view name) const;  ///< empty when absent
    std::int64_t integer(std::string_view name, std::int64_t otherwise) const;
    bool boolean(std::string_view name, bool otherwise) const;
    std::optional<std::uint64_t> id(std::string_view name) const;  ///< nothing when absent or null
    std::optional<std::uint64_t> permissions(std::string_view name) const;
    std::vector<std::uint64_t> ids(std::string_view name) const;  ///< as given: in that order, repeats too
    std::vector<std::string> texts(std::string_view name) const;

    using value = std::variant<std::string, std::int64_t, bool, std::vector<std::uint64_t>,
                               std::vector<std::string>, std::monostate>;
    std::vector<std::pair<std::string_view, value>> values;
};

/// Either every rule holds and `problems` stays empty, or all problems found are listed (the first of each
/// field). An empty body is read as `{}`.
request_fields read_fields(std::string_view body, std::span<field_rule const> rules,
                           std::vector<field_problem>& problems);

/// True when the text is strict JSON by the rules above.
bool is_strict_json(std::string_view text);

}  // namespace parley::wire
