// SPDX-License-Identifier: GPL-3.0-or-later
#include "text_reader.h"

#include <algorithm>

#include "front_matter.h"
#include "markers.h"
#include "shape.h"
#include "titles.h"
#include "uppdrag/text/normalize.h"

namespace uppdrag::text_reader {
namespace {

// Marks that no plain text has by accident: headings, links, bold words.
bool looks_like_markdown(std::string_view text) {
  const auto first = text.find_first_not_of(" \n\t");
  if (first == std::string_view::npos) return false;
  if (text[first] == '#' && heading_level(text.substr(first, text.find('\n', first) - first)) > 0) return true;
  for (const std::string_view mark : {"](http", "](/", "](mailto:", "\n## ", "\n### "})
    if (text.find(mark) != std::string_view::npos) return true;
  const auto bold = text.find("**");
  return bold != std::string_view::npos && text.find("**", bold + 3) != std::string_view::npos;
}

const Block* title_block(const Document& document) {
  const Block* first = nullptr;
  for (const Block& block : document.blocks) {
    if (block.kind != BlockKind::kHeading) continue;
    if (block.level == 1) return &block;
    if (first == nullptr) first = &block;
  }
  return first;
}

}  // namespace

Result<Document> TextReader::read(const Source& source) {
  auto decoded = decode_text(source.bytes);
  if (!decoded) return decoded.error();
  const CleanText clean = clean_text(decoded->text);
  Document document;
  document.path = source.path;
  document.charset = std::move(decoded->charset);
  if (decoded->lossy) {
    document.partial = true;
    document.notes.push_back("some bytes are not valid in " + document.charset + " and were replaced by U+FFFD");
  }
  const bool markdown = source.media_type == "text/markdown" || looks_like_markdown(clean.text);
  const std::uint32_t body = read_front_matter(clean.text, document.metadata);
  parser_.parse(clean.text, body, markdown);
  shape_blocks(parser_, markdown);
  document.text.reserve(clean.text.size());
  document.blocks.reserve(parser_.blocks().size());
  DocumentBuilder builder(document);
  writer_.reset(clean.text, clean.to_source, document, builder);
  write_blocks(document, builder, markdown);
  builder.finish();
  set_metadata(document);
  return document;
}

void TextReader::write_blocks(Document& document, DocumentBuilder& builder, bool markdown) {
  if (parser_.findings().has_pages) builder.begin_page(1);
  for (const RawBlock& block : parser_.blocks()) {
    if (block.first < block.last) write_block(block, builder, markdown);
  }
  document.blocks.shrink_to_fit();
}

void TextReader::write_block(const RawBlock& block, DocumentBuilder& builder, bool markdown) {
  const Piece* const pieces = parser_.pieces().data();
  const Markup markup = block.verbatim ? Markup::kNone : markdown ? Markup::kMarkdown : Markup::kPlain;
  builder.end();
  writer_.turn_pages(pieces[block.first]);
  std::string marker;
  if (!block.marker.empty()) marker = parser_.text().substr(block.marker_start, block.marker.size);
  builder.begin(block.kind, block.level, std::move(marker));
  if (block.kind == BlockKind::kTableRow)
    writer_.write_row(pieces[block.first], markup);
  else
    writer_.write(pieces + block.first, pieces + block.last, markup,
                  block.kind == BlockKind::kHeading && block.level == 1);
}

void TextReader::set_metadata(Document& document) {
  Metadata& metadata = document.metadata;
  const Findings& found = parser_.findings();
  std::string_view diary = found.diary;
  if (const Block* title = title_block(document); title != nullptr) {
    std::string_view text = title->span.of(document.text);
    if (const std::uint32_t label = writer_.label_at(); title->span.start <= label && label < title->span.end) {
      if (diary.empty()) diary = text.substr(label - title->span.start);
      text = text.substr(0, label - title->span.start);
    }
    text = text.substr(0, text.find("Diarienummer:"));
    while (text.ends_with(' ') || text.ends_with('\t')) text.remove_suffix(1);
    metadata.set("title", std::string(text), "reader");
  }
  metadata.set("date", found.published, "reader");
  metadata.set("updated", found.updated, "reader");
  metadata.set_list("dnr", read_case_numbers(diary), "reader");
}

}  // namespace uppdrag::text_reader
