#pragma once
// Turns an enum of a module into an error_code category with a name and a sentence per value.

#include <boost/system/error_category.hpp>
#include <boost/system/error_code.hpp>

#include <string>

namespace parley {

/// `describe(Enum)` is found by argument-dependent look-up and returns a NUL-terminated English sentence.
/// `category_name(Enum)` returns the category's stable name, e.g. "messaging".
template <class Enum>
class enum_category final : public boost::system::error_category {
public:
    char const* name() const noexcept override { return category_name(Enum{}); }
    std::string message(int value) const override { return describe(static_cast<Enum>(value)); }
    static enum_category const& instance() {
        static enum_category const it;
        return it;
    }
};

}  // namespace parley

/// Put at global scope after the enum, `describe` and `category_name` are declared. Value 0 must mean "no
/// error".
#define PARLEY_ERROR_ENUM(full_name) \
    template <>                      \
    struct boost::system::is_error_code_enum<full_name> : std::true_type {}

/// Inside the enum's namespace: gives the enum its conversion to error_code.
#define PARLEY_MAKE_ERROR_CODE(Enum)                                             \
    inline boost::system::error_code make_error_code(Enum e) noexcept {          \
        return {static_cast<int>(e), ::parley::enum_category<Enum>::instance()}; \
    }
