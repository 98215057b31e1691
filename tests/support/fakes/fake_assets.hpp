#pragma once
// Assets by name, without a look at their bytes.

#include <parley/interfaces/services/assets.hpp>

#include <map>
#include <optional>

namespace parley::testing {

class fake_assets final : public assets {
public:
    asset& add(std::string name, asset_purpose purpose) {
        auto& made = all_[name];
        made.name = std::move(name);
        made.purposes |= bit_of(purpose);
        return made;
    }
    void hold(std::string const& name, std::string bytes) {
        bytes_[name] = std::make_shared<std::string const>(std::move(bytes));
    }
    std::optional<asset_errc> refuses;

    task<result<asset>> bring(principal who, asset_purpose purpose, std::string bytes) override {
        if (refuses) co_return *refuses;
        auto made = add("brought.png", purpose);
        made.bytes = static_cast<std::int64_t>(bytes.size());
        made.uploader = who.account;
        co_return made;
    }
    task<result<asset>> claim(std::string name, asset_purpose purpose) override {
        auto at = all_.find(name);
        if (at == all_.end() || !fits(at->second.purposes, purpose)) co_return asset_errc::invalid_asset;
        co_return at->second;
    }
    task<result<asset_bytes>> read(std::string name) override {
        if (refuses) co_return *refuses;
        auto at = bytes_.find(name);
        if (at == bytes_.end()) co_return asset_errc::not_found;
        co_return asset_bytes{all_[name].format, at->second};
    }

private:
    std::map<std::string, asset> all_;
    std::map<std::string, std::shared_ptr<std::string const>> bytes_;
};

}  // namespace parley::testing
