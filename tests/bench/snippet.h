// SPDX-License-Identifier: GPL-3.0-or-later
// A page, or a part of one, typed by hand: what the reader should make of it. The format is in pdf_snippets/README.md.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace bench {

// A place in the text where a line end cut a word.
struct Join {
  std::uint32_t at = 0;  // Byte of the text where the second part starts.
  enum class Kind { kMend, kTight, kSuspended } kind = Kind::kMend;
};

struct Snippet {
  std::string name;
  std::string file;
  std::uint32_t page = 0;  // 0: the whole document.
  std::string text;        // The body: blocks in reading order with a space between, white space in runs of one.
  std::vector<std::uint32_t> blocks;  // Where each block of the body starts in it.
  std::vector<Join> joins;
  std::vector<std::string> furniture;
};

// Ends the program with a message when the file is none.
Snippet read_snippet(const std::string& path);

// `text` with every run of white space as one space, none at either end.
std::string collapsed(const std::string& text);

}  // namespace bench
