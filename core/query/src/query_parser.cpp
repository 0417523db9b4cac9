// SPDX-License-Identifier: GPL-3.0-or-later
// The query language: a recursive descent over the lexemes, with bounded depth and size.
//
//   either  = all { ELLER all }
//   all     = negated { [OCH] negated }
//   negated = { INTE } near
//   near    = one { NÄRA one }
//   one     = word | word* | "phrase" | field:value | ( either )
#include <algorithm>
#include <optional>
#include <utility>

#include "fact_fields.h"
#include "names.h"
#include "query_lexer.h"
#include "uppdrag/query/query.h"

namespace uppdrag {
namespace {

using asking::at_column;
using asking::Field;
using asking::Lexeme;
using asking::LexKind;
using Kind = QueryNode::Kind;

constexpr std::size_t kLongest = 20'000;  // Bytes.
constexpr int kDeepest = 50;              // Parentheses in parentheses.
constexpr std::size_t kMostWords = 500;

Error invalid(std::string message) { return {ErrorCode::kInvalidInput, std::move(message)}; }

std::vector<std::string> split_words(const std::string& text) {
  std::vector<std::string> out;
  for (std::size_t at = 0; at < text.size();) {
    const auto end = std::min(text.find(' ', at), text.size());
    if (end > at) out.push_back(text.substr(at, end - at));
    at = end + 1;
  }
  return out;
}

// Values of a field: `gotland,skåne` are two, quoted ones are one.
std::vector<std::string> split_values(const Lexeme& lexeme) {
  if (lexeme.quoted) return {lexeme.text};
  std::vector<std::string> out;
  for (std::size_t at = 0; at <= lexeme.text.size();) {
    const auto end = std::min(lexeme.text.find(',', at), lexeme.text.size());
    if (end > at) out.push_back(lexeme.text.substr(at, end - at));
    at = end + 1;
  }
  return out;
}

// Adds the lists of `more` to those of `filter`: alternatives.
void widen(DocumentFilter& filter, const DocumentFilter& more) {
  const auto append = [](auto& to, const auto& from) { to.insert(to.end(), from.begin(), from.end()); };
  append(filter.kinds, more.kinds);
  append(filter.counties, more.counties);
  append(filter.authorities, more.authorities);
  append(filter.goals, more.goals);
  append(filter.dnr, more.dnr);
  append(filter.dates, more.dates);
  append(filter.facts, more.facts);
  if (more.from) filter.from = more.from;
  if (more.to) filter.to = more.to;
}

bool share_a_field(const DocumentFilter& a, const DocumentFilter& b) {
  const auto both = [](const auto& x, const auto& y) { return !x.empty() && !y.empty(); };
  return both(a.kinds, b.kinds) || both(a.counties, b.counties) || both(a.authorities, b.authorities) ||
         both(a.goals, b.goals) || both(a.dnr, b.dnr) || both(a.dates, b.dates) || (a.from && b.from) || (a.to && b.to);
}

// Filters that stand at the top of the query become its own filter.
QueryNode with_own_filter(QueryNode root) {
  if (root.kind == Kind::kFilter) {
    root.kind = Kind::kAll;
    return root;
  }
  if (root.kind != Kind::kAnd) return root;
  DocumentFilter filter;
  std::vector<QueryNode> rest;
  for (QueryNode& child : root.children) {
    if (child.kind == Kind::kFilter && !share_a_field(filter, child.filter)) {
      widen(filter, child.filter);
    } else {
      rest.push_back(std::move(child));
    }
  }
  QueryNode out;
  if (rest.size() == 1 && rest.front().kind != Kind::kFilter) {
    out = std::move(rest.front());
  } else if (!rest.empty()) {
    out.kind = Kind::kAnd;
    out.children = std::move(rest);
  }
  out.filter = std::move(filter);
  return out;
}

class Parser {
 public:
  Parser(std::vector<Lexeme> lexemes, const Registry& registry, const std::vector<FactType>& types)
      : lexemes_(std::move(lexemes)), registry_(registry), types_(types) {}

  Result<QueryNode> run() {
    if (peek().kind == LexKind::kEnd) return invalid("the query has no word to search for");
    auto out = either(0);
    if (!out) return out;
    if (peek().kind == LexKind::kClose)
      return invalid("the parenthesis )" + at_column(peek().column) + " has no ( before it");
    return with_own_filter(std::move(*out));
  }

 private:
  struct Operand {
    QueryNode node;
    Field field = Field::kNone;  // Of a kFilter.
    std::string name;            // Of a kFact.
    bool after_and = false;      // Joined to the one before by a written OCH.
  };

