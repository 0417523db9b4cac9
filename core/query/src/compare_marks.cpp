// SPDX-License-Identifier: GPL-3.0-or-later
#include "compare_marks.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>

#include "compare_load.h"
#include "compare_topics.h"
#include "uppdrag/document/area_words.h"
#include "uppdrag/registry/phrase_matcher.h"

namespace uppdrag::comparing {
namespace {

// A section with more blocks is a chapter: one name in it does not make it the goal's.
constexpr std::uint32_t kMostBlocks = 12;
constexpr std::uint32_t kOneIn = 4;

using Found = std::map<std::uint32_t, PassageBasis>;  // By block.

// The day by which the goals of `text` are told: its date, completed to the middle, or the start of its years.
std::string day_of(const ComparedText& text) {
  std::string day{text.summary.metadata.get("date").substr(0, 10)};
  if (day.size() < 4 && !text.years.empty()) day = std::to_string(text.years.first) + "-01-01";
  if (day.size() < 4) return {};
  while (day.size() < 10) day += day.size() == 4 ? "-06" : "-15";
  return day;
}

void add(Found& found, std::uint32_t block, PassageBasis basis) {
  const auto [at, added] = found.try_emplace(block, basis);
  if (!added && basis < at->second) at->second = basis;
}

// The heading above `heading` with a lower level, or kNoBlock.
std::uint32_t parent_heading(const Document& document, std::uint32_t heading) {
  const std::uint8_t level = document.blocks[heading].level;
  for (std::uint32_t at = heading; at-- > 0;) {
    const Block& block = document.blocks[at];
    if (block.kind == BlockKind::kHeading && block.level < level) return at;
  }
  return kNoBlock;
}

// Blocks under a heading that was found belong too. The nearest heading that names any column decides.
void spread_headings(const ComparedText& text, std::vector<Found>& columns) {
  const Document& document = text.document;
  const auto names_any = [&columns](std::uint32_t heading) {
    return std::any_of(columns.begin(), columns.end(),
                       [heading](const Found& found) { return found.count(heading) != 0; });
  };
  for (std::uint32_t at = 0; at < document.blocks.size(); ++at) {
    if (!is_body(document.blocks[at])) continue;
    std::uint32_t heading = document.blocks[at].heading;
    while (heading != kNoBlock && !names_any(heading)) heading = parent_heading(document, heading);
    // A title that names the topic does not make every paragraph one of it.
    if (heading == kNoBlock || document.blocks[heading].level <= 1) continue;
    for (Found& found : columns) {
      if (found.count(heading) != 0) add(found, at, PassageBasis::kSection);
    }
  }
}

// Sections that name one column only. `counts` tells the columns that matter here.
void spread_sections(const ComparedText& text, const std::vector<bool>& counts, std::vector<Found>& columns) {
  for (const TextSection& section : text.sections) {
    if (section.heading == kNoBlock || section.last - section.first > kMostBlocks) continue;
    std::optional<std::size_t> only;
    std::uint32_t named = 0, body = 0;
    bool several = false;
    for (std::uint32_t at = section.first; at < section.last; ++at) {
      if (!is_body(text.document.blocks[at])) continue;
      ++body;
      bool any = false;
      for (std::size_t column = 0; column < columns.size(); ++column) {
        if (!counts[column] || columns[column].count(at) == 0) continue;
        any = true;
        several = several || (only && *only != column);
        only = column;
      }
      named += any ? 1 : 0;
    }
    if (!only || several || named * kOneIn < body) continue;
    for (std::uint32_t at = section.first; at < section.last; ++at) {
      if (is_body(text.document.blocks[at])) add(columns[*only], at, PassageBasis::kSection);
    }
  }
}

BlockMarks finished(const ComparedText& text, const std::vector<Found>& columns) {
  BlockMarks out;
  for (const Found& found : columns) {
    out.blocks.emplace_back();
    for (const auto& [block, basis] : found) {
      if (is_body(text.document.blocks[block])) out.blocks.back().emplace_back(block, basis);
    }
  }
  return out;
}

// The phrases of the goals of a family; the column is the payload.
class GoalPhrases {
 public:
  GoalPhrases(const Registry& registry, const GoalSystem& system, const std::vector<CoverageColumn>& columns) {
    for (const GoalSystem& version : registry.goal_systems()) {
      if (version.family != system.family) continue;
      for (const Goal& goal : version.goals) add(goal, columns);
    }
  }

  void find(const ComparedText& text, std::vector<Found>& columns, const TokenText& tokens) const {
    const std::vector<TokenRange> blocks = tokens_of_blocks(text);
    for (std::uint32_t block = 0; block < blocks.size(); ++block) {
      for (std::uint32_t at = blocks[block].first; at < blocks[block].last;) {
        const PhraseMatcher::Match match = matcher_.longest(tokens, at);
        if (match.last != 0) comparing::add(columns[match.payload], block, PassageBasis::kWords);
        at = match.last != 0 ? match.last : at + 1;
      }
    }
  }

