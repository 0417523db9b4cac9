// SPDX-License-Identifier: GPL-3.0-or-later
// From a document to the terms of the index, and the names of the terms.
//
// Every word and number of the text is one term, as fold_word() gives it, with its position; other forms are not
// indexed but looked up at query time in a table from keys (see WordForms) to the words that occur. So a phrase and a
// prefix mean exactly what is written, and an index has half the postings. The parts of a compound are terms without
// positions, under their keys; `kompetens- och metodstöd` has the word `kompetensstöd` at the place of its first word.
// Whether a word stands in the title or at the beginning is kept in its frequency (see place_weight.h).
#pragma once

#include <xapian.h>

#include <deque>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "facets.h"
#include "uppdrag/document/document.h"
#include "uppdrag/text/tokenize.h"
#include "word_forms.h"

namespace uppdrag::knowledge {

// Prefixes of terms that are no plain words; words are in lower case and cannot begin so.
namespace term {
inline constexpr char kKind = 'K';
inline constexpr char kCounty = 'C';
inline constexpr char kAuthority = 'A';  // The document's own and those named as assignees.
inline constexpr char kGoal = 'G';
inline constexpr char kDnr = 'D';
inline constexpr char kId = 'Q';         // Number of the document in SQLite.
inline constexpr char kPart = 'P';       // Key of a part of a compound.
inline constexpr char kReference = 'R';  // `2016/17:10`, `U2013/964/JÄM`, `2024-03-31`: see for_each_reference().
}  // namespace term

// Slots of document values. What can be asked for by a term has none.
namespace slot {
inline constexpr Xapian::valueno kFirstDay = 0;  // ISO day.
inline constexpr Xapian::valueno kLastDay = 1;
inline constexpr Xapian::valueno kId = 2;        // Number of the document in SQLite, in digits.
inline constexpr Xapian::valueno kAmount = 3;    // As Xapian::sortable_serialise() writes it.
inline constexpr Xapian::valueno kDeadline = 4;  // ISO day.
inline constexpr Xapian::valueno kShown = 5;     // See pack_shown().
}  // namespace slot

// The term for `text` under `prefix` ('\0' for a plain word). What Xapian would refuse as too long is cut and told
// apart by a hash.
std::string make_term(char prefix, std::string_view text);

// Words and numbers count as positions, punctuation does not; between blocks there is a gap that no phrase crosses.
inline constexpr std::uint32_t kBlockGap = 100;
inline bool is_indexed(const Token& token) { return token.kind != TokenKind::kOther; }

// Runs of words and numbers joined by `/`, `:`, `-` or `.` without spaces, with a number in them: dnr, SFS numbers,
// references, dates. Calls `found(range, text)` with the tokens and the folded text of each run and of each beginning
// of it with two parts or more, longest first, so that `2016/17` finds `2016/17:10`.
template <typename Found>
void for_each_reference(const TokenText& tokens, const Vocabulary& vocabulary, Found found);

// Spans of what is indexed: every block but furniture.
std::vector<Span> indexed_spans(const Document& document);

// What WordForms says of the words of a vocabulary, each found out when it is asked for first. Not thread-safe.
class KnownWords {
 public:
  explicit KnownWords(Vocabulary& vocabulary) : vocabulary_(vocabulary) {}
  const WordAnalysis& operator[](WordId word);
  // The text of the last part of a compound, "" of other words.
  std::string_view last_part(WordId word);

 private:
  Vocabulary& vocabulary_;
  WordForms forms_;
  std::deque<WordAnalysis> known_;
  std::vector<const WordAnalysis*> by_word_;
};

// Words that a text has without writing them by themselves, each with the token at which it stands, in the order of the
// tokens. What the text leaves half to its reader: `kompetens- och metodstöd` has `kompetensstöd`. And what a hyphen
// joins: `FN-rapportering` has `fn` and `rapportering`. The words are added to the vocabulary. `text` is what the
// tokens were cut from.
using ImpliedWords = std::vector<std::pair<std::uint32_t, WordId>>;
ImpliedWords implied_words(std::string_view text, const TokenText& tokens, Vocabulary& vocabulary, KnownWords& known);

// The lead, in which a text says what it is about: the first words of those paragraphs and list items that have enough
// words to say something (the letterhead of a decision has few). Ranges of tokens, in their order. `kinds`: of the
// blocks that `tokens` were cut from.
std::vector<TokenRange> lead_of(const TokenText& tokens, const std::vector<BlockKind>& kinds);
// The kinds of the blocks that indexed_spans() gives.
std::vector<BlockKind> indexed_kinds(const Document& document);

// Makes the index's documents. Holds the vocabulary of its words; not thread-safe.
class IndexTerms {
 public:
  IndexTerms() : known_(vocabulary_) {}

