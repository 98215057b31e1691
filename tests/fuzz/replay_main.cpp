// Runs a fuzz target over the files and folders named on the command line: seeds and past crashes, as an
// ordinary test.

#include <cstdint>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <vector>

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size);

namespace {

int replay(std::filesystem::path const& path) {
    if (std::filesystem::is_directory(path)) {
        int count = 0;
        for (auto const& entry : std::filesystem::recursive_directory_iterator(path)) {
            if (entry.is_regular_file()) count += replay(entry.path());
        }
        return count;
    }
    std::ifstream file(path, std::ios::binary);
    std::vector<char> bytes{std::istreambuf_iterator<char>(file), {}};
    LLVMFuzzerTestOneInput(reinterpret_cast<std::uint8_t const*>(bytes.data()), bytes.size());
    return 1;
}

}  // namespace

int main(int argc, char** argv) {
    int count = 0;
    for (int i = 1; i < argc; ++i)
        count += replay(argv[i]);
    std::printf("%d inputs replayed\n", count);
    return 0;
}
