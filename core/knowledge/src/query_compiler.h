// SPDX-License-Identifier: GPL-3.0-or-later
// From the tree of a query to Xapian's, and to what has to be marked in the text: both from the same list of words, so
// that a document is never found by something that cannot be shown.
#pragma once

#include <xapian.h>

#include <string>
#include <vector>

#include "place_weight.h"
#include "uppdrag/knowledge/knowledge_base.h"
#include "uppdrag/text/tokenize.h"
#include "word_forms.h"

namespace uppdrag::knowledge {

// Something of the query that stands in a text. Exactly one of the texts is in use.
struct MatchUnit {
  std::string asked{};                   // The word as the query has it, folded; of `forms` only.
  std::vector<std::string> own_forms{};  // Those of `forms` that are the word itself in another form, sorted.
  std::vector<std::string> forms{};      // Any of these words, as fold_word() gives them,
  std::vector<std::string> part_keys{};  //   or a compound with a part of one of these keys (see WordAnalysis).
  std::string prefix{};                  // A word that begins so.
  std::vector<std::string> sequence{};   // These words one after the other.
  std::string reference{};               // A reference, see for_each_reference(),
  bool open_end = false;                 //   or one that begins so.
};

struct CompiledQuery {
  Xapian::Query query;   // What the documents are.
  Xapian::Query titles;  // Those of them that come first; empty when none do.
  // To order the documents by.
  Xapian::Query ranking() const {
    return titles.empty() ? query : Xapian::Query(Xapian::Query::OP_AND_MAYBE, query, titles);
  }
  std::vector<MatchUnit> units;      // Of words that are asked for, not of those that are excluded.
  double least_weight = 0;           // Documents with less are none.
  bool ranked = false;               // False when nothing in it can be ranked: filters only.
  std::vector<std::string> missing;  // Words that no document has.
};

inline Xapian::Query weightless(const Xapian::Query& query) {
  return Xapian::Query(Xapian::Query::OP_SCALE_WEIGHT, query, 0);
}

// The documents that `filter` lets through, as a query without weight. Throws Failure for what is no date.
Xapian::Query filter_query(const DocumentFilter& filter);

class QueryCompiler {
 public:
  // `words`: the table of words that goes with `index`.
  QueryCompiler(const Xapian::Database& index, const Xapian::Database& words, WordForms& forms)
      : index_(index), words_(words), forms_(forms) {}

  // Throws Failure when the tree is too deep.
  CompiledQuery compile(const QueryNode& root);
  // The same for any of what the kAnd `root` wants all of; filters and what is excluded stay as they are.
  CompiledQuery compile_loosely(const QueryNode& root);
  // `root` without the small words among the children of a kAnd, as long as others are left.
  static QueryNode without_small_words(const QueryNode& root);

 private:
  struct Words {
    std::vector<std::string> words;  // Folded, punctuation left out.
    std::string reference;           // Folded, when all of the text is one reference.
  };
  Words cut(std::string_view text);
  std::vector<std::string> forms_of_keys(const std::vector<std::string>& keys) const;
  std::vector<std::string> forms_of(const std::string& word);
  Xapian::Query related(const WordAnalysis& analysis, MatchUnit& unit) const;

  Xapian::Query node(const QueryNode& node, int depth);
  Xapian::Query word(const QueryNode& node);
  Xapian::Query one_word(const std::string& word, bool in_title);
  Xapian::Query prefix(const QueryNode& node);
  Xapian::Query phrase(const QueryNode& node);
  Xapian::Query sequence(std::vector<std::string> words, bool in_title);
  Xapian::Query near(const QueryNode& node);
  Xapian::Query all_of(const QueryNode& node, int depth);
  void mark(MatchUnit unit);
  bool title_words(const QueryNode& node, std::vector<TitleSource::Word>& out);
  void find_titles(const QueryNode& root);
  bool occurs(const std::string& term, bool in_title) const;
  void note_missing(const std::string& word);

  const Xapian::Database& index_;
  const Xapian::Database& words_;
  WordForms& forms_;
  Vocabulary vocabulary_;
  TokenText tokens_;
  CompiledQuery out_;
  bool excluded_ = false;  // Inside a kNot.
  bool loose_ = false;
};

}  // namespace uppdrag::knowledge
