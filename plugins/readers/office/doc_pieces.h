// SPDX-License-Identifier: GPL-3.0-or-later
// The text of a binary Word document, pieced together, and what is known of its paragraphs.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "compound_file.h"
#include "uppdrag/text/result.h"

namespace uppdrag::office_reader {

// The character of a byte in Windows-1252.
char16_t from_windows(char c);

// How a paragraph is formatted.
struct DocFormat {
  std::uint32_t style = 0;  // 1..9 are headings.
  bool list = false;
  std::uint8_t level = 0;  // Of a list item, 0 for the outermost.
  bool in_table = false;
  bool row_end = false;  // The mark behind a table row, no paragraph.
};

struct DocText {
  // UTF-16 code units and the place of each in the main stream.
  std::u16string text;
  std::vector<std::uint32_t> places;
  std::uint32_t body = 0;       // Characters of the main text,
  std::uint32_t footnotes = 0;  // of the footnotes behind it,
  std::uint32_t headers = 0;    // of headers and footers behind these.
  bool cut = false;             // Pieces point outside of the file.
};

// kInvalidInput when the text is encrypted; kUnsupported for versions before Word 6.
Result<DocText> read_doc_text(const CompoundFile& file, const std::string& main);

// The format of the paragraph whose mark stands at a place of the main stream.
class DocFormats {
 public:
  DocFormats(const CompoundFile& file, const std::string& main);
  DocFormat at(std::uint32_t place) const;

 private:
  struct Range {
    std::uint32_t end;  // Place behind the paragraph's mark.
    DocFormat format;
  };
  void read_page(std::string_view page);
  std::vector<Range> ranges_;  // Ascending.
};

}  // namespace uppdrag::office_reader
