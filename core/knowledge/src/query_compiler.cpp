// SPDX-License-Identifier: GPL-3.0-or-later
#include "query_compiler.h"

#include <algorithm>
#include <memory>
#include <utility>

#include "errors.h"
#include "index_terms.h"
#include "place_weight.h"

namespace uppdrag::knowledge {
namespace {

using Xapian::Query;

constexpr int kDeepest = 300;
// How much more a document weighs that has the very word of the query and not only another form of it.
constexpr double kExactBonus = 0.3;
// What a compound counts for one of its parts, and a part for its compound; and what a document has ahead that has the
// word itself. BM25 gives a term at most some 20 (twice the logarithm of the number of documents).
constexpr double kCompoundWeight = 0.15;
constexpr double kPartWeight = 0.05;
constexpr double kHeadStart = 3.0;

// `query` for one word, in titles only.
Query in_titles(const Query& query, TitleSource::Word word) {
  return Query(Query::OP_FILTER, query, Query((new TitleSource({std::move(word)}))->release()));
}

}  // namespace

// The words of `node` into `out`; false when it asks for more than words all of which are wanted.
bool QueryCompiler::title_words(const QueryNode& node, std::vector<TitleSource::Word>& out) {
  using Kind = QueryNode::Kind;
  switch (node.kind) {
    case Kind::kFilter:
    case Kind::kNot:
      return true;
    case Kind::kAnd:
      return std::all_of(node.children.begin(), node.children.end(),
                         [&](const QueryNode& child) { return title_words(child, out); });
    case Kind::kWord:
      for (const std::string& word : cut(node.text).words) {
        TitleSource::Word forms;
        for (const std::string& form : forms_of(word)) forms.terms.push_back(make_term('\0', form));
        out.push_back(std::move(forms));
      }
      return true;
    case Kind::kPhrase:
      for (const std::string& text : node.words) {
        for (const std::string& word : cut(text).words) out.push_back({{make_term('\0', word)}, ""});
      }
      return true;
    default:
      return false;
  }
}

// The documents whose title has all words of `root` come first.
void QueryCompiler::find_titles(const QueryNode& root) {
  std::vector<TitleSource::Word> words;
  if (!out_.ranked || !title_words(without_small_words(root), words) || words.empty()) return;
  out_.titles = Query((new TitleSource(std::move(words), TitleSource::kBonus))->release());
}

CompiledQuery QueryCompiler::compile(const QueryNode& root) {
  out_ = {};
  Query query = node(root, 0);
  find_titles(root);
  if (root.kind != QueryNode::Kind::kFilter && !root.filter.empty())
    query = Query(Query::OP_FILTER, query, filter_query(root.filter));
  out_.query = query;
  return std::move(out_);
}

QueryNode QueryCompiler::without_small_words(const QueryNode& root) {
  const auto is_small = [](const QueryNode& node) {
    return node.kind == QueryNode::Kind::kWord && !node.in_title && WordForms::is_small(fold_word(node.text));
  };
  const auto is_other_word = [&](const QueryNode& node) {
    return !is_small(node) && node.kind != QueryNode::Kind::kFilter && node.kind != QueryNode::Kind::kNot;
  };
  QueryNode out = root;
  if (std::any_of(out.children.begin(), out.children.end(), is_other_word)) std::erase_if(out.children, is_small);
  return out;
}

CompiledQuery QueryCompiler::compile_loosely(const QueryNode& root) {
  out_ = {};
  loose_ = true;
  std::vector<Query> wanted, needed;
  Query unwanted;
  for (const QueryNode& child : root.children) {
    if (child.kind == QueryNode::Kind::kNot)
      unwanted |= all_of(child, 1);
    else
      (child.kind == QueryNode::Kind::kFilter ? needed : wanted).push_back(node(child, 1));
  }
  loose_ = false;
  Query query(Query::OP_OR, wanted.begin(), wanted.end());
  if (wanted.size() < 2) out_.ranked = false;
  find_titles(root);
  for (const Query& each : needed) query = Query(Query::OP_FILTER, query, each);
  if (!unwanted.empty()) query = Query(Query::OP_AND_NOT, query, unwanted);
  if (!root.filter.empty()) query = Query(Query::OP_FILTER, query, filter_query(root.filter));
  out_.query = query;
  return std::move(out_);
}

QueryCompiler::Words QueryCompiler::cut(std::string_view text) {
  tokenize(text, {Span{0, static_cast<std::uint32_t>(text.size())}}, vocabulary_, tokens_);
  Words out;
  for (const Token& token : tokens_.tokens) {
    if (is_indexed(token)) out.words.emplace_back(vocabulary_.word(token.word));
  }
  std::size_t last = tokens_.tokens.size();
  while (last > 0 && !is_indexed(tokens_.tokens[last - 1])) --last;
  std::size_t first = 0;
  while (first < last && !is_indexed(tokens_.tokens[first])) ++first;
  for_each_reference(tokens_, vocabulary_, [&](TokenRange range, std::string_view reference) {
    if (range.first == first && range.last == last) out.reference = reference;
  });
  return out;
}

// The words that occur under `keys`.
std::vector<std::string> QueryCompiler::forms_of_keys(const std::vector<std::string>& keys) const {
  std::vector<std::string> out;
  for (const std::string& key : keys) {
    const std::string term = make_term('\0', key);
    for (auto at = words_.synonyms_begin(term); at != words_.synonyms_end(term); ++at) out.push_back(*at);
  }
  std::sort(out.begin(), out.end());
  out.erase(std::unique(out.begin(), out.end()), out.end());
  return out;
}

std::vector<std::string> QueryCompiler::forms_of(const std::string& word) {
  std::vector<std::string> out = forms_of_keys(forms_.analyse(word).keys);
  if (!std::binary_search(out.begin(), out.end(), word))
    out.insert(std::lower_bound(out.begin(), out.end(), word), word);
  return out;
}

// What is found by compounds: for a word the compounds that it is a part of, for a compound its parts and what else has
// them. A part that is everywhere says nothing and is left out.
Query QueryCompiler::related(const WordAnalysis& analysis, MatchUnit& unit) const {
  const Xapian::doccount all = index_.get_doccount();
  std::vector<Query> ways;
  std::size_t longest = 1;
  for (const std::string& key : analysis.parts) longest = std::max(longest, key.size());
  const auto add = [&](const std::string& term, double weight) {
    if (index_.term_exists(term)) ways.emplace_back(Query::OP_SCALE_WEIGHT, Query(term), weight);
  };
  for (const std::string& key : analysis.keys) {
    add(make_term(term::kPart, key), kCompoundWeight);
    unit.part_keys.push_back(key);
  }
  for (const std::string& key : analysis.parts) {
    const std::string compounds = make_term(term::kPart, key);
    std::vector<std::string> terms;
    Xapian::doccount frequency = index_.get_termfreq(compounds);
    for (const std::string& form : forms_of_keys({key})) {
      terms.push_back(make_term('\0', form));
      frequency = std::max(frequency, index_.get_termfreq(terms.back()));
      unit.forms.push_back(form);
    }
    if (all > 1000 && frequency > all / 10) {
      unit.forms.resize(unit.forms.size() - terms.size());
      continue;
    }
    // The more of the compound, the better: `jämställdhetsintegrering` before `integrering`.
    const double weight = kPartWeight * static_cast<double>(key.size()) / static_cast<double>(longest);
    if (!terms.empty())
      ways.emplace_back(Query::OP_SCALE_WEIGHT, Query(Query::OP_SYNONYM, terms.begin(), terms.end()), weight);
    add(compounds, weight / 2);
    unit.part_keys.push_back(key);
  }
  return Query(Query::OP_OR, ways.begin(), ways.end());
}

void QueryCompiler::mark(MatchUnit unit) {
  if (!excluded_) out_.units.push_back(std::move(unit));
}

Query QueryCompiler::node(const QueryNode& node, int depth) {
  if (depth > kDeepest) throw Failure({ErrorCode::kInvalidInput, "the query has too many levels of parentheses"});
  switch (node.kind) {
    case QueryNode::Kind::kWord:
      return word(node);
    case QueryNode::Kind::kPrefix:
      return prefix(node);
    case QueryNode::Kind::kPhrase:
      return phrase(node);
    case QueryNode::Kind::kNear:
      return near(node);
    case QueryNode::Kind::kAnd:
      return all_of(node, depth);
    case QueryNode::Kind::kOr: {
      Query out;
      for (const QueryNode& child : node.children) out |= this->node(child, depth + 1);
      return out;
    }
    case QueryNode::Kind::kNot:
      return Query(Query::OP_AND_NOT, Query::MatchAll, all_of(node, depth));
    case QueryNode::Kind::kFilter:
      return filter_query(node.filter);
    case QueryNode::Kind::kAll:
      break;
  }
  return weightless(Query::MatchAll);
}

// Of kAnd: all children, those that are kNot left out of what the others give. Of kNot: its child, unmarked.
Query QueryCompiler::all_of(const QueryNode& node, int depth) {
  if (node.kind == QueryNode::Kind::kNot) {
    const bool before = std::exchange(excluded_, true);
    Query out = node.children.empty() ? Query::MatchNothing : this->node(node.children.front(), depth + 1);
    excluded_ = before;
    return out;
  }
  std::vector<Query> wanted;
  Query unwanted;
  for (const QueryNode& child : node.children) {
    if (child.kind == QueryNode::Kind::kNot) {
      unwanted |= all_of(child, depth + 1);
    } else {
      wanted.push_back(this->node(child, depth + 1));
    }
  }
  Query out = wanted.empty() ? Query::MatchAll : Query(Query::OP_AND, wanted.begin(), wanted.end());
  return unwanted.empty() ? out : Query(Query::OP_AND_NOT, out, unwanted);
}

Query QueryCompiler::word(const QueryNode& node) {
  Words words = cut(node.text);
  if (words.words.empty()) return weightless(Query::MatchAll);
  if (words.words.size() == 1) return one_word(words.words.front(), node.in_title);
  const std::string reference = make_term(term::kReference, words.reference);
  if (words.reference.empty() || node.in_title || !index_.term_exists(reference))
    return sequence(std::move(words.words), node.in_title);
  out_.ranked = true;
  mark({.reference = words.reference});
  return Query(reference);
}

Query QueryCompiler::one_word(const std::string& word, bool in_title) {
  out_.ranked = true;
  const WordAnalysis analysis = forms_.analyse(word);
  MatchUnit unit;
  unit.asked = word;
  unit.forms = forms_of(word);
  unit.own_forms = unit.forms;
  std::vector<std::string> terms;
  for (const std::string& form : unit.forms) {
    if (std::string term = make_term('\0', form); occurs(term, in_title)) terms.push_back(std::move(term));
  }
  const Query more = in_title || excluded_ ? Query() : related(analysis, unit);
  if (terms.empty()) note_missing(word);
  if (terms.empty() && more.empty()) return Query::MatchNothing;
  mark(std::move(unit));
  if (terms.empty()) return more;
  Query out(Query::OP_SYNONYM, terms.begin(), terms.end());
  if (const std::string exact = make_term('\0', word); terms.size() > 1 && index_.term_exists(exact))
    out = Query(Query::OP_AND_MAYBE, out, Query(Query::OP_SCALE_WEIGHT, Query(exact), kExactBonus));
  if (in_title) return in_titles(out, {std::move(terms), ""});
  if (more.empty()) return out;
  // Without all words, the rare one counts and not the one that has compounds.
  if (loose_) return Query(Query::OP_OR, out, more);
  // So much that no compound comes near it.
  auto head_start = new Xapian::FixedWeightPostingSource(kHeadStart);
  return Query(Query::OP_OR, Query(Query::OP_AND, out, Query(head_start->release())), more);
}

bool QueryCompiler::occurs(const std::string& term, bool in_title) const {
  return in_title ? TitleSource::any(index_, term) : index_.term_exists(term);
}

void QueryCompiler::note_missing(const std::string& word) {
  if (!excluded_) out_.missing.push_back(word);
}

Query QueryCompiler::prefix(const QueryNode& node) {
  Words words = cut(node.text);
  if (words.words.empty()) return weightless(Query::MatchAll);
  out_.ranked = true;
  if (words.words.size() > 1 && !words.reference.empty() && !node.in_title) {
    mark({.reference = words.reference, .open_end = true});
    return Query(Query::OP_WILDCARD, make_term(term::kReference, words.reference));
  }
  std::vector<Query> parts;
  const std::string last = words.words.back();
  words.words.pop_back();
  for (const std::string& each : words.words) parts.push_back(one_word(each, node.in_title));
  mark({.prefix = last});
  // Only plain words begin with a small letter, so that no other kind of term comes along.
  const std::string beginning = make_term('\0', last);
  const Query open_end(Query::OP_WILDCARD, beginning);
  parts.push_back(node.in_title ? in_titles(open_end, {{}, beginning}) : open_end);
  return Query(Query::OP_AND, parts.begin(), parts.end());
}

Query QueryCompiler::phrase(const QueryNode& node) {
  std::vector<std::string> words;
  for (const std::string& each : node.words) {
    for (std::string& word : cut(each).words) words.push_back(std::move(word));
  }
  return sequence(std::move(words), node.in_title);
}

Query QueryCompiler::sequence(std::vector<std::string> words, bool in_title) {
  if (words.empty()) return weightless(Query::MatchAll);
  out_.ranked = true;
  std::vector<std::string> terms;
  for (const std::string& word : words) {
    terms.push_back(make_term('\0', word));
    if (occurs(terms.back(), in_title)) continue;
    note_missing(word);
    return Query::MatchNothing;
  }
  if (in_title) {
    std::vector<Query> parts;
    for (const std::string& term : terms) parts.push_back(in_titles(Query(term), {{term}, ""}));
    return Query(Query::OP_AND, parts.begin(), parts.end());
  }
  mark({.sequence = std::move(words)});
  if (terms.size() == 1) return Query(terms.front());
  return Query(Query::OP_PHRASE, terms.begin(), terms.end(), static_cast<Xapian::termcount>(terms.size()));
}

Query QueryCompiler::near(const QueryNode& node) {
  std::vector<Query> parts;
  for (const std::string& each : node.words) {
    for (const std::string& word : cut(each).words) {
      std::vector<std::string> terms;
      const std::vector<std::string> forms = forms_of(word);
      for (const std::string& form : forms) {
        if (index_.term_exists(make_term('\0', form))) terms.push_back(make_term('\0', form));
      }
      if (terms.empty()) {
        note_missing(word);
        return Query::MatchNothing;
      }
      mark({.asked = word, .own_forms = forms, .forms = forms});
      parts.emplace_back(Query::OP_OR, terms.begin(), terms.end());
    }
  }
  if (parts.empty()) return weightless(Query::MatchAll);
  out_.ranked = true;
  if (parts.size() == 1) return parts.front();
  const auto window = static_cast<Xapian::termcount>(node.window + parts.size() - 1);
  return Query(Query::OP_NEAR, parts.begin(), parts.end(), window);
}

}  // namespace uppdrag::knowledge
