// Whole files, as members bring them, through the parser of this format.

#include "clean_again.hpp"

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    using namespace parley::media;
    parley::testing::clean_again({reinterpret_cast<char const*>(data), size},
                                 [](std::string_view bytes) { return clean_mp3(bytes); });
    return 0;
}
