// SPDX-License-Identifier: GPL-3.0-or-later
#include "layout_hyphens.h"

#include <array>

#include "layout_drafts.h"
#include "layout_marks.h"
#include "uppdrag/text/normalize.h"
#include "uppdrag/text/unicode.h"

namespace uppdrag::layout {
namespace {

constexpr std::string_view kHyphen = "\u2010";

std::string_view without_hyphen(std::string_view word) {
  if (word.ends_with('-')) word.remove_suffix(1);
  if (word.ends_with(kHyphen)) word.remove_suffix(kHyphen.size());
  return word;
}

std::string_view letters_at_start(std::string_view word) {
  std::uint32_t end = 0;
  while (end < word.size()) {
    const CodePoint c = decode_utf8(word, end);
    if (!is_letter(c.value)) break;
    end = c.next;
  }
  return word.substr(0, end);
}

// Without what stands before the first letter.
std::string_view from_first_letter(std::string_view word) {
  for (std::uint32_t at = 0; at < word.size();) {
    const CodePoint c = decode_utf8(word, at);
    if (is_letter(c.value)) return word.substr(at);
    at = c.next;
  }
  return {};
}

bool address(std::string_view word) {
  return word.find("://") != std::string_view::npos || word.starts_with("www.") ||
         word.find('@') != std::string_view::npos;
}

std::string key_of(std::string_view before, std::string_view after) {
  return to_lower(std::string(from_first_letter(without_hyphen(before))) + std::string(letters_at_start(after)));
}

}  // namespace

HyphenJudge::HyphenJudge(const Model& model) : model_(model) {
  for (const Line& line : model.lines)
    for (std::uint32_t i = line.first; i + 1 < line.last; ++i)
      if (may_be_stray(i)) strays_.emplace(key_of(model.text_at(i), model.text_at(i + 1)), Uses{});
  for (const Draft& draft : model.drafts) {
    for (std::uint32_t k = draft.first; k + 1 < draft.last; ++k)
      expect(model.lines[model.draft_lines[k]], model.lines[model.draft_lines[k + 1]]);
    if (draft.goes_on != kNone) expect(model.last_line(draft), model.first_line(model.drafts[draft.goes_on]));
  }
  if (uses_.empty() && strays_.empty()) return;
  for (const Line& line : model.lines)
    for (std::uint32_t i = line.first; i < line.last; ++i)
      if (i + 1 < line.last || !ends_in_hyphen(model.text_at(i))) count(model.text_at(i));
}

bool HyphenJudge::may_be_stray(std::uint32_t i) const {
  const std::string_view before = model_.text_at(i);
  if (!ends_in_hyphen(before) || model_.word(i).soft_end || !spaced(model_.word(i), model_.word(i + 1))) return false;
  constexpr std::size_t kShort = 4;  // Bytes: `e-`, `it-`.
  const std::string_view after = model_.text_at(i + 1);
  return before.size() >= kShort && starts_lower(after) && !ends_in_hyphen(after) &&
         letters_at_start(after).size() >= 3 && judge_line_break(before, after) == LineBreak::kJoin;
}

Glue HyphenJudge::judge_within(const Line& line, std::uint32_t i) const {
  if (i + 1 >= line.last || !may_be_stray(i)) return Glue::kSpace;
  const auto found = strays_.find(key_of(model_.text_at(i), model_.text_at(i + 1)));
  if (found != strays_.end() && found->second.whole > 0) return Glue::kMend;
  const bool county = !starts_lower(model_.text_at(i)) && i + 2 < line.last && model_.text_at(i + 2).starts_with("län");
  return county ? Glue::kMend : Glue::kSpace;
}

void HyphenJudge::expect(const Line& above, const Line& below) {
  const std::string_view last = model_.last_text(above);
  const std::string_view first = model_.first_text(below);
  if (ends_in_hyphen(last) && !first.empty()) uses_.emplace(key_of(last, first), Uses{});
}

void HyphenJudge::count(std::string_view word) {
  word = from_first_letter(word);
  constexpr std::size_t kShortest = 4;
  if (word.size() < kShortest) return;
  // Up to the last letter, and with one inner hyphen at most.
  const auto hyphen = word.find('-');
  std::string key;
  if (hyphen == std::string_view::npos) {
    key = to_lower(letters_at_start(word));
  } else {
    const std::string_view rest = letters_at_start(word.substr(hyphen + 1));
    if (rest.empty()) return;
    key = to_lower(std::string(word.substr(0, hyphen)) + std::string(rest));
  }
  for (auto* uses : {&uses_, &strays_}) {
    const auto found = uses->find(key);
    if (found != uses->end()) ++(hyphen == std::string_view::npos ? found->second.whole : found->second.hyphenated);
  }
}

Glue HyphenJudge::judge(const Line& above, const Line& below) const {
  const std::string_view last = model_.last_text(above);
  const std::string_view first = model_.first_text(below);
  if (last.empty() || first.empty()) return Glue::kSpace;
  if (may_combine(decode_utf8(first, 0).value)) return Glue::kSpace;
  if (model_.word(above.last - 1).soft_end) return drops_third_consonant(last, first) ? Glue::kMendThird : Glue::kTight;
  if (last.ends_with('/') && last.size() > 1) return Glue::kTight;
  constexpr std::string_view kEnDash = "–";
  if (last.size() > kEnDash.size() && last.ends_with(kEnDash)) {
    const char before = last[last.size() - kEnDash.size() - 1];
    return is_digit(static_cast<unsigned char>(before)) && is_digit(first_visible(first)) ? Glue::kTight : Glue::kSpace;
  }
  if (!ends_in_hyphen(last)) return Glue::kSpace;
  if (address(last)) return Glue::kTight;
  LineBreak verdict = judge_line_break(last, first);
  const auto uses = uses_.find(key_of(last, first));
  if (uses != uses_.end()) {
    const Uses& seen = uses->second;
    // Stray hyphens happen within lines too: one is a sign only behind a short part (`läs-`, `mat-`).
    constexpr std::size_t kShort = 5;
    const std::uint32_t enough = from_first_letter(without_hyphen(last)).size() <= kShort ? 1 : 2;
    if (verdict == LineBreak::kJoin && seen.hyphenated >= enough && seen.whole == 0) verdict = LineBreak::kKeepHyphen;
    if (verdict == LineBreak::kKeepHyphen && seen.whole > 0 && seen.hyphenated == 0 && starts_lower(first))
      verdict = LineBreak::kJoin;
  }
  return glue_at_hyphen(verdict, without_hyphen(last), first);
}

}  // namespace uppdrag::layout
