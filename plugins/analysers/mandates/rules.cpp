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
  const TokenRange words = text_.sentences[last_sentence_[heading]].tokens;
  for (std::uint32_t at = words.first; at < words.last && at < words.first + 6; ++at)
    if (w_.is(text_.tokens[at], kBackground)) return true;
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

void RuleBook::add(const Sentence& s, const char* rule, const char* kind, std::vector<std::string> assignees, std::string action) {
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
    const bool given = word == w_.ger || word == w_.ge || word == w_.ges || word == w_.far || word == w_.har || word == w_.hade ||
                       word == w_.lamnar || word == w_.fick || word == w_.gav || word == w_.gavs || word == w_.gett || word == w_.givit;
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
    if (word == w_.ge && at > s.tokens.first + 1 && w_.is(text_.tokens[at - 2], kIntention)) return true;  // `avser att ge`
    const std::uint32_t reach = std::min(last, at + kFormulaReach);
    std::uint32_t object = at + 1;
    while (object < reach && !is(object, w_.uppdrag) && !is(object, w_.regeringsuppdrag) && !is(object, w_.att)) ++object;
    if (object >= reach || is(object, w_.att)) continue;
    if ((word == w_.har || word == w_.hade) && !has_assignment(at, object)) continue;
    if (word != w_.ge && reader_.is_subordinate(at, s.tokens.first)) continue;
    const bool past = word == w_.fick || word == w_.gav || word == w_.gavs || word == w_.gett || word == w_.givit || word == w_.hade;
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

// `Länsstyrelsernas uppdrag är att stödja kommunerna`
bool RuleBook::of_somebody(const Sentence& s) {
  const auto& actors = in_.annotations.actors;
  for (std::size_t i = reader_.mention_from(s.tokens.first); i < actors.size() && actors[i].tokens.first < s.tokens.last; ++i) {
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

// `har i uppdrag`, `har som uppdrag`, `har ett fortsatt uppdrag`; not `har ersatts av … uppdrag`, `har haft uppdrag`.
bool RuleBook::has_assignment(std::uint32_t has, std::uint32_t object) const {
  if (object > has + 9) return false;
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
  add(s, rule, "assignment", reader_.assignees_at(start), reader_.action(verb, last, false, 0, 0));
  return true;
}

// `åt SGU att tillsammans med Naturvårdsverket …`: what shall be done is then for both.
void RuleBook::add_partners(const Sentence& s, std::uint32_t from) {
  assigned_names_ = reader_.assignees_at(from);
  partners_.clear();
  for (std::uint32_t at = s.tokens.first; at + 2 < s.tokens.last; ++at) {
    if (!is(at, w_.tillsammans) || !is(at + 1, w_.med)) continue;
    std::uint32_t stop = 0;
    for (const std::string& name : reader_.bodies_at(at + 2, s.tokens.last, stop))
      if (!name.starts_with("Regering")) partners_.push_back(name);
    return;
  }
}

// Who answers for a thing that shall be done: of `uppdraget` those who were assigned, of others the body that the block
// speaks of.
std::vector<std::string> RuleBook::in_charge(const Sentence& s, const Clause& clause) const {
  const bool whole = clause.modal > s.tokens.first && is(clause.modal - 1, w_.uppdraget) && !assigned_names_.empty();
  std::vector<std::string> names = whole ? assigned_names_ : reader_.assignees_at(clause.modal);
  for (auto found = out_.rbegin(); !whole && found != out_.rend() && text_.sentence_at(found->tokens.first).block == s.block; ++found)
    if (std::string_view(found->rule) == "mandate/ska") return names;
  return with_partners(std::move(names));
}

std::vector<std::string> RuleBook::with_partners(std::vector<std::string> names) const {
  if (names != assigned_names_) return names;
  for (const std::string& name : partners_)
    if (std::find(names.begin(), names.end(), name) == names.end()) names.push_back(name);
  return names;
}

// `I uppdraget ingår att …`, `Uppdraget innebär att myndigheten ska …`.
bool RuleBook::task_formula(const Sentence& s) {
  const std::uint32_t last = content_end(s);
  for (std::uint32_t at = s.tokens.first; at + 1 < last && at < s.tokens.first + 12; ++at) {
    if (!is(at, w_.uppdraget) && !is(at, w_.uppdragen)) continue;
    const WordId verb_word = text_.tokens[at + 1].word;
    const bool past = verb_word == w_.ingick || verb_word == w_.innebar_past || verb_word == w_.bestod || verb_word == w_.avsag ||
                      verb_word == w_.omfattade;
    const bool formula = ((verb_word == w_.ingar || verb_word == w_.ingick) && at > s.tokens.first && is(at - 1, w_.i)) ||
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
    if (stop == start || names.empty()) names = inner.body_subject && !inner.subject.empty() ? inner.subject : reader_.assignees_at(at);
    add(s, "mandate/uppdraget-ingar", is_cooperation(verb, last) ? "cooperation" : "task", std::move(names),
        reader_.action(verb, last, false, 0, 0));
    return true;
  }
  return false;
}

RuleBook::ListLead RuleBook::lead_of(std::uint32_t block) const {
  ListLead lead;
  const Sentence* s = last_sentence_of(block);
  if (s == nullptr) return lead;
  const std::uint32_t last = content_end(*s);
  bool task_word = false;
  bool assignment = false;
  bool verb_after = false;
  std::uint32_t modal = last;
  for (std::uint32_t at = s->tokens.first; at < last; ++at) {
    const Token& token = text_.tokens[at];
    if (w_.is(token, kCondition)) {
      lead.conditions = true;
      return lead;
    }
    if (w_.is(token, kModal)) {
      task_word = true;
      modal = at;
    }
    const bool includes = is(at, w_.innebar) || is(at, w_.omfattar) || is(at, w_.bestar);
    const bool assigned = at > s->tokens.first && (is(at - 1, w_.uppdraget) || is(at - 1, w_.uppdragen) || is(at - 1, w_.uppdrag));
    if (is(at, w_.ingar) || is(at, w_.ingick) || (includes && (assigned || decision_))) task_word = true;
    if (strategy_ && is_pledge(at, last)) task_word = true;
    if (is(at, w_.uppdrag) || is(at, w_.regeringsuppdrag)) task_word = true;
    if (is(at, w_.uppdrar) || is(at, w_.beslutar)) assignment = true;
  }
  if (modal < last) verb_after = reader_.find_verb(modal + 1, last) < last;
  // `Myndigheten ska redovisa:`, `SGU ska undersöka följande:` are tasks themselves; their items say of what.
  if (verb_after && !is(last - 1, w_.att)) return lead;
  lead.tasks = task_word || assignment;
  const std::uint32_t formula = after_att(s->tokens.first, last);
  lead.asks = formula < last && reader_.find_verb(formula, last) < last;
  lead.assignments = assignment && (is(last - 1, w_.att) || after_att(s->tokens.first, last) >= last);
  return lead;
}

// Whom a lead-in speaks of: its subject, else the body that it names, else who carries the assignment there.
std::vector<std::string> RuleBook::lead_assignees(const Sentence& lead) const {
  const Clause clause = reader_.main_clause(lead.tokens);
  if (clause.has_modal && clause.body_subject && !clause.subject.empty()) return clause.subject;
  const auto& actors = in_.annotations.actors;
  if (!clause.has_modal) {
    for (std::size_t i = reader_.mention_from(lead.tokens.first); i < actors.size() && actors[i].tokens.first < lead.tokens.last; ++i) {
      const ActorMention& m = actors[i];
      const bool after_preposition = m.tokens.first > lead.tokens.first && w_.is(text_.tokens[m.tokens.first - 1], kPreposition) &&
                                     !is(m.tokens.first - 1, w_.at);
      const bool body = m.kind == ActorKind::kAuthority || m.kind == ActorKind::kCountyBoard || m.kind == ActorKind::kCollective;
      if (body && !m.genitive && !after_preposition && is(m.tokens.last, w_.med)) return m.names;
    }
  }
  return reader_.assignees_at(lead.tokens.last - 1);
}

bool RuleBook::list_item(const Sentence& s) {
  const Block& block = in_.document.blocks[s.block];
  std::uint32_t lead_block = block.lead_in;
  // An item of an item: its parent's lead-in decides when the parent only introduces it.
  const ListLead lead = lead_of(lead_block);
  const Sentence* lead_sentence = last_sentence_of(lead_block);
  if (!lead.tasks || lead_sentence == nullptr) return false;
  if (in_background(*lead_sentence) && !assigned_) return false;
  std::uint32_t first = s.tokens.first;
  if (is(first, w_.att)) ++first;
  const std::uint32_t last = content_end(s);
  // `kartlägga avgifterna och om detta påverkar:` asks already; `hur kontrollen utförs` under it only says of what.
  const std::uint32_t opening = reader_.find_verb(first, std::min(last, first + 5));
  if (lead.asks && (opening >= std::min(last, first + 5) || w_.is(text_.tokens[first], kSubordinator))) return true;
  // An item that is a whole sentence with its own subject goes by the other rules.
  std::uint32_t stop = 0;
  reader_.bodies_at(first, last, stop);
  if (stop > first && stop < last && w_.is(text_.tokens[stop], kModal)) return false;
  const std::uint32_t verb = reader_.find_verb(first, last);
  embedded_cooperation(s, first);
  const bool has_verb = verb < last;
  if (has_verb && ((is_report(s, verb, last) && !is_reporting_work(s, verb, last)) || is_money(s, verb, last))) return true;
  if (!has_verb && last - first < 2) return true;
  const std::uint32_t from = has_verb && verb < first + 8 ? verb : first;
  add(s, "mandate/lista", has_verb && is_cooperation(verb, last) ? "cooperation" : lead.assignments ? "assignment" : "task",
      lead_assignees(*lead_sentence), reader_.action(from, last, false, 0, 0));
  return true;
}

// `kommer under perioden att`, `åtar sig att`: one past the `att`, which follows within a few words.
bool RuleBook::is_pledge(std::uint32_t verb, std::uint32_t last) const {
  if (!w_.is(text_.tokens[verb], kPledge)) return false;
  for (std::uint32_t at = verb + 1; at < std::min(last, verb + 7); ++at)
    if (is(at, w_.att)) return true;
  return false;
}

// `Länsstyrelsen kommer att ta fram statistik`, `Vi åtar oss att …`: what the body of a strategy sets itself.
bool RuleBook::pledge(const Sentence& s) {
  const std::uint32_t last = content_end(s);
  for (std::uint32_t at = s.tokens.first; at < last; ++at) {
    if (!is_pledge(at, last) || reader_.is_subordinate(at, s.tokens.first)) continue;
    std::uint32_t start = at;
    std::vector<std::string> names = reader_.bodies_before(at, s.tokens.first, start);
    if (names.empty() && start == at) {
      std::uint32_t stop = at + 1;
      names = reader_.bodies_at(at + 1, last, stop);
      const bool we = reader_.is_we(at + 1) || (at > s.tokens.first && reader_.is_we(at - 1));
      if (names.empty() && we) names = reader_.assignees_at(at);
    }
    const std::vector<std::string> own = reader_.assignees_at(s.tokens.first > 0 ? s.tokens.first - 1 : 0);
    if (names.empty() || names != own) return false;
    const std::uint32_t verb = reader_.find_verb(after_att(at, last), last);
    if (verb >= last || is_report(s, verb, last) || is_money(s, verb, last)) return verb < last;
    add(s, "mandate/atagande", is_cooperation(verb, last) ? "cooperation" : "task", std::move(names),
        reader_.action(verb, last, false, 0, 0));
    return true;
  }
  return false;
}

// Municipalities and regions are addressed, not assigned, unless the text assigned to them before; the United Nations never are.
bool RuleBook::self_governed(const std::vector<std::string>& names, const Sentence& s) const {
  const std::vector<std::string> before = reader_.assignees_at(s.tokens.first > 0 ? s.tokens.first - 1 : 0);
  return std::all_of(names.begin(), names.end(), [&](const std::string& name) {
    const Authority* body = in_.registry.authority(name);
    if (body != nullptr && body->kind == "international") return true;
    return (name == "Kommuner" || name == "Regioner" || name == "Landsting") &&
           std::find(before.begin(), before.end(), name) == before.end();
  });
}

bool RuleBook::shall(const Sentence& s) {
  const std::uint32_t last = content_end(s);
  Clause clause = reader_.main_clause(s.tokens);
  if (strategy_ && !clause.has_modal && pledge(s)) return true;
  // `Jämställd hälsa: Länsstyrelsen ska …`: what stands behind the head is said.
  for (std::uint32_t at = s.tokens.first; at + 1 < last && clause.has_modal && at < s.tokens.first + 20; ++at) {
    if (!is(at, w_.colon)) continue;
    const Clause behind = reader_.main_clause({at + 1, s.tokens.last});
    if (behind.has_modal && behind.body_subject) clause = behind;
    break;
  }
  // `Regeringen beslutar att Skolverket ska …`: the inner clause is the main thing said.
  bool decided = false;
  for (std::uint32_t at = s.tokens.first; !clause.has_modal && at + 2 < last; ++at) {
    if (!is(at, w_.beslutar)) continue;
    const std::uint32_t start = after_att(at + 1, last);
    if (start >= last) break;
    clause = reader_.main_clause({start, s.tokens.last});
    decided = clause.has_modal && clause.body_subject;
    if (!decided) return false;
  }
  if (!clause.has_modal || !clause.has_verb || clause.negated) return false;
  for (std::uint32_t at = s.tokens.first; at < std::min(clause.modal, s.tokens.first + 8); ++at)
    if (w_.is(text_.tokens[at], kPurpose) && !is(at > s.tokens.first ? at - 1 : at, w_.i)) return false;
  if (clause.verb >= last) return false;
  // A lead-in without a verb of its own has none: `Myndigheten ska bland annat:`.
  const bool main = !opened_ && is_assignment_ && decision_;
  if (is(clause.verb, w_.syfta)) return false;  // A purpose.
  if (is(clause.verb, w_.fa_verb) || (!decision_ && is(clause.verb, w_.kunna))) return false;  // A permission.
  if (!clause.body_subject && w_.is(text_.tokens[clause.verb], kOutcome)) return false;
  std::uint32_t object = clause.modal + 1;  // `ska medlen användas`
  while (object < clause.verb && w_.is(text_.tokens[object], kAdverb | kDeterminer)) ++object;
  if (!clause.body_subject && object < clause.verb && w_.is(text_.tokens[object], kMoneyNoun)) return false;
  const bool report = is_report(s, clause.verb, last) && !(is_reporting_work(s, clause.verb, last) && asks_what(clause.verb + 1, last));
  if (report || (is_money(s, clause.verb, last) && !(main && clause.body_subject && !clause.passive))) return false;
  // `Insatserna ska uppfylla följande villkor:` opens a list of conditions.
  if (is(s.tokens.last - 1, w_.colon) && !clause.body_subject && w_.is(text_.tokens[last - 1], kCondition)) return false;
  const bool cooperation = is_cooperation(clause.verb, last);
  if (!cooperation && says_nothing(clause.verb, last)) return false;
  if (has_amount(s.tokens) && !main) return false;
  std::vector<std::string> assignees;
  bool jointly = false;
  std::uint32_t action_last = last;  // Before `av X`: the agent is the assignee, not a part of the task.
  const char* rule = "mandate/ska";
  std::uint32_t subject_first = 0;
  std::uint32_t subject_last = 0;
  if (clause.body_subject && !clause.passive) {
    assignees = clause.subject;
    for (const std::string& name : assignees)
      if (name.starts_with("Regeringen") || name.starts_with("Regeringskansliet")) return false;
    if (!assignees.empty() && self_governed(assignees, s)) return false;
    if (assignees.empty()) assignees = reader_.assignees_at(clause.modal);
    if (assignees.empty()) return false;
  } else {
    // A text that only sets its own body tasks says by the passive what is to be done; how things shall be are its aims.
    if (!is_assignment_ && !strategy_) return false;
    if (!decision_ && !clause.passive && !cooperation) return false;
    rule = "mandate/passiv";
    // `… ska samordnas av X`: the agent.
    for (std::uint32_t at = clause.verb + 1; clause.passive && at + 1 < last && at < clause.verb + 12; ++at) {
      if (!is(at, w_.av)) continue;
      std::uint32_t stop = 0;
      std::uint32_t agent = at + 1;
      // `av både X och Y`, `av chefen för X`; not `av synpunkter från X`.
      const bool office = w_.is(text_.tokens[agent + 1], kPreposition) && (is(agent + 1, w_.for_) || is(agent + 1, w_.vid) || is(agent + 1, w_.hos));
      if (office) agent += 2;
      while (agent < last && agent < at + 3 && w_.is(text_.tokens[agent], kDeterminer | kAdverb)) ++agent;
      assignees = reader_.bodies_at(agent, last, stop);
      jointly = assignees.size() > 1;
      if (!assignees.empty()) {
        action_last = at;
        break;
      }
    }
    if (assignees.empty() && subject_is_product(s, clause)) assignees = in_charge(s, clause);
    if (assignees.empty()) return false;
    const Block& block = in_.document.blocks[s.block];
    if (block.kind == BlockKind::kListItem && lead_of(block.lead_in).conditions) return false;
    // What is done stands before the modal, or after it when an adverbial opens the sentence.
    const bool adverbial = w_.is(text_.tokens[s.tokens.first], kAdverb | kPreposition);
    subject_first = adverbial ? clause.modal + 1 : s.tokens.first;
    subject_last = adverbial ? clause.verb : clause.modal;
    while (subject_first < subject_last && w_.is(text_.tokens[subject_first], kAdverb)) ++subject_first;
  }
  add(s, rule, cooperation || jointly ? "cooperation" : main || decided ? "assignment" : "task", std::move(assignees),
      reader_.action(clause.verb, action_last, clause.passive, subject_first, subject_last));
  return true;
}

// `…, i samverkan med X, …` inside the clause of a main task is a duty to cooperate of its own.
void RuleBook::embedded_cooperation(const Sentence& s, std::uint32_t from) {
  const std::uint32_t last = content_end(s);
  for (std::uint32_t at = from; at + 3 < last; ++at) {
    if (!is(at, w_.i) || (at > from && !is(at - 1, w_.comma) && !is(at - 1, w_.att))) continue;
    std::uint32_t noun = at + 1;
    if (is(noun, w_.nara)) ++noun;
    if (!is(noun, w_.samverkan) && !is(noun, w_.samrad) && !is(noun, w_.samarbete)) continue;
    if (!is(noun + 1, w_.med)) continue;
    std::uint32_t stop = noun + 2;
    while (stop < last && !is(stop, w_.comma) && !is(stop, w_.att)) ++stop;
    stop = std::min(stop, reader_.find_verb(noun + 2, last));
    Found found{"mandate/samverkan", "cooperation", reader_.assignees_at(from), {at, std::max(stop, noun + 3)}, ""};
    found.action = std::string(text_.span(found.tokens).of(in_.document.text));
    out_.push_back(std::move(found));
    return;
  }
}

}  // namespace uppdrag::mandates
