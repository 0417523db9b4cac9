// SPDX-License-Identifier: GPL-3.0-or-later
#include "doc_pieces.h"

#include <algorithm>
#include <array>

namespace uppdrag::office_reader {
namespace {

// Windows-1252 from 0x80 to 0x9F.
constexpr std::array<char16_t, 32> kWindows = {0x20AC, 0x81,   0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
                                               0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0x8D,   0x017D, 0x8F,
                                               0x90,   0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
                                               0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D,   0x017E, 0x0178};

constexpr std::uint32_t kWord97 = 105;  // Newer than any version number of Word 95 and before.
constexpr std::uint32_t kWord6 = 101;
constexpr std::size_t kPage = 512;

bool newer(const std::string& main) { return u16_at(main, 2) > kWord97; }

// The stream with the document's tables.
std::string table_stream(const CompoundFile& file, const std::string& main) {
  constexpr std::uint32_t kFirstTable = 0x0200;
  if (!newer(main)) return main;
  return file.read((u16_at(main, 10) & kFirstTable) != 0 ? "1Table" : "0Table");
}

class PieceReader {
 public:
  PieceReader(const std::string& main, DocText& out) : main_(main), out_(out) {}

  // The text is in one piece.
  void read_plain() {
    const std::uint32_t first = u32_at(main_, 24);
    const std::uint32_t last = u32_at(main_, 28);
    if (last <= first) return;
    // Only where the piece table is lost: whether it is in bytes or in UTF-16.
    constexpr std::uint32_t kLook = 128;
    std::uint32_t zeros = 0;
    for (std::uint32_t at = first + 1; at < first + kLook && at < main_.size(); at += 2)
      zeros += main_[at] == 0 ? 1 : 0;
    const bool wide = newer(main_) && zeros * 4 > kLook / 2;
    append(first, wide ? (last - first) / 2 : last - first, wide);
  }

  // `table`: the piece table, from its first byte on.
  bool read_pieces(std::string_view table) {
    std::size_t at = 0;
    while (at < table.size() && table[at] == 1) at += 3 + u16_at(table, at + 1);  // Formats; not wanted.
    if (at >= table.size() || table[at] != 2) return false;
    const std::size_t size =
        std::min<std::size_t>(u32_at(table, at + 1), table.size() - std::min(table.size(), at + 5));
    if (size < 16) return false;
    const std::string_view pieces = table.substr(at + 5, size);
    constexpr std::size_t kEntry = 12;  // A position and a descriptor.
    const std::size_t count = (pieces.size() - 4) / kEntry;
    for (std::size_t i = 0; i < count; ++i) {
      const std::uint32_t first = u32_at(pieces, 4 * i);
      const std::uint32_t last = u32_at(pieces, 4 * (i + 1));
      const std::uint32_t place = u32_at(pieces, 4 * (count + 1) + 8 * i + 2);
      if (last < first) return false;
      constexpr std::uint32_t kCompressed = 0x40000000U;
      const bool wide = newer(main_) && (place & kCompressed) == 0;
      append(newer(main_) && !wide ? (place & ~kCompressed) / 2 : place, last - first, wide);
    }
    return true;
  }

 private:
  void append(std::uint32_t place, std::uint32_t count, bool wide) {
    const std::uint64_t unit = wide ? 2 : 1;
    const std::uint64_t there = place >= main_.size() ? 0 : (main_.size() - place) / unit;
    // A position may not be said twice: the text cannot be longer than the stream.
    const std::uint64_t left = main_.size() - std::min<std::uint64_t>(main_.size(), out_.text.size());
    if (count > there || count > left) out_.cut = true;
    const auto take = static_cast<std::uint32_t>(std::min({static_cast<std::uint64_t>(count), there, left}));
    for (std::uint32_t i = 0; i < take; ++i) {
      const std::uint32_t at = place + static_cast<std::uint32_t>(i * unit);
      out_.text.push_back(wide ? static_cast<char16_t>(u16_at(main_, at)) : from_windows(main_[at]));
      out_.places.push_back(at);
    }
  }

