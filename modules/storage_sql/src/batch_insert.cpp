#include "batch_insert.hpp"

#include <parley/base/assert.hpp>

namespace parley {
namespace {

std::string text_for(std::string_view head, std::size_t columns, std::size_t rows) {
    std::string text(head);
    text += " values ";
    for (std::size_t number = 1; number <= rows * columns; ++number) {
        bool first = (number - 1) % columns == 0;
        text += first ? (number == 1 ? "($" : ", ($") : ", $";
        text += std::to_string(number);
        if (number % columns == 0) text += ")";
    }
    return text;
}

}  // namespace

batch_insert::batch_insert(std::string_view head, std::size_t columns)
    : columns_(columns), one_(text_for(head, columns, 1)), many_(text_for(head, columns, batch_rows)) {}

void batch_insert::append(std::vector<sql_statement>& all, std::span<sql_value const> values) const {
    PARLEY_ASSERT(values.size() % columns_ == 0);
    while (!values.empty()) {
        bool full = values.size() >= columns_ * batch_rows;
        auto taken = values.first(columns_ * (full ? batch_rows : 1));
        all.push_back({full ? many_ : one_, {taken.begin(), taken.end()}, {}});
        values = values.subspan(taken.size());
    }
}

}  // namespace parley
