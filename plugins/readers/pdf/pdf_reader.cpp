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
#include "scan.h"
#include "uppdrag/document/layout.h"
#include "uppdrag/plugin/recognition.h"
#include "uppdrag/text/unicode.h"
#include "words.h"

namespace uppdrag::pdf_reader {
namespace {

Error unreadable(std::string why) { return {ErrorCode::kInvalidInput, std::move(why)}; }

std::string in_brackets(const std::string& why) { return why.empty() ? why : " (" + why + ")"; }

// Reads the pages of one file.
class FileReader {
 public:
  FileReader(const poppler::document& pdf, const Source& from, Complaints& complaints)
      : pdf_(pdf), from_(from), complaints_(complaints), scans_(from) {}

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
    if (words_ == 0) return no_text();
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
    const auto number = static_cast<std::uint32_t>(i) + 1;
    const std::unique_ptr<poppler::page> page(pdf_.create_page(i));
    if (!page) {
      unread_.push_back(number);
      source_.begin_page(number, 0, 0);
      return true;
    }
    words.add(*page, number);
    const bool tried = scans_.look(*page, source_);
    if (tried && from_.progress) from_.progress(number, static_cast<std::uint32_t>(pdf_.pages()));
    if (complaints_.broken_page()) broken_.push_back(number);
    const LayoutPage& here = source_.pages.back();
    if (here.first_word == here.last_word && !tried) empty_.push_back(number);
    words_ += here.last_word - here.first_word;
    last_ = i + 1;
    return source_.text.size() <= kMostText;
  }

  // Why a file whose pages could be read has no words.
  Error no_text() const {
    if (scans_.unusable()) return {ErrorCode::kNotFound, "no text layer (a scan): " + scans_.account().failure()};
    if (!scans_.account().failure().empty()) return unreadable("no text layer (a scan): " + scans_.account().failure());
    if (scans_.account().pages() > 0) return unreadable("no text layer, and no words were found in its images");
    if (from_.ocr == OcrMode::kNever)
      return unreadable("no text layer (a scan), and character recognition is off: run with --ocr auto");
    if (from_.recogniser == nullptr) return unreadable("no text layer (a scan), and no character recognition is at hand");
    return unreadable("its pages are blank");
  }

  void add_notes(Document& document, int count, bool too_long) const {
    const auto damage = [&](std::string note) {
      document.partial = true;
      document.notes.push_back(std::move(note));
    };
    if (complaints_.rebuilt()) damage("the file is damaged: its list of contents was rebuilt, parts may be missing");
    if (!unread_.empty()) damage(pages_have(unread_, "cannot be read", "cannot be read"));
    if (!broken_.empty()) damage(pages_have(broken_, "breaks off: it is damaged", "break off: they are damaged"));
    if (too_long && last_ < count)
      damage("only the first " + std::to_string(last_) + " of " + std::to_string(count) +
             " pages are read: the text exceeds " + std::to_string(kMostText >> 20U) + " MB");
    scans_.account().finish(document);
    if (!empty_.empty()) document.notes.push_back(pages_have(empty_, "has no text layer", "have no text layer"));
  }

  const poppler::document& pdf_;
  const Source& from_;
  Complaints& complaints_;
  ScanReader scans_;
  LayoutSource source_;
  std::vector<std::uint32_t> unread_;
  std::vector<std::uint32_t> broken_;
  std::vector<std::uint32_t> empty_;
  std::size_t words_ = 0;
  int last_ = 0;
};

// `bytes` must outlive the document. Null when poppler cannot make anything of it.
std::unique_ptr<poppler::document> open(std::string_view bytes, const std::string& password) {
  return std::unique_ptr<poppler::document>(
      poppler::document::load_from_raw_data(bytes.data(), static_cast<int>(bytes.size()), password, password));
}

// `text` in Latin-1, as older files have their passwords; "" when it has other letters.
std::string latin1(std::string_view text) {
  std::string out;
  for (std::uint32_t at = 0; at < text.size();) {
    const CodePoint c = decode_utf8(text, at);
    if (c.value > 0xFF) return {};
    out += static_cast<char>(static_cast<unsigned char>(c.value));
    at = c.next;
  }
  return out;
}

// A document that is still locked when no password opened it.
std::unique_ptr<poppler::document> open_with(std::string_view bytes, const std::string& password) {
  auto pdf = open(bytes, password);
  if (!pdf || !pdf->is_locked() || password.empty()) return pdf;
  const std::string other = latin1(password);
  if (other.empty() || other == password) return pdf;
  auto again = open(bytes, other);
  return again ? std::move(again) : std::move(pdf);
}

}  // namespace

Result<Document> PdfReader::read(const Source& source) {
  constexpr std::size_t kSpare = 1000;  // For a trailer.
  if (source.bytes.size() > static_cast<std::size_t>(std::numeric_limits<int>::max()) - kSpare)
    return unreadable("the PDF is larger than 2 GB: split it");
  Complaints complaints;
  std::string repaired;
  auto pdf = open_with(source.bytes, source.password);
  if (!pdf) {
    repaired = with_trailer(source.bytes);
    if (!repaired.empty()) pdf = open_with(repaired, source.password);
  }
  if (!pdf) return unreadable("is damaged beyond repair, or no PDF" + in_brackets(complaints.first()));
  if (pdf->is_locked())
    return unreadable(source.password.empty() ? "is encrypted: give its password with --password-file FILE"
                                              : "is encrypted, and the password that was given does not open it");
  auto document = FileReader(*pdf, source, complaints).run();
  if (!document) return document.error();
  document->path = source.path;
  set_information(*pdf, *document);
  return document;
}

}  // namespace uppdrag::pdf_reader
