// SPDX-License-Identifier: GPL-3.0-or-later
// The pieces of one sentence that rules combine: goal words, adjectives and genitives of policies, policies, phrases.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "lexicon.h"

namespace uppdrag::goals {

struct Atom {
  std::uint32_t first = 0;  // Tokens [first, last).
  std::uint32_t last = 0;
  std::uint32_t phrase = kNone;  // Payload of a matched phrase, or kNone for a single word of `info`.
  WordInfo info;
};

class Atoms {
 public:
  Atoms(Lexicon& lexicon, const AnalysisInput& in) : lexicon_(lexicon), in_(in) {}

  // Cuts the sentence; false when it holds nothing that can be a reference.
  bool read(TokenRange sentence);

  const std::vector<Atom>& all() const { return atoms_; }
  // Some before and some from `token` on, not all: a sentence may be as long as a hostile document.
  std::span<const Atom> near(std::uint32_t token) const;
  const Atom* starting_at(std::uint32_t token) const;
  const Atom* ending_at(std::uint32_t token) const;  // Whose `last` is `token`.

  bool is_noun(const Atom& atom) const { return atom.phrase == kNone && atom.info.has(kNoun); }
  // The target with that role, or kNone. Anaphors (`strategins`) have none here.
  std::uint32_t target(const Atom& atom, Role role) const;
  const Phrase* phrase(const Atom& atom) const {
    return atom.phrase == kNone ? nullptr : &lexicon_.phrase(atom.phrase);
  }

 private:
  std::vector<Atom>::const_iterator first_from(std::uint32_t token) const;

  Lexicon& lexicon_;
  const AnalysisInput& in_;
  std::vector<Atom> atoms_;
};

}  // namespace uppdrag::goals