  const Lexeme& peek() const { return lexemes_[at_]; }
  const Lexeme& take() { return lexemes_[peek().kind == LexKind::kEnd ? at_ : at_++]; }
  bool ends_operand() const {
    const LexKind kind = peek().kind;
    return kind == LexKind::kEnd || kind == LexKind::kClose || kind == LexKind::kOr || kind == LexKind::kAnd ||
           kind == LexKind::kNear;
  }
  Error lonely(const Lexeme& lexeme, const char* side) const {
    return invalid(lexeme.text + at_column(lexeme.column) + " has nothing " + side +
                   " it; to search for the word itself, put it in quotes");
  }

  Result<QueryNode> either(int depth) {
    std::vector<QueryNode> parts;
    while (true) {
      if (peek().kind == LexKind::kOr) return lonely(peek(), "before");
      auto part = all(depth);
      if (!part) return part;
      parts.push_back(std::move(*part));
      if (peek().kind != LexKind::kOr) break;
      const Lexeme& joint = take();
      if (peek().kind == LexKind::kEnd || peek().kind == LexKind::kClose) return lonely(joint, "after");
    }
    return joined(Kind::kOr, std::move(parts));
  }

  Result<QueryNode> all(int depth) {
    std::vector<Operand> operands;
    bool after_and = false;
    while (true) {
      if (peek().kind == LexKind::kAnd || peek().kind == LexKind::kNear) return lonely(peek(), "before");
      auto operand = negated(depth);
      if (!operand) return operand.error();
      operand->after_and = after_and;
      add(operands, std::move(*operand));
      after_and = peek().kind == LexKind::kAnd;
      if (after_and) {
        const Lexeme& joint = take();
        if (peek().kind == LexKind::kEnd || peek().kind == LexKind::kClose || peek().kind == LexKind::kOr)
          return lonely(joint, "after");
      } else if (ends_operand()) {
        break;
      }
    }
    std::vector<QueryNode> parts;
    for (Operand& operand : operands) parts.push_back(std::move(operand.node));
    return joined(Kind::kAnd, std::move(parts));
  }

  // The same field twice without OCH between means either value.
  static void add(std::vector<Operand>& operands, Operand operand) {
    if (operand.field != Field::kNone && !operand.after_and) {
      for (Operand& before : operands) {
        if (before.field != operand.field || before.name != operand.name) continue;
        if (operand.field == Field::kFact) {
          std::vector<QueryNode> either;
          either.push_back(std::move(before.node));
          either.push_back(std::move(operand.node));
          before.node = joined(Kind::kOr, std::move(either));
        } else {
          widen(before.node.filter, operand.node.filter);
        }
        return;
      }
    }
    operands.push_back(std::move(operand));
  }

  Result<Operand> negated(int depth) {
    bool negate = false;
    const Lexeme* last = nullptr;
    while (peek().kind == LexKind::kNot) {
      last = &take();
      negate = !negate;
    }
    if (last != nullptr && ends_operand()) return lonely(*last, "after");
    auto operand = near(depth);
    if (!operand || !negate) return operand;
    Operand out;
    out.node.kind = Kind::kNot;
    out.node.children.push_back(std::move(operand->node));
    return out;
  }

  Result<Operand> near(int depth) {
    auto first = one(depth);
    if (!first || peek().kind != LexKind::kNear) return first;
    QueryNode out;
    out.kind = Kind::kNear;
    out.window = 0;
    if (auto status = add_near(out, first->node, peek()); !status) return status.error();
    while (peek().kind == LexKind::kNear) {
      const Lexeme& joint = take();
      out.window = std::max(out.window, joint.window);
      if (ends_operand()) return lonely(joint, "after");
      auto more = one(depth);
      if (!more) return more;
      if (auto status = add_near(out, more->node, joint); !status) return status.error();
    }
    return Operand{std::move(out), Field::kNone, {}};
  }

  static Status add_near(QueryNode& near, const QueryNode& node, const Lexeme& joint) {
    if (node.kind != Kind::kWord || node.in_title)
      return invalid(joint.text + at_column(joint.column) + " joins single words, such as uppdrag " + joint.text +
                     " jämställdhet");
    near.words.push_back(node.text);
    return ok();
  }

  Result<Operand> one(int depth) {
    const Lexeme& lexeme = take();
    if (++words_ > kMostWords)
      return invalid("the query has more than " + std::to_string(kMostWords) + " words; shorten it");
    Operand out;
    switch (lexeme.kind) {
      case LexKind::kWord:
      case LexKind::kPrefix:
        out.node.kind = lexeme.kind == LexKind::kWord ? Kind::kWord : Kind::kPrefix;
        out.node.text = lexeme.text;
        return out;
      case LexKind::kPhrase:
        out.node.kind = Kind::kPhrase;
        out.node.words = split_words(lexeme.text);
        return out;
      case LexKind::kField:
        return field(lexeme);
      case LexKind::kOpen:
        return group(lexeme, depth);
      case LexKind::kClose:
        return invalid("the parenthesis )" + at_column(lexeme.column) + " has no ( before it");
      case LexKind::kEnd:
        return invalid("the query ends too early" + at_column(lexeme.column));
      case LexKind::kAnd:
      case LexKind::kOr:
      case LexKind::kNot:
      case LexKind::kNear:
        break;
    }
    return lonely(lexeme, "before");
  }