  Vocabulary words;

 private:
  void add(const Goal& goal, const std::vector<CoverageColumn>& columns) {
    if (goal.number == "0") return;
    for (std::size_t column = 0; column < columns.size(); ++column) {
      const auto& goals = columns[column].goals;
      if (std::find(goals.begin(), goals.end(), goal.id) == goals.end()) continue;
      const auto payload = static_cast<std::uint32_t>(column);
      matcher_.add(goal.name_sv, payload, words);
      for (const std::string& phrase : goal.wordings) matcher_.add(phrase, payload, words);
      for (const std::string& phrase : goal.paraphrases) matcher_.add(phrase, payload, words);
    }
  }

  PhraseMatcher matcher_;
};

// Which words of the texts belong to which of the columns, which are policy areas.
class AreaWords {
 public:
  AreaWords(const ComparedTexts& texts, const std::vector<CoverageColumn>& columns) {
    constexpr auto kNone = static_cast<std::uint8_t>(0);
    std::vector<std::size_t> column_of(std::size(areas::kAreas) + 1, kNowhere);
    for (std::size_t column = 0; column < columns.size(); ++column) {
      const auto known = std::find(std::begin(areas::kAreas), std::end(areas::kAreas), columns[column].id);
      if (known != std::end(areas::kAreas))
        column_of[static_cast<std::size_t>(known - std::begin(areas::kAreas)) + 1] = column;
      names_.push_back(keys_of(columns[column].id, texts));
    }
    for (WordId word = 0; word < texts.vocabulary.size(); ++word) {
      const std::string_view written = texts.vocabulary.word(word);
      const std::uint8_t area = is_authority(written) ? kNone : areas::area_of_word(written);
      column_.push_back(area == kNone ? kNowhere : column_of[area]);
    }
  }

  void find(const ComparedText& text, std::uint32_t block, const TokenRange& range, std::vector<Found>& found) const {
    std::vector<std::uint32_t> keys;
    for (std::uint32_t at = range.first; at < range.last; ++at) {
      if (text.keys[at] == kNoKey) continue;
      keys.push_back(text.keys[at]);
      const WordId word = text.tokens.tokens[at].word;
      if (word < column_.size() && column_[word] != kNowhere) add(found[column_[word]], block, PassageBasis::kWords);
    }
    for (std::size_t column = 0; column < names_.size(); ++column) {
      const auto& name = names_[column];
      if (name.empty()) continue;
      if (std::search(keys.begin(), keys.end(), name.begin(), name.end()) != keys.end())
        add(found[column], block, PassageBasis::kNamed);
    }
  }

 private:
  // `Skolverket`, `energimyndighetens`: names of authorities tell who works, not with what.
  static bool is_authority(std::string_view word) {
    if (word.ends_with('s')) word.remove_suffix(1);
    static constexpr std::string_view kEndings[] = {"myndigheten",   "verket", "styrelsen", "inspektionen",
                                                    "inspektoratet", "rådet",  "nämnden"};
    return std::any_of(std::begin(kEndings), std::end(kEndings),
                       [word](std::string_view ending) { return word.ends_with(ending); });
  }

