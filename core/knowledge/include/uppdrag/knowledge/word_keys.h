// SPDX-License-Identifier: GPL-3.0-or-later
// The forms of a word that a search takes for the same, for whoever counts or compares words outside of the index.
#pragma once

#include <memory>
#include <string>
#include <string_view>

namespace uppdrag {

// Gives every word a key; words with the same key are forms of one word (`uppdrag`, `uppdraget`, `uppdragens`). A key
// is no word and is never shown. Not thread-safe. About 2 µs a word: once for a distinct word, please.
class WordKeys {
 public:
  WordKeys();
  ~WordKeys();
  WordKeys(const WordKeys&) = delete;
  WordKeys& operator=(const WordKeys&) = delete;

  // The key of `folded`, a word as fold_word() gives it.
  std::string key(std::string_view folded);

 private:
  struct Forms;
  std::unique_ptr<Forms> forms_;
};

}  // namespace uppdrag
