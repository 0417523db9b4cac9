// SPDX-License-Identifier: GPL-3.0-or-later
#include "finder.h"

#include <algorithm>

namespace uppdrag::lineage {
namespace {

constexpr std::uint32_t kReach = 45;       // Tokens between a phrase and its target.
constexpr std::uint32_t kShortReach = 24;  // The same for phrases that also mean less: `genomförandet av`.
constexpr std::uint32_t kObjectReach = 6;  // Between a phrase and the noun that says what is meant.
constexpr std::uint32_t kListReach = 25;   // Between two targets of one list.

constexpr const char* kByReference = "relation/phrase-reference";
constexpr const char* kByDay = "relation/phrase-decision-day";
constexpr const char* kOwn = "relation/own-assignment";

bool is_weak(std::string_view verb) { return verb == "implements" || verb == "follows-up"; }

// Laws and EU acts are amended by others than assignments; there the words belong to the act's own title.
bool can_be_target(std::string_view verb, std::string_view kind) {
  if (verb == "follows-up") return kind == "dnr" || kind == "skr" || kind == "prop" || kind == "dir";
  if (verb != "implements") return kind == "dnr" || kind == "dir" || kind == "skr";
  return kind != "sfs";
}

}  // namespace

std::vector<Fact> Finder::find() {
  if (in_.annotations.references.empty() && in_.annotations.dates.empty()) return {};
  for (const Sentence& s : text_.sentences) {
    for (std::uint32_t at = s.tokens.first; at < s.tokens.last; ++at) {
      if (const Phrase* found = w_.phrase_at(text_, at, s.tokens.last); found != nullptr) {
        phrase(s, at, *found);
        at += static_cast<std::uint32_t>(found->words.size()) - 1;
      } else if (is(at, kChangeVerb)) {
        change_verb(s, at);
      } else if (is(at, kPassive)) {
        passive(s, at);
      }
    }
    if (kind_ == "strategy" || kind_ == "followup") own_assignment(s);
  }
  return std::move(out_);
}

std::span<const ReferenceMention> Finder::references_from(std::uint32_t token) const {
  const auto& all = in_.annotations.references;
  const auto at =
      std::partition_point(all.begin(), all.end(), [&](const ReferenceMention& r) { return r.tokens.first < token; });
  return {at, all.end()};
}

bool Finder::any(std::uint32_t from, std::uint32_t to, std::uint32_t flags) const {
  for (std::uint32_t at = from; at < to; ++at)
    if (is(at, flags)) return true;
  return false;
}

bool Finder::has_word(std::uint32_t from, std::uint32_t to, WordId word) const {
  for (std::uint32_t at = from; at < to; ++at)
    if (word_is(at, word)) return true;
  return false;
}

void Finder::phrase(const Sentence& s, std::uint32_t at, const Phrase& phrase) {
  const auto from = at + static_cast<std::uint32_t>(phrase.words.size());
  const std::uint32_t object = std::min(s.tokens.last, from + kObjectReach);
  // `uppföljning av socioekonomiska förhållanden`, `förlängning av ett garantiprogram` are titles of something else.
  if (phrase.verb == "follows-up" && !any(from, object, kFollowed)) return;
  if (phrase.verb == "extends" && !any(at, object, kDecision | kFollowed)) return;
  relate(s, at, from, std::min(s.tokens.last, from + (is_weak(phrase.verb) ? kShortReach : kReach)), phrase.verb);
}

void Finder::change_verb(const Sentence& s, std::uint32_t at) {
  const std::uint32_t object = std::min(s.tokens.last, at + 1 + kObjectReach);
  if (!any(at + 1, object, kDecision)) return;
  relate(s, at, at + 1, std::min(s.tokens.last, at + kReach), w_.verb_of(text_.tokens[at].word));
}

void Finder::passive(const Sentence& s, std::uint32_t at) {
  // The nearest case number before, with what it belongs to before that.
  const ReferenceMention* target = nullptr;
  for (const ReferenceMention& reference : references_from(s.tokens.first)) {
    if (reference.tokens.last > at) break;
    if (reference.kind == "dnr" && !reference.incomplete && at - reference.tokens.last <= 4) target = &reference;
  }
  if (target == nullptr || is_related(s, target->id)) return;
  const std::uint32_t from =
      target->tokens.first > s.tokens.first + kReach ? target->tokens.first - kReach : s.tokens.first;
  for (std::uint32_t noun = target->tokens.first; noun > from; --noun)
    if (is(noun - 1, kDecision)) {
      add(s, {noun - 1, at + 1}, w_.verb_of(text_.tokens[at].word), target->id, target->kind, kByReference, 1);
      return;
    }
}

void Finder::own_assignment(const Sentence& s) {
  for (const ReferenceMention& reference : references_from(s.tokens.first)) {
    if (reference.tokens.first >= s.tokens.last) break;
    if (reference.kind != "dnr" || reference.incomplete || is_related(s, reference.id)) continue;
    const std::uint32_t from = s.tokens.first;
    if (has_word(from, reference.tokens.first, w_.own_number)) continue;
    const bool assigned = any(from, reference.tokens.first, kAssigned);
    // A follow-up of strategies cites them by their numbers.
    const bool strategy = kind_ == "followup" && any(from, reference.tokens.first, kStrategy) && !assigned;
    if (!assigned && !strategy) continue;
    std::uint32_t first = reference.tokens.first;
    while (first > from && !is(first, assigned ? kAssigned : kStrategy)) --first;
    const char* verb = strategy ? "follows-up" : kind_ == "followup" ? "reports-on" : "implements";
    add(s, {first, reference.tokens.last}, verb, reference.id, reference.kind, kOwn, 1);
  }
}

bool Finder::listed(std::uint32_t last, std::uint32_t next) const {
  if (next <= last + 2) return true;
  if (next > last + kListReach) return false;
  std::uint32_t at = last;
  while (at < next && (word_is(at, w_.right) || word_is(at, w_.right_bracket))) ++at;
  if (!is(at, kAddition)) return false;
  ++at;
  return word_is(at, w_.den) || word_is(at, w_.det) || any(at, std::min(next, at + 4), kDecision);
}

void Finder::relate(const Sentence& s, std::uint32_t first, std::uint32_t from, std::uint32_t to,
                    std::string_view verb) {
  bool found = false;
  std::uint32_t last = 0;  // End of the reference taken last.
  for (const ReferenceMention& reference : references_from(from)) {
    if (reference.tokens.first >= (found ? s.tokens.last : to)) break;
    if (reference.incomplete) continue;
    if (!can_be_target(verb, reference.kind)) continue;
    // `Diarienummer: …` behind a title is the document's own.
    if (has_word(from, reference.tokens.last, w_.own_number)) break;
    if (verb == "implements" && !any(from > 0 ? from - 1 : from, reference.tokens.first, kCarriedOut)) break;
    // `förlängd tid för redovisning av uppdraget`: what is said first of a target stands.
    if (is_related(s, reference.id)) break;
    if (found && !listed(last, reference.tokens.first)) break;
    add(s, {found ? reference.tokens.first : first, reference.tokens.last}, verb, reference.id, reference.kind,
        kByReference, is_weak(verb) ? 0.9 : 1);
    last = reference.tokens.last;
    found = true;
  }
  if (!found && !is_weak(verb) && verb != "reports-on") relate_day(s, first, from, to, verb);
}

bool Finder::relate_day(const Sentence& s, std::uint32_t first, std::uint32_t from, std::uint32_t to,
                        std::string_view verb) {
  const auto& dates = in_.annotations.dates;
  const auto begin =
      std::partition_point(dates.begin(), dates.end(), [&](const DateMention& d) { return d.tokens.first < from; });
  for (auto at = begin; at != dates.end() && at->tokens.first < to; ++at) {
    const DateMention& date = *at;
    if (date.shape != DateShape::kDay || !date.valid) continue;
    if (has_word(std::max(from, date.tokens.first > 2 ? date.tokens.first - 2 : 0), date.tokens.first, w_.until))
      return false;
    // The day must be the decision's: `beslut (av) den`, not `… till den`.
    const std::uint32_t near = std::max(from, date.tokens.first > 3 ? date.tokens.first - 3 : 0);
    if (!any(near, date.tokens.first, kDecision)) return false;
    add(s, {first, date.tokens.last}, verb, "decision:" + date.edtf, "decision", kByDay, 1);
    return true;
  }
  return false;
}

bool Finder::is_related(const Sentence& s, std::string_view target) const {
  const Span sentence = text_.span(s.tokens);
  for (auto fact = out_.rbegin(); fact != out_.rend() && fact->sentence == sentence; ++fact)
    if (fact->text("target") == target) return true;
  return false;
}

std::uint32_t Finder::closed(std::uint32_t first, std::uint32_t last, const Sentence& s) const {
  int open = 0;
  for (std::uint32_t at = first; at < last; ++at) {
    if (word_is(at, w_.left) || word_is(at, w_.left_bracket)) ++open;
    if (word_is(at, w_.right) || word_is(at, w_.right_bracket)) --open;
  }
  const bool closes = last < s.tokens.last && (word_is(last, w_.right) || word_is(last, w_.right_bracket));
  return open > 0 && closes ? last + 1 : last;
}

void Finder::add(const Sentence& s, TokenRange tokens, std::string_view verb, std::string target, std::string kind,
                 const char* rule, double confidence) {
  Fact fact;
  fact.type = "relation";
  fact.set("verb", std::string(verb));
  fact.set("target", std::move(target));
  fact.set("target_kind", std::move(kind));
  fact.span = text_.span({tokens.first, closed(tokens.first, tokens.last, s)});
  fact.sentence = text_.span(s.tokens);
  fact.rule = rule;
  fact.confidence = confidence;
  out_.push_back(std::move(fact));
}

}  // namespace uppdrag::lineage
