// SPDX-License-Identifier: GPL-3.0-or-later
// What stands before an identifier: the word that announces it, the list it continues, the title it ends.
#include "scanner.h"

namespace uppdrag::references {
namespace {

constexpr std::uint32_t kMaxTitle = 30;       // Tokens between an announcing word and the parenthesis after its title.
constexpr std::uint32_t kMaxStatuteGap = 20;  // Tokens of a statute's name between two numbers of a list.

// `författningarSFS`: the statute book behind a word that sticks to it; SOSFS and SKOLFS are series of their own.
bool ends_in_gazette(std::string_view raw) {
  if (raw.size() < 4 || !raw.ends_with("SFS")) return false;
  const char before = raw[raw.size() - 4];
  return before < 'A' || before > 'Z';
}

// Capitals at the end (SOSFS, ELSÄK-FS, RiR, SÖ, ER), or a name.
bool is_series(std::string_view raw) {
  const char last = raw.back();
  return (last >= 'A' && last <= 'Z' && raw != "FM") || raw == "Fm" || raw == "SÖ" || raw == "Brå" ||
         raw == "Statskontoret" || raw == "Riksrevisionen";
}

}  // namespace

Head Scanner::head_at(std::uint32_t at) const {
  if (!word_at(at)) return Head::kNone;
  const Token& token = tokens_[at];
  const Meaning meaning = words_.meaning(token.word);
  if (meaning.glued >
      0) {  // `UkrainaProp.`: with a capital where the head starts, or with its full stop (`miljöerdir.`).
    const std::string_view text = raw(at);
    if (text.size() <= meaning.glued) return Head::kNone;
    const char first = text[text.size() - meaning.glued];
    const bool stop = meaning.glued > 2 && glued(at + 1) && is(at + 1, words_.dot);
    const bool small = first >= 'a' && first <= 'z';
    return (stop && small) || (first >= 'A' && first <= 'Z') ? meaning.head : Head::kNone;
  }
  switch (meaning.head) {
    case Head::kCommission:
      return token.all_capitals ? meaning.head : Head::kNone;
    case Head::kCommunity:
      return token.capital ? meaning.head : Head::kNone;
    case Head::kSeries:
      if (ends_in_gazette(raw(at))) return Head::kGazette;
      return is_series(raw(at)) || is(at, words_.cirk) ? meaning.head : Head::kNone;
    // LSS, PBL: as abbreviations only. `lag` is a word.
    case Head::kStatute:
      return length(at) > 4 || token.capital || is(at, words_.lag) ? meaning.head : Head::kNone;
    default:
      return meaning.head;
  }
}

bool Scanner::committee_at(std::uint32_t at) const {
  if (!word_at(at) || !tokens_[at].capital || !words_.meaning(tokens_[at].word).committee) return false;
  const std::string_view text = raw(at);
  return text.back() == 'U' && text != "SOU";
}

Scanner::Announcement Scanner::announced(std::uint32_t at) const {
  Announcement out;
  for (std::uint32_t steps = 0; at > 0 && steps < 6 && inside(at); ++steps) {
    --at;
    const WordId word = tokens_[at].word;
    const bool opens = word == words_.open || word == words_.open_bracket;
    out.in_parentheses = out.in_parentheses || opens;
    if (opens || word == words_.dot || word == words_.colon || word == words_.quote || word == words_.star ||
        words_.is_number_word(word) || word == words_.ar || (word == words_.om && out.in_parentheses))
      continue;
    if (word == words_.dash && glued(at) && head_at(at - 1) == Head::kSeries) continue;     // PTS-ER-2021:13
    if (word == words_.comma && steps == 0 && head_at(at - 1) == Head::kStatute) continue;  // telelagen, 1993:597
    out.head = head_at(at);
    if (out.head == Head::kNone) return {};
    out.at = at;
    out.eu = words_.meaning(word).eu;
    if (word == words_.cirk && at > 0 && head_at(at - 1) == Head::kSeries) out.at = at - 1;
    return out;
  }
  return {};
}

Scanner::Announcement Scanner::title_before(std::uint32_t at, Shape shape) const {
  if (at < 2 || !inside(at) || !inside(at - 1)) return {};
  const bool opened = is(at - 1, words_.open) || is(at - 1, words_.open_bracket);
  if (!opened && shape != Shape::kParliament) return {};
  const std::uint32_t sentence = text_.sentence_at(at).tokens.first;
  const std::uint32_t bound = out_.empty() ? sentence : std::max(sentence, out_.back().mention.tokens.last);
  Announcement statute;
  for (std::uint32_t j = at - 1; j > bound && at - j < kMaxTitle;) {
    --j;
    if (is(j, words_.semicolon)) break;
    const Head head = head_at(j);
    if (head == Head::kNone) continue;
    const bool opens_title = tokens_[j + 1].capital || is(j + 1, words_.quote);
    const bool opens_name = is(j + 1, words_.om) || is(j + 1, words_.med) || is(j + 1, words_.angaende);
    const Announcement here{head, j, false, opened};
    if (shape == Shape::kParliament) {
      if (head == Head::kBill || head == Head::kCommunication || head == Head::kDecision || head == Head::kReport)
        return here;
      continue;
    }
    switch (head) {
      case Head::kStatute:
        if (opens_name && statute.head == Head::kNone) statute = here;
        break;
      case Head::kRules:
        if (statute.head == Head::kNone) return {};
        break;
      case Head::kReport:
      case Head::kInquiry:
      case Head::kMinistryReport:
      case Head::kStudy:
        if (opens_title) return here;  // The statute, if any, is part of the title.
        break;
      default:
        break;
    }
  }
  return statute;
}

const Found* Scanner::list_before(std::uint32_t at, Shape shape) const {
  if (out_.empty() || last_shape_ != shape) return nullptr;
  const Found& before = out_.back();
  const std::uint32_t last = before.mention.tokens.last;
  if (last >= at || at - last > kMaxStatuteGap) return nullptr;
  bool connected = false;
  bool pure = at - last <= 4;
  for (std::uint32_t j = last; j <= at; ++j) {
    if (!inside(j)) return nullptr;
    if (j == at) break;
    const WordId word = tokens_[j].word;
    if (words_.is_connector(word) || (word == words_.dash && j + 1 == at))
      connected = true;
    else if (word != words_.open && word != words_.close && word != words_.quote)
      pure = false;
  }
  if (!connected) return nullptr;
  if (pure) return &before;
  // `lagen (1994:1563) om tobaksskatt, (1994:1564) om alkoholskatt`
  if (shape != Shape::kSeries || before.mention.kind != "sfs" || !is(at - 1, words_.open)) return nullptr;
  if (!words_.is_connector(tokens_[at - 2].word)) return nullptr;
  for (std::uint32_t j = at; j < at + 6 && inside(j); ++j)
    if (is(j, words_.close)) return is(j + 1, words_.om) || is(j + 1, words_.med) ? &before : nullptr;
  return nullptr;
}

}  // namespace uppdrag::references
