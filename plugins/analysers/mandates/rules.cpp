// SPDX-License-Identifier: GPL-3.0-or-later
#include "rules.h"

#include <algorithm>

namespace uppdrag::mandates {
namespace {

constexpr std::uint32_t kFormulaReach = 60;  // Tokens between the verb of a formula and its `i uppdrag`.

}  // namespace

RuleBook::RuleBook(const Words& words, const AnalysisInput& in, std::string_view kind)
    : w_(words), in_(in), text_(in.tokens), reader_(words, in), last_sentence_(in.document.blocks.size(), kNoBlock) {
  strategy_ = kind == "strategy";
  decision_ = !strategy_ && kind != "followup" && (kind == "assignment" || assigns_now());
  for (std::uint32_t i = 0; i < text_.sentences.size(); ++i)
    if (text_.sentences[i].block < last_sentence_.size()) last_sentence_[text_.sentences[i].block] = i;
}

std::vector<Found> RuleBook::find() {
  if (!text_.sentences.empty()) {
    const TokenRange title = text_.sentences.front().tokens;
    for (std::uint32_t at = title.first; at < title.last; ++at)
      is_assignment_ = is_assignment_ || is(at, w_.uppdrag) || is(at, w_.uppdraget) || is(at, w_.regeringsuppdrag);
  }
  std::uint32_t block = kNoBlock;
  for (const Sentence& s : text_.sentences) {
    sentence(s, s.block != block);
    block = s.block;
  }
  return std::move(out_);
}

// `Regeringen uppdrar`, `ges i uppdrag`: somewhere in the text, in the present.
bool RuleBook::assigns_now() const {
  for (std::uint32_t at = 0; at < text_.tokens.size(); ++at) {
    const WordId word = text_.tokens[at].word;
    if (word == w_.uppdrar || word == w_.uppdras) return true;
    if (word != w_.ger && word != w_.ges) continue;
    const std::uint32_t last = std::min(text_.sentence_at(at).tokens.last, at + kFormulaReach);
    for (std::uint32_t object = at + 1; object < last && !is(object, w_.att); ++object)
      if (is(object, w_.uppdrag) && is(object - 1, w_.i)) return true;
  }
  return false;
}

bool RuleBook::is_title(const Sentence& s) const {
  return s.block < in_.document.blocks.size() && in_.document.blocks[s.block].kind == BlockKind::kHeading;
}

bool RuleBook::in_background(const Sentence& s) const {
  const auto& blocks = in_.document.blocks;
  if (s.block >= blocks.size()) return false;
  const std::uint32_t heading = blocks[s.block].heading;
  if (heading == kNoBlock || heading >= last_sentence_.size() || last_sentence_[heading] == kNoBlock) return false;
  // The title says what the assignment is about, and may do so in any words (`… gällande regelverket för …`).
  if (blocks[heading].level <= 1) return false;
  constexpr std::uint32_t kOpening = 4;
  const TokenRange words = text_.sentences[last_sentence_[heading]].tokens;
  for (std::uint32_t at = words.first; at < words.last && at < words.first + kOpening; ++at) {
    if (is(at, w_.uppdrag) || is(at, w_.uppdraget)) return false;
    if (w_.is(text_.tokens[at], kBackground)) return true;
  }
  return false;
}

bool RuleBook::has_amount(TokenRange range) const {
  return std::any_of(in_.annotations.amounts.begin(), in_.annotations.amounts.end(),
                     [&](const AmountMention& a) { return range.contains(a.tokens.first); });
}

bool RuleBook::has_date(TokenRange range) const {
  return std::any_of(in_.annotations.dates.begin(), in_.annotations.dates.end(), [&](const DateMention& d) {
    return range.contains(d.tokens.first) && d.shape != DateShape::kPeriod && d.shape != DateShape::kYear;
  });
}

const Sentence* RuleBook::last_sentence_of(std::uint32_t block) const {
  if (block == kNoBlock || block >= last_sentence_.size() || last_sentence_[block] == kNoBlock) return nullptr;
  return &text_.sentences[last_sentence_[block]];
}

void RuleBook::add(const Sentence& s, const char* rule, const char* kind, std::vector<std::string> assignees,
                   std::string action) {
  // Where the text assigns nothing itself, a task of nobody is a rule, a proposal, or an inquiry's.
  if (!decision_ && assignees.empty()) return;
  out_.push_back({rule, kind, std::move(assignees), s.tokens, std::move(action)});
  opened_ = true;
}

// One past the last token that says something: without a closing colon.
std::uint32_t RuleBook::content_end(const Sentence& s) const {
  std::uint32_t last = s.tokens.last;
  while (last > s.tokens.first && (is(last - 1, w_.colon) || is(last - 1, w_.stop))) --last;
  return last;
}

void RuleBook::sentence(const Sentence& s, bool first_of_block) {
  if (is_title(s)) return;
  if (assignment_formula(s)) return;
  if (in_background(s)) return;
  if (task_formula(s)) return;
  const bool item = s.block < in_.document.blocks.size() && in_.document.blocks[s.block].kind == BlockKind::kListItem;
  if (first_of_block && item && list_item(s)) return;
  shall(s);
}

std::uint32_t RuleBook::after_att(std::uint32_t from, std::uint32_t last) const {
  bool parenthesis = false;
  for (std::uint32_t at = from; at < last; ++at) {
    if (is(at, w_.left)) parenthesis = true;
    if (is(at, w_.right)) parenthesis = false;
    if (!parenthesis && is(at, w_.att)) return at + 1;
  }
  return last;
}

bool RuleBook::assignment_formula(const Sentence& s) {
  const std::uint32_t last = content_end(s);
  for (std::uint32_t at = s.tokens.first; at < last; ++at) {
    const WordId word = text_.tokens[at].word;
    const bool given = word == w_.ger || word == w_.ge || word == w_.ges || word == w_.far || word == w_.har ||
                       word == w_.hade || word == w_.lamnar || word == w_.fick || word == w_.gav || word == w_.gavs ||
                       word == w_.gett || word == w_.givit;
    if (word == w_.uppdragit &&
        (!decision_ || !(in_background(s) || assigned_))) {  // `Regeringen har uppdragit åt X att`
      const std::uint32_t start = after_att(at + 1, last);
      return start < last && assigned_at(s, start, "mandate/uppdrar-at");
    }
    if (word == w_.ger && at > s.tokens.first && is(at - 1, w_.regeringen) && given_without_noun(at, last)) {
      return assigned_at(s, after_att(at + 1, last), "mandate/i-uppdrag");
    }
    if (word == w_.uppdrar || word == w_.uppdras || word == w_.uppdrog) {
      if (word == w_.uppdrog && reader_.is_subordinate(at, s.tokens.first)) continue;
      if (word == w_.uppdrog && decision_) return true;  // History.
      const std::uint32_t start = after_att(at + 1, last);
      if (start >= last) {  // `uppdrar regeringen åt X:`, the list says what.
        assigned_ = is_assignment_ = true;
        return true;
      }
      return assigned_at(s, start, "mandate/uppdrar-at");
    }
    if (!given) continue;
    if (word == w_.ge && at > s.tokens.first && !is(at - 1, w_.att)) continue;
    if (word == w_.ge && at > s.tokens.first + 1 && w_.is(text_.tokens[at - 2], kIntention))
      return true;  // `avser att ge`
    const std::uint32_t reach = std::min(last, at + kFormulaReach);
    std::uint32_t object = at + 1;
    while (object < reach && !is(object, w_.uppdrag) && !is(object, w_.regeringsuppdrag) && !is(object, w_.att) &&
           !given_itself(at, object))
      ++object;
    if (object >= reach || is(object, w_.att)) continue;
    if ((word == w_.har || word == w_.hade) && !has_assignment(at, object)) continue;
    if (word != w_.ge && reader_.is_subordinate(at, s.tokens.first)) continue;
    const bool past =
        word == w_.fick || word == w_.gav || word == w_.gavs || word == w_.gett || word == w_.givit || word == w_.hade;
    if (past && decision_ && (in_background(s) || assigned_)) return true;  // Restated history.
    const std::uint32_t start = after_att(object + 1, std::min(last, object + 40));
    if (start >= std::min(last, object + 40)) {
      if (object + 2 >= last || is(last - 1, w_.att)) {  // `… har som uppdrag att:`
        is_assignment_ = true;
        assigned_ = assigned_ || word != w_.har;
        return true;
      }
      continue;
    }
    return assigned_at(s, start, word == w_.har || word == w_.hade ? "mandate/har-i-uppdrag" : "mandate/i-uppdrag");
  }
  return of_somebody(s);
}

// `ger X uppdraget att`, `får nu uppdraget att`; not `får medel för uppdraget att`.
bool RuleBook::given_itself(std::uint32_t verb, std::uint32_t noun) const {
  if (!is(noun, w_.uppdraget) || !is(noun + 1, w_.att)) return false;
  if (noun == verb + 1) return !is(verb, w_.har) && !is(verb, w_.hade);
  if (is(noun - 1, w_.fatt) || in_.vocabulary.word(text_.tokens[noun - 1].word) == "nu") return true;
  const std::size_t next = reader_.mention_from(noun);
  return next > 0 && in_.annotations.actors[next - 1].tokens.last == noun;
}

// `Regeringen ger Boverket att utreda`: the `i uppdrag` was forgotten.
bool RuleBook::given_without_noun(std::uint32_t verb, std::uint32_t last) const {
  std::uint32_t stop = verb + 1;
  return !reader_.bodies_at(verb + 1, last, stop).empty() && is(stop, w_.att);
}

// `Länsstyrelsernas uppdrag är att stödja kommunerna`
bool RuleBook::of_somebody(const Sentence& s) {
  const auto& actors = in_.annotations.actors;
  for (std::size_t i = reader_.mention_from(s.tokens.first);
       i < actors.size() && actors[i].tokens.first < s.tokens.last; ++i) {
    const ActorMention& m = actors[i];
    const std::uint32_t noun = m.tokens.last;
    if (!m.genitive || m.names.empty() || !(is(noun, w_.uppdrag) || is(noun, w_.uppgift))) continue;
    if (!is(noun + 1, w_.ar_verb) || !is(noun + 2, w_.att)) continue;
    const std::uint32_t last = content_end(s);
    const std::uint32_t verb = reader_.find_verb(noun + 3, last);
    if (verb >= last) continue;
    add(s, "mandate/har-i-uppdrag", "assignment", m.names, reader_.action(verb, last, false, 0, 0));
    return true;
  }
  return false;
}

// `har i uppdrag`, `har som uppdrag`, `har ett fortsatt uppdrag`; not `har ersatts av … uppdrag`, `har utrett X uppdrag`.
bool RuleBook::has_assignment(std::uint32_t has, std::uint32_t object) const {
  if (object > has + 9) return false;
  if (w_.is_supine(text_.tokens[has + 1])) return false;
  for (std::uint32_t at = has + 1; at < object; ++at) {
    const Token& token = text_.tokens[at];
    if (token.word == w_.fatt || token.word == w_.gett) return token.word == w_.fatt;
    if (token.word == w_.haft) return !decision_ && !is(text_.sentence_at(has).tokens.first, w_.tidigare);
    if (token.kind == TokenKind::kOther || w_.is(token, kFinite)) return false;
    const std::string_view word = in_.vocabulary.word(token.word);
    if (word.ends_with("ats") || word.ends_with("its") || word.ends_with("tts")) return false;  // `har ersatts av`
  }
  return is(object - 1, w_.i) || is(object - 1, w_.som) || is(object - 1, w_.regeringens) || object <= has + 6;
}

bool RuleBook::assigned_at(const Sentence& s, std::uint32_t start, const char* rule) {
  const std::uint32_t last = content_end(s);
  is_assignment_ = true;
  assigned_ = assigned_ || std::string_view(rule) != "mandate/har-i-uppdrag";
  if (start >= last) return true;
  const std::uint32_t verb = reader_.find_verb(start, last);
  embedded_cooperation(s, start);
  add_partners(s, start);
  if (verb >= last) return true;
  // `Utredningen om … har i uppdrag att`: an inquiry is none of the bodies named so far.
  const Token& opening = text_.tokens[s.tokens.first];
  const bool inquiry = opening.word == w_.utredningen || opening.word == w_.utredaren || opening.word == w_.kommitten;
  const std::vector<std::string> names = inquiry ? std::vector<std::string>{} : reader_.assignees_at(start);
  add(s, rule, "assignment", names, reader_.action(verb, last, false, 0, 0));
  return true;
}

// `I uppdraget ingår att …`, `Uppdraget innebär att myndigheten ska …`.
bool RuleBook::task_formula(const Sentence& s) {
  const std::uint32_t last = content_end(s);
  for (std::uint32_t at = s.tokens.first; at + 1 < last && at < s.tokens.first + 12; ++at) {
    if (!is(at, w_.uppdraget) && !is(at, w_.uppdragen)) continue;
    const WordId verb_word = text_.tokens[at + 1].word;
    const bool past = verb_word == w_.ingick || verb_word == w_.innebar_past || verb_word == w_.bestod ||
                      verb_word == w_.avsag || verb_word == w_.omfattade;
    const bool formula =
        ((verb_word == w_.ingar || verb_word == w_.ingick) && at > s.tokens.first && is(at - 1, w_.i)) ||
        verb_word == w_.innebar || verb_word == w_.bestar || verb_word == w_.avser || verb_word == w_.omfattar ||
        (past && verb_word != w_.ingick);
    // `Förlängningen av uppdraget innebär att …`
    const bool inside = at > s.tokens.first && w_.is(text_.tokens[at - 1], kPreposition) && !is(at - 1, w_.i);
    if (!formula || inside) continue;
    if (past && decision_) return true;  // History.
    for (std::uint32_t t = at + 2; t < std::min(last, at + 4); ++t)
      if (w_.is(text_.tokens[t], kNegation)) return true;  // `I uppdraget ingår inte att`
    const std::uint32_t start = after_att(at + 2, std::min(last, at + 9));
    if (start >= last) return true;
    if (start >= std::min(last, at + 9)) {
      // `Uppdraget omfattar en kartläggning av …` says what without a verb.
      return false;
    }
    // `att myndigheten ska stärka`: the verb of the inner clause.
    const Clause inner = reader_.main_clause({start, last});
    std::uint32_t from = start;
    std::uint32_t opening = start;
    while (opening < last && w_.is(text_.tokens[opening], kAdverb)) ++opening;
    for (std::uint32_t t = start; t < std::min(last, start + 12) && !w_.is_infinitive(text_.tokens[opening]); ++t)
      if (w_.is(text_.tokens[t], kModal)) from = t + 1;
    const std::uint32_t verb = reader_.find_verb(from, last);
    if (verb >= last) return true;
    if (is_report(s, verb, last) || is_money(s, verb, last)) return true;
    std::uint32_t stop = 0;
    std::vector<std::string> names = reader_.bodies_at(start, last, stop);
    if (stop == start || names.empty())
      names = inner.body_subject && !inner.subject.empty() ? inner.subject : reader_.assignees_at(at);
    add(s, "mandate/uppdraget-ingar", is_cooperation(verb, last) ? "cooperation" : "task", std::move(names),
        reader_.action(verb, last, false, 0, 0));
    return true;
  }
  return false;
}

}  // namespace uppdrag::mandates
