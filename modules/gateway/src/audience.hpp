#pragma once
// Who sees which channel of one server, on one core: decided once per set of roles, looked up once per event.

#include <parley/model/permission_rules.hpp>

#include <cstdint>
#include <span>
#include <vector>

namespace parley::sessions {

/// Sessions whose members have the same roles see the same channels: they share a class, as long as the same
/// rules hold for them. The owner, and whoever an overwrite names in person, has one alone. A seat holds the
/// index of its class; a class that no seat holds is gone.
class audience {
public:
    /// 0 = nothing is known about the seat: it sees no channel.
    using index = std::uint32_t;

    /// The class of such a member, made when there is none; the caller holds it until `release`.
    index enter(permission_rules_ptr const& rules, account_id who, std::span<role_id const> roles);
    void hold(index which) noexcept;
    void release(index which) noexcept;

    bool sees(index which, channel_id channel) const noexcept;
    /// In the server as a whole, while nothing (a time-out, rules not accepted) restrains the member.
    bool may(index which, permission what) const noexcept { return which != 0 && has(at(which).may, what); }
    /// One byte per class, by index: the hot loop's table.
    void judge(channel_id channel, std::vector<std::uint8_t>& verdicts) const;
    void judge(permission needed, std::vector<std::uint8_t>& verdicts) const;

    permission_rules_ptr const& rules_of(index which) const noexcept { return at(which).rules; }
    /// Ascending; those that the rules know.
    std::vector<role_id> roles_of(index which) const;
    /// True when the rules name this account in person.
    bool names(permission_rules_ptr const& rules, account_id who);
    /// Whether `enter` would answer the same class.
    bool is(index which, permission_rules_ptr const& rules, account_id who, std::span<role_id const> roles);

    struct difference {
        std::vector<channel_id> lost;    ///< seen from the first class only; ascending
        std::vector<channel_id> gained;  ///< seen from the second only
    };
    difference between(index from, index to) const;

    /// Classes that somebody holds.
    std::size_t size() const noexcept { return classes_.size() - free_; }

private:
    struct visibility {
        permission_rules_ptr rules;        // null = a free slot
        std::vector<std::uint64_t> words;  // the bits over the rules' channels, then the roles
        permission_bits may = 0;
        account_id only_for{};  // zero = everyone with these roles
        std::uint32_t refs = 0;
    };
    struct key {
        permission_rules_ptr const& rules;
        account_id only_for;
        std::span<std::uint64_t const> roles;
    };

    static std::size_t bit_words(permission_rules const& rules) noexcept;
    static std::uint32_t hash_of(key const& of) noexcept;
    visibility const& at(index which) const noexcept { return classes_[which - 1]; }
    std::span<std::uint64_t const> role_words(visibility const& of) const noexcept;
    bool matches(visibility const& it, key const& wanted) const noexcept;
    std::uint32_t find(key const& wanted, std::uint32_t hash) const noexcept;
    std::uint32_t free_slot();
    /// Leaves the roles that the rules know in `scratch_`.
    void take_roles(permission_rules const& rules, std::span<role_id const> roles);
    void fill_bits(visibility& it, account_id who, std::span<role_id const> roles) const;

    // Beside each other, so that a search walks one dense row.
    std::vector<std::uint32_t> hashes_;
    std::vector<visibility> classes_;
    std::size_t free_ = 0;
    permission_rules_ptr named_by_;  // whose named accounts stand in `named_`
    std::vector<account_id> named_;
    std::vector<std::uint64_t> scratch_;
};

}  // namespace parley::sessions
