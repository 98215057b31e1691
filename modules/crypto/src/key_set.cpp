#include "key_set.hpp"

namespace parley::crypto {

public_key const* key_set::choose(std::string_view kid, signature_algorithm algorithm) const noexcept {
    public_key const* found = nullptr;
    for (auto const& key : keys_) {
        if (key.algorithm() != algorithm) continue;
        if (!kid.empty()) {
            if (key.id() == kid) return &key;
            continue;
        }
        if (found != nullptr) return nullptr;  // two fit: guessing is not choosing
        found = &key;
    }
    return found;
}

result<std::shared_ptr<key_set const>> read_key_set(std::string_view document) {
    auto json = read_json(document);
    auto const* member = json ? json->find("keys") : nullptr;
    auto const* list = member == nullptr ? nullptr : member->as_array();
    if (list == nullptr || list->size() > keys_max) return jwt_errc::malformed;
    std::vector<public_key> keys;
    for (auto const& jwk : *list) {
        if (auto key = public_key::from_jwk(jwk)) keys.push_back(std::move(*key));
    }
    return std::make_shared<key_set const>(std::move(keys));
}

}  // namespace parley::crypto
