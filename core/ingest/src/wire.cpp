// SPDX-License-Identifier: GPL-3.0-or-later
#include "wire.h"

#include <algorithm>
#include <bit>
#include <cstring>
#include <type_traits>

#include "uppdrag/document/boxes.h"

namespace uppdrag {
namespace {

constexpr std::uint32_t kMagic = 0x55505703;  // The last byte is the version of the format.
constexpr std::uint32_t kMaxFrame = 1U << 30U;
constexpr std::size_t kHeader = 8;

// Each message is described once, by a function that visits all its parts in order; Writer and Reader are the visitors.
class Writer {
 public:
  static constexpr bool kReading = false;
  Writer() : out_(kHeader, '\0') {}

  template <typename T>
  void number(const T& value) {
    static_assert(std::is_trivially_copyable_v<T>);
    out_.append(reinterpret_cast<const char*>(&value), sizeof value);
  }
  void text(const std::string& value) {
    number(static_cast<std::uint32_t>(value.size()));
    out_ += value;
  }
  void flag(const bool& value) { number(static_cast<std::uint8_t>(value)); }
  template <typename Enum>
  void choice(const Enum& value, Enum /*last*/) {
    number(static_cast<std::uint8_t>(value));
  }
  template <typename List, typename Each>
  void list(const List& values, std::size_t /*least*/, Each each) {
    number(static_cast<std::uint32_t>(values.size()));
    for (const auto& value : values) each(value);
  }
  std::string frame() && {
    const std::uint32_t header[2] = {kMagic, static_cast<std::uint32_t>(out_.size() - kHeader)};
    std::memcpy(out_.data(), header, kHeader);
    return std::move(out_);
  }

 private:
  std::string out_;
};

class Reader {
 public:
  static constexpr bool kReading = true;
  explicit Reader(std::string_view bytes) : bytes_(bytes) {}

  template <typename T>
  void number(T& value) {
    static_assert(std::is_trivially_copyable_v<T>);
    if (!take(sizeof value)) return;
    std::memcpy(&value, bytes_.data() - sizeof value, sizeof value);
  }
  void text(std::string& value) {
    std::uint32_t size = 0;
    number(size);
    if (take(size)) value.assign(bytes_.data() - size, size);
  }
  void flag(bool& value) {
    std::uint8_t byte = 0;
    number(byte);
    if (byte > 1) ok_ = false;
    value = byte == 1;
  }
  template <typename Enum>
  void choice(Enum& value, Enum last) {
    std::uint8_t byte = 0;
    number(byte);
    if (byte > static_cast<std::uint8_t>(last)) return fail();
    value = static_cast<Enum>(byte);
  }
  // `least`: bytes that every element takes, so that a false count cannot ask for more memory than the message could
  // fill.
  template <typename List, typename Each>
  void list(List& values, std::size_t least, Each each) {
    std::uint32_t count = 0;
    number(count);
    if (!ok_ || count > bytes_.size() / least) return fail();
    values.resize(count);
    for (auto& value : values) {
      if (!ok_) return;
      each(value);
    }
  }
  bool done() const { return ok_ && bytes_.empty(); }
  void fail() { ok_ = false; }

 private:
  bool take(std::size_t count) {
    if (!ok_ || count > bytes_.size()) {
      fail();
      return false;
    }
    bytes_.remove_prefix(count);
    return true;
  }

