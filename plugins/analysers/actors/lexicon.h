// SPDX-License-Identifier: GPL-3.0-or-later
// The words and names by which texts call bodies: made once from the registry, read by all passes.
#pragma once

#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "uppdrag/plugin/plugin.h"
#include "uppdrag/registry/phrase_matcher.h"
#include "uppdrag/registry/registry.h"

namespace uppdrag::actors {

// What a single word can start or mean.
enum class WordClass : std::uint8_t {
  kNone,
  kBoard,           // länsstyrelsen
  kBoards,          // länsstyrelserna, länsstyrelser
  kBoardGenitive,   // länsstyrelsens
  kBoardsGenitive,  // länsstyrelsernas
  kGovernment,      // regeringen
  kGovernmentGenitive,
  kChancellery,  // regeringskansliet
  kChancelleryGenitive,
  kDepartment,  // socialdepartementet: any word that ends so
  kDepartmentGenitive,
  kAnaphor,  // myndigheten, verket
  kAnaphorGenitive,
  kAnaphors,  // myndigheterna
  kAnaphorsGenitive,
};

// A name that the matcher knows.
struct Name {
  std::string canonical;
  ActorKind kind = ActorKind::kAuthority;
  bool capitals_only = false;  // An abbreviation: the token must be written with a capital.
};

class Lexicon {
 public:
  explicit Lexicon(const AnalyserSetup& setup);

  WordClass word_class(WordId word) const;
  const Registry& registry() const { return registry_; }
  const PhraseMatcher& names() const { return names_; }
  const Name& name(std::uint32_t payload) const { return entries_[payload]; }
  const PhraseMatcher& counties() const { return counties_; }
  // The county for a single folded word, or null: for names broken by a stray hyphen and a space.
  const County* county_word(WordId word) const;
  const County& county(std::uint32_t index) const { return registry_.counties()[index]; }

  // The one name of the register that `written` is a slip of (`Läkemedelverket`), or null. O(names): for names that
  // stand where an assignee must, which are few.
  const std::string* misspelt(std::string_view written) const;
  // A body outside of Sweden's administration: named as a partner, never given an assignment.
  bool is_international(const std::string& name) const { return international_.contains(name); }
  // `avser`, `överväger`: what follows with `att` is not done yet.
  bool is_intention(WordId word) const { return intentions_[word] != 0; }

  // Words that rules compare with.
  struct Words {
    WordId i, pa, och, samt, respektive, comma, left, right, med, kopia, till, lan, lans, hyphen, samtliga, alla,
        ovriga, berorda, varje, respektive_board, de, tre, stop, colon, at, ar, att, ska, skall, far, ges, fick, har,
        hade, uppdrag, uppdraget, uppdrar, uppdrog, uppdra, uppdras, ger, gav, ge, gett, givit, gavs, lamnar, lamnade,
        som, ett, fortsatt, vidare, tillsammans, samverkan, samarbete, samrad, gemensamt, vid, inom, hos, av, anvanda,
        disponera, rekvirera, utbetala, fordela, huvudansvarig, samordna, dels, darfor, ocksa, aven, regeringsuppdrag,
        bland, bl, annat, a, den, det, samordnas, bor, kan, beslutar, fatt, haft, regeringen, forlanger, andrar, skulle,
        uppdragit;
  };
  const Words& w() const { return words_; }

 private:
  void add_names(Vocabulary& vocabulary);
  void add_counties(Vocabulary& vocabulary);
  void add_classes(Vocabulary& vocabulary);

  const Registry& registry_;
  const Vocabulary& vocabulary_;
  PhraseMatcher names_;
  PhraseMatcher counties_;
  std::vector<Name> entries_;
  WordTable<std::uint8_t> county_words_;     // 1 + index of the county.
  mutable WordTable<std::uint8_t> classes_;  // 1 + WordClass; 0 = not looked at yet.
  WordTable<std::uint8_t> intentions_;
  std::unordered_set<std::string> international_;
  Words words_{};
};

}  // namespace uppdrag::actors
