#pragma once
// Single flight: of many callers of one core that miss the cache for the same token, one asks the store.

#include <parley/base/result.hpp>
#include <parley/base/task.hpp>
#include <parley/interfaces/stores/account_store.hpp>

#include <functional>
#include <memory>
#include <optional>
#include <unordered_map>
#include <vector>

namespace parley::identity {

/// One look-up that is under way.
struct flight {
    std::uint64_t generation = 0;  ///< of the cache when it began: later revocations are not in its answer
    std::optional<result<principal>> answer;  ///< empty at the end = whoever flew was cancelled
    std::vector<std::function<void()>> waiting;
};

/// Belongs to one core.
class flights {
public:
    /// Lands, whatever happens: all who wait resume when it is destroyed.
    class pilot {
    public:
        pilot(flights* of, token_digest digest, std::shared_ptr<flight> what)
            : of_(of), digest_(std::move(digest)), flight_(std::move(what)) {}
        pilot(pilot&& other) noexcept = default;
        pilot& operator=(pilot&&) = delete;
        ~pilot();
        void land(result<principal> answer) { flight_->answer = std::move(answer); }

    private:
        flights* of_;
        token_digest digest_;
        std::shared_ptr<flight> flight_;
    };

    /// Null when nobody is looking, or only somebody who began before the newest revocation.
    std::shared_ptr<flight> find(token_digest const& digest, std::uint64_t generation) const;
    pilot begin(token_digest const& digest, std::uint64_t generation);
    static task<void> wait(std::shared_ptr<flight> for_what);

private:
    std::unordered_map<token_digest, std::shared_ptr<flight>> under_way_;
};

}  // namespace parley::identity
