// SPDX-License-Identifier: GPL-3.0-or-later
// The reference grammar: numbers are its anchors, the words around them decide what they are.
//
// One pass over the tokens. A number that is followed by `/` or `:` is offered to the rules of its shape (parliament
// `2016/17:10`, series `2007:825`, case `U2013/964/JÄM`, EU `2019/943`); each looks for the word that announces it
// right before, then for a reference of its kind before it in the same list, then for a title that an announcing word
// opens.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "uppdrag/plugin/annotation.h"
#include "uppdrag/text/tokenize.h"
#include "words.h"

namespace uppdrag::references {

// Names of the rules, in the order of kRules in references.cpp.
enum class Rule : std::uint8_t {
  kBill,
  kCommunication,
  kCommitteeReport,
  kDecision,
  kRiksdagPaper,
  kElided,
  kOldBill,
  kGazette,
  kStatute,
  kStatuteTitle,
  kInquiry,
  kMinistryReport,
  kDirective,
  kSeries,
  kStudy,
  kCommittee,
  kPublicationTitle,
  kList,
  kCaseNumber,
  kCaseLabel,
  kEuBracket,
  kEuSuffix,
  kEuInferred,
  kCommission,
  kCelex,
};

struct Found {
  ReferenceMention mention;
  Rule rule = Rule::kBill;
  double confidence = 0;
};

class Scanner {
 public:
  Scanner(std::string_view source, const TokenText& text, const Words& words, std::vector<Found>& out)
      : source_(source), text_(text), tokens_(text.tokens), words_(words), out_(out) {}

  // Appends all references, ascending. O(tokens).
  void run();

 private:
  enum class Shape : std::uint8_t { kNone, kParliament, kSeries, kCase, kLabelledCase, kEu };

  // An identifier that was read, and what is known of it so far.
  struct Reading {
    std::uint32_t first = 0;  // First token of the identifier,
    std::uint32_t last = 0;   // one past its last,
    std::string id;
    bool incomplete = false;
    std::uint32_t skip = 0;  // Bytes of the first token that belong to another word stuck to it.
  };
  // A word that announces the identifier, at token `at`.
  struct Announcement {
    Head head = Head::kNone;
    std::uint32_t at = 0;
    bool eu = false;
    bool in_parentheses = false;  // A parenthesis opens between head and identifier.
  };

  // --- the tokens
  bool is(std::uint32_t at, WordId word) const { return at < tokens_.size() && tokens_[at].word == word; }
  bool is_kind(std::uint32_t at, TokenKind kind) const { return at < tokens_.size() && tokens_[at].kind == kind; }
  bool number_at(std::uint32_t at) const { return is_kind(at, TokenKind::kNumber); }
  bool word_at(std::uint32_t at) const { return is_kind(at, TokenKind::kWord); }
  // Follows the token before it without a space, in the same block.
  bool glued(std::uint32_t at) const {
    return at < tokens_.size() && !tokens_[at].space_before && !tokens_[at].block_start;
  }
  // Belongs to the block of the token before it.
  bool inside(std::uint32_t at) const { return at < tokens_.size() && !tokens_[at].block_start; }
  std::string_view raw(std::uint32_t at) const { return tokens_[at].span().of(source_); }
  std::uint32_t length(std::uint32_t at) const { return tokens_[at].end - tokens_[at].start; }
  int value(std::uint32_t at) const;
  bool is_year(std::uint32_t at) const;  // Four digits, 1600..2099.
  std::uint32_t close_after(std::uint32_t last, std::uint32_t first) const;

  // --- what stands before (context.cpp)
  Head head_at(std::uint32_t at) const;
  Announcement announced(std::uint32_t at) const;
  Announcement title_before(std::uint32_t at, Shape shape) const;
  const Found* list_before(std::uint32_t at, Shape shape) const;
  bool committee_at(std::uint32_t at) const;

  // A paper of the Riksdag: session, letters (of a committee or a series), number.
  struct Paper {
    Reading reading;
    std::string_view letters;
    bool odd = false;      // The years do not follow each other.
    bool opinion = false;  // SoU16y
  };
  // Two numbers with a slash between them, as in acts of the EU.
  struct Act {
    std::uint32_t first = 0;
    std::uint32_t last = 0;
    std::string_view left;
    std::string_view right;
    int year = 0;  // 0 when neither has four digits.
    bool year_first = false;
    bool full_year = false;
    bool session_like = false;  // 2013/14
    bool footnote = false;      // A digit too many at the end.
  };

  std::uint32_t at_number(std::uint32_t at);
  std::uint32_t at_word(std::uint32_t at);

  // --- the shapes; each returns one past the last token that it used, or 0
  std::uint32_t parliament(std::uint32_t at);  // parliament.cpp
  std::uint32_t elided_parliament(std::uint32_t at);
  std::uint32_t old_bill(std::uint32_t at);
  bool read_parliament(std::uint32_t at, Paper& out) const;
  bool judge_parliament(const Paper& paper, Announcement& head, std::string_view& kind, Rule& rule) const;

  std::uint32_t series(std::uint32_t at);  // series.cpp
  bool read_series(std::uint32_t at, Reading& out) const;
  bool judge_announced(const Announcement& head, Reading& reading, std::string_view& kind, Rule& rule) const;
  bool judge_prefixed(Reading& reading, Announcement& head, std::string_view& kind, Rule& rule) const;

  std::uint32_t case_number(std::uint32_t at);  // case_number.cpp
  std::uint32_t dashed_case_number(std::uint32_t at);
  std::uint32_t committee_case_number(std::uint32_t at);
  std::uint32_t labelled_case(std::uint32_t at);
  // The letters before the year of a case number.
  struct Prefix {
    std::string_view letters;
    bool known = false;      // A department's, or another series that is in the tables.
    std::uint32_t skip = 0;  // Bytes of a word that sticks to it.
    bool joined = false;     // No space between letters and year.
  };
  bool case_prefix(std::uint32_t at, Prefix& out) const;
  void read_units(std::uint32_t& at, std::string& id) const;
  bool read_labelled(std::uint32_t at, Reading& out) const;

  std::uint32_t eu_number(std::uint32_t at);  // eu_act.cpp
  std::uint32_t eu_suffix(const Act& act);
  std::uint32_t eu_bracket(const Act& act);
  std::uint32_t eu_inferred(const Act& act);
  bool read_act(std::uint32_t at, Act& out) const;
  std::string_view community_at(std::uint32_t at) const;
  std::string community_before(std::uint32_t& at, bool& bracketed) const;
  std::uint32_t commission(std::uint32_t at);
  std::uint32_t celex(std::uint32_t at);

  std::uint32_t glued_before(std::uint32_t first, const Reading& reading) const;
  std::uint32_t add(std::uint32_t first, const Reading& reading, std::string_view kind, Rule rule, double confidence,
                    Shape shape);

  std::string_view source_;
  const TokenText& text_;
  const std::vector<Token>& tokens_;
  const Words& words_;
  std::vector<Found>& out_;
  Shape last_shape_ = Shape::kNone;  // Of out_.back().
};

}  // namespace uppdrag::references
