// SPDX-License-Identifier: GPL-3.0-or-later
#include "pdf_reader.h"

#include <poppler-document.h>
#include <poppler-page.h>

#include <algorithm>
#include <limits>
#include <memory>

#include "complaints.h"
#include "information.h"
#include "repair.h"
#include "uppdrag/document/layout.h"
#include "words.h"

namespace uppdrag::pdf_reader {
namespace {

Error unreadable(std::string why) { return {ErrorCode::kInvalidInput, std::move(why)}; }

std::string in_brackets(const std::string& why) { return why.empty() ? why : " (" + why + ")"; }

// `3`, `1, 4-6`, `2, 3, 5 and 17 more`: numbers ascending.
std::string page_list(const std::vector<int>& pages) {
  constexpr std::size_t kMostRuns = 6;
  std::string out;
  std::size_t runs = 0;
  for (std::size_t i = 0; i < pages.size();) {
    std::size_t end = i + 1;
    while (end < pages.size() && pages[end] == pages[end - 1] + 1) ++end;
    if (++runs > kMostRuns) return out + " and " + std::to_string(pages.size() - i) + " more";
    if (!out.empty()) out += ", ";
    out += std::to_string(pages[i]);
    if (end - i > 1) out += (end - i > 2 ? "-" : ", ") + std::to_string(pages[end - 1]);
    i = end;
  }
  return out;
}

std::string pages_have(const std::vector<int>& pages, const std::string& one, const std::string& many) {
  return (pages.size() == 1 ? "page " : "pages ") + page_list(pages) + (pages.size() == 1 ? one : many);
}

// Reads the pages of one file.
class FileReader {
 public:
  FileReader(const poppler::document& pdf, Complaints& complaints) : pdf_(pdf), complaints_(complaints) {}

  Result<Document> run() {
    const int count = pdf_.pages();
    if (count <= 0) return unreadable("no pages can be found: the PDF is damaged" + in_brackets(complaints_.first()));
    if (count > kMostPages)
      return unreadable("the PDF has " + std::to_string(count) + " pages (at most " + std::to_string(kMostPages) +
                        " are read): split it");
    WordCollector words(source_);
    for (int i = 0; i < count && read_page(i, words); ++i) {
    }
    if (words_ == 0 && unread_.size() == static_cast<std::size_t>(count))
      return unreadable("none of the PDF's pages can be read: it is damaged");
    if (words_ == 0) return unreadable("no text layer (a scan): run with --ocr");
    words.finish();
    source_.outline = read_outline(pdf_);
    const bool too_long = source_.text.size() > kMostText;
    Document document;
    lay_out(std::move(source_), document);
    add_notes(document, count, too_long);
    return document;
  }

 private:
  // False when no further page shall be read.
  bool read_page(int i, WordCollector& words) {
    complaints_.next_page();
    const std::unique_ptr<poppler::page> page(pdf_.create_page(i));
    if (!page) {
      unread_.push_back(i + 1);
      source_.begin_page(static_cast<std::uint32_t>(i) + 1, 0, 0);
      return true;
    }
    const std::size_t found = words.add(*page, static_cast<std::uint32_t>(i) + 1);
    if (complaints_.broken_page()) broken_.push_back(i + 1);
    if (found == 0) empty_.push_back(i + 1);
    words_ += found;
    last_ = i + 1;
    return source_.text.size() <= kMostText;
  }

  void add_notes(Document& document, int count, bool too_long) const {
    const auto damage = [&](std::string note) {
      document.partial = true;
      document.notes.push_back(std::move(note));
    };
    if (complaints_.rebuilt()) damage("the file is damaged: its list of contents was rebuilt, parts may be missing");
    if (!unread_.empty()) damage(pages_have(unread_, " cannot be read", " cannot be read"));
    if (!broken_.empty()) damage(pages_have(broken_, " breaks off: it is damaged", " break off: they are damaged"));
    if (too_long && last_ < count)
      damage("only the first " + std::to_string(last_) + " of " + std::to_string(count) +
             " pages are read: the text exceeds " + std::to_string(kMostText >> 20U) + " MB");
    if (!empty_.empty()) document.notes.push_back(pages_have(empty_, " has no text layer", " have no text layer"));
  }

  const poppler::document& pdf_;
  Complaints& complaints_;
  LayoutSource source_;
  std::vector<int> unread_;
  std::vector<int> broken_;
  std::vector<int> empty_;
  std::size_t words_ = 0;
  int last_ = 0;
};

// `bytes` must outlive the document. Null when poppler cannot make anything of it.
std::unique_ptr<poppler::document> open(std::string_view bytes) {
  return std::unique_ptr<poppler::document>(
      poppler::document::load_from_raw_data(bytes.data(), static_cast<int>(bytes.size())));
}

}  // namespace

Result<Document> PdfReader::read(const Source& source) {
  constexpr std::size_t kSpare = 1000;  // For a trailer.
  if (source.bytes.size() > static_cast<std::size_t>(std::numeric_limits<int>::max()) - kSpare)
    return unreadable("the PDF is larger than 2 GB: split it");
  Complaints complaints;
  std::string repaired;
  auto pdf = open(source.bytes);
  if (!pdf) {
    repaired = with_trailer(source.bytes);
    if (!repaired.empty()) pdf = open(repaired);
  }
  if (!pdf) return unreadable("is damaged beyond repair, or no PDF" + in_brackets(complaints.first()));
  if (pdf->is_locked()) return unreadable("is encrypted; give the password with --password");
  auto document = FileReader(*pdf, complaints).run();
  if (!document) return document.error();
  document->path = source.path;
  set_information(*pdf, *document);
  return document;
}

}  // namespace uppdrag::pdf_reader