  std::vector<std::size_t> column_;                // By WordId.
  std::vector<std::vector<std::uint32_t>> names_;  // By column: the keys of its name; none when a text lacks one.
};

// A text that was given an area as a whole, without a passage of its own on it, keeps its first heading for it.
void add_labels(const ComparedText& text, const std::vector<CoverageColumn>& columns, BlockMarks& marks) {
  const std::vector<std::string> areas = text.summary.metadata.list("policy_area");
  const auto& blocks = text.document.blocks;
  auto first = std::find_if(blocks.begin(), blocks.end(), [](const Block& b) { return b.kind == BlockKind::kHeading; });
  if (first == blocks.end()) first = std::find_if(blocks.begin(), blocks.end(), is_body);
  if (first == blocks.end()) return;
  for (std::size_t column = 0; column < columns.size(); ++column) {
    if (marks.blocks[column].empty() && std::find(areas.begin(), areas.end(), columns[column].id) != areas.end())
      marks.blocks[column].emplace_back(static_cast<std::uint32_t>(first - blocks.begin()), PassageBasis::kNamed);
  }
}

}  // namespace

bool is_goal_then(const ComparedText& text, const GoalSystem& system, const std::vector<std::string>& goals,
                  const Registry& registry) {
  const std::string day = day_of(text);
  for (const GoalSystem& version : registry.goal_systems()) {
    if (version.family != system.family) continue;
    if (!day.empty() && ((!version.from.empty() && day < version.from) || (!version.to.empty() && day >= version.to)))
      continue;
    for (const Goal& goal : version.goals) {
      if (std::find(goals.begin(), goals.end(), goal.id) == goals.end()) continue;
      if (day.empty() || goal.from.empty() || goal.from <= day) return true;
    }
  }
  return false;
}

std::vector<BlockMarks> goal_marks(const Registry& registry, const ComparedTexts& texts, const GoalSystem& system,
                                   const std::vector<CoverageColumn>& columns) {
  GoalPhrases phrases(registry, system, columns);
  std::vector<bool> counts;
  for (const CoverageColumn& column : columns) counts.push_back(column.number != "0" || columns.size() == 1);
  std::vector<BlockMarks> out;
  TokenText tokens;
  for (const ComparedText& text : texts.texts) {
    std::vector<Found> found(columns.size());
    for (const auto& [fact, page] : text.facts) {
      if (fact.type != "goal") continue;
      const std::string goal{fact.text("goal")};
      for (std::size_t column = 0; column < columns.size(); ++column) {
        const auto& goals = columns[column].goals;
        if (std::find(goals.begin(), goals.end(), goal) != goals.end())
          add(found[column], text.document.block_at(fact.span.start), PassageBasis::kNamed);
      }
    }
    // Cut again with the phrases' own words: the texts' vocabulary stays as it is.
    std::vector<Span> spans;
    for (const Block& block : text.document.blocks) {
      if (block.kind != BlockKind::kFurniture) spans.push_back(block.span);
    }
    tokenize(text.document.text, spans, phrases.words, tokens);
    std::vector<Found> by_words(columns.size());
    phrases.find(text, by_words, tokens);
    for (std::size_t column = 0; column < columns.size(); ++column) {
      // Before the seventh sub-goal, honour-related violence belonged to the sixth: words make no goal by themselves.
      if (!is_goal_then(text, system, columns[column].goals, registry)) continue;
      for (const auto& [block, basis] : by_words[column]) add(found[column], block, basis);
    }
    spread_headings(text, found);
    spread_sections(text, counts, found);
    out.push_back(finished(text, found));
  }
  return out;
}

Result<std::vector<BlockMarks>> topic_marks(const KnowledgeBase& kb, const Registry& registry,
                                            const ComparedTexts& texts, const std::vector<Topic>& topics) {
  std::vector<BlockQuery> queries;
  for (const Topic& topic : topics) {
    auto node = parse_query(topic.query, registry);
    if (!node) return Error{node.error().code, "topic '" + topic.name + "': " + node.error().message};
    auto query = BlockQuery::make(*node, kb, texts);
    if (!query) return query.error();
    queries.push_back(std::move(*query));
  }
  std::vector<BlockMarks> out;
  for (std::size_t number = 0; number < texts.texts.size(); ++number) {
    const ComparedText& text = texts.texts[number];
    const std::vector<TokenRange> blocks = tokens_of_blocks(text);
    std::vector<Found> found(topics.size());
    for (std::uint32_t block = 0; block < blocks.size(); ++block) {
      if (blocks[block].empty()) continue;
      for (std::size_t topic = 0; topic < topics.size(); ++topic) {
        if (queries[topic].matches(number, blocks[block].first, blocks[block].last))
          add(found[topic], block, PassageBasis::kNamed);
      }
    }
    // Each topic by itself: topics, other than sub-goals, may overlap.
    for (Found& topic : found) {
      std::vector<Found> one{std::move(topic)};
      spread_headings(text, one);
      topic = std::move(one.front());
    }
    out.push_back(finished(text, found));
  }
  return out;
}

std::vector<BlockMarks> fact_marks(const ComparedTexts& texts, const std::vector<CoverageColumn>& columns) {
  std::vector<BlockMarks> out;
  for (const ComparedText& text : texts.texts) {
    BlockMarks marks;
    for (const CoverageColumn& column : columns) {
      std::set<std::uint32_t> blocks;
      for (const auto& [fact, page] : text.facts) {
        if (fact.type == column.id) blocks.insert(text.document.block_at(fact.span.start));
      }
      marks.blocks.emplace_back();
      for (const std::uint32_t block : blocks) marks.blocks.back().emplace_back(block, PassageBasis::kNamed);
    }
    out.push_back(std::move(marks));
  }
  return out;
}

std::vector<BlockMarks> area_marks(const ComparedTexts& texts, const std::vector<CoverageColumn>& columns) {
  const AreaWords words(texts, columns);
  std::vector<BlockMarks> out;
  for (const ComparedText& text : texts.texts) {
    const std::vector<TokenRange> blocks = tokens_of_blocks(text);
    std::vector<Found> found(columns.size());
    for (std::uint32_t block = 0; block < blocks.size(); ++block) words.find(text, block, blocks[block], found);
    // Each area by itself: areas overlap.
    for (Found& area : found) {
      std::vector<Found> one{std::move(area)};
      spread_headings(text, one);
      area = std::move(one.front());
    }
    BlockMarks marks = finished(text, found);
    add_labels(text, columns, marks);
    out.push_back(std::move(marks));
  }
  return out;
}

}  // namespace uppdrag::comparing
