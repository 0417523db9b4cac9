// SPDX-License-Identifier: GPL-3.0-or-later
// A document as readers give it: canonical text in blocks, pages, metadata, and the way back to the source.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "uppdrag/text/normalize.h"
#include "uppdrag/text/span.h"

namespace uppdrag {

enum class BlockKind : std::uint8_t {
  kHeading,    // level 1..6
  kParagraph,
  kListItem,   // level = depth, 1 for the outermost
  kTableRow,   // cells are separated by a TAB in the text
  kFootnote,
  kFurniture,  // running heads and feet, page numbers, site navigation: kept, not analysed, not indexed
};

std::string_view block_kind_name(BlockKind kind);  // "heading", "paragraph", "list-item", ...

inline constexpr std::uint32_t kNoBlock = 0xFFFFFFFFU;

struct Block {
  BlockKind kind = BlockKind::kParagraph;
  std::uint8_t level = 0;
  Span span;                        // Without the separating LF, without list marks and heading marks.
  std::uint32_t page = 0;           // 1-based page on which it starts; 0 when the source has no pages.
  std::uint32_t lead_in = kNoBlock; // For a list item: the block that introduces the list (`Myndigheten ska:`).
  std::uint32_t heading = kNoBlock; // The nearest heading above.
  std::string marker;               // For a list item, as written: "•", "1.", "a)".
};

struct Page {
  std::uint32_t number = 0;  // 1-based.
  Span span;
};

// One metadata value and who said so. Later sources with a higher rank replace earlier ones.
struct MetadataValue {
  std::string value;
  std::string source;  // "sidecar", "source", "front-matter", "reader", "analyser", "path"
};

// Facets of a document; see docs/glossary.md for the terms. Keys that occur once hold one value.
// Keys: kind (assignment, strategy, followup, other), title, date (EDTF), period (EDTF interval `2014/2016`), dnr (list),
// issuer, authority (list), county (list of SCB codes), policy_area (list), language (ISO 639-1), source_url.
class Metadata {
 public:
  struct Entry {
    std::string key;
    std::vector<MetadataValue> values;
  };

  // Replaces the values of `key` unless they come from a source of higher rank
  // (sidecar > source > front-matter > reader > analyser > path). Empty values are ignored.
  void set(std::string_view key, std::string value, std::string_view source);
  void set_list(std::string_view key, std::vector<std::string> values, std::string_view source);

  // The first value, or "" when there is none. The view lives until the next change.
  std::string_view get(std::string_view key) const;
  std::vector<std::string> list(std::string_view key) const;
  bool has(std::string_view key) const { return !get(key).empty(); }
  const std::vector<Entry>& entries() const { return entries_; }
  void merge(const Metadata& other);

 private:
  Entry* find(std::string_view key);
  std::vector<Entry> entries_;
};

struct Document {
  std::string path;   // As the user named it, `/`-separated; any bytes but NUL.
  std::string text;   // Canonical: UTF-8, NFC, LF between blocks, soft hyphens and line-break hyphens mended.
  std::vector<Block> blocks;  // Ascending; every byte of `text` but the separating LFs lies in exactly one.
  std::vector<Page> pages;    // Empty when the source has none.
  Metadata metadata;
  OffsetMap to_source;        // Canonical bytes to bytes of the decoded source, for sources that are text.
  std::string charset;        // Of the source, IANA name; empty for binary formats.
  bool partial = false;       // Something could not be read; `notes` says what.
  std::vector<std::string> notes;

  // The block that holds byte `at`, or kNoBlock. O(log blocks).
  std::uint32_t block_at(std::uint32_t at) const;
  // 1-based page of byte `at`, or 0. O(log pages).
  std::uint32_t page_at(std::uint32_t at) const;
};

// Builds canonical text block by block, so that readers cannot break its invariants.
class DocumentBuilder {
 public:
  explicit DocumentBuilder(Document& document) : document_(document) {}

  // Starts a block; text follows with append(). An empty block leaves nothing behind.
  void begin(BlockKind kind, std::uint8_t level = 0, std::string marker = {});
  // Appends canonical text (no LF: it is turned into a space) that comes from `source` in the decoded source.
  void append(std::string_view text, std::uint32_t source);
  void append_space();
  void end();
  void begin_page(std::uint32_t number);
  // Ends the open block and page, sets Block::lead_in and Block::heading. Call once, last.
  void finish();

 private:
  Document& document_;
  bool open_ = false;
  Block block_;
};

// Fills lead_in and heading of every block: a list item's lead-in is the paragraph or heading right above its list
// when that ends with `:` or with `att`, `följande`, or an item of lower depth that does.
void link_blocks(Document& document);

}  // namespace uppdrag