  const std::string& main_;
  DocText& out_;
};

std::size_t byte_at(std::string_view bytes, std::size_t at) {
  return at < bytes.size() ? static_cast<unsigned char>(bytes[at]) : 0;
}

// A style, and changes to it: codes with operands whose size the code's highest bits tell.
DocFormat read_format(std::string_view bytes) {
  constexpr std::uint32_t kInTable = 0x2416, kRowEnd = 0x2417, kListLevel = 0x260A, kList = 0x460B, kColumns = 0xD608;
  constexpr std::array<std::size_t, 8> kSizes = {1, 1, 2, 4, 2, 2, 0, 3};
  DocFormat out;
  out.style = u16_at(bytes, 0);
  for (std::size_t at = 2; at + 2 < bytes.size();) {
    const std::uint32_t code = u16_at(bytes, at);
    at += 2;
    if (code == kInTable) out.in_table = byte_at(bytes, at) != 0;
    if (code == kRowEnd) out.row_end = byte_at(bytes, at) != 0;
    if (code == kListLevel) out.level = static_cast<std::uint8_t>(byte_at(bytes, at));
    if (code == kList) out.list = u16_at(bytes, at) != 0;
    const std::size_t size = kSizes[code >> 13U];
    if (size > 0)
      at += size;
    else if (code == kColumns)  // Its length has two bytes.
      at += 1 + std::max<std::size_t>(1, u16_at(bytes, at));
    else
      at += 1 + byte_at(bytes, at);
  }
  return out;
}

}  // namespace

char16_t from_windows(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return byte >= 0x80 && byte < 0xA0 ? kWindows[byte - 0x80U] : static_cast<char16_t>(byte);
}

Result<DocText> read_doc_text(const CompoundFile& file, const std::string& main) {
  constexpr std::uint32_t kEncrypted = 0x0100;
  constexpr std::uint32_t kComplex = 0x0004;
  if (u16_at(main, 2) < kWord6 || main.size() < 0x200)
    return Error{ErrorCode::kUnsupported, "is of a Word version before 6; save it as .docx or PDF"};
  const std::uint32_t flags = u16_at(main, 10);
  if ((flags & kEncrypted) != 0)
    return Error{ErrorCode::kInvalidInput, "is encrypted; save a copy without a password and read that"};
  DocText out;
  const std::size_t counts = newer(main) ? 0x4C : 0x34;
  out.body = u32_at(main, counts);
  out.footnotes = u32_at(main, counts + 4);
  out.headers = u32_at(main, counts + 8);
  PieceReader reader(main, out);
  const std::string tables = table_stream(file, main);
  const std::size_t clx = newer(main) ? 0x1A2 : 0x160;
  const std::uint32_t at = u32_at(main, clx);
  const std::uint32_t size = u32_at(main, clx + 4);
  const bool pieces = newer(main) || (flags & kComplex) != 0;
  if (!pieces || at >= tables.size() || !reader.read_pieces(std::string_view(tables).substr(at, size))) {
    if (newer(main)) out.cut = true;
    out.text.clear();
    out.places.clear();
    reader.read_plain();
  }
  return out;
}

DocFormats::DocFormats(const CompoundFile& file, const std::string& main) {
  if (!newer(main)) return;
  const std::string tables = table_stream(file, main);
  const std::uint32_t start = u32_at(main, 0x102);
  const std::uint32_t size = u32_at(main, 0x106);
  if (start >= tables.size()) return;
  const std::string_view index = std::string_view(tables).substr(start, size);
  const std::size_t count = index.size() < 4 ? 0 : (index.size() - 4) / 8;
  for (std::size_t i = 0; i < count; ++i) {
    const std::uint64_t page = static_cast<std::uint64_t>(u32_at(index, 4 * (count + 1) + 4 * i) & 0x3FFFFFU) * kPage;
    if (page + kPage <= main.size()) read_page(std::string_view(main).substr(page, kPage));
  }
  std::stable_sort(ranges_.begin(), ranges_.end(), [](const Range& a, const Range& b) { return a.end < b.end; });
}

// A page of 512 bytes: places, and where in the page the format of the paragraphs between them stands.
void DocFormats::read_page(std::string_view page) {
  constexpr std::size_t kEntry = 13;
  const std::size_t most = (kPage - 5) / (4 + kEntry);
  const std::size_t count = std::min<std::size_t>(byte_at(page, kPage - 1), most);
  for (std::size_t i = 0; i < count; ++i) {
    Range range{u32_at(page, 4 * (i + 1)), {}};
    std::size_t at = 2 * byte_at(page, 4 * (count + 1) + kEntry * i);
    if (at > 0 && at + 4 < kPage) {
      std::size_t size = 2 * byte_at(page, at++);
      if (size == 0) size = 2 * byte_at(page, at++);
      range.format = read_format(page.substr(at, std::min(size, kPage - at)));
    }
    ranges_.push_back(range);
  }
}

DocFormat DocFormats::at(std::uint32_t place) const {
  const auto found = std::upper_bound(ranges_.begin(), ranges_.end(), place,
                                      [](std::uint32_t wanted, const Range& range) { return wanted < range.end; });
  return found == ranges_.end() ? DocFormat{} : found->format;
}

}  // namespace uppdrag::office_reader
