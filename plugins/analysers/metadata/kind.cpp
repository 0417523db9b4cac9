// SPDX-License-Identifier: GPL-3.0-or-later
#include "kind.h"

namespace uppdrag::metadata {
namespace {

constexpr std::uint32_t kPressSentences = 60;  // How far a quotation or a press contact may be.

bool any(TokenRange range, const TokenText& text, const Marks& marks, std::uint32_t wanted) {
  for (std::uint32_t at = range.first; at < range.last; ++at)
    if (marks.has(text.tokens[at].word, wanted)) return true;
  return false;
}

// Press releases and articles quote somebody, or name whom to call.
bool is_press(const TokenText& text, const Marks& marks, std::uint32_t signs) {
  const std::size_t count = std::min<std::size_t>(text.sentences.size(), kPressSentences);
  for (std::size_t i = 0; i < count; ++i) {
    const TokenRange range = text.sentences[i].tokens;
    if (any(range, text, marks, signs)) return true;
  }
  return false;
}

struct TitleSigns {
  std::uint32_t start = 0;  // Marks of its first word.
  bool assignment = false;  // Names an assignment somewhere.
  bool followup = false;    // A follow-up by its head: first words, last word, or right behind a break.
  bool strategy = false;
  bool headline = false;  // Has a finite verb.
};

TitleSigns signs_of(const DocumentHead& head, const TokenText& text, const Marks& marks) {
  TitleSigns out;
  std::uint32_t first = head.title.first;
  while (first < head.title.last && text.tokens[first].kind == TokenKind::kOther) ++first;
  if (first >= head.title.last) return out;
  out.start = marks.of(text.tokens[first].word);
  bool clause = false;        // Behind `att` or `som` a verb makes no headline.
  bool proposal = false;      // `förslag till`, `arbetet med`
  std::uint32_t in_part = 0;  // Words since the start of the title or a break.
  for (std::uint32_t at = first; at < head.title.last; ++at) {
    const Token& token = text.tokens[at];
    if (token.kind == TokenKind::kOther) {
      if (token.word == marks.dash || token.word == marks.colon || token.word == marks.dot ||
          token.word == marks.middle_dot) {
        in_part = 0;
      }
      continue;
    }
    const std::uint32_t mark = marks.of(token.word);
    if ((mark & kAssignment) != 0) out.assignment = true;
    const bool head_of_part = in_part == 0 || (in_part == 1 && (mark & kBookkeeping) == 0);
    if ((mark & kFollowup) != 0 && (head_of_part || (in_part <= 3 && at + 1 == head.title.last))) out.followup = true;
    if ((mark & kStrategy) != 0 && !proposal) out.strategy = true;
    if ((mark & kNotTheThing) != 0) proposal = true;
    if (token.word == marks.att || token.word == marks.som) clause = true;
    if ((mark & kNewsVerb) != 0 && !clause && in_part > 0) out.headline = true;
    ++in_part;
  }
  return out;
}

}  // namespace

bool assigns(TokenRange sentence, const TokenText& text, const Marks& marks) {
  bool government = false;
  bool verb = false;
  bool passive = false;
  for (std::uint32_t at = sentence.first; at < sentence.last; ++at) {
    const WordId word = text.tokens[at].word;
    const std::uint32_t mark = marks.of(word);
    if ((mark & kInquiry) != 0) return false;
    if ((mark & kPast) != 0 && !verb && !passive) return false;
    if ((mark & kGovernment) != 0) government = true;
    if (government && word == marks.uppdrar) return true;
    verb = verb || (mark & kAssigns) != 0;
    passive = passive || (mark & kPassive) != 0;
    if (!verb && !passive) continue;
    const bool i_uppdrag = word == marks.uppdrag && text.tokens[at - 1].word == marks.i;
    if (i_uppdrag && (passive || government)) return true;
    if (government && word != marks.uppdrag && (mark & kAssignment) != 0) return true;  // `förlänger uppdraget`
  }
  return false;
}

std::string_view kind_of(const DocumentHead& head, const AnalysisInput& in, const Marks& marks) {
  const TokenText& text = in.tokens;
  const TitleSigns title = signs_of(head, text, marks);
  const bool names_assignment = (title.start & kAssignment) != 0 || ((title.start & kChange) != 0 && title.assignment);
  if (is_press(text, marks, names_assignment ? kSays : kPress | kSays)) return "other";
  if (names_assignment) return title.headline && (title.start & kAssignment) == 0 ? "other" : "assignment";
  if ((title.start & kOtherStart) != 0 || title.headline) return "other";
  bool inquiry = false;
  bool legal = false;
  bool foreign = any(head.title, text, marks, kUnion);
  for (const TokenRange sentence : head.opening) {
    inquiry = inquiry || any(sentence, text, marks, kInquiry);
    legal = legal || any(sentence, text, marks, kLegal);
  }
  if (!inquiry && !legal && !head.opening.empty() && assigns(head.opening.front(), text, marks)) return "assignment";
  if (inquiry || legal) return "other";
  if (!head.opening.empty()) foreign = foreign || any(head.opening.front(), text, marks, kUnion);
  if (title.followup) return "followup";
  if (title.strategy && !foreign) return "strategy";
  // `Strategin är framtagen på uppdrag av regeringen.`
  if (!head.opening.empty() && !foreign && marks.has(text.tokens[head.opening.front().first].word, kStrategy))
    return "strategy";
  return "other";
}

}  // namespace uppdrag::metadata
