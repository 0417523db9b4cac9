// SPDX-License-Identifier: GPL-3.0-or-later
// Finds appropriations: utgiftsområde, anslag and anslagspost, in whatever order a sentence names them.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "uppdrag/document/document.h"
#include "uppdrag/plugin/annotation.h"
#include "uppdrag/text/tokenize.h"
#include "uppdrag/text/vocabulary.h"

namespace uppdrag::amounts {

// The words that open a part of an appropriation; made once.
class AppropriationWords {
 public:
  enum class Part : std::uint8_t {
    kNone,
    kArea,       // utgiftsområde 13
    kUtg,        // utg.omr. 13
    kUtgifts,    // utgifts område 13, split by mistake
    kUo,         // UO 13
    kGrant,      // anslaget 3:1
    kGrants,     // anslagen 1:5 och 1:4
    kItem,       // anslagspost 12
    kItemShort,  // ap. 12
  };

  explicit AppropriationWords(Vocabulary& vocabulary);
  Part part(WordId word) const { return static_cast<Part>(parts_[word]); }

  struct Words {
    WordId stop, colon, left, right, comma, dash, omr, omrade, och, samt, respektive, till, prop, bet, skr, inom, det,
        belasta, belastar, mot, fran, l;
  };
  const Words& w() const { return words_; }

 private:
  WordTable<std::uint8_t> parts_;
  Words words_{};
};

class AppropriationFinder {
 public:
  AppropriationFinder(const AppropriationWords& words, const Document& document, const TokenText& text)
      : words_(words), document_(document), text_(text) {}

  // Appends all appropriations in order. O(tokens).
  void find(std::vector<AppropriationMention>& out);

 private:
  struct Component {
    AppropriationWords::Part part = AppropriationWords::Part::kNone;  // kArea, kGrant or kItem
    TokenRange tokens;
    std::string area;
    std::string grant;    // "3:1"
    std::string item;     // "12", "11.1"
    bool plural = false;  // One of several after anslagen.
  };
  struct Draft {
    std::string area;
    std::string grant;
    std::string item;
    TokenRange tokens;
    bool plural = false;
    bool ordered = false;  // Something ties the bare area to money: belasta utgiftsområde 13.
  };

  bool is(std::uint32_t at, WordId word) const { return at < end_ && text_.tokens[at].word == word; }
  std::string number(std::uint32_t at) const;
  std::string_view digits(std::uint32_t at) const;
  // A pair `3:1`, also `3 :1`, `4.7` with `dots`; moves `at` past it.
  std::string pair(std::uint32_t& at, bool dots) const;

  void components(const Sentence& sentence);
  std::uint32_t area_at(std::uint32_t at, std::uint32_t number_at);
  std::uint32_t grant_at(std::uint32_t at);
  std::uint32_t grants_at(std::uint32_t at);
  std::uint32_t item_at(std::uint32_t at);
  bool in_reference(std::uint32_t at, std::uint32_t first) const;
  bool area_follows(std::size_t index) const;
  void assemble(const Sentence& sentence, std::vector<AppropriationMention>& out);
  void take(std::size_t index);
  void take_area(const Component& c);
  void take_trailing_area(const Component& c);
  void take_item(const Component& c);
  void extend(const Component& c);
  bool complete_previous(const Sentence& sentence, AppropriationMention& previous) const;
  void flush();
  std::string inherited_area(const Sentence& sentence) const;

  const AppropriationWords& words_;
  const Document& document_;
  const TokenText& text_;
  std::uint32_t end_ = 0;
  std::uint32_t first_ = 0;
  std::vector<Component> components_;
  std::vector<Draft> drafts_;
  Draft current_;
  std::string leading_area_;  // The area that the rest of the sentence stands under.
  std::string block_area_;    // The last area of block_, for a list that it introduces.
  std::uint32_t block_ = kNoBlock;
};

}  // namespace uppdrag::amounts
