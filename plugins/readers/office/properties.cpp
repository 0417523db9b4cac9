// SPDX-License-Identifier: GPL-3.0-or-later
#include "properties.h"

#include <algorithm>
#include <array>

#include "../shared/tidy.h"
#include "uppdrag/text/unicode.h"

namespace uppdrag::office_reader {
namespace {

// `2013-06-19T08:00:00Z`
std::string day_of(std::string_view date) {
  const auto digit = [&](std::size_t at) { return at < date.size() && date[at] >= '0' && date[at] <= '9'; };
  for (const std::size_t at : {0U, 1U, 2U, 3U, 5U, 6U, 8U, 9U})
    if (!digit(at)) return {};
  const std::string_view month = date.substr(5, 2);
  const std::string_view day = date.substr(8, 2);
  if (date[4] != '-' || date[7] != '-' || date < "1980" || date > "2200") return {};
  return month >= "01" && month <= "12" && day >= "01" && day <= "31" ? std::string(date.substr(0, 10)) : std::string();
}

// What programs write when nobody named the document.
bool meaningless(std::string_view title) {
  const std::string folded = to_lower(title);
  for (const std::string_view start :
       {"microsoft word", "dokument", "document", "untitled", "namnlös", "mall", "powerpoint"})
    if (folded.starts_with(start)) return true;
  for (const std::string_view end : {".doc", ".docx", ".dot", ".dotx", ".odt", ".pdf", ".rtf"})
    if (folded.ends_with(end)) return true;
  return folded.size() < 4;
}

// A heading that says what kind of document it is, or its number, and not what it is about.
bool generic(std::string_view heading) {
  constexpr std::array<std::string_view, 14> kKinds = {"regeringens proposition",
                                                       "regeringens skrivelse",
                                                       "regeringsbeslut",
                                                       "promemoria",
                                                       "protokoll",
                                                       "kommittédirektiv",
                                                       "beslut",
                                                       "yttrande",
                                                       "remiss",
                                                       "rapport",
                                                       "redovisning",
                                                       "innehåll",
                                                       "innehållsförteckning",
                                                       "missiv"};
  const std::string folded = to_lower(heading);
  if (std::find(kKinds.begin(), kKinds.end(), folded) != kKinds.end()) return true;
  int letters = 0;
  for (std::uint32_t at = 0; at < heading.size();) {
    const CodePoint c = decode_utf8(heading, at);
    letters += is_letter(c.value) ? 1 : 0;
    at = c.next;
  }
  constexpr int kFewLetters = 4;
  return letters < kFewLetters || folded.starts_with("prop. 1") || folded.starts_with("prop. 2");
}

// The first heading that says what the text is about, of those near its start; else the first of the lowest level.
const Block* title_block(const Document& document) {
  constexpr int kNear = 15;
  const Block* lowest = nullptr;
  const Block* first = nullptr;
  int seen = 0;
  for (const Block& block : document.blocks) {
    if (block.kind == BlockKind::kFurniture) continue;
    ++seen;
    if (block.kind != BlockKind::kHeading || generic(block.span.of(document.text))) continue;
    if (lowest == nullptr || block.level < lowest->level) lowest = &block;
    if (first == nullptr && seen <= kNear) first = &block;
  }
  return first != nullptr && first->level <= lowest->level + 1 ? first : lowest;
}

}  // namespace

void set_title(std::string_view named, Document& document) {
  std::string title = flow::tidy(named);
  if (meaningless(title) || generic(title)) title.clear();
  // A title that stands in the text as well is no left-over.
  const bool in_text = !title.empty() && document.text.find(title) != std::string::npos;
  const Block* const heading = title_block(document);
  if (heading != nullptr && !in_text) title = heading->span.of(document.text);
  std::replace(title.begin(), title.end(), '\t', ' ');
  document.metadata.set("title", std::move(title), "reader");
}

void read_core_properties(const XmlTree& tree, Document& document) {
  set_title(tree.inner_text(tree.find(0, "dc:title"_n)), document);
  document.metadata.set("updated", day_of(tree.inner_text(tree.find(0, "dcterms:modified"_n))), "reader");
}

void read_open_document_properties(const XmlTree& tree, Document& document) {
  set_title(tree.inner_text(tree.find(0, "dc:title"_n)), document);
  document.metadata.set("updated", day_of(tree.inner_text(tree.find(0, "dc:date"_n))), "reader");
}

}  // namespace uppdrag::office_reader
