// SPDX-License-Identifier: GPL-3.0-or-later
// Cuts Swedish compounds into their parts, by the words of a lexicon.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "lexicon.h"

namespace uppdrag::knowledge {

struct CompoundPart {
  std::string text;                // As it stands in the compound, the linking letter included: `läns`.
  std::vector<std::string> heads;  // Headwords: `län`.
};

// The rules, in short. A compound is one or more first parts and a last part, the fewest that cannot be cut themselves.
// A first part is a form that the lexicon lets begin a compound (`familje`, `kvinno`, `gatu`, `läns`), a noun with -s or
// without a linking letter, or a noun in -are without its e. A last part is a form of a noun, an adjective or a
// participle. Parts of three letters or less come from a list. Prefixes of verbs (`upp`, `för`, `sam`) and endings that
// are words by chance (`het`, `skap`, `ling`) are no parts, and of names only those of
// bodies are cut (`Migrationsverket`). A word that the lexicon has is inflected as its last part is, or is not cut.
// Not thread-safe.
class Compounds {
 public:
  explicit Compounds(const Lexicon& lexicon) : lexicon_(lexicon) {}

  // The parts of `folded` in their order, two or more, or none when it is no compound. Some 10 µs; what it finds out
  // about parts is kept.
  std::vector<CompoundPart> split(std::string_view folded);

 private:
  std::vector<CompoundPart> cut(std::string_view folded);
  std::optional<CompoundPart> first_part(const std::string& text);
  std::optional<CompoundPart> last_part(const std::string& text);
  std::vector<std::string> nouns_of(const std::string& text, const LexiconEntry& of_text) const;
  std::optional<CompoundPart> look_up_first(const std::string& text) const;
  std::optional<CompoundPart> look_up_last(const std::string& text) const;
  bool is_whole(const std::string& base);

  const Lexicon& lexicon_;
  std::unordered_map<std::string, std::optional<CompoundPart>> firsts_;
  std::unordered_map<std::string, std::optional<CompoundPart>> lasts_;
  std::unordered_map<std::string, bool> whole_;
};

}  // namespace uppdrag::knowledge
