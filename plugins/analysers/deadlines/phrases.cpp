// SPDX-License-Identifier: GPL-3.0-or-later
// The word tables of the deadline rules.
#include "phrases.h"

#include <string>

#include "phrase_tables.h"

namespace uppdrag::deadlines {
namespace {

// Calls `take` for each word of a blank-separated list.
template <typename Take>
void each_word(std::string_view words, const Take& take) {
  while (!words.empty()) {
    const std::size_t blank = words.find(' ');
    take(words.substr(0, blank));
    words = blank == std::string_view::npos ? std::string_view{} : words.substr(blank + 1);
  }
}

std::uint16_t pack(Lexeme lexeme) {
  return static_cast<std::uint16_t>(0x8000U | static_cast<unsigned>(lexeme.tag) |
                                    static_cast<unsigned>(lexeme.action) << 6U |
                                    static_cast<unsigned>(lexeme.form) << 10U);
}

Lexeme unpack(std::uint16_t bits) {
  return {static_cast<Tag>(bits & 0x3FU), static_cast<Action>(bits >> 6U & 0xFU),
          static_cast<Form>(bits >> 10U & 0x7U)};
}

}  // namespace

std::string_view action_name(Action action) {
  switch (action) {
    case Action::kReport:
    case Action::kDocument:
      return "report";
    case Action::kPartial:
      return "report-partial";
    case Action::kFinal:
      return "report-final";
    case Action::kFinancial:
      return "report-financial";
    case Action::kRequisition:
      return "requisition";
    case Action::kRepay:
      return "repay";
    case Action::kPayout:
      return "payout";
    case Action::kPropose:
      return "propose";
    case Action::kNone:
    case Action::kPlan:
    case Action::kOther:
      break;
  }
  return "other";
}

void Phrases::add(std::string_view word, Tag tag, Action action, Form form) {
  table_.set(vocabulary_.add(word), pack({tag, action, form}));
}

void Phrases::add_verb(std::string_view infinitive, Tag tag, Action action) {
  const std::string stem(infinitive);
  add(stem, tag, action, Form::kInfinitive);
  add(stem + "s", tag, action, Form::kPassive);
  add(stem + "r", tag, action, Form::kPresent);
  for (const char* ending : {"de", "des", "t", "ts"}) add(stem + ending, tag, action, Form::kPast);
}

void Phrases::add_noun(std::string_view noun, Action action) {
  const std::string stem(noun);
  for (const char* ending : {"", "en", "er", "erna", "ar", "arna", "n", "r", "rna"})
    add(stem + ending, Tag::kNoun, action);
}

Phrases::Phrases(Vocabulary& vocabulary) : vocabulary_(vocabulary) {
  for (const auto& list : kNouns) each_word(list.words, [&](std::string_view word) { add_noun(word, list.action); });
  for (const auto& list : kNeuterNouns) {
    each_word(list.words, [&](std::string_view word) {
      for (const char* ending : {"", "et", "en", "t", "n"}) add(std::string(word) + ending, Tag::kNoun, list.action);
    });
  }
  for (const auto& list : kRegularVerbs)
    each_word(list.words, [&](std::string_view word) { add_verb(word, list.tag, list.action); });
  for (const auto& list : kWordLists)
    each_word(list.words, [&](std::string_view word) { add(word, list.tag, list.action, list.form); });
  comma = vocabulary.add(",");
  semicolon = vocabulary.add(";");
  colon = vocabulary.intern(":");
  stop = vocabulary.add(".");
  right = vocabulary.add(")");
  star = vocabulary.add("*");
  bullet = vocabulary.add("•");
  att = vocabulary.add("att");
  hur = vocabulary.add("hur");
  den = vocabulary.add("den");
  det = vocabulary.add("det");
  av = vocabulary.add("av");
  till = vocabulary.add("till");
  fran = vocabulary.add("från");
  hos = vocabulary.add("hos");
  m = vocabulary.add("m");
  at = vocabulary.add("åt");
  da = vocabulary.add("då");
  ha = vocabulary.add("ha");
  year = vocabulary.add("år");
  dels = vocabulary.add("dels");
  is_verb = vocabulary.add("är");
  sista = vocabulary.add("sista");
  left = vocabulary.add("(");
  sa = vocabulary.add("så");
}

Lexeme Phrases::guess(std::string_view word) const {
  Lexeme found;
  for (const auto& list : kTails) {
    each_word(list.words, [&](std::string_view tail) {
      if (word.size() > tail.size() + 1 && word.ends_with(tail)) found = {Tag::kNoun, list.action, Form::kNone};
    });
  }
  return found;
}

namespace {

bool has_tail(std::string_view word, std::string_view tails) {
  bool found = false;
  each_word(tails, [&](std::string_view tail) { found = found || word.ends_with(tail); });
  return found;
}

}  // namespace

bool Phrases::unknown_body(std::string_view word) const { return has_tail(word, kBodyTails); }

bool Phrases::unnamed_reader(std::string_view word) const { return has_tail(word, kReaderTails); }

Lexeme Phrases::operator[](WordId word) const {
  std::uint16_t bits = table_[word];
  if (bits == 0) {
    bits = pack(guess(vocabulary_.word(word)));
    table_.set(word, bits);
  }
  return unpack(bits);
}

}  // namespace uppdrag::deadlines
