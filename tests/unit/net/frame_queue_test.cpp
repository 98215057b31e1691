#include "frame_queue.hpp"

#include <catch2/catch.hpp>

#include <deque>
#include <random>

namespace {

using namespace parley::net;

TEST_CASE("the ring behaves like a plain queue", "[net][queue]") {
    auto const seed = std::random_device{}();
    INFO("seed " << seed);
    std::mt19937 random(seed);
    frame_queue ring;
    std::deque<std::string> model;
    std::size_t bytes = 0;
    for (int i = 0; i < 20'000; ++i) {
        auto what = random() % 100;
        if (what < 52) {
            std::string text(random() % 20, 'x');
            text += std::to_string(i);
            bytes += text.size();
            model.push_back(text);
            ring.push(std::make_shared<std::string const>(text));
        } else if (what < 99) {
            if (!model.empty()) {
                bytes -= model.front().size();
                model.pop_front();
                ring.pop();
            }
        } else if (auto keep = random() % 4; keep < model.size()) {
            while (model.size() > keep) {
                bytes -= model.back().size();
                model.pop_back();
            }
            ring.keep_first(keep);
        }
        REQUIRE(ring.size() == model.size());
        REQUIRE(ring.bytes() == bytes);
        if (!model.empty()) {
            REQUIRE(*ring.at(0) == model.front());
            REQUIRE(*ring.at(model.size() - 1) == model.back());
        }
    }
}

TEST_CASE("a frame is released as soon as it leaves", "[net][queue]") {
    frame_queue ring;
    auto frame = std::make_shared<std::string const>("frame");
    for (int i = 0; i < 100; ++i)
        ring.push(frame);
    CHECK(frame.use_count() == 101);
    ring.keep_first(3);
    CHECK(frame.use_count() == 4);
    while (!ring.empty())
        ring.pop();
    CHECK(frame.use_count() == 1);
}

}  // namespace
