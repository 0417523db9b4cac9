// SPDX-License-Identifier: GPL-3.0-or-later
// Cuts Swedish compounds into their parts, by the words of a lexicon.
#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
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
// A first part is a form that the lexicon lets begin a compound (`familje`, `kvinno`, `gatu`, `läns`), a noun with -s
// or without a linking letter, or a noun in -are without its e. A last part is a form of a noun, an adjective or a
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
  // What is known of texts as parts. Of the very many that are none, only a hash of 64 bits is kept: that two of some
  // millions share one has odds of one to some millions, and would cost a part of a compound.
  class Parts {
   public:
    Parts() : slots_(kFirstSlots) {}
    // The part, null for a text that is none, or nothing when the text has not been put yet.
    std::optional<const CompoundPart*> find(std::uint64_t hash) const;
    const CompoundPart* put(std::uint64_t hash, std::optional<CompoundPart> part);

   private:
    static constexpr std::size_t kFirstSlots = 1U << 12U;
    struct Slot {
      std::uint64_t hash = 0;  // 0: free.
      const CompoundPart* part = nullptr;
    };
    std::size_t place_of(std::uint64_t hash) const;

    std::vector<Slot> slots_;
    std::size_t used_ = 0;
    std::deque<CompoundPart> parts_;
  };

  std::vector<CompoundPart> cut(std::string_view folded);
  const CompoundPart* first_part(std::string_view text, std::uint64_t hash);
  const CompoundPart* last_part(std::string_view text, std::uint64_t hash);
  std::vector<std::string> nouns_of(const std::string& text, const LexiconEntry& of_text) const;
  std::optional<CompoundPart> look_up_first(const std::string& text) const;
  std::optional<CompoundPart> look_up_last(const std::string& text) const;
  bool is_whole(const std::string& base);

  const Lexicon& lexicon_;
  Parts firsts_;
  Parts lasts_;
  std::unordered_map<std::string, bool> whole_;
};

}  // namespace uppdrag::knowledge
