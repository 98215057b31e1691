#include "message_service.hpp"
#include "read_mark_service.hpp"

#include <parley/base/on_core.hpp>
#include <parley/messaging/make_messaging.hpp>

namespace parley::messaging {
namespace {

class messaging_service final : public service {
public:
    explicit messaging_service(needs const& from) : around_(from), messages_(around_), read_marks_(around_) {}

    parley::messages& messages() noexcept override { return messages_; }
    parley::read_marks& read_marks() noexcept override { return read_marks_; }
    parley::house_messages& house() noexcept override { return messages_; }
    message_purges& purges() noexcept override { return messages_; }

    task<void> drain() override {
        for (std::size_t i = 0; i < around_.cores.size(); ++i) {
            auto changes = messages_.drain(i);
            co_await on(around_.cores.at(i), std::move(changes));
            auto marks = read_marks_.drain(i);
            co_await on(around_.cores.at(i), std::move(marks));
        }
    }

private:
    needs around_;  // first: the services refer to it
    message_service messages_;
    read_mark_service read_marks_;
};

}  // namespace

std::unique_ptr<service> make_messaging(needs from) {
    return std::make_unique<messaging_service>(from);
}

}  // namespace parley::messaging
