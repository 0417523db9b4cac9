// SPDX-License-Identifier: GPL-3.0-or-later
#include "compound_file.h"

#include <algorithm>

namespace uppdrag::office_reader {
namespace {

constexpr std::uint32_t kLastSector = 0xFFFFFFFAU;  // This and higher numbers are marks.
constexpr std::size_t kHeader = 512;
constexpr std::size_t kEntry = 128;
constexpr std::uint32_t kMiniSector = 64;

std::uint32_t byte_at(std::string_view bytes, std::size_t at) { return static_cast<unsigned char>(bytes[at]); }

// The ASCII form of an entry's UTF-16 name.
std::string name_of_entry(std::string_view entry) {
  const std::size_t length = std::min<std::size_t>(u16_at(entry, 64), 64);
  std::string name;
  for (std::size_t at = 0; at + 2 < length + 1 && u16_at(entry, at) != 0; at += 2) {
    const std::uint32_t c = u16_at(entry, at);
    name += c < 0x80 ? static_cast<char>(c) : '?';
  }
  return name;
}

}  // namespace

std::uint32_t u16_at(std::string_view bytes, std::size_t at) {
  return at + 2 > bytes.size() ? 0 : byte_at(bytes, at) | byte_at(bytes, at + 1) << 8U;
}

std::uint32_t u32_at(std::string_view bytes, std::size_t at) {
  return at + 4 > bytes.size() ? 0 : u16_at(bytes, at) | u16_at(bytes, at + 2) << 16U;
}

std::optional<CompoundFile> CompoundFile::open(std::string_view bytes) {
  CompoundFile file(bytes);
  if (bytes.size() < kHeader || !file.read_tables()) return std::nullopt;
  return file;
}

std::string_view CompoundFile::sector(std::uint32_t index) const {
  const std::uint64_t at = (static_cast<std::uint64_t>(index) + 1) * sector_size_;
  return index >= kLastSector || at >= bytes_.size() ? std::string_view() : bytes_.substr(at, sector_size_);
}

bool CompoundFile::read_tables() {
  const std::uint32_t shift = u16_at(bytes_, 30);
  if (shift != 9 && shift != 12) return false;
  sector_size_ = 1U << shift;
  mini_limit_ = u32_at(bytes_, 56);
  // Which sectors hold the table of sectors: 109 in the header, the rest in a chain.
  std::vector<std::uint32_t> tables;
  for (std::size_t i = 0; i < 109; ++i) tables.push_back(u32_at(bytes_, 76 + 4 * i));
  const std::size_t most = bytes_.size() / sector_size_ + 1;
  std::uint32_t more = u32_at(bytes_, 68);
  for (std::size_t steps = 0; steps < most && !sector(more).empty(); ++steps) {
    const std::string_view part = sector(more);
    for (std::size_t at = 0; at + 8 <= part.size(); at += 4) tables.push_back(u32_at(part, at));
    more = u32_at(part, sector_size_ - 4);
  }
  for (const std::uint32_t table : tables) {
    const std::string_view part = sector(table);
    if (part.empty() || next_.size() > most) continue;
    for (std::size_t at = 0; at + 4 <= part.size(); at += 4) next_.push_back(u32_at(part, at));
  }
  const std::string mini_table = chain(u32_at(bytes_, 60), bytes_.size());
  for (std::size_t at = 0; at + 4 <= mini_table.size(); at += 4) mini_next_.push_back(u32_at(mini_table, at));
  const std::string directory = chain(u32_at(bytes_, 48), bytes_.size());
  for (std::size_t at = 0; at + kEntry <= directory.size(); at += kEntry) {
    const std::string_view entry = std::string_view(directory).substr(at, kEntry);
    const std::uint32_t type = static_cast<unsigned char>(entry[66]);
    constexpr std::uint32_t kStream = 2;
    constexpr std::uint32_t kRoot = 5;
    if (type == kRoot && mini_.empty()) mini_ = chain(u32_at(entry, 116), u32_at(entry, 120));
    if (type == kStream) entries_.push_back({name_of_entry(entry), u32_at(entry, 116), u32_at(entry, 120)});
  }
  return !entries_.empty();
}

std::string CompoundFile::chain(std::uint32_t at, std::uint64_t size) const {
  std::string out;
  for (std::size_t steps = 0; steps <= next_.size() && out.size() < size; ++steps) {
    const std::string_view part = sector(at);
    if (part.empty()) break;
    out += part.substr(0, static_cast<std::size_t>(std::min<std::uint64_t>(part.size(), size - out.size())));
    at = at < next_.size() ? next_[at] : kLastSector;
  }
  return out;
}

std::string CompoundFile::mini_chain(std::uint32_t at, std::uint64_t size) const {
  std::string out;
  for (std::size_t steps = 0; steps <= mini_next_.size() && out.size() < size; ++steps) {
    const std::uint64_t offset = static_cast<std::uint64_t>(at) * kMiniSector;
    if (at >= kLastSector || offset >= mini_.size()) break;
    const std::string_view part = std::string_view(mini_).substr(offset, kMiniSector);
    out += part.substr(0, static_cast<std::size_t>(std::min<std::uint64_t>(part.size(), size - out.size())));
    at = at < mini_next_.size() ? mini_next_[at] : kLastSector;
  }
  return out;
}

bool CompoundFile::has(std::string_view name) const {
  return std::any_of(entries_.begin(), entries_.end(), [&](const Entry& entry) { return entry.name == name; });
}

std::string CompoundFile::read(std::string_view name) const {
  const auto found =
      std::find_if(entries_.begin(), entries_.end(), [&](const Entry& entry) { return entry.name == name; });
  if (found == entries_.end()) return {};
  return found->size < mini_limit_ ? mini_chain(found->start, found->size) : chain(found->start, found->size);
}

}  // namespace uppdrag::office_reader
