// SPDX-License-Identifier: GPL-3.0-or-later
// A document as readers give it: canonical text in blocks, pages, metadata, and the way back to the source.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "uppdrag/text/normalize.h"
#include "uppdrag/text/span.h"

namespace uppdrag {

enum class BlockKind : std::uint8_t {
  kHeading,    // level 1..6
  kParagraph,  // level = depth of the list item that it continues, 0 outside of lists
  kListItem,   // level = depth, 1 for the outermost
  kTableRow,   // cells are separated by a TAB in the text; level 1 for the rows of the table's head, 0 for the others
  kFootnote,
  kFurniture,  // running heads and feet, page numbers, site navigation: kept, not analysed, not indexed
};

std::string_view block_kind_name(
    BlockKind kind);  // "heading", "paragraph", "list-item", "table-row", "footnote", "furniture"

inline constexpr std::uint32_t kNoBlock = 0xFFFFFFFFU;

struct Block {
  BlockKind kind = BlockKind::kParagraph;
  std::uint8_t level = 0;
  Span span;                         // Without the separating LF, without list marks and heading marks.
  std::uint32_t page = 0;            // 1-based page on which it starts; 0 when the source has no pages.
  std::uint32_t lead_in = kNoBlock;  // For a list item: the block that introduces the list (`Myndigheten ska:`).
  std::uint32_t heading = kNoBlock;  // The nearest heading above.
  std::string marker;                // For a list item, as written: "•", "1.", "a)".
};

struct Page {
  std::uint32_t number = 0;  // 1-based.
  Span span;
  float width = 0;           // In points of 1/72 inch; 0 when the source has no sizes.
  float height = 0;
};

// Where some words stand on a page. Coordinates in points from the page's upper left corner.
struct WordBox {
  Span span;                 // Of the canonical text; never across a block border.
  std::uint32_t page = 0;    // 1-based.
  float left = 0;
  float top = 0;
  float right = 0;
  float bottom = 0;
};

// One metadata value and who said so. Later sources with a higher rank replace earlier ones.
struct MetadataValue {
  std::string value;
  std::string source;  // "sidecar", "source", "front-matter", "reader", "analyser", "path"
};

// Facets of a document; see docs/glossary.md for the terms. Keys that occur once hold one value.
// Keys: kind (assignment, strategy, followup, other), title, date (EDTF), period (EDTF interval `2014/2016`), dnr
// (list), issuer, authority (list), county (list of SCB codes), policy_area (list), language (ISO 639-1), source_url,
// updated (EDTF; when the page was last changed). Other keys are kept as they come.
class Metadata {
 public:
  struct Entry {
    std::string key;
    std::vector<MetadataValue> values;
  };

  // Replaces the values of `key` unless they come from a source of higher rank
  // (sidecar > source > front-matter > reader > analyser > path > any other). Empty values are ignored; a list of
  // nothing else changes nothing. Values of the same rank are replaced.
  void set(std::string_view key, std::string value, std::string_view source);
  void set_list(std::string_view key, std::vector<std::string> values, std::string_view source);

  // The first value, or "" when there is none. The view lives until the next change.
  std::string_view get(std::string_view key) const;
  std::vector<std::string> list(std::string_view key) const;
  bool has(std::string_view key) const { return !get(key).empty(); }
  const std::vector<Entry>& entries() const { return entries_; }
  // Sets every entry of `other` as set_list() would.
  void merge(const Metadata& other);

 private:
  Entry* find(std::string_view key);
  std::vector<Entry> entries_;
};

struct Document {
  std::string path;           // As the user named it, `/`-separated; any bytes but NUL.
  std::string text;           // Canonical: UTF-8, NFC, LF between blocks, soft hyphens and line-break hyphens mended.
  std::vector<Block> blocks;  // Ascending; every byte of `text` but the separating LFs lies in exactly one.
  std::vector<Page> pages;    // Empty when the source has none.
  // Where the words stand on the pages, ascending by span, for sources with a layout: a box for every word of the text,
  // two for a word that a line break had cut. Empty for other sources.
  std::vector<WordBox> boxes;
  Metadata metadata;
  OffsetMap to_source;   // Canonical bytes to bytes of the decoded source, for sources that are text.
  std::string charset;   // Of the source, IANA name; empty for binary formats.
  bool partial = false;  // Something could not be read; `notes` says what.
  std::vector<std::string> notes;

  // The block that holds byte `at`, or kNoBlock. O(log blocks).
  std::uint32_t block_at(std::uint32_t at) const;
  // 1-based page of byte `at`, or 0. O(log pages).
  std::uint32_t page_at(std::uint32_t at) const;
  // The boxes of the words that overlap `span`: [first, last) in `boxes`. O(log boxes).
  std::pair<std::uint32_t, std::uint32_t> boxes_in(Span span) const;
};

// Builds canonical text block by block, so that readers cannot break its invariants: what is appended must be valid
// UTF-8 in normal form C, as clean_text() gives it; cutting and joining it is safe. Calls outside of begin() and end()
// do nothing.
class DocumentBuilder {
 public:
  explicit DocumentBuilder(Document& document) : document_(document) {}

  // Starts a block, and ends the open one; text follows with append(). An empty block leaves nothing behind.
  void begin(BlockKind kind, std::uint8_t level = 0, std::string marker = {});
  // Appends canonical text (no LF: it is turned into a space) that comes from `source` in the decoded source.
  void append(std::string_view text, std::uint32_t source);
  // A space, unless the block is empty or ends in white space.
  void append_space();
  // Between two table cells.
  void append_tab();
  // The open block ends, its trailing spaces and tabs are cut.
  void end();
  // The next byte is the first of page `number`. A block may run over the border; it belongs to the page where it
  // starts.
  void begin_page(std::uint32_t number);
  // Ends the open block and page, sets Block::lead_in and Block::heading, marks heads of tables. Call once, last.
  void finish();

 private:
  void append_after(std::string_view text, std::uint32_t source);
  std::uint32_t size() const { return static_cast<std::uint32_t>(document_.text.size()); }

  Document& document_;
  bool open_ = false;
  bool separated_ = false;  // The open block put an LF before itself.
  Block block_;
};

// Fills lead_in and heading of every block.
// heading: the nearest heading above. lead_in, of list items only: the heading right above the list, or the paragraph
// right above it unless that ends a sentence without pointing at the list (`följande`, `nedan`). Furniture and
// footnotes do not come between, nor do paragraphs inside an item (level > 0). All items of one list share the lead-in;
// a list that goes on after a paragraph (`3.` after `2.`) keeps it. A nested list's lead-in is its parent item, or that
// item's last paragraph, when it ends with `:`, `att` or `följande`; else the lead-in of the list around it.
void link_blocks(Document& document);

// Gives level 1 to the rows of tables that are their heads. Where the reader marked none, that is the first row, and
// rows above it that leave the first cell empty, when most rows below have amounts and it has none. A year is no amount,
// nor is the number of a law.
void mark_table_heads(Document& document);

}  // namespace uppdrag
