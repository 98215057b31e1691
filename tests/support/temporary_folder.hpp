#pragma once
// A folder of a test's own, gone when the test ends.

#include <cstdlib>
#include <filesystem>
#include <string>

namespace parley::testing {

class temporary_folder {
public:
    temporary_folder() {
        std::string name = (std::filesystem::temp_directory_path() / "parley-test-XXXXXX").string();
        if (::mkdtemp(name.data()) == nullptr) std::abort();
        path_ = name;
    }
    ~temporary_folder() {
        std::error_code ignored;
        std::filesystem::remove_all(path_, ignored);
    }
    temporary_folder(temporary_folder const&) = delete;
    temporary_folder& operator=(temporary_folder const&) = delete;

    std::string operator/(std::string const& name) const { return (path_ / name).string(); }
    std::string text() const { return path_.string(); }

private:
    std::filesystem::path path_;
};

}  // namespace parley::testing
