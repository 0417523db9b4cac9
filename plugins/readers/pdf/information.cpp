// SPDX-License-Identifier: GPL-3.0-or-later
#include "information.h"

#include <poppler-toc.h>

#include <algorithm>
#include <array>
#include <ctime>
#include <memory>

#include "uppdrag/text/normalize.h"
#include "uppdrag/text/unicode.h"
#include "words.h"

namespace uppdrag::pdf_reader {
namespace {

constexpr std::size_t kMostEntries = 5000;
constexpr std::uint8_t kDeepest = 6;

// `text` in one line, clean.
std::string one_line(const poppler::ustring& text) {
  std::string clean = clean_text(to_utf8(text)).text;
  std::string out;
  bool space = false;
  for (std::uint32_t at = 0; at < clean.size();) {
    const CodePoint c = decode_utf8(clean, at);
    if (is_space(c.value)) {
      space = !out.empty();
    } else {
      if (space) out += ' ';
      space = false;
      append_utf8(out, c.value);
    }
    at = c.next;
  }
  return out;
}

void add_entries(const poppler::toc_item& item, std::uint8_t level, std::vector<LayoutOutline>& out) {
  for (const poppler::toc_item* child : item.children()) {
    if (out.size() >= kMostEntries || child == nullptr) return;
    out.push_back({one_line(child->title()), level});
    if (level < kDeepest) add_entries(*child, static_cast<std::uint8_t>(level + 1), out);
  }
}

bool ends_like_file(const std::string& small) {
  constexpr std::array<std::string_view, 16> kEndings = {".doc",  ".docx", ".dot",  ".rtf", ".odt", ".pdf",
                                                         ".indd", ".qxd",  ".qxp",  ".pmd", ".wpd", ".xls",
                                                         ".xlsx", ".ppt",  ".pptx", ".fm"};
  return std::any_of(kEndings.begin(), kEndings.end(),
                     [&](std::string_view ending) { return small.ends_with(ending); });
}

// Names of series, and what programs put where nobody wrote a title. In small letters.
constexpr std::array<std::string_view, 30> kNoTitles = {"regeringens proposition",
                                                        "regeringens skrivelse",
                                                        "kommittédirektiv",
                                                        "regeringsbeslut",
                                                        "regeringsuppdrag",
                                                        "remissvar",
                                                        "remiss",
                                                        "promemoria",
                                                        "protokoll",
                                                        "beslut",
                                                        "uppdrag",
                                                        "skrivelse",
                                                        "betänkande",
                                                        "rapport",
                                                        "yttrande",
                                                        "untitled",
                                                        "namnlös",
                                                        "dokument",
                                                        "document",
                                                        "document1",
                                                        "dokument1",
                                                        "title",
                                                        "titel",
                                                        "powerpoint-presentation",
                                                        "powerpoint presentation",
                                                        "presentation",
                                                        "bilaga",
                                                        "innehåll",
                                                        "innehållsförteckning",
                                                        "layout 1"};

std::string day_of(std::time_t time) {
  constexpr std::time_t kFirst = 315532800;  // 1980: no PDF is older.
  constexpr std::time_t kLast = 4102444800;  // 2100.
  if (time < kFirst || time > kLast) return {};
  std::tm parts{};
  if (gmtime_r(&time, &parts) == nullptr) return {};
  std::array<char, 16> day{};
  const std::size_t size = std::strftime(day.data(), day.size(), "%Y-%m-%d", &parts);
  return std::string(day.data(), size);
}

// The first heading of the first page that may be a title, the higher ones first.
std::string title_in(const Document& document) {
  for (std::uint8_t level = 1; level <= kDeepest; ++level) {
    for (const Block& block : document.blocks) {
      if (block.page > 1) break;
      if (block.kind != BlockKind::kHeading || block.level != level) continue;
      std::string title = plausible_title(block.span.of(document.text));
      if (!title.empty()) return title;
    }
  }
  return {};
}

std::string plausible_author(const std::string& author) {
  constexpr std::array<std::string_view, 8> kNobody = {"administrator", "admin", "user",    "windows user",
                                                       "user user",     "-",     "unknown", "microsoft office user"};
  const std::string small = to_lower(author);
  const bool nobody = std::find(kNobody.begin(), kNobody.end(), small) != kNobody.end();
  return nobody || author.size() > 200 ? std::string() : author;
}

}  // namespace

std::vector<LayoutOutline> read_outline(const poppler::document& pdf) {
  std::vector<LayoutOutline> out;
  const std::unique_ptr<poppler::toc> toc(pdf.create_toc());
  if (toc && toc->root() != nullptr) add_entries(*toc->root(), 1, out);
  return out;
}

std::string plausible_title(std::string_view raw) {
  constexpr std::size_t kShortest = 4;
  constexpr std::size_t kLongest = 400;
  if (raw.size() < kShortest || raw.size() > kLongest) return {};
  std::string small = to_lower(raw);
  for (const std::string_view program :
       {"microsoft word -", "microsoft powerpoint -", "microsoft excel -", "file:", "http"})
    if (small.starts_with(program)) return {};
  if (ends_like_file(small) || small.ends_with("författningssamling")) return {};
  while (!small.empty() && std::string_view("0123456789/: .").find(small.back()) != std::string_view::npos)
    small.pop_back();  // Regeringens proposition 1999/2000:17
  if (std::find(kNoTitles.begin(), kNoTitles.end(), small) != kNoTitles.end()) return {};
  // A title has words: two at least, or one long one, mostly letters.
  std::size_t letters = 0;
  std::size_t others = 0;
  bool space = false;
  for (std::uint32_t at = 0; at < raw.size();) {
    const CodePoint c = decode_utf8(raw, at);
    if (is_letter(c.value))
      ++letters;
    else if (c.value == ' ')
      space = true;
    else
      ++others;
    if (c.value == 0xFFFD) return {};
    at = c.next;
  }
  constexpr std::size_t kLongWord = 10;
  const bool words = letters >= kShortest && letters > others && (space || letters >= kLongWord);
  return words && raw.find_first_of("_@") == std::string_view::npos ? std::string(raw) : std::string();
}

void set_information(const poppler::document& pdf, Document& document) {
  std::string title = plausible_title(one_line(pdf.get_title()));
  if (title.empty()) title = title_in(document);
  document.metadata.set("title", title, "reader");
  document.metadata.set("author", plausible_author(one_line(pdf.get_author())), "reader");
  document.metadata.set("created", day_of(pdf.get_creation_date_t()), "reader");
  document.metadata.set("updated", day_of(pdf.get_modification_date_t()), "reader");
}

}  // namespace uppdrag::pdf_reader
