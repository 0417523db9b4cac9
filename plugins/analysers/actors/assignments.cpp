// SPDX-License-Identifier: GPL-3.0-or-later
#include "assignments.h"

#include <algorithm>

#include "uppdrag/text/unicode.h"

namespace uppdrag::actors {
namespace {

constexpr std::uint32_t kLongestName = 14;  // Tokens of a name that no register knows.

void add_unique(std::vector<std::string>& to, const std::vector<std::string>& names) {
  for (const std::string& name : names)
    if (std::find(to.begin(), to.end(), name) == to.end()) to.push_back(name);
}

}  // namespace

bool AssignmentFinder::can_be_assigned(const ActorMention& m) const {
  return !m.genitive && m.kind != ActorKind::kGovernment && m.kind != ActorKind::kDepartment &&
         (m.names.empty() || !lex_.is_international(m.names.front()));
}

std::size_t AssignmentFinder::mention_from(std::uint32_t token) const {
  const auto it = std::lower_bound(mentions_.begin(), mentions_.end(), token,
                                   [](const ActorMention& m, std::uint32_t t) { return m.tokens.first < t; });
  return static_cast<std::size_t>(it - mentions_.begin());
}

const ActorMention* AssignmentFinder::mention_ending_at(std::uint32_t token) const {
  const std::size_t next = mention_from(token);
  return next > 0 && mentions_[next - 1].tokens.last == token ? &mentions_[next - 1] : nullptr;
}

std::uint32_t AssignmentFinder::find_word(std::uint32_t from, std::uint32_t last, WordId word) const {
  for (std::uint32_t at = from; at < last; ++at)
    if (is(at, word)) return at;
  return last;
}

const ActorMention* AssignmentFinder::holder_of_unit(std::uint32_t first, std::uint32_t last) const {
  const auto& w = lex_.w();
  const std::size_t i = mention_from(first);
  if (i + 1 >= mentions_.size() || mentions_[i + 1].tokens.first >= last) return nullptr;
  const ActorMention& holder = mentions_[i];
  const ActorMention& unit = mentions_[i + 1];
  const bool beside =
      holder.tokens.first == first && is(holder.tokens.last, w.comma) && unit.tokens.first == holder.tokens.last + 1;
  const bool only = i + 2 >= mentions_.size() || mentions_[i + 2].tokens.first >= last;
  const bool kinds = holder.kind == ActorKind::kAuthority && unit.kind == ActorKind::kAuthority;
  const bool closed = unit.tokens.last >= last || is(unit.tokens.last, w.comma);
  return beside && only && kinds && closed ? &holder : nullptr;
}

std::vector<std::string> AssignmentFinder::bodies_between(std::uint32_t first, std::uint32_t last, bool invent) {
  const auto& w = lex_.w();
  std::vector<std::string> names;
  std::uint32_t at = first;
  if (const ActorMention* holder = holder_of_unit(first, last); holder != nullptr) return holder->names;
  while (at < last) {
    const std::size_t i = mention_from(at);
    // `Stiftelsen Gröna Huset` is a name, not an anaphor with something behind it.
    if (invent && i < mentions_.size() && mentions_[i].tokens.first == at && mentions_[i].kind == ActorKind::kAnaphor &&
        text_.tokens[at].capital && mentions_[i].tokens.last < last && text_.tokens[mentions_[i].tokens.last].capital)
      mentions_.erase(mentions_.begin() + static_cast<std::ptrdiff_t>(i));
    if (i < mentions_.size() && mentions_[i].tokens.first == at) {
      const ActorMention& m = mentions_[i];
      // `NASP vid Karolinska institutet`: the body that holds it is the one that can be held to account.
      const bool held =
          is(m.tokens.last, w.vid) && i + 1 < mentions_.size() && mentions_[i + 1].tokens.first == m.tokens.last + 1;
      // `åt Socialstyrelsens att utreda`: a slip, nothing follows that it could own.
      const bool slip = invent && m.genitive && m.tokens.last == last && m.kind == ActorKind::kAuthority;
      if ((can_be_assigned(m) || slip) && !held)
        add_unique(names, m.kind == ActorKind::kAnaphor ? resolve(m) : m.names);
      at = m.tokens.last;
      continue;
    }
    if (is(at, w.left)) {  // What a name's parenthesis says is not a further body.
      const std::uint32_t right = find_word(at, last, w.right);
      at = right < last ? right + 1 : last;
      continue;
    }
    if (!invent || !text_.tokens[at].capital) {
      ++at;
      continue;
    }
    // An unknown name reaches to the next comma, `och`, parenthesis or known body.
    std::uint32_t stop = at;
    while (stop < last && stop < at + kLongestName && !is_any(stop, w.comma, w.och, w.samt, w.left, w.att, w.i)) {
      if (stop > at && i < mentions_.size() && mentions_[i].tokens.first == stop) break;
      ++stop;
    }
    // `… vid Karolinska institutet`: the body that holds it is the one that can be held to account.
    if (i < mentions_.size() && mentions_[i].tokens.first == stop && stop > at && is(stop - 1, w.vid)) {
      at = stop;
      continue;
    }
    if (find_word(at, std::min(last, at + kLongestName), w.vid) < last && i < mentions_.size() &&
        mentions_[i].tokens.first < last && mentions_[i].tokens.first > 0 && is(mentions_[i].tokens.first - 1, w.vid)) {
      at = mentions_[i].tokens.first;
      continue;
    }
    ActorMention unknown;
    unknown.tokens = {at, stop};
    unknown.span = text_.span(unknown.tokens);
    unknown.kind = ActorKind::kUnknownBody;
    unknown.names = {std::string(unknown.span.of(in_.document.text))};
    if (const std::string* meant = lex_.misspelt(unknown.names.front()); meant != nullptr) {
      unknown.kind = ActorKind::kAuthority;
      unknown.names = {*meant};
    }
    if (unknown.names.front().size() > 2) {
      add_unique(names, unknown.names);
      mentions_.insert(mentions_.begin() + static_cast<std::ptrdiff_t>(i), std::move(unknown));
    }
    at = stop;
  }
  return names;
}

std::vector<std::string> AssignmentFinder::bodies_before(std::uint32_t end, std::uint32_t first) const {
  const auto& w = lex_.w();
  std::vector<const ActorMention*> found;
  std::uint32_t at = end;
  if (at > first + 1 && is(at - 1, w.comma)) --at;  // `Myndigheten för delaktighet, MFD, har i uppdrag`
  while (at > first) {
    const ActorMention* m = mention_ending_at(at);
    if (m == nullptr || !can_be_assigned(*m) || m->tokens.first < first) break;
    found.push_back(m);
    at = m->tokens.first;
    std::uint32_t separators = 0;
    while (at > first && separators < 2 && is_any(at - 1, w.comma, w.och, w.samt, w.respektive)) {
      --at;
      ++separators;
    }
    if (separators == 0) break;
  }
  std::vector<std::string> names;
  for (auto it = found.rbegin(); it != found.rend(); ++it)
    add_unique(names, (*it)->kind == ActorKind::kAnaphor ? resolve(**it) : (*it)->names);
  const bool closed = end > first + 1 && is(end - 1, w.comma);
  return closed && (found.size() < 2 || names.size() != 1) ? std::vector<std::string>{} : names;
}

std::vector<std::string> AssignmentFinder::partners_in(const Sentence& sentence) const {
  const auto& w = lex_.w();
  std::vector<std::string> partners;
  for (std::uint32_t at = sentence.tokens.first; at + 1 < sentence.tokens.last; ++at) {
    const bool together = is_any(at, w.tillsammans, w.samverkan, w.samarbete) && is(at + 1, w.med);
    if (!together) continue;
    for (std::size_t i = mention_from(at + 2); i < mentions_.size(); ++i) {
      const ActorMention& m = mentions_[i];
      if (m.tokens.first > at + 6 && partners.empty()) break;
      if (m.tokens.last > sentence.tokens.last || !can_be_assigned(m)) break;
      if (m.kind == ActorKind::kAuthority || m.kind == ActorKind::kCountyBoard) add_unique(partners, m.names);
      const std::uint32_t after = m.tokens.last;
      if (!is_any(after, w.och, w.samt) &&
          !(is(after, w.comma) && i + 1 < mentions_.size() && mentions_[i + 1].tokens.first == after + 1))
        break;
    }
  }
  return partners;
}

void AssignmentFinder::set_scope(std::uint32_t from, const std::vector<std::string>& names) {
  if (names.empty()) return;
  if (!scopes_.empty() && scopes_.back().names == names) return;
  if (!scopes_.empty() && scopes_.back().from == from)
    scopes_.back().names = names;
  else
    scopes_.push_back({from, names});
}

void AssignmentFinder::add_assignment(const Sentence& sentence, std::uint32_t token, std::vector<std::string> names,
                                      Tense tense) {
  if (names.empty()) return;
  // What was assigned in the past is background and holds for its sentence, unless the text has nothing newer.
  if (tense == Tense::kPast && present_) {
    const std::vector<std::string> before = scopes_.empty() ? std::vector<std::string>{} : scopes_.back().names;
    set_scope(token, names);
    set_scope(sentence.tokens.last, before);
    return;
  }
  present_ = present_ || tense == Tense::kPresent;
  assignments_.push_back({token, names, partners_in(sentence)});
  // In a board's own text others' assignments hold for their paragraph, and then the board speaks on.
  if (own_.empty()) standing_ = names;
  subject_block_ = own_.empty() ? kNoBlock : sentence.block;
  set_scope(token, names);
}

// From `ger`, `gav`, `ge` … on: where the list of assignees stands. Returns one past the `i uppdrag`, or 0 when this is
// no assignment. Word orders: `ger X i uppdrag att`, `ger i uppdrag åt X att`, `ger därför regeringen X i uppdrag att`.
std::uint32_t AssignmentFinder::after_given(std::uint32_t verb, std::uint32_t last, std::uint32_t& list_first,
                                            std::uint32_t& list_last) const {
  const auto& w = lex_.w();
  for (std::uint32_t at = verb + 1; at < last; ++at) {
    if (is(at, w.uppdraget) && is(at + 1, w.att) && mention_ending_at(at) != nullptr) {  // `ger X uppdraget att`
      list_first = verb + 1;
      list_last = at;
      return at + 1;
    }
    if (!is_any(at, w.uppdrag)) continue;
    const bool adjective = at >= 2 && is(at - 2, w.ett) && at - 2 > verb;  // `ett särskilt uppdrag till X`
    const bool in_assignment = is(at - 1, w.i) || (is(at - 1, w.fortsatt) && at >= 2 && is(at - 2, w.i)) ||
                               is(at - 1, w.ett) || (at - 1 == verb) || adjective;
    if (!in_assignment) return 0;
    const std::uint32_t phrase = is(at - 1, w.fortsatt) ? at - 2 : at - 1;
    if (is_any(at + 1, w.at, w.till, w.ar)) {
      list_first = at + 2;
      list_last = find_word(at + 2, last, w.att);
      return at + 2;
    }
    list_first = verb + 1;
    list_last = std::max(phrase, verb + 1);
    return at + 1;
  }
  return 0;
}

void AssignmentFinder::assignment_in(const Sentence& sentence) {
  const auto& w = lex_.w();
  for (std::uint32_t at = sentence.tokens.first; at < sentence.tokens.last; ++at) {
    const WordId word = text_.tokens[at].word;
    if (word == w.uppdrar || word == w.uppdrog || word == w.uppdra || word == w.uppdragit)
      at = assigns(sentence, at);
    else if (word == w.ger || word == w.gav || word == w.ge || word == w.gett || word == w.givit || word == w.lamnar)
      gives(sentence, at);
    else if (word == w.beslutar || word == w.forlanger || word == w.andrar)
      decides(sentence, at);
    else if (word == w.far || word == w.ges || word == w.fick || word == w.har || word == w.hade || word == w.uppdras ||
             word == w.gavs)
      gets(sentence, at);
  }
}

// `uppdrar åt A, B och C att`: returns the last token of the list.
std::uint32_t AssignmentFinder::assigns(const Sentence& sentence, std::uint32_t at) {
  const auto& w = lex_.w();
  const std::uint32_t last = sentence.tokens.last;
  std::uint32_t list = at + 1;
  while (list < last && list < at + 12 && !is_any(list, w.at, w.till, w.ar)) ++list;
  if (list >= last || !is_any(list, w.at, w.till, w.ar)) return at;
  std::uint32_t stop = std::min(find_word(list + 1, last, w.att), find_word(list + 1, last, w.colon));
  // `åt Socialstyrelsen, i samråd med …, att`: partners are not assignees.
  for (std::uint32_t t = list + 1; t < stop; ++t)
    if (is_any(t, w.samverkan, w.samarbete, w.tillsammans, w.samrad)) stop = t;
  add_assignment(sentence, list, bodies_between(list + 1, stop, true),
                 is_any(at, w.uppdrog, w.uppdragit) ? Tense::kPast : Tense::kPresent);
  return std::max(at, stop > 0 ? stop - 1 : at);
}

// `ger X i uppdrag`, `gav i uppdrag åt X`
void AssignmentFinder::gives(const Sentence& sentence, std::uint32_t at) {
  const auto& w = lex_.w();
  std::uint32_t first = 0;
  std::uint32_t stop = 0;
  const std::uint32_t after = after_given(at, std::min(sentence.tokens.last, at + 160), first, stop);
  // `Regeringen avser att ge X i uppdrag` assigns nothing yet.
  const bool intended =
      at >= sentence.tokens.first + 2 && is(at - 1, w.att) && lex_.is_intention(text_.tokens[at - 2].word);
  if (intended) return;
  if (after == 0) {  // `Regeringen ger Boverket att utreda`: the `i uppdrag` was forgotten.
    const bool government = is(at, w.ger) && at > sentence.tokens.first && is(at - 1, w.regeringen);
    const std::uint32_t att = find_word(at + 1, std::min(sentence.tokens.last, at + 60), w.att);
    const ActorMention* last = government ? mention_ending_at(att) : nullptr;
    const std::size_t i = mention_from(at + 1);
    if (last != nullptr && i < mentions_.size() && mentions_[i].tokens.first == at + 1)
      add_assignment(sentence, at + 1, bodies_between(at + 1, att, false), Tense::kPresent);
    return;
  }
  add_assignment(sentence, first, bodies_between(first, stop, true),
                 is_any(at, w.ger, w.ge, w.lamnar) ? Tense::kPresent : Tense::kPast);
}

// `beslutar regeringen om följande uppdrag till Socialstyrelsen`, `beslutar att tiden för uppdraget till X förlängs`
void AssignmentFinder::decides(const Sentence& sentence, std::uint32_t at) {
  const auto& w = lex_.w();
  const std::uint32_t last = sentence.tokens.last;
  const std::uint32_t reach = std::min(last, at + 12);
  std::uint32_t object = find_word(at + 1, reach, w.uppdrag);
  if (object == reach) object = find_word(at + 1, reach, w.uppdraget);
  if (object + 1 >= last || !is_any(object + 1, w.till, w.at)) return;
  if (!is(object, w.uppdraget) && find_word(at + 1, object, w.att) != object) return;
  const std::uint32_t stop = find_word(object + 2, std::min(last, object + 40), w.att);
  add_assignment(sentence, object, bodies_between(object + 2, stop, false), Tense::kPresent);
}

// `X får i uppdrag`, `X har sedan 2018 i uppdrag`, `2013 fick länsstyrelserna i uppdrag`, `Vidare ges Skolverket i
// uppdrag`
void AssignmentFinder::gets(const Sentence& sentence, std::uint32_t at) {
  const auto& w = lex_.w();
  const bool has = is_any(at, w.har, w.hade);
  const Tense tense = is_any(at, w.fick, w.gavs, w.hade) ? Tense::kPast : has ? Tense::kStanding : Tense::kPresent;
  const std::uint32_t object = is(at, w.uppdras) ? at + 1 : assignment_had(at, sentence.tokens.last);
  if (object == 0) {
    std::uint32_t first = 0;
    std::uint32_t stop = 0;
    if (!has && after_given(at, std::min(sentence.tokens.last, at + 60), first, stop) != 0)
      add_assignment(sentence, first, bodies_between(first, stop, false), tense);
    return;
  }
  std::vector<std::string> names = bodies_before(at, sentence.tokens.first);
  if (names.empty()) names = bodies_between(at + 1, object, false);
  if (names.empty()) {  // `att Socialstyrelsen under 2015 får i uppdrag`
    constexpr std::uint32_t kReach = 12;
    std::uint32_t first = at;
    while (first > sentence.tokens.first && at - first < kReach && !is(first - 1, w.att)) --first;
    const std::size_t i = mention_from(first);
    if (i < mentions_.size() && mentions_[i].tokens.first == first &&
        (first == sentence.tokens.first || is(first - 1, w.att)))
      names = bodies_between(first, mentions_[i].tokens.last, false);
  }
  add_assignment(sentence, at, names, tense);
}

std::uint32_t AssignmentFinder::assignment_had(std::uint32_t verb, std::uint32_t last) const {
  const auto& w = lex_.w();
  constexpr std::uint32_t kReach = 12;  // `fick den 12 november 2015 av regeringen i uppdrag`
  for (std::uint32_t at = verb + 1; at < std::min(last, verb + kReach); ++at) {
    const Token& token = text_.tokens[at];
    if (is_any(at, w.uppdrag, w.regeringsuppdrag)) {
      // `i uppdrag`, `ett fortsatt uppdrag`, `regeringens uppdrag`, `haft uppdrag`; not `inom uppdrag`.
      return is_any(at - 1, w.av, w.med, w.till, w.vid, w.inom, w.hos) ? 0 : at;
    }
    if (is(at, w.uppdraget) && is(at + 1, w.att)) {  // `får uppdraget att`; not `får medel för uppdraget att`
      const bool had = (at == verb + 1 && !is_any(verb, w.har, w.hade)) || is(at - 1, w.fatt) ||
                       in_.vocabulary.word(text_.tokens[at - 1].word) == "nu" || mention_ending_at(at) != nullptr;
      return had ? at : 0;
    }
    // Another verb takes the object: `har redovisat sitt uppdrag`, `har gett X i uppdrag`.
    if (is_any(at, w.att, w.colon, w.stop, w.gett, w.givit, w.ska, w.som)) {
      if (is(at, w.som) && is_any(at + 1, w.uppdrag, w.regeringsuppdrag)) continue;
      return 0;
    }
    if (is_any(verb, w.har, w.hade) && token.kind == TokenKind::kWord &&
        !is_any(at, w.fatt, w.haft, w.ett, w.fortsatt)) {
      const std::string_view text = in_.vocabulary.word(token.word);
      if (text.ends_with("at") || text.ends_with("ats") || text.ends_with("its") || text.ends_with("tts")) return 0;
    }
  }
  return 0;
}

// `Uppdrag till X att …`, `Ändring av uppdraget till X`: holds until the text says more.
void AssignmentFinder::title_assignment() {
  const auto& w = lex_.w();
  if (text_.sentences.empty()) return;
  const Sentence& title = text_.sentences.front();
  for (std::uint32_t at = title.tokens.first; at + 1 < title.tokens.last; ++at) {
    if (!is_any(at, w.uppdrag, w.uppdraget) || !is_any(at + 1, w.till, w.at)) continue;
    const std::uint32_t stop = std::min({find_word(at, title.tokens.last, w.att), title.tokens.last});
    const std::vector<std::string> names = bodies_between(at + 2, stop, false);
    if (names.empty()) return;
    standing_ = names;
    set_scope(0, names);
    return;
  }
}

// The body that a main clause is about: nothing but adverbials before it, `ska`/`får` beside it.
bool AssignmentFinder::is_subject(const ActorMention& mention, const Sentence& sentence) const {
  const auto& w = lex_.w();
  if (!can_be_assigned(mention) || mention.kind == ActorKind::kAnaphor) return false;
  const auto modal = [&](std::uint32_t at) { return is_any(at, w.ska, w.skall, w.far); };
  if (mention.tokens.first > sentence.tokens.first && modal(mention.tokens.first - 1)) return true;
  // `Gymnastik- och idrottshögskolan, Centrum för idrottsforskning (CIF), ska`
  const bool apposition = is(mention.tokens.last, w.comma) && modal(mention.tokens.last + 1) &&
                          mention.tokens.first > sentence.tokens.first && is(mention.tokens.first - 1, w.comma);
  if (apposition) return true;
  if (!modal(mention.tokens.last)) return false;
  if (mention.tokens.first == sentence.tokens.first) return true;
  const std::uint32_t before = mention.tokens.first - 1;
  return is_any(before, w.comma) || is_any(before, w.att);
}

void AssignmentFinder::subject_in(const Sentence& sentence) {
  const auto& w = lex_.w();
  for (std::size_t i = mention_from(sentence.tokens.first);
       i < mentions_.size() && mentions_[i].tokens.first < sentence.tokens.last; ++i) {
    const ActorMention& m = mentions_[i];
    if (!is_subject(m, sentence)) continue;
    // Several subjects side by side: `A och B ska`.
    std::vector<std::string> names = bodies_before(m.tokens.last, sentence.tokens.first);
    if (is(m.tokens.last, w.comma) && i > 0 && mentions_[i - 1].tokens.last + 1 == m.tokens.first)
      names = mentions_[i - 1].names;
    if (names.empty()) names = m.names;
    bool leading = false;  // Who merely leads does not carry the rest alone.
    bool money = false;
    for (std::uint32_t at = m.tokens.last; at < std::min(sentence.tokens.last, m.tokens.last + 25); ++at) {
      leading = leading || is_any(at, w.huvudansvarig, w.samordna);
      money = money || is_any(at, w.anvanda, w.disponera, w.rekvirera, w.utbetala, w.fordela);
    }
    if (leading) return;
    if (standing_.empty() ||
        (money && std::find(standing_.begin(), standing_.end(), m.names.front()) != standing_.end() &&
         assignments_.size() > 1))
      standing_ = names;
    subject_block_ = sentence.block;
    set_scope(m.tokens.first, names);
    return;
  }
}

std::vector<AssigneeScope> AssignmentFinder::find() {
  own_ = own_board();
  if (!own_.empty()) {
    standing_ = own_;
    set_scope(0, own_);
  }
  title_assignment();
  for (const Sentence& sentence : text_.sentences) {
    // A subject holds to the end of its block; list items share their lead-in's.
    if (subject_block_ != kNoBlock && sentence.block != subject_block_) {
      subject_block_ = kNoBlock;
      set_scope(sentence.tokens.first, standing_);
    }
    const std::size_t before = assignments_.size();
    narrow_boards(sentence);
    assignment_in(sentence);
    if (assignments_.size() == before) subject_in(sentence);
  }
  const auto earlier = [](const AssigneeScope& a, const AssigneeScope& b) { return a.from < b.from; };
  std::stable_sort(scopes_.begin(), scopes_.end(), earlier);  // What only holds for a sentence is closed beforehand.
  resolve_anaphors();
  return std::move(scopes_);
}

}  // namespace uppdrag::actors