  std::string_view bytes_;
  bool ok_ = true;
};

template <typename Visitor, typename T>
using Part = std::conditional_t<Visitor::kReading, T, const T>;

template <typename Visitor>
void visit(Visitor& v, Part<Visitor, Span>& span) {
  v.number(span.start);
  v.number(span.end);
}

template <typename Visitor>
void visit(Visitor& v, Part<Visitor, std::vector<std::string>>& texts) {
  v.list(texts, 4, [&](auto& text) { v.text(text); });
}

template <typename Visitor>
void visit(Visitor& v, Part<Visitor, Block>& block) {
  v.choice(block.kind, BlockKind::kFurniture);
  v.number(block.level);
  visit(v, block.span);
  v.number(block.page);
  v.number(block.lead_in);
  v.number(block.heading);
  v.text(block.marker);
}

void visit(Writer& v, const OffsetMap& map) {
  v.list(map.pieces(), 8, [&](const OffsetMap::Piece& piece) {
    v.number(piece.produced);
    v.number(piece.source);
  });
}

void visit(Reader& v, OffsetMap& map) {
  std::vector<OffsetMap::Piece> pieces;
  v.list(pieces, 8, [&](OffsetMap::Piece& piece) {
    v.number(piece.produced);
    v.number(piece.source);
  });
  if (!std::is_sorted(pieces.begin(), pieces.end(),
                      [](const auto& a, const auto& b) { return a.produced < b.produced; }))
    return;
  for (const auto& piece : pieces) map.add(piece.produced, piece.source);
}

template <typename Visitor>
void visit(Visitor& v, Part<Visitor, std::vector<Metadata::Entry>>& entries) {
  v.list(entries, 8, [&](auto& entry) {
    v.text(entry.key);
    v.list(entry.values, 8, [&](auto& value) {
      v.text(value.value);
      v.text(value.source);
    });
  });
}

void visit(Writer& v, const Metadata& metadata) { visit(v, metadata.entries()); }

void visit(Reader& v, Metadata& metadata) {
  std::vector<Metadata::Entry> entries;
  visit(v, entries);
  for (const auto& entry : entries) {
    if (entry.values.empty()) continue;
    std::vector<std::string> values;
    for (const auto& value : entry.values) values.push_back(value.value);
    metadata.set_list(entry.key, std::move(values), entry.values.front().source);
  }
}

void visit(Writer& v, const FieldValue& value) {
  v.number(static_cast<std::uint8_t>(value.index()));
  std::visit(
      [&](const auto& held) {
        using T = std::decay_t<decltype(held)>;
        if constexpr (std::is_same_v<T, std::string>) v.text(held);
        if constexpr (std::is_same_v<T, std::int64_t>) v.number(held);
        if constexpr (std::is_same_v<T, bool>) v.flag(held);
        if constexpr (std::is_same_v<T, std::vector<std::string>>) visit(v, held);
        if constexpr (std::is_same_v<T, std::vector<std::int64_t>>)
          v.list(held, 8, [&](auto& number) { v.number(number); });
      },
      value);
}

void visit(Reader& v, FieldValue& value) {
  enum class Index : std::uint8_t { kNothing, kText, kNumber, kFlag, kTexts, kNumbers };
  auto index = Index::kNothing;
  v.choice(index, Index::kNumbers);
  switch (index) {
    case Index::kNothing:
      value = std::monostate{};
      return;
    case Index::kText:
      return v.text(value.emplace<std::string>());
    case Index::kNumber:
      return v.number(value.emplace<std::int64_t>());
    case Index::kFlag:
      return v.flag(value.emplace<bool>());
    case Index::kTexts:
      return visit(v, value.emplace<std::vector<std::string>>());
    case Index::kNumbers:
      return v.list(value.emplace<std::vector<std::int64_t>>(), 8, [&](auto& number) { v.number(number); });
  }
}

template <typename Visitor>
void visit(Visitor& v, Part<Visitor, std::vector<std::pair<std::string, FieldValue>>>& fields) {
  v.list(fields, 5, [&](auto& field) {
    v.text(field.first);
    visit(v, field.second);
  });
}

template <typename Visitor>
void visit(Visitor& v, Part<Visitor, AnnotationRow>& row) {
  v.text(row.type);
  visit(v, row.span);
  visit(v, row.fields);
  bool sure = row.confidence.has_value();
  v.flag(sure);
  if (!sure) return;
  if constexpr (Visitor::kReading) row.confidence.emplace();
  v.number(*row.confidence);
}

template <typename Visitor>
void visit(Visitor& v, Part<Visitor, StoredFact>& stored) {
  auto& fact = stored.fact;
  v.text(fact.type);
  visit(v, fact.fields);
  visit(v, fact.span);
  visit(v, fact.sentence);
  v.number(fact.confidence);
  v.text(fact.rule);
  v.text(stored.plugin);
}

void visit_boxes(Writer& v, const Document& document) { v.text(pack_boxes(document)); }

void visit_boxes(Reader& v, Document& document) {
  std::string packed;
  v.text(packed);
  if (!unpack_boxes(packed, document)) v.fail();
}

template <typename Visitor>
void visit(Visitor& v, Part<Visitor, Document>& document) {
  v.text(document.path);
  v.text(document.text);
  v.list(document.blocks, 26, [&](auto& block) { visit(v, block); });
  v.list(document.pages, 12, [&](auto& page) {
    v.number(page.number);
    visit(v, page.span);
  });
  visit_boxes(v, document);
  visit(v, document.metadata);
  visit(v, document.to_source);
  v.text(document.charset);
  v.flag(document.partial);
  visit(v, document.notes);
}

template <typename Visitor>
void visit(Visitor& v, Part<Visitor, WorkRequest>& request) {
  v.number(request.sequence);
  v.text(request.path);
  v.text(request.known_hash);
  v.list(request.sidecar, 8, [&](auto& entry) {
    v.text(entry.first);
    visit(v, entry.second);
  });
}

template <typename Visitor>
void visit(Visitor& v, Part<Visitor, WorkReply>& reply) {
  v.number(reply.sequence);
  v.choice(reply.kind, WorkReply::Kind::kAlive);
  v.text(reply.record.file.path);
  v.text(reply.record.file.content_hash);
  v.number(reply.record.file.size);
  v.number(reply.record.file.modified_ns);
  visit(v, reply.record.document);
  v.list(reply.record.facts, 41, [&](auto& fact) { visit(v, fact); });
  visit(v, reply.problems);
  v.text(reply.language);
  v.text(reply.reason);
  v.list(reply.annotations, 17, [&](auto& row) { visit(v, row); });
  v.list(reply.sentences, 8, [&](auto& span) { visit(v, span); });
}

bool within_text(const WorkReply& reply) {
  const Document& document = reply.record.document;
  const auto inside = [size = document.text.size()](const Span& span) {
    return span.start <= span.end && span.end <= size;
  };
  const auto all = [](const auto& list, auto good) { return std::all_of(list.begin(), list.end(), good); };
  return all(document.blocks, [&](const Block& block) { return inside(block.span); }) &&
         all(document.pages, [&](const Page& page) { return inside(page.span); }) &&
         all(reply.record.facts,
             [&](const StoredFact& stored) { return inside(stored.fact.span) && inside(stored.fact.sentence); }) &&
         all(reply.annotations, [&](const AnnotationRow& row) { return inside(row.span); }) &&
         all(reply.sentences, inside);
}

template <typename Message>
std::string encode_message(const Message& message) {
  Writer writer;
  visit(writer, message);
  return std::move(writer).frame();
}

Error damaged() { return {ErrorCode::kDamaged, "a message between the processes is damaged"}; }

template <typename Message>
Result<Message> decode_message(std::string_view payload) {
  Reader reader(payload);
  Message message;
  visit(reader, message);
  if (!reader.done()) return damaged();
  return message;
}

}  // namespace

std::string encode(const WorkRequest& request) { return encode_message(request); }
std::string encode(const WorkReply& reply) { return encode_message(reply); }

Result<std::optional<std::string_view>> next_frame(std::string_view bytes, std::size_t& used) {
  used = 0;
  if (bytes.size() < kHeader) return std::optional<std::string_view>();
  std::uint32_t header[2];
  std::memcpy(header, bytes.data(), kHeader);
  if (header[0] != kMagic || header[1] > kMaxFrame)
    return Error{ErrorCode::kDamaged, "the frame of a message between the processes is damaged"};
  if (bytes.size() - kHeader < header[1]) return std::optional<std::string_view>();
  used = kHeader + header[1];
  return std::optional<std::string_view>(bytes.substr(kHeader, header[1]));
}

Result<WorkRequest> decode_request(std::string_view payload) { return decode_message<WorkRequest>(payload); }

Result<WorkReply> decode_reply(std::string_view payload) {
  auto reply = decode_message<WorkReply>(payload);
  if (reply && !within_text(*reply)) return damaged();
  return reply;
}

}  // namespace uppdrag
