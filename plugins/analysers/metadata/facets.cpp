// SPDX-License-Identifier: GPL-3.0-or-later
#include "facets.h"

#include <algorithm>

#include "kind.h"

namespace uppdrag::metadata {
namespace {

constexpr std::uint32_t kLabelReach = 4;  // Tokens between a label and its date.
constexpr int kLongestPeriod = 30;        // Years.

bool contains(const std::vector<std::string>& list, std::string_view value) {
  return std::find(list.begin(), list.end(), value) != list.end();
}

void add_unique(std::vector<std::string>& list, const std::vector<std::string>& values) {
  for (const std::string& value : values)
    if (!contains(list, value)) list.push_back(value);
}

bool has_word(TokenRange range, WordId word, const TokenText& text) {
  for (std::uint32_t at = range.first; at < range.last; ++at)
    if (text.tokens[at].word == word) return true;
  return false;
}

// ---- dates

bool usable(const DateMention& date) {
  return date.valid && !date.year_inferred && !date.edtf.empty() && date.recurring.empty() &&
         (date.shape == DateShape::kDay || date.shape == DateShape::kMonth);
}

// A label of the wanted kind within reach before the date, in the same line.
bool labelled(const DateMention& date, TokenRange line, std::uint32_t wanted, const TokenText& text,
              const Marks& marks) {
  for (std::uint32_t at = date.tokens.first, steps = 0; at > line.first && steps < kLabelReach; ++steps) {
    --at;
    const WordId word = text.tokens[at].word;
    if (word == marks.senast) return false;
    if (marks.has(word, wanted)) return true;
    if ((wanted & kDateLabel) != 0 && word == marks.stockholm) return true;
  }
  return false;
}

std::string date_in_lines(const DocumentHead& head, std::uint32_t wanted, const AnalysisInput& in, const Marks& marks) {
  for (const TokenRange line : head.lines) {
    if (has_word(line, marks.senast, in.tokens)) continue;
    if (wanted == 0 && in.tokens.tokens[line.last - 1].word == marks.dot)
      continue;  // A sentence: its date is of something.
    for (const DateMention& date : in.annotations.dates)
      if (usable(date) && line.contains(date.tokens.first) &&
          (wanted == 0 || labelled(date, line, wanted, in.tokens, marks)))
        return date.edtf;
  }
  return {};
}

// `Regeringsuppdrag från den 18 maj 2017.`, `Strategin fastställdes den 20 januari 2014.` Not `Regeringen beslutade den
// …`: in published assignments that is as a rule the earlier decision which they change or follow.
std::string date_in_first_sentence(TokenRange sentence, std::string_view kind, const AnalysisInput& in,
                                   const Marks& marks) {
  constexpr std::uint32_t kNearStart = 5;
  const WordId start = in.tokens.tokens[sentence.first].word;
  const bool assignment = marks.has(start, kAssignment) && marks.has(start, kHeadWord);
  const bool label = marks.has(start, kDateLabel);
  const bool strategy = kind == "strategy" && marks.has(start, kStrategy);
  if (!assignment && !label && !strategy) return {};
  for (const DateMention& date : in.annotations.dates) {
    if (!sentence.contains(date.tokens.first) || !usable(date)) continue;
    const bool near_start = date.tokens.first < sentence.first + kNearStart;
    if (near_start && (!strategy || labelled(date, sentence, kDateLabel, in.tokens, marks))) return date.edtf;
    break;
  }
  return {};
}

// ---- periods

// `2014–2016`, `2014-16`, `2014/2016` is none; "" when no period starts at `at`.
std::string years_at(std::uint32_t at, TokenRange range, const AnalysisInput& in, const Marks& marks) {
  const std::vector<Token>& tokens = in.tokens.tokens;
  if (at + 2 >= range.last || tokens[at].kind != TokenKind::kNumber || tokens[at + 2].kind != TokenKind::kNumber)
    return {};
  if (tokens[at + 1].word != marks.dash) return {};
  const std::string_view first = tokens[at].span().of(in.document.text);
  const std::string_view second = tokens[at + 2].span().of(in.document.text);
  if (first.size() != 4 || (second.size() != 4 && second.size() != 2) || (first[0] != '1' && first[0] != '2'))
    return {};
  const int from = std::stoi(std::string(first));
  const int to =
      second.size() == 4 ? std::stoi(std::string(second)) : from / 100 * 100 + std::stoi(std::string(second));
  if (from < 1960 || from > 2099 || to <= from || to - from > kLongestPeriod) return {};
  const bool longer = at > range.first && !tokens[at].space_before && tokens[at - 1].kind == TokenKind::kOther &&
                      tokens[at - 1].word != marks.open && tokens[at - 1].word != marks.quote;
  return longer ? std::string{} : std::to_string(from) + "/" + std::to_string(to);
}

// ---- actors

bool is_body(const ActorMention& actor) {
  return !actor.genitive && !actor.names.empty() &&
         (actor.kind == ActorKind::kAuthority || actor.kind == ActorKind::kCountyBoard ||
          actor.kind == ActorKind::kCollective);
}

// Bodies in the title between `till` and what they shall do.
std::vector<std::string> addressed_in_title(const DocumentHead& head, const AnalysisInput& in, const Marks& marks,
                                            bool& collective) {
  std::uint32_t from = head.title.first;
  while (from < head.title.last && in.tokens.tokens[from].word != marks.till) ++from;
  std::uint32_t to = from;
  while (to < head.title.last && in.tokens.tokens[to].word != marks.att && in.tokens.tokens[to].word != marks.om) ++to;
  std::vector<std::string> out;
  bool first = true;
  collective = false;
  for (const ActorMention& actor : in.annotations.actors) {
    if (actor.tokens.first < from || actor.tokens.first >= to || !is_body(actor)) continue;
    if (first && actor.tokens.first != from + 1) return {};
    first = false;
    collective = collective || actor.kind == ActorKind::kCollective;
    add_unique(out, actor.names);
  }
  return out;
}

const County* county_of_board(const Registry& registry, std::string_view board) {
  for (const County& county : registry.counties())
    if (county.board == board) return &county;
  return nullptr;
}

// Counties named in `range`: the longest name or variant that the text has there.
std::vector<const County*> counties_in(TokenRange range, const AnalysisInput& in) {
  std::vector<const County*> out;
  constexpr std::uint32_t kLongestName = 3;  // Västra Götalands län
  for (std::uint32_t at = range.first; at < range.last;) {
    std::uint32_t next = at + 1;
    if (in.tokens.tokens[at].capital) {
      for (std::uint32_t count = std::min(kLongestName, range.last - at); count > 0; --count) {
        const std::string_view name = in.tokens.span({at, at + count}).of(in.document.text);
        const County* county = in.registry.county(name);
        if (county == nullptr || name.size() < 4) continue;
        if (std::find(out.begin(), out.end(), county) == out.end()) out.push_back(county);
        next = at + count;
        break;
      }
    }
    at = next;
  }
  return out;
}

std::vector<std::string> assignees(const DocumentHead& head, const AnalysisInput& in, const Marks& marks) {
  bool collective = false;
  std::vector<std::string> out = addressed_in_title(head, in, marks, collective);
  const std::uint32_t end = head.opening.empty() ? head.title.last : head.opening.back().last;
  for (const AssigneeScope& scope : in.annotations.assignee_scopes) {
    if (scope.from < head.title.first || scope.from >= end || scope.names.empty()) continue;
    // `Uppdrag till länsstyrelserna`, and the text says which.
    if (out.empty() || collective) out = scope.names;
    break;
  }
  return out;
}

// The body in the lines of metadata, or the one that the first sentence starts with.
std::vector<std::string> own_body(const DocumentHead& head, const AnalysisInput& in) {
  std::vector<std::string> out;
  for (const TokenRange line : head.lines) {
    for (const ActorMention& actor : in.annotations.actors)
      if (line.contains(actor.tokens.first) && is_body(actor) && actor.kind != ActorKind::kCollective)
        add_unique(out, actor.names);
    if (!out.empty()) return out;
  }
  if (head.opening.empty()) return out;
  const TokenRange first = head.opening.front();
  for (const ActorMention& actor : in.annotations.actors)
    if (actor.tokens.first == first.first && is_body(actor) && actor.kind != ActorKind::kCollective) return actor.names;
  return out;
}

}  // namespace

std::string date_of(const DocumentHead& head, std::string_view kind, const AnalysisInput& in, const Marks& marks) {
  std::string date = date_in_lines(head, kDateLabel, in, marks);
  if (date.empty()) date = date_in_lines(head, 0, in, marks);
  if (date.empty() && !head.opening.empty()) date = date_in_first_sentence(head.opening.front(), kind, in, marks);
  if (date.empty()) date = date_in_lines(head, kPublished, in, marks);
  return date;
}

std::vector<std::string> case_numbers_of(const DocumentHead& head, const AnalysisInput& in) {
  std::vector<std::string> out;
  const auto in_lines = [&](std::uint32_t token) {
    return std::any_of(head.lines.begin(), head.lines.end(), [&](TokenRange line) { return line.contains(token); });
  };
  for (const ReferenceMention& reference : in.annotations.references) {
    if (reference.kind != "dnr" || reference.incomplete) continue;
    const std::uint32_t first = reference.tokens.first;
    const bool behind_title = head.title_line.contains(first) && reference.span.start >= head.title_span.end;
    if ((behind_title || in_lines(first)) && !contains(out, reference.id)) out.push_back(reference.id);
  }
  return out;
}

std::vector<std::string> authorities_of(const DocumentHead& head, std::string_view kind, const AnalysisInput& in,
                                        const Marks& marks) {
  if (kind == "assignment") return assignees(head, in, marks);
  if (kind != "strategy" && kind != "followup") return {};
  std::vector<std::string> out = own_body(head, in);
  if (!out.empty() || kind != "strategy") return out;
  const std::vector<const County*> counties = counties_in(head.title, in);
  bool regional = false;  // The title of a county's strategy names the county or its board; other texts may name towns.
  for (std::uint32_t at = head.title.first; at < head.title.last; ++at)
    regional = regional || in.tokens.tokens[at].word == marks.lan;
  for (const ActorMention& actor : in.annotations.actors) regional = regional || actor.kind == ActorKind::kCountyBoard;
  if (counties.size() == 1 && regional) out.push_back(counties.front()->board);
  return out;
}

std::vector<std::string> counties_of(const DocumentHead& head, std::string_view kind,
                                     const std::vector<std::string>& authorities, const AnalysisInput& in) {
  std::vector<std::string> out;
  for (const std::string& name : authorities)
    if (const County* county = county_of_board(in.registry, name)) add_unique(out, {county->code});
  if (kind == "strategy" && out.empty())
    for (const County* county : counties_in(head.title, in)) add_unique(out, {county->code});
  return out;
}

std::string issuer_of(const DocumentHead& head, std::string_view kind, const std::vector<std::string>& authorities,
                      const std::vector<std::string>& case_numbers, const AnalysisInput& in, const Marks& marks) {
  if (kind == "strategy" || kind == "followup") {
    if (!authorities.empty()) return authorities.front();
  }
  if (kind == "assignment") {
    for (const TokenRange sentence : head.opening)
      if (assigns(sentence, in.tokens, marks)) return "Regeringen";
  }
  for (const std::string& number : case_numbers) {  // A department's case number.
    std::size_t letters = 0;
    while (letters < number.size() && (number[letters] < '0' || number[letters] > '9')) ++letters;
    const std::string prefix = number.substr(0, letters);
    const int year = letters + 4 <= number.size() ? std::atoi(number.substr(letters, 4).c_str()) : 0;
    for (const Department& department : in.registry.departments())
      if (department.dnr_prefix == prefix && (department.from_year == 0 || department.from_year <= year) &&
          (department.to_year == 0 || year <= department.to_year))
        return kind == "assignment" ? "Regeringen" : department.name;
  }
  return {};
}

std::string period_of(const DocumentHead& head, std::string_view kind, const AnalysisInput& in, const Marks& marks) {
  if (kind == "other") return {};
  for (std::uint32_t at = head.title.first; at < head.title.last; ++at)
    if (std::string years = years_at(at, head.title, in, marks); !years.empty()) return years;
  if (kind != "strategy") return {};
  for (const TokenRange sentence : head.opening)
    for (std::uint32_t at = sentence.first + 1; at < sentence.last; ++at)
      if (marks.has(in.tokens.tokens[at - 1].word, kPeriod))
        if (std::string years = years_at(at, sentence, in, marks); !years.empty()) return years;
  return {};
}

}  // namespace uppdrag::metadata
