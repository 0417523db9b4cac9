// SPDX-License-Identifier: GPL-3.0-or-later
#include "document_head.h"

#include <algorithm>

namespace uppdrag::metadata {
namespace {

constexpr std::size_t kHeadLines = 14;      // Blocks in which the title is looked for.
constexpr std::uint32_t kLongTitle = 300;   // Bytes.
constexpr std::uint32_t kLongLine = 220;    // Bytes of a line of metadata.
constexpr std::uint32_t kForeignWords = 2;  // Other words that such a line may have.
constexpr std::size_t kLastLines = 8;       // Blocks at the end that are looked at for signature and publication.

std::vector<Line> lines_of(const AnalysisInput& in) {
  std::vector<Line> out;
  for (const Sentence& sentence : in.tokens.sentences) {
    if (sentence.tokens.empty()) continue;
    const std::uint32_t block = in.document.block_at(in.tokens.tokens[sentence.tokens.first].start);
    if (block == kNoBlock) continue;
    if (!out.empty() && out.back().block == block)
      out.back().tokens.last = sentence.tokens.last;
    else
      out.push_back({sentence.tokens, block, in.document.blocks[block].kind == BlockKind::kHeading});
  }
  return out;
}

// Tokens that a mention of one of the lists covers.
template <typename Mention>
void cover(const std::vector<Mention>& mentions, TokenRange line, std::vector<bool>& covered) {
  for (const Mention& mention : mentions) {
    if (!mention.tokens.overlaps(line)) continue;
    for (std::uint32_t at = std::max(line.first, mention.tokens.first); at < std::min(line.last, mention.tokens.last);
         ++at)
      covered[at - line.first] = true;
  }
}

// Names, dates, case numbers, and hardly anything else.
bool is_metadata_line(const AnalysisInput& in, const Marks& marks, TokenRange line) {
  if (in.tokens.span(line).size() > kLongLine) return false;
  std::vector<bool> covered(line.last - line.first, false);
  cover(in.annotations.actors, line, covered);
  cover(in.annotations.dates, line, covered);
  cover(in.annotations.references, line, covered);
  std::uint32_t foreign = 0;
  bool something = std::find(covered.begin(), covered.end(), true) != covered.end();
  for (std::uint32_t at = line.first; at < line.last; ++at) {
    const Token& token = in.tokens.tokens[at];
    if (covered[at - line.first] || token.kind != TokenKind::kWord) continue;
    if (marks.has(token.word, kHeadWord))
      something = something || marks.has(token.word, kDateLabel | kCaseLabel | kPublished);
    else
      ++foreign;
  }
  return something && foreign <= kForeignWords;
}

std::string_view text_of(const AnalysisInput& in, TokenRange range) {
  return in.tokens.span(range).of(in.document.text);
}

bool opens_like_a_title(const AnalysisInput& in, const Marks& marks, TokenRange line) {
  const std::uint32_t marks_here = marks.of(in.tokens.tokens[line.first].word);
  if ((marks_here & kAssignment) != 0) return true;
  for (std::uint32_t at = line.first; at < line.last && at < line.first + 6; ++at)
    if (marks.has(in.tokens.tokens[at].word, kStrategy | kFollowup)) return true;
  return false;
}

bool generic(const AnalysisInput& in, const Marks& marks, TokenRange line) {
  if (line.last - line.first > 4) return false;
  if (marks.has(in.tokens.tokens[line.first].word, kGeneric)) return true;
  return marks.has(in.tokens.tokens[line.first].word, kHeadWord);  // `Regeringens beslut`
}

// The line of the title, or lines.size().
std::size_t title_line(const AnalysisInput& in, const Marks& marks, const std::vector<Line>& lines) {
  const std::size_t count = std::min(lines.size(), kHeadLines);
  const std::string_view known = in.document.metadata.get("title");
  if (known.size() >= 8)
    for (std::size_t i = 0; i < count; ++i)
      if (text_of(in, lines[i].tokens).starts_with(known.substr(0, std::min<std::size_t>(known.size(), 40)))) return i;
  const auto usable = [&](std::size_t i) {
    return in.tokens.span(lines[i].tokens).size() <= kLongTitle && !generic(in, marks, lines[i].tokens);
  };
  for (std::size_t i = 0; i < count; ++i)
    if (lines[i].heading && in.document.blocks[lines[i].block].level <= 1 && usable(i)) return i;
  for (std::size_t i = 0; i < count; ++i)
    if (usable(i) && opens_like_a_title(in, marks, lines[i].tokens)) return i;
  for (std::size_t i = 0; i < count; ++i)
    if (lines[i].heading && usable(i)) return i;
  for (std::size_t i = 0; i < std::min<std::size_t>(count, 6); ++i) {
    const std::string_view text = text_of(in, lines[i].tokens);
    if (usable(i) && !is_metadata_line(in, marks, lines[i].tokens))
      return text.ends_with('.') || text.ends_with(':') ? lines.size() : i;
  }
  return lines.size();
}

// The title ends before a label or a case number that sticks to it.
void cut_title(const AnalysisInput& in, const Marks& marks, TokenRange line, DocumentHead& head) {
  head.title_line = head.title = line;
  head.title_span = in.tokens.span(line);
  for (std::uint32_t at = line.first + 1; at < line.last; ++at) {
    const Token& token = in.tokens.tokens[at];
    if (!marks.has(token.word, kCaseLabel)) continue;
    const std::uint32_t label = token.end - token.start;
    const std::uint32_t glued = label > 12 ? label - 12 : 0;  // `ÄldrelyftetDiarienummer`
    head.title.last = glued > 0 ? at + 1 : at;
    head.title_span.end = glued > 0 ? token.start + glued : in.tokens.tokens[at - 1].end;
    return;
  }
  // `… i landetKN2024/01491`, `… i landet KN2024/01491`; in parentheses it would be cited.
  for (const ReferenceMention& reference : in.annotations.references) {
    if (reference.kind != "dnr" || !head.title.overlaps(reference.tokens) || reference.tokens.last != line.last)
      continue;
    const std::uint32_t at = reference.tokens.first;
    const bool stuck = reference.span.start > in.tokens.tokens[at].start;
    if (at == line.first || (!stuck && in.tokens.tokens[at - 1].kind == TokenKind::kOther)) continue;
    head.title.last = stuck ? at + 1 : at;
    head.title_span.end = stuck ? reference.span.start : in.tokens.tokens[at - 1].end;
  }
}

}  // namespace

DocumentHead find_head(const AnalysisInput& in, const Marks& marks) {
  DocumentHead head;
  const std::vector<Line> lines = lines_of(in);
  const std::size_t title = title_line(in, marks, lines);
  std::size_t next = 0;
  if (title < lines.size()) {
    for (std::size_t i = 0; i < title; ++i)
      if (is_metadata_line(in, marks, lines[i].tokens)) head.lines.push_back(lines[i].tokens);
    cut_title(in, marks, lines[title].tokens, head);
    next = title + 1;
  }
  for (; next < lines.size() && !lines[next].heading && is_metadata_line(in, marks, lines[next].tokens); ++next)
    head.lines.push_back(lines[next].tokens);
  for (std::size_t i = next; i < lines.size() && head.opening.size() < kOpeningSentences; ++i) {
    if (lines[i].heading) continue;
    for (std::uint32_t at = lines[i].tokens.first;
         at < lines[i].tokens.last && head.opening.size() < kOpeningSentences;) {
      const TokenRange sentence = in.tokens.sentence_at(at).tokens;
      head.opening.push_back(sentence);
      at = sentence.last;
    }
  }
  // Signature and publication stand at the end, each behind its label.
  for (std::size_t i = std::max(next, lines.size() - std::min(lines.size(), kLastLines)); i < lines.size(); ++i) {
    const Token& first = in.tokens.tokens[lines[i].tokens.first];
    const bool labelled = marks.has(first.word, kDateLabel | kPublished | kCaseLabel) || first.word == marks.stockholm;
    if (labelled && is_metadata_line(in, marks, lines[i].tokens)) head.lines.push_back(lines[i].tokens);
  }
  return head;
}

}  // namespace uppdrag::metadata
