// SPDX-License-Identifier: GPL-3.0-or-later
// From the tree of a query to Xapian's, and to what has to be marked in the text: both from the same list of words, so
// that a document is never found by something that cannot be shown.
#pragma once

#include <xapian.h>

#include <string>
#include <vector>

#include "uppdrag/knowledge/knowledge_base.h"
#include "uppdrag/text/tokenize.h"
#include "word_forms.h"

namespace uppdrag::knowledge {

// Something of the query that stands in a text. Exactly one of the texts is in use.
struct MatchUnit {
  std::vector<std::string> forms{};     // Any of these words, as fold_word() gives them.
  std::string prefix{};                 // A word that begins so.
  std::vector<std::string> sequence{};  // These words one after the other.
  std::string reference{};              // A reference, see for_each_reference(),
  bool open_end = false;                //   or one that begins so.
};

struct CompiledQuery {
  Xapian::Query query;
  std::vector<MatchUnit> units;       // Of words that are asked for, not of those that are excluded.
  bool ranked = false;                // False when nothing in it can be ranked: filters only.
  std::vector<std::string> warnings;  // Words that no document has.
};

// The documents that `filter` lets through, as a query without weight. Throws Failure for what is no date.
Xapian::Query filter_query(const DocumentFilter& filter);

class QueryCompiler {
 public:
  QueryCompiler(const Xapian::Database& index, WordForms& forms) : index_(index), forms_(forms) {}

  // Throws Failure when the tree is too deep.
  CompiledQuery compile(const QueryNode& root);

 private:
  struct Words {
    std::vector<std::string> words;  // Folded, punctuation left out.
    std::string reference;           // Folded, when all of the text is one reference.
  };
  Words cut(std::string_view text);
  std::vector<std::string> forms_of(const std::string& word);

  Xapian::Query node(const QueryNode& node, int depth);
  Xapian::Query word(const QueryNode& node);
  Xapian::Query one_word(const std::string& word, bool in_title);
  Xapian::Query prefix(const QueryNode& node);
  Xapian::Query phrase(const QueryNode& node);
  Xapian::Query sequence(std::vector<std::string> words, bool in_title);
  Xapian::Query near(const QueryNode& node);
  Xapian::Query all_of(const QueryNode& node, int depth);
  void mark(MatchUnit unit);

  const Xapian::Database& index_;
  WordForms& forms_;
  Vocabulary vocabulary_;
  TokenText tokens_;
  CompiledQuery out_;
  bool excluded_ = false;  // Inside a kNot.
};

}  // namespace uppdrag::knowledge
