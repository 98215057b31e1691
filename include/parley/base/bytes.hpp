#pragma once
// Writing and checked reading of fixed and variable-length integers and strings.

#include <cstdint>
#include <string>
#include <string_view>

namespace parley {

class byte_writer {
public:
    void u8(std::uint8_t value) { bytes_.push_back(static_cast<char>(value)); }
    void be16(std::uint16_t value);
    void be64(std::uint64_t value);
    /// LEB128: seven bits a byte, lowest first.
    void varint(std::uint64_t value);
    void text(std::string_view value) {
        varint(value.size());
        bytes_.append(value);
    }
    void raw(std::string_view value) { bytes_.append(value); }
    void reserve(std::size_t bytes) { bytes_.reserve(bytes); }
    std::string take() { return std::move(bytes_); }

private:
    std::string bytes_;
};

/// After a read past the end or of a malformed number, `ok()` is false and every further read answers zero.
class byte_reader {
public:
    explicit byte_reader(std::string_view bytes) : left_(bytes) {}

    std::uint8_t u8();
    std::uint16_t be16();
    std::uint64_t be64();
    std::uint64_t varint();
    std::string_view text();
    bool ok() const { return ok_; }
    /// Everything was there and nothing is left.
    bool complete() const { return ok_ && left_.empty(); }
    std::size_t left() const { return left_.size(); }

private:
    std::string_view take(std::size_t count);
    std::string_view left_;
    bool ok_ = true;
};

}  // namespace parley
