#pragma once
// When a document of the provider is fetched again, and how long an old one serves while it cannot be. A
// machine without I/O.

#include "limits.hpp"

#include <algorithm>
#include <optional>
#include <utility>

namespace parley::identity {

/// One document, parsed. Belongs to one core.
template <class T>
class kept_document {
public:
    std::optional<T> const& value() const noexcept { return value_; }

    /// Good without asking anyone.
    bool is_fresh(mono_time now) const noexcept { return value_ && now < due_; }
    /// Past its time, but better than nothing while the provider is silent.
    bool is_usable(mono_time now) const noexcept { return value_ && now < due_ + document_stale_max; }
    /// After a failure: not again at once, or each caller would wait for the same silence.
    bool may_try(mono_time now) const noexcept {
        if (!failed_at_) return true;
        return now - *failed_at_ >= (is_usable(now) ? key_refetch_min : fetch_retry_min);
    }
    /// For an unknown key id, whatever the age of the document; at most once a minute.
    bool may_force(mono_time now) const noexcept {
        return !forced_at_ || now - *forced_at_ >= key_refetch_min;
    }
    void force(mono_time now) noexcept {
        forced_at_ = now;
        failed_at_.reset();
    }

    void keep(T value, seconds age_max, mono_time now) {
        value_ = std::move(value);
        due_ = now + std::clamp(age_max, document_age_min, document_age_max);
        failed_at_.reset();
    }
    void note_failure(mono_time now) noexcept { failed_at_ = now; }

private:
    std::optional<T> value_;
    mono_time due_{};
    std::optional<mono_time> failed_at_;
    std::optional<mono_time> forced_at_;
};

}  // namespace parley::identity
