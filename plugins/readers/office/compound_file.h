// SPDX-License-Identifier: GPL-3.0-or-later
// Compound files (OLE 2), the container of old Word documents and of encrypted new ones. Source of the layout:
// [MS-CFB], Microsoft's open specification.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace uppdrag::office_reader {

class CompoundFile {
 public:
  // `bytes` must outlive the file. Nothing when the header is broken.
  static std::optional<CompoundFile> open(std::string_view bytes);

  bool has(std::string_view name) const;
  // The stream of that name (ASCII), as far as its sectors are there; "" when there is none.
  std::string read(std::string_view name) const;

 private:
  struct Entry {
    std::string name;
    std::uint32_t start;
    std::uint64_t size;
  };

  explicit CompoundFile(std::string_view bytes) : bytes_(bytes) {}
  bool read_tables();
  std::string chain(std::uint32_t sector, std::uint64_t size) const;
  std::string mini_chain(std::uint32_t sector, std::uint64_t size) const;
  std::string_view sector(std::uint32_t index) const;

  std::string_view bytes_;
  std::uint32_t sector_size_ = 512;
  std::uint32_t mini_limit_ = 4096;
  std::vector<std::uint32_t> next_;  // The sector after each, by sector.
  std::vector<std::uint32_t> mini_next_;
  std::string mini_;  // The stream that holds small streams.
  std::vector<Entry> entries_;
};

// Little-endian numbers at byte `at`, 0 outside of `bytes`.
std::uint32_t u16_at(std::string_view bytes, std::size_t at);
std::uint32_t u32_at(std::string_view bytes, std::size_t at);

}  // namespace uppdrag::office_reader