  Result<Operand> group(const Lexeme& open, int depth) {
    if (depth >= kDeepest)
      return invalid("more than " + std::to_string(kDeepest) + " parentheses in one another" + at_column(open.column));
    if (peek().kind == LexKind::kClose) return invalid("nothing between the parentheses" + at_column(open.column));
    if (peek().kind == LexKind::kEnd) return unclosed(open);
    auto inside = either(depth + 1);
    if (!inside) return inside.error();
    if (peek().kind != LexKind::kClose) return unclosed(open);
    take();
    return Operand{std::move(*inside), Field::kNone, {}};
  }

  static Error unclosed(const Lexeme& open) {
    return invalid("the parenthesis (" + at_column(open.column) + " has no ) after it");
  }

  Result<Operand> field(const Lexeme& lexeme) {
    Operand out;
    if (lexeme.field == Field::kTitle) {
      const std::vector<std::string> words = split_words(lexeme.text);
      const bool prefix = words.size() == 1 && lexeme.text.ends_with('*');
      out.node.kind = prefix ? Kind::kPrefix : words.size() > 1 ? Kind::kPhrase : Kind::kWord;
      out.node.text = prefix ? lexeme.text.substr(0, lexeme.text.size() - 1) : lexeme.text;
      if (out.node.kind == Kind::kPhrase) out.node.words = words;
      out.node.in_title = true;
      return out;
    }
    out.field = lexeme.field;
    out.node.kind = Kind::kFilter;
    if (lexeme.field == Field::kFact) return fact_field(lexeme, std::move(out));
    for (const std::string& value : split_values(lexeme)) {
      if (Status status = resolve(lexeme.field, value, out.node.filter); !status)
        return invalid(status.error().message + at_column(lexeme.column));
    }
    return out;
  }

  Result<Operand> fact_field(const Lexeme& lexeme, Operand out) {
    out.name = asking::folded(lexeme.name);
    std::string value = lexeme.text;
    // `belopp:>=1,5 miljoner`: the unit stands apart.
    if (!lexeme.quoted && peek().kind == LexKind::kWord && asking::takes_unit(out.name, types_) &&
        asking::is_unit(peek().text))
      value += " " + take().text;
    auto condition = asking::fact_condition(out.name, value, types_, registry_);
    if (!condition) return invalid(condition.error().message + at_column(lexeme.column));
    out.node.filter.facts.push_back(std::move(*condition));
    return out;
  }

  Status resolve(Field field, const std::string& value, DocumentFilter& out) const {
    Filters filters;
    switch (field) {
      case Field::kCounty:
        filters.counties = {value};
        break;
      case Field::kKind:
        filters.kinds = {value};
        break;
      case Field::kYear:
        filters.years = {value};
        break;
      case Field::kAuthority:
        filters.authorities = {value};
        break;
      case Field::kGoal:
        filters.goals = {value};
        break;
      case Field::kFrom:
        filters.from = value;
        break;
      case Field::kTo:
        filters.to = value;
        break;
      case Field::kDnr:
        out.dnr.push_back(value);
        return ok();
      case Field::kTitle:
      case Field::kFact:
      case Field::kNone:
        return ok();
    }
    auto found = resolve_filters(filters, registry_);
    if (!found) return found.error();
    widen(out, *found);
    return ok();
  }

  static QueryNode joined(Kind kind, std::vector<QueryNode> parts) {
    if (parts.size() == 1) return std::move(parts.front());
    QueryNode out;
    out.kind = kind;
    out.children = std::move(parts);
    return out;
  }

  std::vector<Lexeme> lexemes_;
  const Registry& registry_;
  const std::vector<FactType>& types_;
  std::size_t at_ = 0;
  std::size_t words_ = 0;
};

}  // namespace

Result<QueryNode> parse_query(std::string_view query, const Registry& registry, const std::vector<FactType>& types) {
  if (query.size() > kLongest)
    return invalid("the query is longer than " + std::to_string(kLongest) + " bytes; shorten it");
  auto lexemes = asking::lex_query(query, asking::fact_field_names(types));
  if (!lexemes) return lexemes.error();
  return Parser(std::move(*lexemes), registry, types).run();
}

}  // namespace uppdrag
