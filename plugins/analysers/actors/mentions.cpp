// SPDX-License-Identifier: GPL-3.0-or-later
#include "mentions.h"

#include "uppdrag/text/unicode.h"

namespace uppdrag::actors {
namespace {

constexpr std::uint32_t kLongestSpelledOut = 12;  // Tokens of a name before its abbreviation.
// What the names of bodies end in; `(GDPR)` after a law's name defines none.
constexpr std::string_view kBodyEndings[] = {
    "centrum",    "centret",     "center",         "institut",     "institutet",   "institute",     "förbund",
    "förbundet",  "myndigheten", "verket",         "rådet",        "råd",          "styrelsen",     "nämnden",
    "föreningen", "förening",    "organisationen", "organisation", "organization", "universitet",   "universitetet",
    "högskolan",  "högskola",    "stiftelsen",     "bolaget",      "kommittén",    "delegationen",  "nätverket",
    "nätverk",    "fonden",      "sällskapet",     "sällskap",     "akademin",     "sekretariatet", "council",
    "agency",     "association", "union",          "committee",    "commission",   "foundation",    "network",
    "byrån",      "klustret",    "jouren",         "forum",        "inspektionen"};

// Whether the letters of `abbreviation` stand in `name` in this order, the first one first.
bool abbreviates(std::string_view abbreviation, std::string_view name) {
  if (abbreviation.empty() || name.empty() || abbreviation[0] != name[0]) return false;
  std::size_t at = 0;
  for (const char c : name)
    if (at < abbreviation.size() && c == abbreviation[at]) ++at;
  return at == abbreviation.size();
}

constexpr std::uint32_t kLongestParenthesis = 40;  // Tokens; a longer one is not about the name before it.

bool is_abbreviation(const Token& token, std::string_view source) {
  if (token.kind != TokenKind::kWord || !token.capital) return false;
  if (token.all_capitals) return true;
  // `SiS`, `MFoF`: two capitals or more in a short word.
  int capitals = 0;
  const std::string_view word = token.span().of(source);
  for (const char c : word) capitals += c >= 'A' && c <= 'Z' ? 1 : 0;
  return capitals >= 2 && word.size() <= 8;
}

}  // namespace

bool MentionFinder::is_separator(std::uint32_t at) const {
  const auto& w = lex_.w();
  return at < end_ && (at_word(at, w.comma) || at_word(at, w.och) || at_word(at, w.samt) || at_word(at, w.respektive));
}

std::uint32_t MentionFinder::skip_separators(std::uint32_t at) const {
  std::uint32_t next = at;
  while (is_separator(next) && next < at + 2) ++next;
  return next;
}

ActorMention& MentionFinder::push(std::uint32_t first, std::uint32_t last, ActorKind kind,
                                  std::vector<std::string> names) {
  ActorMention mention;
  mention.tokens = {first, last};
  mention.span = text_.span(mention.tokens);
  mention.kind = kind;
  mention.names = std::move(names);
  out_.push_back(std::move(mention));
  return out_.back();
}

std::uint32_t MentionFinder::closing(std::uint32_t left) const {
  for (std::uint32_t at = left + 1; at < end_ && at < left + kLongestParenthesis; ++at)
    if (at_word(at, lex_.w().right)) return at;
  return left;
}

std::vector<ActorMention> MentionFinder::find() {
  for (const Sentence& sentence : text_.sentences) {
    end_ = sentence.tokens.last;
    for (std::uint32_t at = sentence.tokens.first; at < end_;) {
      const std::uint32_t next = at_word(at, lex_.w().left) ? spelled_out(at) : mention_at(at);
      at = next > at ? next : at + 1;
    }
  }
  return std::move(out_);
}

std::uint32_t MentionFinder::mention_at(std::uint32_t at) {
  const Token& token = text_.tokens[at];
  if (token.kind != TokenKind::kWord) return at;
  switch (lex_.word_class(token.word)) {
    case WordClass::kBoard:
      return board(at, false);
    case WordClass::kBoards:
      return board(at, true);
    case WordClass::kGovernment:
      return chancellery(at, "Regeringen", ActorKind::kGovernment);
    case WordClass::kChancellery:
      return chancellery(at, "Regeringskansliet", ActorKind::kDepartment);
    case WordClass::kDepartment:
      return department(at);
    case WordClass::kBoardGenitive: {
      ActorMention& m = push(at, at + 1, ActorKind::kAnaphor, {});
      m.genitive = true;
      return at + 1;
    }
    case WordClass::kBoardsGenitive: {
      ActorMention& m = push(at, at + 1, ActorKind::kCollective, {"Länsstyrelserna"});
      m.genitive = m.plural = true;
      return at + 1;
    }
    case WordClass::kGovernmentGenitive:
    case WordClass::kChancelleryGenitive:
    case WordClass::kDepartmentGenitive:
      return at + 1;
    case WordClass::kAnaphor:
    case WordClass::kAnaphorGenitive:
    case WordClass::kAnaphors:
    case WordClass::kAnaphorsGenitive: {
      if (const std::uint32_t name = named(at); name > at) return name;
      const WordClass cls = lex_.word_class(token.word);
      ActorMention& m = push(at, at + 1, ActorKind::kAnaphor, {});
      m.plural = cls == WordClass::kAnaphors || cls == WordClass::kAnaphorsGenitive;
      m.genitive = cls == WordClass::kAnaphorGenitive || cls == WordClass::kAnaphorsGenitive;
      return at + 1;
    }
    case WordClass::kNone:
      break;
  }
  // What the text itself calls somebody goes before what the register knows.
  const std::uint32_t alias = local_alias(at);
  return alias > at ? alias : named(at);
}

std::uint32_t MentionFinder::named(std::uint32_t at) {
  const PhraseMatcher::Match match = lex_.names().longest(text_, at);
  if (match.last == 0) return at;
  const Name& name = lex_.name(match.payload);
  const Token& token = text_.tokens[at];
  const bool abbreviation = name.capitals_only;
  if (abbreviation && !(is_abbreviation(token, in_.document.text) || token.capital)) return at;
  // A name of ordinary words needs its capital: `riksdagen` may go without, `rådet` may not.
  if (!abbreviation && name.kind != ActorKind::kCollective && !token.capital) return at;
  bool genitive = match.genitive;
  for (std::uint32_t t = at; t < match.last; ++t) genitive = genitive || text_.tokens[t].genitive_colon;
  ActorMention& mention = push(at, match.last, name.kind, {name.canonical});
  mention.genitive = genitive;
  mention.plural = name.kind == ActorKind::kCollective;
  if (genitive || abbreviation) return match.last;
  const std::string canonical = name.canonical;
  const ActorKind kind = name.kind;
  const std::uint32_t last = take_alias(match.last, canonical, kind);
  out_.back().tokens.last = last;
  out_.back().span = text_.span(out_.back().tokens);
  return last;
}

// `(SGU)`, `(Nationellt centrum för kvinnofrid, NCK)`: abbreviations inside stand for the name from here on.
std::uint32_t MentionFinder::take_alias(std::uint32_t at, const std::string& canonical, ActorKind kind) {
  if (!at_word(at, lex_.w().left)) return at;
  const std::uint32_t right = closing(at);
  if (right == at) return at;
  bool found = false;
  for (std::uint32_t t = at + 1; t < right; ++t) {
    const bool alone = t + 1 == right && t == at + 1 && text_.tokens[t].capital;
    if (!alone && !is_abbreviation(text_.tokens[t], in_.document.text)) continue;
    // A part of a case number (`U2013/964/JÄM`) is none.
    if (t + 1 < right && !text_.tokens[t + 1].space_before && !at_word(t + 1, lex_.w().comma)) continue;
    if (t > at + 1 && !text_.tokens[t].space_before) continue;
    aliases_[text_.tokens[t].word] = {canonical, kind};
    found = true;
  }
  return found ? right + 1 : at;
}

std::uint32_t MentionFinder::spelled_out(std::uint32_t left) {
  if (!at_word(left + 2, lex_.w().right) || left + 1 >= end_) return left;
  const Token& short_form = text_.tokens[left + 1];
  if (!short_form.all_capitals || aliases_.contains(short_form.word)) return left;
  const std::string_view abbreviation = in_.vocabulary.word(short_form.word);
  const std::uint32_t sentence = text_.sentence_at(left).tokens.first;
  const std::uint32_t taken = out_.empty() ? 0 : out_.back().tokens.last;
  std::string name;
  bool body = false;
  for (std::uint32_t first = left; first > std::max(sentence, taken) && left - first < kLongestSpelledOut;) {
    const Token& token = text_.tokens[--first];
    if (token.kind != TokenKind::kWord && !at_word(first, lex_.w().hyphen)) return left;
    const std::string_view word = in_.vocabulary.word(token.word);
    name.insert(0, word);
    for (const std::string_view ending : kBodyEndings) body = body || word.ends_with(ending);
    if (!body || !token.capital || !abbreviates(abbreviation, name)) continue;
    const Span span = text_.span({first, left});
    const std::string written(span.of(in_.document.text));
    push(first, left + 3, ActorKind::kUnknownBody, {written});
    aliases_[short_form.word] = {written, ActorKind::kUnknownBody};
    return left + 3;
  }
  return left;
}

std::uint32_t MentionFinder::local_alias(std::uint32_t at) {
  const Token& token = text_.tokens[at];
  if (!token.capital || aliases_.empty()) return at;
  const auto known = aliases_.find(token.word);
  if (known == aliases_.end()) return at;
  push(at, at + 1, known->second.kind, {known->second.canonical}).genitive = token.genitive_colon;
  return at + 1;
}

const County* MentionFinder::county_at(std::uint32_t at, std::uint32_t& next) const {
  if (at >= end_) return nullptr;
  const PhraseMatcher::Match match = lex_.counties().longest(text_, at);
  if (match.last != 0) {
    next = match.last;
    return &lex_.county(match.payload);
  }
  // `Västman- lands län`: a stray hyphen with a space.
  if (at + 2 < end_ && at_word(at + 1, lex_.w().hyphen)) {
    const std::string joined = std::string(in_.vocabulary.word(text_.tokens[at].word)) +
                               std::string(in_.vocabulary.word(text_.tokens[at + 2].word));
    const WordId word = in_.vocabulary.find(joined);
    if (word != kNoWord) {
      next = at + 3;
      return lex_.county_word(word);
    }
  }
  return nullptr;
}

std::uint32_t MentionFinder::board(std::uint32_t at, bool plural) {
  const auto& w = lex_.w();
  std::uint32_t next = at + 1;
  const bool preposition = at_word(next, w.i) || at_word(next, w.pa);
  if (preposition) ++next;
  std::vector<const County*> counties;
  std::uint32_t accepted = at + 1;
  std::size_t accepted_counties = 0;
  bool genitive = false;
  while (true) {
    std::uint32_t after = next;
    const County* county = county_at(next, after);
    if (county == nullptr) break;
    counties.push_back(county);
    const bool lan = at_word(after, w.lan) || at_word(after, w.lans);
    if (lan) {
      genitive = at_word(after, w.lans);
      ++after;
    }
    // Further counties count only up to the last one that says `län`, so that `Stockholms universitet` stays out.
    if (lan || counties.size() == 1 || (plural && !is_separator(after))) {
      accepted = after;
      accepted_counties = counties.size();
    }
    const std::uint32_t following = skip_separators(after);
    if (following == after) break;
    next = following;
    if (at_word(next, text_.tokens[at].word))
      ++next;  // `Länsstyrelsen i A län, Länsstyrelsen i B län` are two mentions
    if (next != following) break;
    if (at_word(next, w.i)) ++next;
  }
  if (accepted_counties == 0) {
    if (plural) {
      // `i de tre storstadsregionerna`, `i kustlänen`, `i norra Sverige` is none.
      for (std::uint32_t t = next; preposition && t < end_ && t < next + 4; ++t) {
        const std::string_view word = in_.vocabulary.word(text_.tokens[t].word);
        if (text_.tokens[t].kind != TokenKind::kWord) break;
        const bool region =
            (word.size() > 6 && word.ends_with("länen")) || (word.size() > 10 && word.ends_with("regionerna"));
        if (!region) continue;
        const Span words{text_.tokens[at].start, text_.tokens[t].end};
        push(at, t + 1, ActorKind::kCollective, {to_upper_first(words.of(in_.document.text))}).plural = true;
        return t + 1;
      }
      push(at, at + 1, ActorKind::kCollective, {"Länsstyrelserna"}).plural = true;
      return at + 1;
    }
    const bool each = at > 0 && (at_word(at - 1, w.varje) || at_word(at - 1, w.respektive));
    if (each)
      push(at, at + 1, ActorKind::kCollective, {"Länsstyrelserna"}).plural = true;
    else
      push(at, at + 1, ActorKind::kAnaphor, {});
    return at + 1;
  }
  counties.resize(accepted_counties);
  std::vector<std::string> names;
  std::vector<std::string> codes;
  for (const County* county : counties) {
    names.push_back(county->board);
    codes.push_back(county->code);
  }
  ActorMention& mention = push(at, accepted, ActorKind::kCountyBoard, std::move(names));
  mention.county_codes = std::move(codes);
  mention.genitive = genitive;
  mention.plural = accepted_counties > 1;
  return accepted;
}

std::string MentionFinder::department_name(std::uint32_t at, std::uint32_t& first) const {
  const auto& w = lex_.w();
  first = at;
  const std::string_view source = in_.document.text;
  // `Landsbygds- och infrastrukturdepartementet`, also with the space lost.
  if (at >= 3 && at_word(at - 1, w.och) && at_word(at - 2, w.hyphen) && text_.tokens[at - 3].capital &&
      text_.tokens[at - 2].start == text_.tokens[at - 3].end) {
    first = at - 3;
    return std::string(text_.tokens[at - 3].span().of(source)) + "- och " +
           std::string(in_.vocabulary.word(text_.tokens[at].word));
  }
  std::string name = to_upper_first(in_.vocabulary.word(text_.tokens[at].word));
  return name;
}

std::vector<std::string> MentionFinder::departments_in_parenthesis(std::uint32_t left, std::uint32_t& last) const {
  std::vector<std::string> names;
  const std::uint32_t right = closing(left);
  if (right == left) return names;
  for (std::uint32_t t = left + 1; t < right; ++t) {
    const WordClass cls = lex_.word_class(text_.tokens[t].word);
    std::uint32_t first = t;
    if (cls == WordClass::kDepartment) names.push_back(department_name(t, first));
    // `(Justitiedepartement)`: the ending was lost.
    const std::string_view word = in_.vocabulary.word(text_.tokens[t].word);
    if (cls == WordClass::kNone && text_.tokens[t].capital && word.ends_with("departement") && word.size() > 11)
      names.push_back(department_name(t, first) + "et");
  }
  if (!names.empty()) last = right + 1;
  return names;
}

std::uint32_t MentionFinder::chancellery(std::uint32_t at, const char* head, ActorKind kind) {
  const auto& w = lex_.w();
  std::uint32_t last = at + 1;
  std::vector<std::string> departments;
  if (at_word(last, w.left)) {
    departments = departments_in_parenthesis(last, last);
  } else if (kind == ActorKind::kDepartment && at_word(last, w.comma) && last + 1 < end_ &&
             lex_.word_class(text_.tokens[last + 1].word) == WordClass::kDepartment && text_.tokens[last + 1].capital) {
    std::uint32_t first = 0;
    departments.push_back(department_name(last + 1, first));
    last += 2;
  }
  std::vector<std::string> names;
  for (const std::string& name : departments) names.push_back(std::string(head) + " (" + name + ")");
  if (names.empty()) names.emplace_back(head);
  push(at, last, kind, std::move(names));
  return last;
}

std::uint32_t MentionFinder::department(std::uint32_t at) {
  std::uint32_t first = at;
  const std::string name = department_name(at, first);
  if (!text_.tokens[first].capital) return at;
  if (!out_.empty() && out_.back().tokens.last > first) first = at;
  push(first, at + 1, ActorKind::kDepartment, {"Regeringskansliet (" + name + ")"});
  return at + 1;
}

}  // namespace uppdrag::actors
