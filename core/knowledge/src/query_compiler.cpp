// SPDX-License-Identifier: GPL-3.0-or-later
#include "query_compiler.h"

#include <algorithm>
#include <utility>

#include "errors.h"
#include "facets.h"
#include "index_terms.h"

namespace uppdrag::knowledge {
namespace {

using Xapian::Query;

constexpr int kDeepest = 300;
// How much more a document weighs that has the very word of the query and not only another form of it.
constexpr double kExactBonus = 0.3;

Query weightless(const Query& query) { return Query(Query::OP_SCALE_WEIGHT, query, 0); }

Query any_term(char prefix, const std::vector<std::string>& values) {
  std::vector<std::string> terms;
  for (const std::string& value : values) terms.push_back(make_term(prefix, value));
  return Query(Query::OP_OR, terms.begin(), terms.end());
}

std::vector<std::string> folded(const std::vector<std::string>& values) {
  std::vector<std::string> out;
  for (const std::string& value : values) out.push_back(fold_value(value));
  return out;
}

Query days_query(const IsoDays& days) {
  Query out = Query::MatchAll;
  if (!days.first.empty()) out &= Query(Query::OP_VALUE_GE, slot::kLastDay, days.first);
  if (!days.last.empty()) {
    out &= Query(Query::OP_VALUE_LE, slot::kFirstDay, days.last);
    out &= Query(Query::OP_VALUE_GE, slot::kFirstDay, "0");  // Not documents without a date.
  }
  return out;
}

// The documents of given numbers, which are the index's own.
class IdSource : public Xapian::PostingSource {
 public:
  explicit IdSource(const std::vector<std::int64_t>& ids) {
    for (const std::int64_t id : ids) {
      if (id > 0 && id <= std::int64_t{0xFFFFFFFF}) ids_.push_back(static_cast<Xapian::docid>(id));
    }
    std::sort(ids_.begin(), ids_.end());
    ids_.erase(std::unique(ids_.begin(), ids_.end()), ids_.end());
  }
  explicit IdSource(std::vector<Xapian::docid> ids) : ids_(std::move(ids)) {}

  void init(const Xapian::Database& index) override {
    std::erase_if(ids_, [&index](Xapian::docid id) { return !exists(index, id); });
    next_ = 0;
  }
  Xapian::doccount get_termfreq_min() const override { return size(); }
  Xapian::doccount get_termfreq_est() const override { return size(); }
  Xapian::doccount get_termfreq_max() const override { return size(); }
  void next(double) override { ++next_; }
  void skip_to(Xapian::docid id, double) override {
    const auto at = std::lower_bound(ids_.begin(), ids_.end(), id);
    next_ = std::max<std::size_t>(next_, static_cast<std::size_t>(at - ids_.begin()) + 1);
  }
  bool at_end() const override { return next_ > ids_.size(); }
  Xapian::docid get_docid() const override { return ids_[next_ - 1]; }
  Xapian::PostingSource* clone() const override { return new IdSource(ids_); }

 private:
  static bool exists(const Xapian::Database& index, Xapian::docid id) {
    try {
      index.get_doclength(id);
      return true;
    } catch (const Xapian::DocNotFoundError&) {
      return false;
    }
  }
  Xapian::doccount size() const { return static_cast<Xapian::doccount>(ids_.size()); }

  std::vector<Xapian::docid> ids_;
  std::size_t next_ = 0;  // One past the current one; 0 before the first.
};

// A word within a title is another term than in the text.
char prefix_for(bool in_title) { return in_title ? term::kTitle : '\0'; }

}  // namespace

Query filter_query(const DocumentFilter& filter) {
  Query out = Query::MatchAll;
  const auto add = [&out](char prefix, const std::vector<std::string>& values) {
    if (!values.empty()) out &= any_term(prefix, values);
  };
  add(term::kKind, filter.kinds);
  add(term::kCounty, folded(filter.counties));
  add(term::kAuthority, folded(filter.authorities));
  add(term::kGoal, folded(filter.goals));
  if (!filter.ids.empty()) out &= Query((new IdSource(filter.ids))->release());
  std::vector<std::string> dnr;
  for (const std::string& each : filter.dnr) dnr.push_back(dnr_key(each));
  add(term::kDnr, dnr);
  if (filter.from || filter.to) out &= days_query(iso_days({filter.from.value_or(""), filter.to.value_or("")}));
  Query alternatives;
  for (const DateBounds& bounds : filter.dates) {
    const IsoDays days = iso_days(bounds);
    const bool open = days.first.empty() && days.last.empty();
    alternatives |= open ? Query(Query::OP_VALUE_GE, slot::kFirstDay, "0") : days_query(days);
  }
  if (!filter.dates.empty()) out &= alternatives;
  return weightless(out);
}

CompiledQuery QueryCompiler::compile(const QueryNode& root) {
  out_ = {};
  Query query = node(root, 0);
  if (root.kind != QueryNode::Kind::kFilter && !root.filter.empty())
    query = Query(Query::OP_FILTER, query, filter_query(root.filter));
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

std::vector<std::string> QueryCompiler::forms_of(const std::string& word) {
  const std::string key = forms_.key(word);
  std::vector<std::string> out{word};
  const std::string key_term = make_term('\0', key);
  for (auto at = index_.synonyms_begin(key_term); at != index_.synonyms_end(key_term); ++at) out.push_back(*at);
  // A key that occurs as a word need not be a form of the word: `insat`, key of `insats`, has a key of its own.
  if (index_.term_exists(key_term) && forms_.key(key) == key) out.push_back(key);
  std::sort(out.begin(), out.end());
  out.erase(std::unique(out.begin(), out.end()), out.end());
  return out;
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
  const std::vector<std::string> forms = forms_of(word);
  const char prefix = prefix_for(in_title);
  std::vector<std::string> terms;
  for (const std::string& form : forms) terms.push_back(make_term(prefix, form));
  const std::string exact = make_term(prefix, word);
  if (std::none_of(terms.begin(), terms.end(), [this](const std::string& term) { return index_.term_exists(term); })) {
    if (!excluded_) out_.warnings.push_back("no document has the word '" + word + "'");
    return Query::MatchNothing;
  }
  mark({.forms = forms});
  if (terms.size() == 1) return Query(exact);
  const Query any(Query::OP_SYNONYM, terms.begin(), terms.end());
  return Query(Query::OP_AND_MAYBE, any, Query(Query::OP_SCALE_WEIGHT, Query(exact), kExactBonus));
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
  parts.emplace_back(Query::OP_WILDCARD, make_term(prefix_for(node.in_title), last));
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
    terms.push_back(make_term(prefix_for(in_title), word));
    if (index_.term_exists(terms.back())) continue;
    if (!excluded_) out_.warnings.push_back("no document has the word '" + word + "'");
    return Query::MatchNothing;
  }
  if (terms.size() == 1) {
    mark({.sequence = std::move(words)});
    return Query(terms.front());
  }
  if (in_title) return Query(Query::OP_AND, terms.begin(), terms.end());  // Titles have no places.
  mark({.sequence = std::move(words)});
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
        if (!excluded_) out_.warnings.push_back("no document has the word '" + word + "'");
        return Query::MatchNothing;
      }
      mark({.forms = forms});
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