  // The terms, positions and values of `document`.
  Xapian::Document make(const Document& document, const Facets& facets);

  const Vocabulary& vocabulary() const { return vocabulary_; }
  const WordAnalysis& analysis(WordId word) { return known_[word]; }

 private:
  using KeyId = WordId;  // In keys_.
  struct Terms {
    std::string word;         // "" until needed.
    std::vector<KeyId> keys;  // See WordAnalysis.
    std::vector<KeyId> parts;
  };
  // A distinct word of the document that is being made.
  struct Word {
    WordId id = kNoWord;
    Xapian::termcount wdf = 0;
    std::uint32_t positions = 0;  // How many of its positions are listed; at last, where they end.
  };
  // A key in the document that is being made, when `document` is its number.
  struct Part {
    std::uint32_t document = 0;
    Xapian::termcount wdf = 0;  // 0: a word has the key itself.
  };
  void add_title(std::string_view title, Xapian::Document& out);
  void add_text(const Document& document, Xapian::Document& out);
  void add_word(WordId word, Xapian::termpos position, Xapian::termcount occurrences, Xapian::termcount place);
  void write_words(Xapian::Document& out);
  void write_parts(Xapian::Document& out);
  const Terms& terms(WordId word);

  Vocabulary vocabulary_;
  KnownWords known_;
  TokenText tokens_;
  std::deque<Terms> terms_;             // By word.
  Vocabulary keys_;                     // Keys of words and of parts.
  std::deque<std::string> part_terms_;  // By key: its term as a part, "" until needed.
  // Of the document that is being made.
  std::uint32_t position_ = 0;
  std::vector<Word> words_;                                        // In the order of their first occurrence.
  std::vector<std::uint32_t> place_of_;                            // By word: its place in words_, if it is there.
  std::vector<std::pair<std::uint32_t, Xapian::termpos>> places_;  // Place in words_, position.
  std::vector<Xapian::termpos> positions_;
  std::vector<Part> parts_;  // By key: what is found as a part.
  std::vector<KeyId> found_parts_;
  std::uint32_t made_ = 0;  // How many documents were made before, and this one.
};

// ---- implementation

namespace detail {
// Whether `token` (folded: `folded`) joins the parts `before` and `after` of a reference.
bool is_joint(const Token& token, std::string_view folded, const Token& before, const Token& after);
}  // namespace detail

template <typename Found>
void for_each_reference(const TokenText& tokens, const Vocabulary& vocabulary, Found found) {
  constexpr std::uint32_t kMostTokens = 16;
  constexpr std::size_t kMostBytes = 48;
  const auto& list = tokens.tokens;
  std::string text;
  std::vector<std::pair<std::uint32_t, std::size_t>> ends;  // One past the last token, and the text's length there.
  for (std::uint32_t at = 0; at < list.size();) {
    if (!is_indexed(list[at])) {
      ++at;
      continue;
    }
    text.clear();
    ends.clear();
    bool number = false;
    std::uint32_t joints = 0;
    std::uint32_t next = at;
    while (next < list.size() && (next == at || !list[next].space_before)) {
      const std::string_view folded = vocabulary.word(list[next].word);
      if (is_indexed(list[next])) {
        number = number || list[next].kind == TokenKind::kNumber;
        text += folded;
        // `u2013` is one part, though it is two tokens.
        if (!ends.empty() && ends.back().first == next) ends.pop_back();
        if (joints > 0 && number) ends.emplace_back(next + 1, text.size());
      } else if (next + 1 < list.size() && detail::is_joint(list[next], folded, list[next - 1], list[next + 1])) {
        ++joints;
        text += folded;
      } else {
        break;
      }
      ++next;
    }
    if (next - at > kMostTokens || text.size() > kMostBytes) ends.clear();
    for (auto end = ends.rbegin(); end != ends.rend(); ++end)
      found(TokenRange{at, end->first}, std::string_view{text}.substr(0, end->second));
    at = std::max(next, at + 1);
  }
}

}  // namespace uppdrag::knowledge
