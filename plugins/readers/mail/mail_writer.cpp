// SPDX-License-Identifier: GPL-3.0-or-later
#include "mail_writer.h"

#include <algorithm>

#include "../html/decode.h"
#include "../html/judge.h"
#include "../html/page.h"
#include "../html/page_writer.h"
#include "../shared/tidy.h"
#include "encoded_words.h"
#include "plain_text.h"
#include "transfer.h"
#include "uppdrag/text/charset.h"
#include "uppdrag/text/normalize.h"
#include "uppdrag/text/unicode.h"

namespace uppdrag::mail_reader {
namespace {

std::size_t ink(std::string_view text) {
  return static_cast<std::size_t>(
      std::count_if(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) > ' '; }));
}

// A page within a mail, read and judged.
struct HtmlBody {
  explicit HtmlBody(html_reader::DecodedPage decoded)
      : source(std::move(decoded)), page(html_reader::parse_page(source.text)), judgement(html_reader::judge(page)) {}

  HtmlBody(const HtmlBody&) = delete;  // The page looks into the source.
  HtmlBody& operator=(const HtmlBody&) = delete;

  void write(flow::Flow& flow) const { html_reader::PageWriter(page, judgement, flow).run(); }

  html_reader::DecodedPage source;
  html_reader::Page page;
  html_reader::Judgement judgement;
};

// What only guards or describes other parts.
bool technical(const Part& part) {
  for (const std::string_view type : {"application/pkcs7-signature", "application/x-pkcs7-signature",
                                      "application/pgp-signature", "application/pgp-encrypted"})
    if (part.is(type)) return true;
  return false;
}

bool seals_text(const Part& part) {
  return part.is("multipart/encrypted") || part.is("application/pkcs7-mime") || part.is("application/x-pkcs7-mime");
}

bool text_file(const Part& part) { return part.attached && !part.name.empty(); }

// The part of a multipart/related that the others belong to.
const Part* main_of(const Part& related) {
  const std::string start = related.parameters.get("start");
  for (const Part& part : related.parts)
    if (!start.empty() && part.header.get("content-id") == start) return &part;
  return related.parts.empty() ? nullptr : &related.parts.front();
}

Flowed flowed(const Part& part) {
  return {to_lower(part.parameters.get("format")) == "flowed", to_lower(part.parameters.get("delsp")) == "yes"};
}

}  // namespace

void MailWriter::run(const Part& mail) {
  write_mail(mail, 1);
  flow_.end();
  tell_left_out();
}

void MailWriter::write_mail(const Part& mail, std::uint8_t level) {
  write_header(mail.header, level);
  write_part(mail, level);
}

void MailWriter::write_header(const Header& header, std::uint8_t level) {
  flow_.begin(BlockKind::kHeading, level);
  flow_.add(decode_words(header.get("subject")));
  flow_.end();
  for (const char* name : {"From", "To", "Cc", "Date"}) {
    const std::string value = header.get(to_lower(name));
    if (value.empty()) continue;
    flow_.begin(BlockKind::kFurniture);
    flow_.add(name);
    flow_.add(": " + decode_words(value));
    flow_.end();
  }
}

void MailWriter::write_part(const Part& part, std::uint8_t level) {
  constexpr std::uint8_t kDeepestLevel = 6;
  const auto below = static_cast<std::uint8_t>(std::min(level + 1, int{kDeepestLevel}));
  if (technical(part) || part.too_deep) return;
  if (seals_text(part)) {
    sealed_ = true;
  } else if (part.multipart() && !part.parts.empty()) {
    write_multipart(part, level);
  } else if (part.message() && !part.parts.empty()) {
    write_mail(part.parts.front(), below);
  } else if (part.is("text/html") && !text_file(part)) {
    write_html(part);
  } else if ((part.is("text/plain") && !text_file(part)) || part.multipart()) {
    write_plain(part);  // A multipart whose parts could not be told apart is read as it stands.
  } else {
    set_aside(part);
  }
}

void MailWriter::write_multipart(const Part& part, std::uint8_t level) {
  if (part.is("multipart/alternative")) return write_part(best_of(part), level);
  const Part* const main = part.is("multipart/related") ? main_of(part) : nullptr;
  if (main != nullptr) write_part(*main, level);
  for (const Part& inner : part.parts) {
    if (&inner == main) continue;
    const bool picture = inner.type.starts_with("image/") && !inner.attached;
    if (main != nullptr && picture)
      ++pictures_;
    else
      write_part(inner, level);
  }
}

// RFC 2046, 5.1.4: the last one that can be read is the best. One that has far less text than another is a pointer to
// it
// (`your program does not show HTML`) or a page that was misjudged.
const Part& MailWriter::best_of(const Part& alternative) {
  std::size_t most = 0;
  for (const Part& part : alternative.parts) most = std::max(most, measure(part));
  for (auto part = alternative.parts.rbegin(); part != alternative.parts.rend(); ++part)
    if (measure(*part) * 2 >= most && (most > 0 || part->is("text/plain"))) return *part;
  return alternative.parts.front();
}

