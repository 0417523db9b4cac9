// SPDX-License-Identifier: GPL-3.0-or-later
// Swedish words with their headwords and their use in compounds, made from hunspell's dictionary when the program is
// built (see ../lexicon/make_lexicon.cpp) and part of the program. Empty when the dictionary was not there.
//
// The bytes: "UPLEX01\n", three u32 (forms, ways, bytes of ways), the ways, a u32 offset for each block of 16 forms, the
// blocks. A way from a form to its headword is: bytes to cut, length, text to put there. A form in a block is: bytes
// that it shares with the form before it (0 for the first), length and text of the rest, a byte of bits and (headwords -
// 1) << 5, and the number of a way for each headword. Numbers are in 7 bits a byte, low ones first.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace uppdrag::knowledge {

struct LexiconEntry {
  bool word = false;   // Stands alone.
  bool first = false;  // May begin a compound as it is: `läns`, `familje`.
  bool last = false;   // May end one.
  bool name = false;
  bool noun = false;
  std::vector<std::string> heads;  // One to four.

  bool is_head(std::string_view form) const;
};

// A view of bytes that outlive it. Thread-safe.
class Lexicon {
 public:
  // Bytes that are no lexicon make an empty one.
  explicit Lexicon(std::string_view bytes);
  // The one that is part of the program.
  static const Lexicon& swedish();

  std::uint32_t size() const { return forms_; }
  // Whether `folded` (see fold_word()) is a form; `out` is then what is known of it. Some 0.5 µs.
  bool find(std::string_view folded, LexiconEntry& out) const;

 private:
  struct Way {
    std::uint32_t cut = 0;
    std::string_view put;
  };
  std::string_view block(std::uint32_t number) const;
  void fill(std::string_view form, std::uint8_t bits, std::string_view& rest, LexiconEntry& out) const;

  std::vector<Way> ways_;
  std::string_view offsets_;
  std::string_view blocks_;
  std::uint32_t forms_ = 0;
};

}  // namespace uppdrag::knowledge
