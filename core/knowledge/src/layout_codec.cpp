// SPDX-License-Identifier: GPL-3.0-or-later
#include "layout_codec.h"

#include <utility>

namespace uppdrag::knowledge {
namespace {

constexpr char kLayoutVersion = '\1';

void put_number(std::string& out, std::uint32_t value) {
  while (value >= 0x80U) {
    out += static_cast<char>((value & 0x7FU) | 0x80U);
    value >>= 7U;
  }
  out += static_cast<char>(value);
}

class Reader {
 public:
  explicit Reader(std::string_view packed) : rest_(packed) {}

  std::uint32_t number() {
    std::uint64_t value = 0;
    for (unsigned shift = 0; shift < 35; shift += 7) {
      if (rest_.empty()) break;
      const auto byte = static_cast<unsigned char>(rest_.front());
      rest_.remove_prefix(1);
      value |= static_cast<std::uint64_t>(byte & 0x7FU) << shift;
      if (byte < 0x80U) {
        if (value > 0xFFFFFFFFU) break;
        return static_cast<std::uint32_t>(value);
      }
    }
    good_ = false;
    return 0;
  }
  std::string text() {
    const std::uint32_t size = number();
    if (size > rest_.size()) good_ = false;
    if (!good_) return {};
    std::string out{rest_.substr(0, size)};
    rest_.remove_prefix(size);
    return out;
  }
  // How many items follow; each takes at least one byte, so that a damaged count cannot ask for all memory.
  std::uint32_t count() {
    const std::uint32_t value = number();
    if (value > rest_.size()) good_ = false;
    return good_ ? value : 0;
  }
  bool good() const { return good_; }
  bool done() const { return good_ && rest_.empty(); }

 private:
  std::string_view rest_;
  bool good_ = true;
};

void put_span(std::string& out, const Span& span, std::uint32_t& last) {
  put_number(out, span.start - last);
  put_number(out, span.end - span.start);
  last = span.end;
}

Span read_span(Reader& in, std::uint32_t& last) {
  Span span;
  span.start = last + in.number();
  span.end = span.start + in.number();
  last = span.end;
  return span;
}

void put_escaped(std::string& out, std::string_view text) {
  for (const char c : text) {
    if (c == '\t') {
      out += "\\t";
    } else if (c == '\n') {
      out += "\\n";
    } else if (c == '\\') {
      out += "\\\\";
    } else {
      out += c;
    }
  }
}

// The text up to the first unescaped `end`, which is taken off `rest` with it.
std::string read_escaped(std::string_view& rest, char end) {
  std::string out;
  std::size_t at = 0;
  for (; at < rest.size() && rest[at] != end; ++at) {
    if (rest[at] == '\\' && at + 1 < rest.size()) {
      ++at;
      out += rest[at] == 't' ? '\t' : rest[at] == 'n' ? '\n' : rest[at];
    } else {
      out += rest[at];
    }
  }
  rest.remove_prefix(at < rest.size() ? at + 1 : at);
  return out;
}

}  // namespace

std::string pack_layout(const Document& document) {
  std::string out(1, kLayoutVersion);
  put_number(out, static_cast<std::uint32_t>(document.blocks.size()));
  std::uint32_t last = 0;
  for (const Block& block : document.blocks) {
    put_number(out, static_cast<std::uint32_t>(block.kind));
    put_number(out, block.level);
    put_span(out, block.span, last);
    put_number(out, block.page);
    put_number(out, block.lead_in + 1);  // kNoBlock wraps to 0.
    put_number(out, block.heading + 1);
    put_number(out, static_cast<std::uint32_t>(block.marker.size()));
    out += block.marker;
  }
  put_number(out, static_cast<std::uint32_t>(document.pages.size()));
  last = 0;
  for (const Page& page : document.pages) {
    put_number(out, page.number);
    put_span(out, page.span, last);
  }
  const auto& pieces = document.to_source.pieces();
  put_number(out, static_cast<std::uint32_t>(pieces.size()));
  OffsetMap::Piece before{0, 0};
  for (const OffsetMap::Piece& piece : pieces) {
    put_number(out, piece.produced - before.produced);
    put_number(out, piece.source - before.source);
    before = piece;
  }
  return out;
}

bool unpack_layout(std::string_view packed, Document& out) {
  if (packed.empty() || packed.front() != kLayoutVersion) return false;
  Reader in(packed.substr(1));
  std::uint32_t last = 0;
  out.blocks.resize(in.count());
  for (Block& block : out.blocks) {
    block.kind = static_cast<BlockKind>(in.number());
    block.level = static_cast<std::uint8_t>(in.number());
    block.span = read_span(in, last);
    block.page = in.number();
    block.lead_in = in.number() - 1;
    block.heading = in.number() - 1;
    block.marker = in.text();
    if (block.kind > BlockKind::kFurniture) return false;
  }
  last = 0;
  out.pages.resize(in.count());
  for (Page& page : out.pages) {
    page.number = in.number();
    page.span = read_span(in, last);
  }
  OffsetMap::Piece piece{0, 0};
  for (std::uint32_t left = in.count(); left > 0 && in.good(); --left) {
    piece.produced += in.number();
    piece.source += in.number();
    out.to_source.add(piece.produced, piece.source);
  }
  return in.done();
}

std::string pack_metadata(const Metadata& metadata) {
  std::string out;
  for (const auto& entry : metadata.entries()) {
    for (const MetadataValue& value : entry.values) {
      put_escaped(out, entry.key);
      out += '\t';
      put_escaped(out, value.source);
      out += '\t';
      put_escaped(out, value.value);
      out += '\n';
    }
  }
  return out;
}

Metadata unpack_metadata(std::string_view packed) {
  Metadata out;
  std::string key;
  std::string source;
  std::vector<std::string> values;
  const auto store = [&] {
    if (!values.empty()) out.set_list(key, std::move(values), source);
    values.clear();
  };
  while (!packed.empty()) {
    std::string next_key = read_escaped(packed, '\t');
    std::string next_source = read_escaped(packed, '\t');
    if (next_key != key || next_source != source) store();
    key = std::move(next_key);
    source = std::move(next_source);
    values.push_back(read_escaped(packed, '\n'));
  }
  store();
  return out;
}

std::string pack_lines(const std::vector<std::string>& lines) {
  std::string out;
  for (const std::string& line : lines) {
    put_escaped(out, line);
    out += '\n';
  }
  return out;
}

std::vector<std::string> unpack_lines(std::string_view packed) {
  std::vector<std::string> out;
  while (!packed.empty()) out.push_back(read_escaped(packed, '\n'));
  return out;
}

}  // namespace uppdrag::knowledge
