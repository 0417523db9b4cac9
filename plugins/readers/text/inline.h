// SPDX-License-Identifier: GPL-3.0-or-later
// Writes the text of a block: without markup, white space in runs of one, every byte mapped to the source.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "blocks.h"
#include "markup.h"
#include "uppdrag/document/document.h"

namespace uppdrag::text_reader {

// Reused from document to document.
class InlineWriter {
 public:
  // `text` is the clean text, `map` its way to the decoded source. All must outlive the writing.
  void reset(std::string_view text, const OffsetMap& map, Document& document, DocumentBuilder& builder);

  // Begins the pages that start before `piece`.
  void turn_pages(const Piece& piece);
  // Appends `pieces` to the open block. In a `title` words that were glued together get a space between them.
  void write(const Piece* first, const Piece* last, Markup markup, bool title);
  // Appends the cells of a table line, with a tab between.
  void write_row(const Piece& piece, Markup markup);
  // Where in the document's text the label glued to the first title starts; the largest offset when there is none.
  std::uint32_t label_at() const { return label_at_; }

 private:
  // From byte `joined` of joined_ on, the text comes from byte `clean` of the clean text, or from nowhere: the space
  // between two lines.
  struct Origin {
    std::uint32_t joined;
    std::uint32_t clean;
  };
  struct PageBreak {
    std::uint32_t joined;
    const Piece* piece;
  };

  void write_plain(const Piece* first, const Piece* last);
  void cut_seams(std::vector<Cut>& cuts);
  void join(const Piece* first, const Piece* last);
  void emit_joined(const std::vector<Cut>& cuts);
  void emit_range(std::uint32_t from, std::uint32_t to);
  void emit_collapsed(std::uint32_t from, std::uint32_t to);
  void emit(std::uint32_t from, std::uint32_t to);
  std::uint32_t decoded(std::uint32_t clean);
  bool after_space() const;

  std::string_view text_;
  const OffsetMap* map_ = nullptr;
  Document* document_ = nullptr;
  DocumentBuilder* builder_ = nullptr;
  std::uint32_t page_ = 0;
  std::size_t map_at_ = 0;         // The first piece of the map behind what was emitted last.
  std::size_t origin_at_ = 0;      // The origin of what was emitted last.
  std::size_t break_at_ = 0;       // The next page break.
  std::uint32_t block_start_ = 0;  // In the document's text.
  std::uint32_t label_at_ = 0;
  std::uint32_t label_joined_ = 0;  // The same in joined_.

  std::string joined_;
  std::vector<Origin> origins_;
  std::vector<PageBreak> breaks_;
  MarkupScanner scanner_;
};

}  // namespace uppdrag::text_reader