std::size_t MailWriter::measure(const Part& part) {
  if (const auto known = measured_.find(&part); known != measured_.end()) return known->second;
  std::size_t size = 0;
  if (part.is("multipart/alternative")) {
    for (const Part& inner : part.parts) size = std::max(size, measure(inner));
  } else if (part.is("multipart/related") && !part.parts.empty()) {
    size = measure(*main_of(part));
  } else if (part.multipart() && !seals_text(part)) {
    for (const Part& inner : part.parts) size += measure(inner);
  } else if (!text_file(part)) {
    size = measure_text(part);
  }
  measured_.emplace(&part, size);
  return size;
}

std::size_t MailWriter::measure_text(const Part& part) const {
  if (!part.is("text/plain") && !part.is("text/html")) return 0;
  const std::string bytes = decode_transfer(part.encoding, part.body).bytes;
  if (part.is("text/plain")) return ink(bytes);
  auto decoded = html_reader::decode_page(bytes, part.parameters.get("charset"));
  if (!decoded) return 0;
  flow::Flow scratch(false);
  HtmlBody(std::move(*decoded)).write(scratch);
  Document document;
  scratch.write(document, false);
  std::size_t size = 0;
  for (const Block& block : document.blocks)
    if (block.kind != BlockKind::kFurniture) size += ink(block.span.of(document.text));
  return size;
}

std::string MailWriter::bytes_of(const Part& part) {
  Transferred decoded = decode_transfer(part.encoding, part.body);
  if (decoded.damaged) tell("some bytes are no valid base64 or quoted-printable; what could be decoded is kept", true);
  return std::move(decoded.bytes);
}

void MailWriter::write_plain(const Part& part) {
  const std::string charset = part.parameters.get("charset");
  const std::string bytes = bytes_of(part);
  auto decoded = decode_text(bytes, charset);
  if (!decoded) return tell("a part of the mail that should be text is none and was left out", true);
  if (decoded->lossy)
    tell("some bytes are not valid in " + decoded->charset + " and were replaced by U+FFFD", true);
  else if (!charset.empty() && decoded->charset != "UTF-8" && !is_charset(charset))
    tell("the charset '" + decode_bytes(charset, {}) + "' is not known; the text was read as " + decoded->charset,
         false);
  for (const TextRun& run : cut_runs(decoded->text, flowed(part))) {
    flow_.add_lines(run.text, {}, run.kind != RunKind::kText, true);
    has_text_ = has_text_ || ink(run.text) > 0;
  }
}

void MailWriter::write_html(const Part& part) {
  const std::string bytes = bytes_of(part);
  auto decoded = html_reader::decode_page(bytes, part.parameters.get("charset"));
  if (!decoded) return tell("a part of the mail that should be text is none and was left out", true);
  const HtmlBody body(std::move(*decoded));
  for (std::string& note : html_reader::decoding_notes(body.source)) tell(std::move(note), true);
  if (body.page.cut) tell(std::string(html_reader::kPageCut), true);
  const std::size_t before = flow_.blocks().size();
  body.write(flow_);
  has_text_ = has_text_ || flow_.blocks().size() > before;
  std::vector<std::string_view> lines;
  for (std::size_t i = before; i < flow_.blocks().size(); ++i) {
    lines.clear();
    for (const flow::FlowLine& line : flow_.blocks()[i].lines) lines.push_back(flow_.text(line));
    if (is_mail_head(lines)) flow_.make_furniture(i);
  }
}

void MailWriter::set_aside(const Part& part) {
  const std::string name = flow::tidy(part.name);
  const std::string type = decode_bytes(part.type, {});
  constexpr std::string_view kAdvice = " was not read; save it beside the mail to have it read";
  if (name.empty())
    left_out_.push_back("an attachment without a name (" + type + ")" + std::string(kAdvice));
  else
    left_out_.push_back("the attachment '" + name + "' (" + type + ")" + std::string(kAdvice));
}

void MailWriter::tell_left_out() {
  constexpr std::size_t kMostNamed = 50;
  const std::size_t named = std::min(left_out_.size(), kMostNamed);
  for (std::size_t i = 0; i < named; ++i) tell(std::move(left_out_[i]), false);
  if (left_out_.size() > named)
    tell(std::to_string(left_out_.size() - named) + " more attachments were not read", false);
  if (pictures_ == 1) tell("a picture in the text was not read", false);
  if (pictures_ > 1) tell(std::to_string(pictures_) + " pictures in the text were not read", false);
  if (sealed_) tell("a part of the mail is encrypted or packed into a signature and was not read", true);
}

void MailWriter::tell(std::string note, bool partial) {
  partial_ = partial_ || partial;
  if (std::find(notes_.begin(), notes_.end(), note) == notes_.end()) notes_.push_back(std::move(note));
}

}  // namespace uppdrag::mail_reader
