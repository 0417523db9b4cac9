// SPDX-License-Identifier: GPL-3.0-or-later
#include "sentence_rules.h"

namespace uppdrag {
namespace {

// Abbreviations after which a sentence goes on even when a capital follows. In capitals they are names (`SKR.`, `FN.`).
constexpr const char* kInside[] = {
    "prop",  "skr",  "bet",  "rskr", "dir",   "dnr",  "nr",   "kap",  "ca",    "cirka", "resp", "jfr",   "inkl", "exkl",
    "kungl", "prof", "dr",   "ev",   "ap",    "anm",  "avd",  "kl",   "utg",   "omr",   "uo",   "jan",   "febr", "feb",
    "mar",   "apr",  "aug",  "sep",  "sept",  "okt",  "nov",  "dec",  "dvs",   "tex",   "bla",  "sk",    "from", "tom",
    "pga",   "fd",   "fn",   "milj", "st",    "tel",  "förf", "hr",   "ds",    "diarienr", "lagst", "motsv", "sthlm", "tfn",
    "vol",   "ggr",  "civ",  "ing",  "jur",   "kand", "enl",  "ang",  "betr",  "avs",   "utv",  "ordf",  "mån",  "tim",
    "org",   "fig",  "tab",  "ref",  "uppl",  "alt",  "jml",  "trol", "urspr", "vanl",  "årg",  "övers", "forts", "exp",
    "adm",   "insp", "sekr", "leg",  "mom",   "förs", "ekon", "tekn", "verks", "obs"};
// Ordinary words too: they abbreviate only before a figure (`art. 5`, `bil. 2`, `sid. 12`).
constexpr const char* kBeforeFigure[] = {"art", "bil", "sid", "max", "min", "ung", "red", "fil", "mag", "del"};
// Those that may be the last word of a sentence as well: a capital after them starts a new one.
constexpr const char* kMayEnd[] = {"kr",  "tkr", "mkr", "mnkr", "mdkr", "osv", "etc", "mm",
                                   "mfl", "dyl", "od",  "mdr",  "msek", "moms"};

}  // namespace

SentenceRules::SentenceRules(Vocabulary& vocabulary)
    : stop_(vocabulary.intern(".")),
      exclamation_(vocabulary.intern("!")),
      question_(vocabulary.intern("?")),
      ellipsis_(vocabulary.intern("…")),
      quote_(vocabulary.intern("\"")),
      right_parenthesis_(vocabulary.intern(")")),
      right_bracket_(vocabulary.intern("]")),
      apostrophe_(vocabulary.intern("'")),
      m_(vocabulary.intern("m")),
      fl_(vocabulary.intern("fl")),
      d_(vocabulary.intern("d")),
      dyl_(vocabulary.intern("dyl")),
      o_(vocabulary.intern("o")) {
  for (const char* word : kInside) single_.set(vocabulary.intern(word), 1);
  for (const char* word : kMayEnd) single_.set(vocabulary.intern(word), 2);
  for (const char* word : kBeforeFigure) single_.set(vocabulary.intern(word), 2);
  for (const char* mark : {"(", "[", "•", "·", "*", "'"}) opening_.set(vocabulary.intern(mark), 1);
  dash_ = vocabulary.intern("-");
}

SentenceRules::Abbreviation SentenceRules::abbreviation_before(const TokenText& text, std::uint32_t stop,
                                                               std::uint32_t first) const {
  if (stop == first) return Abbreviation::kNone;
  const Token& word = text.tokens[stop - 1];
  if (word.kind != TokenKind::kWord || word.end != text.tokens[stop].start) return Abbreviation::kNone;
  // Several parts: `bl.a.`, `m.m.`, also written with spaces.
  const bool parts = stop >= first + 2 && text.tokens[stop - 2].word == stop_ && word.end - word.start <= 3;
  if (parts) {
    const bool glued = !word.space_before;
    const bool short_before = stop >= first + 3 && text.tokens[stop - 3].end - text.tokens[stop - 3].start <= 2;
    if (glued || short_before) {
      // Only m.m., m.fl., o.d. and o.dyl. close a list; fr.o.m. and f.d. lead on.
      const WordId head = stop >= first + 3 ? text.tokens[stop - 3].word : kNoWord;
      const bool closes = (head == m_ && (word.word == m_ || word.word == fl_)) ||
                          (head == o_ && (word.word == d_ || word.word == dyl_));
      return closes ? Abbreviation::kMayEnd : Abbreviation::kInside;
    }
  }
  if (word.end - word.start == 1) return Abbreviation::kInside;  // An initial, `s.`, `f.`
  if (word.all_capitals) return Abbreviation::kNone;
  const std::uint8_t known = single_[word.word];
  return known == 1 ? Abbreviation::kInside : known == 2 ? Abbreviation::kMayEnd : Abbreviation::kNone;
}

bool SentenceRules::opens_sentence(const TokenText& text, std::uint32_t at, std::uint32_t last) const {
  const Token& token = text.tokens[at];
  if (token.capital || token.kind == TokenKind::kNumber || token.word == quote_ || opening_[token.word] != 0) return true;
  // `– Det är bra`, but not `utv. – del till länsstyrelserna`.
  return token.word == dash_ && at + 1 < last && (text.tokens[at + 1].capital || text.tokens[at + 1].word == quote_);
}

bool SentenceRules::ends_at(const TokenText& text, std::uint32_t stop, std::uint32_t next, TokenRange range) const {
  const Token& mark = text.tokens[stop];
  const Token& after = text.tokens[next];
  if (!after.space_before) {
    // `målen.Regeringen`: the space was lost. Not in `öppnadata.se`, `1.4`, `U.S.A`.
    const Token& before = text.tokens[stop > range.first ? stop - 1 : stop];
    const bool glued_number = after.kind == TokenKind::kNumber && next + 1 < range.last && text.tokens[next + 1].capital &&
                              !text.tokens[next + 1].space_before;
    return mark.word == stop_ && before.kind == TokenKind::kWord && !before.all_capitals && before.end - before.start > 2 &&
           ((after.capital && !after.all_capitals) || glued_number);
  }
  if (mark.word != stop_) return after.capital || after.kind == TokenKind::kNumber || after.word == quote_;
  if (stop == range.first) return false;
  const Token& before = text.tokens[stop - 1];
  // `1.` that opens a block numbers it.
  if (before.kind == TokenKind::kNumber && before.block_start) return false;
  switch (abbreviation_before(text, stop, range.first)) {
    case Abbreviation::kInside: return false;
    case Abbreviation::kMayEnd: return after.capital;
    case Abbreviation::kNone: break;
  }
  return opens_sentence(text, next, range.last);
}

void SentenceRules::split(TokenRange range, std::uint32_t block, TokenText& out) const {
  const auto close = [&](std::uint32_t first, std::uint32_t last) {
    if (first >= last) return;
    out.sentence_of.resize(last, static_cast<std::uint32_t>(out.sentences.size()));
    out.sentences.push_back({{first, last}, block});
  };
  std::uint32_t first = range.first;
  for (std::uint32_t at = range.first; at < range.last; ++at) {
    const WordId word = out.tokens[at].word;
    if (word != stop_ && word != exclamation_ && word != question_ && word != ellipsis_) continue;
    std::uint32_t next = at + 1;
    while (next < range.last && !out.tokens[next].space_before &&
           (out.tokens[next].word == quote_ || out.tokens[next].word == right_parenthesis_ ||
            out.tokens[next].word == right_bracket_ || out.tokens[next].word == apostrophe_))
      ++next;
    if (next < range.last && ends_at(out, at, next, range)) {
      close(first, next);
      first = next;
      at = next - 1;
    }
  }
  close(first, range.last);
}

}  // namespace uppdrag
