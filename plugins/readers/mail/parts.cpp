// SPDX-License-Identifier: GPL-3.0-or-later
#include "parts.h"

#include "encoded_words.h"
#include "transfer.h"
#include "uppdrag/text/unicode.h"

namespace uppdrag::mail_reader {
namespace {

// Longest boundary that is looked for; RFC 2046 allows 70.
constexpr std::size_t kLongestBoundary = 250;

std::string_view without_white(std::string_view text) {
  while (!text.empty() && static_cast<unsigned char>(text.back()) <= ' ') text.remove_suffix(1);
  while (!text.empty() && static_cast<unsigned char>(text.front()) <= ' ') text.remove_prefix(1);
  return text;
}

std::string_view line_at(std::string_view text, std::size_t at) {
  const auto end = text.find('\n', at);
  return text.substr(at, end == std::string_view::npos ? end : end + 1 - at);
}

// A line that delimits parts.
struct Delimiter {
  std::size_t start = std::string_view::npos;  // Of the line break in front of it, which belongs to it.
  std::size_t end = 0;                         // One past its line.
  bool last = false;

  bool found() const { return start != std::string_view::npos; }
};

Delimiter find_delimiter(std::string_view body, std::string_view boundary, std::size_t from) {
  for (auto at = body.find(boundary, from); at != std::string_view::npos; at = body.find(boundary, at + 1)) {
    if (at < from + 2 || body.substr(at - 2, 2) != "--" || (at > from + 2 && body[at - 3] != '\n')) continue;
    Delimiter out;
    std::string_view rest = line_at(body, at + boundary.size());
    out.end = at + boundary.size() + rest.size();
    out.last = rest.starts_with("--");
    if (out.last) rest.remove_prefix(2);
    if (!without_white(rest).empty()) continue;
    out.start = at - 2;
    if (out.start > from) --out.start;
    if (out.start > from && body[out.start - 1] == '\r') --out.start;
    return out;
  }
  return {};
}

// The delimiter of a multipart that names none: the first line of the form `--…` above a field of a part's header.
std::string_view guess_boundary(std::string_view body) {
  for (std::size_t at = 0; at < body.size();) {
    const std::string_view line = line_at(body, at);
    at += line.size();
    constexpr std::size_t kShortest = 4;
    const std::string_view mark = without_white(line);
    if (!line.starts_with("--") || mark.size() < kShortest || mark.size() > kLongestBoundary) continue;
    if (to_lower(body.substr(at, 8)) == "content-") return mark.substr(2);
  }
  return {};
}

}  // namespace

MailTree::MailTree(std::string_view bytes) : bytes_(bytes), root_(bytes) { cut(root_, bytes, false, 0); }

// Fills what the header of `part` tells.
void MailTree::describe(Part& part, bool in_digest) const {
  part.parameters = read_parameters(part.header.get("content-type"));
  part.type = part.parameters.value;
  // RFC 2045, 5.2: what no reader could make out is plain text.
  if (part.type.empty() || part.type.find('/') == std::string::npos)
    part.type = in_digest && part.type.empty() ? "message/rfc822" : part.type == "html" ? "text/html" : "text/plain";
  const Parameters disposition = read_parameters(part.header.get("content-disposition"));
  part.attached = disposition.value == "attachment";
  part.name = disposition.get("filename");
  if (part.name.empty()) part.name = part.parameters.get("name");
  const std::string encoding = part.header.get("content-transfer-encoding");
  part.encoding = without_white(std::string_view(encoding).substr(0, encoding.find_first_of(";(")));
}

void MailTree::cut(Part& part, std::string_view bytes, bool in_digest, std::size_t depth) {
  part.body = bytes.substr(part.header.body());
  describe(part, in_digest);
  if (!part.multipart() && !part.message()) return;
  if (depth >= kDeepest) {
    damage_.too_deep = part.too_deep = true;
    return;
  }
  if (part.multipart()) return cut_multipart(part, depth);
  // Mails within mails may not be encoded; some are.
  if (const std::string name = to_lower(part.encoding); name == "base64" || name == "quoted-printable") {
    Transferred decoded = decode_transfer(name, part.body);
    damage_.encoding = damage_.encoding || decoded.damaged;
    part.body = held_.emplace_back(std::move(decoded.bytes));
  }
  // An empty line may stand in front of it.
  const auto start = part.body.find_first_not_of("\r\n");
  if (start != std::string_view::npos) add(part, part.body.substr(start), false, depth + 1);
}

void MailTree::cut_multipart(Part& part, std::size_t depth) {
  const std::string named = part.parameters.get("boundary");
  std::string_view boundary = without_white(named);
  Delimiter at;
  if (!boundary.empty() && boundary.size() <= kLongestBoundary) at = find_delimiter(part.body, boundary, 0);
  if (!at.found()) {
    damage_.no_boundary = true;
    boundary = guess_boundary(part.body);
    if (boundary.empty()) return;
    at = find_delimiter(part.body, boundary, 0);
  }
  const bool digest = part.is("multipart/digest");
  while (at.found() && !at.last && !damage_.too_many) {
    const std::size_t from = at.end;
    at = find_delimiter(part.body, boundary, from);
    const std::string_view inner = part.body.substr(from, at.found() ? at.start - from : at.start);
    if (!at.found()) {
      // A missing end within a part that has one is somebody's carelessness, not a loss.
      const bool at_end = part.body.data() + part.body.size() == bytes_.data() + bytes_.size();
      damage_.cut = damage_.cut || at_end;
      if (without_white(inner).empty()) return;
    }
    add(part, inner, digest, depth + 1);
  }
}

void MailTree::add(Part& parent, std::string_view bytes, bool in_digest, std::size_t depth) {
  if (count_ >= kMostParts) {
    damage_.too_many = true;
    return;
  }
  ++count_;
  Part part(bytes);
  cut(part, bytes, in_digest, depth);
  parent.parts.push_back(std::move(part));
}

}  // namespace uppdrag::mail_reader
