// SPDX-License-Identifier: GPL-3.0-or-later
#include "header.h"

#include <Poco/Net/MessageHeader.h>
#include <Poco/Net/NameValueCollection.h>

#include <algorithm>

#include "encoded_words.h"
#include "uppdrag/text/unicode.h"

namespace uppdrag::mail_reader {
namespace {

bool white(char c) { return c == ' ' || c == '\t'; }

// One past the line end behind `at`.
std::size_t next_line(std::string_view bytes, std::size_t at) {
  const auto end = bytes.find('\n', at);
  return end == std::string_view::npos ? bytes.size() : end + 1;
}

// The length of the field name that starts `line`, 0 when none does. White space before the colon is tolerated.
std::size_t name_size(std::string_view line) {
  constexpr std::size_t kLongest = 200;
  std::size_t size = 0;
  while (size < line.size() && size < kLongest && line[size] > ' ' && line[size] < 0x7F && line[size] != ':') ++size;
  std::size_t colon = size;
  while (colon < line.size() && white(line[colon])) ++colon;
  return size > 0 && colon < line.size() && line[colon] == ':' ? size : 0;
}

std::string unfolded(std::string_view raw) {
  std::string out;
  out.reserve(raw.size());
  for (const char c : raw)
    if (c != '\r' && c != '\n') out += c == '\t' ? ' ' : c;
  const auto first = out.find_first_not_of(' ');
  if (first == std::string::npos) return {};
  out.erase(out.find_last_not_of(' ') + 1);
  return out.substr(first);
}

int hex_value(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  c = static_cast<char>(c | 0x20);
  return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

std::string percent_decoded(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const int high = text[at] == '%' && at + 2 < text.size() ? hex_value(text[at + 1]) : -1;
    const int low = high >= 0 ? hex_value(text[at + 2]) : -1;
    out += low >= 0 ? static_cast<char>(high * 16 + low) : text[at];
    if (low >= 0) at += 2;
  }
  return out;
}

// A parameter whose pieces are being put together.
struct Pieces {
  std::string name;
  std::vector<std::pair<unsigned, std::string>> numbered;
  std::string charset;
};

// `filename*1*` is piece 1 of `filename`, percent-encoded.
struct PieceName {
  std::string_view name;
  unsigned number = 0;
  bool encoded = false;
};

PieceName piece_name(std::string_view written) {
  PieceName out{written.substr(0, written.find('*'))};
  std::string_view rest = written.substr(out.name.size());
  out.encoded = rest.ends_with('*');
  constexpr std::size_t kMostDigits = 4;
  for (std::size_t i = 1; i < rest.size() && i <= kMostDigits && rest[i] >= '0' && rest[i] <= '9'; ++i)
    out.number = out.number * 10 + static_cast<unsigned>(rest[i] - '0');
  return out;
}

void add_piece(std::vector<Pieces>& all, const PieceName& name, std::string value) {
  auto known = std::find_if(all.begin(), all.end(), [&](const Pieces& pieces) { return pieces.name == name.name; });
  if (known == all.end()) known = all.insert(all.end(), Pieces{std::string(name.name), {}, {}});
  if (name.encoded && name.number == 0) {
    const auto charset = value.find('\'');
    const auto language = charset == std::string::npos ? charset : value.find('\'', charset + 1);
    if (language != std::string::npos) {
      known->charset = value.substr(0, charset);
      value.erase(0, language + 1);
    }
  }
  known->numbered.emplace_back(name.number, name.encoded ? percent_decoded(value) : std::move(value));
}

}  // namespace

Header::Header(std::string_view bytes) {
  constexpr std::size_t kMostFields = 1000;
  std::size_t at = bytes.starts_with("\xEF\xBB\xBF") ? 3 : 0;
  if (bytes.substr(at).starts_with("From ") || bytes.substr(at).starts_with(">From ")) at = next_line(bytes, at);
  while (at < bytes.size()) {
    std::size_t end = next_line(bytes, at);
    std::string_view line = bytes.substr(at, end - at);
    if (line == "\n" || line == "\r\n") {
      at = end;
      break;
    }
    const std::size_t name = name_size(line);
    if (name == 0) break;
    while (end < bytes.size() && white(bytes[end])) {
      const std::size_t next = next_line(bytes, end);
      // A line of nothing but white space ends a header that some program has folded wrongly.
      if (bytes.substr(end, next - end).find_first_not_of(" \t\r\n") == std::string_view::npos) break;
      end = next;
    }
    const std::size_t colon = bytes.find(':', at + name);
    if (fields_.size() < kMostFields)
      fields_.emplace_back(to_lower(bytes.substr(at, name)), bytes.substr(colon + 1, end - colon - 1));
    at = end;
  }
  body_ = at;
}

std::string Header::get(std::string_view name) const {
  const auto field = std::find_if(fields_.begin(), fields_.end(), [&](const auto& f) { return f.first == name; });
  return field == fields_.end() ? std::string() : unfolded(field->second);
}

std::string Parameters::get(std::string_view name) const {
  const auto found = std::find_if(all.begin(), all.end(), [&](const auto& p) { return p.first == name; });
  return found == all.end() ? std::string() : found->second;
}

Parameters read_parameters(const std::string& value) {
  constexpr std::size_t kLongest = std::size_t{16} << 10U;
  Parameters out;
  Poco::Net::NameValueCollection parameters;
  Poco::Net::MessageHeader::splitParameters(value.substr(0, kLongest), out.value, parameters);
  out.value = to_lower(out.value);
  std::vector<Pieces> cut;
  for (const auto& [written, parameter] : parameters) {
    const std::string name = to_lower(written);
    if (const PieceName piece = piece_name(name); piece.name.size() < name.size())
      add_piece(cut, piece, parameter);
    else
      out.all.emplace_back(name, decode_words(parameter));
  }
  for (Pieces& pieces : cut) {
    std::stable_sort(pieces.numbered.begin(), pieces.numbered.end(),
                     [](const auto& a, const auto& b) { return a.first < b.first; });
    std::string joined;
    for (const auto& [number, text] : pieces.numbered) joined += text;
    // The extended form says more than the plain one that stands beside it for old programs.
    std::erase_if(out.all, [&](const auto& p) { return p.first == pieces.name; });
    out.all.emplace_back(pieces.name, decode_bytes(joined, pieces.charset));
  }
  return out;
}

}  // namespace uppdrag::mail_reader
