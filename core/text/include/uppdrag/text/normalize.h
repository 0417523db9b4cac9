// SPDX-License-Identifier: GPL-3.0-or-later
// From the bytes of a source to canonical text: charset, normal form C, LF, soft hyphens out, and the way back.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "uppdrag/text/result.h"
#include "uppdrag/text/span.h"

namespace uppdrag {

// Where the bytes of a produced text come from in the text it was made of: pieces of equal shift, ascending.
class OffsetMap {
 public:
  // From byte `produced` on, produced and source advance together from `source`. Calls come in ascending order.
  void add(std::uint32_t produced, std::uint32_t source);
  // The source offset for `produced`. O(log pieces). An empty map is the identity.
  std::uint32_t to_source(std::uint32_t produced) const;
  bool empty() const { return pieces_.empty(); }

  struct Piece {
    std::uint32_t produced;
    std::uint32_t source;
  };
  const std::vector<Piece>& pieces() const { return pieces_; }

 private:
  std::vector<Piece> pieces_;
};

struct DecodedText {
  std::string text;      // Valid UTF-8.
  std::string charset;   // IANA name of what it was decoded from.
  bool lossy = false;    // Bytes that fit no charset became U+FFFD.
};

// UTF-8 stays as it is; a BOM decides; else ICU's detector decides, with Windows-1252 for single-byte Swedish text.
// kInvalidInput when the bytes are no text (NUL bytes outside UTF-16/32, or mostly control characters).
Result<DecodedText> decode_text(std::string_view bytes);

struct CleanText {
  std::string text;
  OffsetMap to_source;  // Offsets of `text` to offsets of the decoded text.
};

// Normal form C; CRLF and CR to LF; soft hyphens (U+00AD), NOT SIGN between letters (N6 of the noise list), zero-width characters and BOMs out;
// private-use bullets (U+F0B7 and kin) to •; control characters to spaces. No-break and thin spaces stay.
// One pass; text that is clean already is copied only once.
CleanText clean_text(std::string_view utf8);

// Whether a word that ends a line in `-` and the word that starts the next belong together:
// `jämställd-` + `hetsintegrering` joins; `kompetens-` + `och` stays with its hyphen and a space; `EU-` + `revision` stays hyphenated.
enum class LineBreak { kJoin, kKeepHyphen, kSuspended };
LineBreak judge_line_break(std::string_view before, std::string_view after);

}  // namespace uppdrag
