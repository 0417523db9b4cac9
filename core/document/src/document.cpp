// SPDX-License-Identifier: GPL-3.0-or-later
// Look-ups in a document, and the builder that keeps its text canonical.
#include "uppdrag/document/document.h"

#include <algorithm>

#include "uppdrag/text/unicode.h"

namespace uppdrag {

std::string_view block_kind_name(BlockKind kind) {
  switch (kind) {
    case BlockKind::kHeading:
      return "heading";
    case BlockKind::kParagraph:
      return "paragraph";
    case BlockKind::kListItem:
      return "list-item";
    case BlockKind::kTableRow:
      return "table-row";
    case BlockKind::kFootnote:
      return "footnote";
    case BlockKind::kFurniture:
      return "furniture";
  }
  return "unknown";
}

std::uint32_t Document::block_at(std::uint32_t at) const {
  const auto after = std::upper_bound(blocks.begin(), blocks.end(), at, [](std::uint32_t offset, const Block& block) {
    return offset < block.span.start;
  });
  if (after == blocks.begin() || (after - 1)->span.end <= at) return kNoBlock;
  return static_cast<std::uint32_t>(after - blocks.begin()) - 1;
}

std::uint32_t Document::page_at(std::uint32_t at) const {
  const auto after = std::upper_bound(pages.begin(), pages.end(), at,
                                      [](std::uint32_t offset, const Page& page) { return offset < page.span.start; });
  return after == pages.begin() ? 0 : (after - 1)->number;
}

std::pair<std::uint32_t, std::uint32_t> Document::boxes_in(Span span) const {
  const auto first = std::partition_point(boxes.begin(), boxes.end(),
                                          [&](const WordBox& box) { return box.span.end <= span.start; });
  const auto last = std::partition_point(first, boxes.end(),
                                         [&](const WordBox& box) { return box.span.start < span.end; });
  const auto index = [&](auto at) { return static_cast<std::uint32_t>(at - boxes.begin()); };
  return {index(first), index(last)};
}

void DocumentBuilder::begin(BlockKind kind, std::uint8_t level, std::string marker) {
  end();
  separated_ = !document_.text.empty();
  if (separated_) {
    document_.text.push_back('\n');
    // A page that begins between blocks begins with the block, not with the LF before it.
    if (!document_.pages.empty() && document_.pages.back().span.start + 1 == size())
      document_.pages.back().span.start = size();
  }
  open_ = true;
  block_ = Block{};
  block_.kind = kind;
  block_.level = level;
  block_.span = {size(), size()};
  block_.marker = std::move(marker);
}

void DocumentBuilder::append(std::string_view text, std::uint32_t source) {
  if (!open_ || text.empty()) return;
  if (static_cast<unsigned char>(text[0]) >= 0xCCU && size() > block_.span.start &&
      may_combine(decode_utf8(text, 0).value)) {
    append_after(text, source);
    return;
  }
  document_.to_source.add(size(), source);
  const std::size_t start = document_.text.size();
  document_.text.append(text);
  for (auto lf = text.find('\n'); lf != std::string_view::npos; lf = text.find('\n', lf + 1))
    document_.text[start + lf] = ' ';
}

// `text` starts with a mark that may merge with the end of the block.
void DocumentBuilder::append_after(std::string_view text, std::uint32_t source) {
  std::uint32_t marks = 0;
  while (marks < text.size()) {
    const CodePoint c = decode_utf8(text, marks);
    if (!may_combine(c.value)) break;
    marks = c.next;
  }
  std::uint32_t back = size();
  for (bool open = true; open && back > block_.span.start;) {
    do --back;
    while (!on_code_point(document_.text, back));
    open = may_combine(decode_utf8(document_.text, back).value);
  }
  const std::uint32_t from = document_.to_source.to_source(back);
  const std::string merged = document_.text.substr(back) + std::string(text.substr(0, marks));
  document_.text.resize(back);
  for (auto page = document_.pages.rbegin(); page != document_.pages.rend() && page->span.start > back; ++page)
    page->span = {back, back};
  document_.to_source.add(back, from);
  document_.text.append(clean_text(merged).text);
  append(text.substr(marks), source + marks);
}

void DocumentBuilder::append_space() {
  if (!open_ || size() == block_.span.start) return;
  const char last = document_.text.back();
  if (last != ' ' && last != '\t') document_.text.push_back(' ');
}

void DocumentBuilder::append_tab() {
  if (open_) document_.text.push_back('\t');
}

void DocumentBuilder::end() {
  if (!open_) return;
  open_ = false;
  std::string& text = document_.text;
  while (size() > block_.span.start && (text.back() == ' ' || text.back() == '\t')) text.pop_back();
  const bool empty = size() == block_.span.start;
  if (empty && separated_) text.pop_back();
  for (auto page = document_.pages.rbegin(); page != document_.pages.rend() && page->span.start > size(); ++page)
    page->span = {size(), size()};
  if (empty) return;
  block_.span.end = size();
  block_.page = document_.page_at(block_.span.start);
  document_.blocks.push_back(std::move(block_));
}

void DocumentBuilder::begin_page(std::uint32_t number) { document_.pages.push_back({number, {size(), size()}}); }

void DocumentBuilder::finish() {
  end();
  for (std::size_t i = 0; i < document_.pages.size(); ++i)
    document_.pages[i].span.end = i + 1 < document_.pages.size() ? document_.pages[i + 1].span.start : size();
  link_blocks(document_);
  mark_table_heads(document_);
}

}  // namespace uppdrag
