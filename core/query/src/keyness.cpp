// SPDX-License-Identifier: GPL-3.0-or-later
#include "uppdrag/query/keyness.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <unordered_map>

#include "small_words.h"

namespace uppdrag {
namespace {

constexpr std::uint32_t kNeverSpread = 2;  // Places that a typical word must be spread over.

double expected_part(double seen, double expected) { return seen > 0 ? seen * std::log(seen / expected) : 0; }

// A word, or two words that stand side by side.
struct Unit {
  std::uint32_t first = kNoKey, second = kNoKey;
  friend bool operator==(const Unit&, const Unit&) = default;
};
struct UnitHash {
  std::size_t operator()(const Unit& unit) const {
    return (std::uint64_t{unit.first} << 32U | unit.second) * 0x9E3779B97F4A7C15ULL >> 7U;
  }
};

struct Tally {
  std::uint64_t in_focus = 0, in_rest = 0;
  std::uint32_t spread = 0;
  std::size_t last_place = kNowhere;
};

// A typical word with the places where it stands in the focus.
struct Occurrence {
  std::size_t text = 0;
  std::uint32_t first = 0, last = 0;  // Tokens [first, last).
};

// How often each unit stands in all of several groups, and of how many words.
struct Totals {
  std::unordered_map<Unit, std::uint64_t, UnitHash> counts;
  std::uint64_t words = 0;
};

class Counter {
 public:
  Counter(const ComparedTexts& texts, const KeynessOptions& options) : texts_(texts), options_(options) {}

  Keyness run(const std::vector<std::size_t>& focus, const std::vector<std::size_t>& rest) {
    count_focus(focus);
    for (const std::size_t text : rest) {
      out_.rest_words += texts_.texts[text].words;
      each_unit(text, [&](const Unit& unit, std::uint32_t, std::uint32_t) { ++tallies_[unit].in_rest; });
    }
    choose(places_in(focus));
    name_and_quote(focus, rest);
    return std::move(out_);
  }

  void add_to(Totals& totals, const std::vector<std::size_t>& group) const {
    for (const std::size_t text : group) {
      totals.words += texts_.texts[text].words;
      each_unit(text, [&](const Unit& unit, std::uint32_t, std::uint32_t) { ++totals.counts[unit]; });
    }
  }

  // `totals` hold the focus too. Words that the focus lacks are not looked at.
  Keyness run_against(const Totals& totals, const std::vector<std::size_t>& focus) {
    count_focus(focus);
    out_.rest_words = totals.words - out_.focus_words;
    if (out_.rest_words == 0) return {};
    for (auto& [unit, tally] : tallies_) tally.in_rest = totals.counts.at(unit) - tally.in_focus;
    choose(places_in(focus));
    out_.missing.clear();
    missing_units_.clear();
    name_and_quote(focus, {});
    return std::move(out_);
  }

 private:
  void count_focus(const std::vector<std::size_t>& focus) {
    const bool one_text = focus.size() == 1;
    for (const std::size_t text : focus) {
      out_.focus_words += texts_.texts[text].words;
      each_unit(text, [&](const Unit& unit, std::uint32_t at, std::uint32_t) {
        Tally& tally = tallies_[unit];
        ++tally.in_focus;
        const std::size_t place = one_text ? section_at(text, at) : text;
        if (tally.last_place == place) return;
        tally.last_place = place;
        ++tally.spread;
      });
    }
  }

  // What the spread of a word is counted in: sections of one text, else texts.
  std::uint32_t places_in(const std::vector<std::size_t>& focus) const {
    const auto places = focus.size() == 1 ? texts_.texts[focus.front()].sections.size() : focus.size();
    return static_cast<std::uint32_t>(places);
  }

  // Calls `each(unit, first, last)` for every word and every phrase of two of `text`.
  template <typename Each>
  void each_unit(std::size_t number, Each each) const {
    const ComparedText& text = texts_.texts[number];
    const auto& tokens = text.tokens.tokens;
    for (std::uint32_t at = 0; at < tokens.size(); ++at) {
      if (!is_word(text, at)) continue;
      each(Unit{text.keys[at], kNoKey}, at, at + 1);
      const bool next =
          options_.phrases && at + 1 < tokens.size() && !tokens[at + 1].block_start && is_word(text, at + 1);
      if (next) each(Unit{text.keys[at], text.keys[at + 1]}, at, at + 2);
    }
  }

  bool is_word(const ComparedText& text, std::uint32_t at) const {
    return text.tokens.tokens[at].kind == TokenKind::kWord && !comparing::is_small_word(texts_, text.keys[at]);
  }

  std::size_t section_at(std::size_t number, std::uint32_t token) const {
    const ComparedText& text = texts_.texts[number];
    const std::uint32_t block = text.document.block_at(text.tokens.tokens[token].start);
    const auto& sections = text.sections;
    const auto after = std::upper_bound(sections.begin(), sections.end(), block,
                                        [](std::uint32_t b, const TextSection& section) { return b < section.last; });
    return static_cast<std::size_t>(after - sections.begin());
  }

  void choose(std::uint32_t places) {
    std::vector<std::pair<KeyWord, Unit>> typical, missing;
    for (const auto& [unit, tally] : tallies_) {
      KeyWord word;
      word.words = unit.second == kNoKey ? 1 : 2;
      word.in_focus = tally.in_focus;
      word.in_rest = tally.in_rest;
      word.spread = tally.spread;
      word.spread_of = places;
      word.per_thousand_focus = 1000.0 * double(tally.in_focus) / double(out_.focus_words);
      word.per_thousand_rest = 1000.0 * double(tally.in_rest) / double(out_.rest_words);
      const double g2 = log_likelihood(tally.in_focus, out_.focus_words, tally.in_rest, out_.rest_words);
      if (g2 < options_.min_log_likelihood) continue;
      const auto smooth = [](std::uint64_t n) { return n == 0 ? 0.5 : double(n); };
      word.log_ratio = std::log2(smooth(tally.in_focus) / double(out_.focus_words)) -
                       std::log2(smooth(tally.in_rest) / double(out_.rest_words));
      word.log_likelihood = word.log_ratio > 0 ? g2 : -g2;
      const bool enough = tally.in_focus >= options_.min_count && tally.spread >= std::min(kNeverSpread, places);
      if (word.log_ratio > 0 && enough)
        typical.emplace_back(std::move(word), unit);
      else if (word.log_ratio < 0)
        missing.emplace_back(std::move(word), unit);
    }
    keep(typical, out_.typical, typical_units_);
    keep(missing, out_.missing, missing_units_);
  }

  void keep(std::vector<std::pair<KeyWord, Unit>>& all, std::vector<KeyWord>& words, std::vector<Unit>& units) const {
    const auto stronger = [](const auto& x, const auto& y) {
      const double a = std::abs(x.first.log_likelihood), b = std::abs(y.first.log_likelihood);
      if (a != b) return a > b;
      return std::pair(x.second.first, x.second.second) < std::pair(y.second.first, y.second.second);
    };
    std::sort(all.begin(), all.end(), stronger);
    std::uint32_t kept[3] = {0, 0, 0};
    for (auto& [word, unit] : all) {
      if (++kept[word.words] > options_.most) continue;
      words.push_back(std::move(word));
      units.push_back(unit);
    }
  }

  void name_and_quote(const std::vector<std::size_t>& focus, const std::vector<std::size_t>& rest) {
    std::unordered_map<Unit, std::pair<KeyWord*, bool>, UnitHash> wanted;
    for (std::size_t i = 0; i < typical_units_.size(); ++i) wanted[typical_units_[i]] = {&out_.typical[i], true};
    for (std::size_t i = 0; i < missing_units_.size(); ++i) wanted[missing_units_[i]] = {&out_.missing[i], false};
    std::unordered_map<Unit, std::map<std::string, std::size_t>, UnitHash> forms;
    const auto look = [&](std::size_t text, bool in_focus) {
      each_unit(text, [&](const Unit& unit, std::uint32_t first, std::uint32_t last) {
        const auto at = wanted.find(unit);
        if (at == wanted.end() || at->second.second != in_focus) return;
        ++forms[unit][written(text, first, last)];
        if (in_focus) quote(*at->second.first, {text, first, last});
      });
    };
    for (const std::size_t text : focus) look(text, true);
    for (const std::size_t text : rest) look(text, false);
    for (const auto& [unit, counts] : forms) {
      const auto most = std::max_element(counts.begin(), counts.end(),
                                         [](const auto& x, const auto& y) { return x.second < y.second; });
      wanted[unit].first->word = most->first;
    }
  }

  std::string written(std::size_t text, std::uint32_t first, std::uint32_t last) const {
    std::string out;
    for (std::uint32_t at = first; at < last; ++at)
      out += (out.empty() ? "" : " ") + std::string{texts_.vocabulary.word(texts_.texts[text].tokens.tokens[at].word)};
    return out;
  }

  // One line from each text first, so that the lines show the spread.
  void quote(KeyWord& word, const Occurrence& place) const {
    const auto same = [&place](const ConcordanceLine& line) { return line.text == place.text; };
    if (word.lines.size() >= options_.lines) return;
    const bool has = std::any_of(word.lines.begin(), word.lines.end(), same);
    if (has && word.spread_of > 1 && word.spread > 1 && word.lines.size() + 1 >= options_.lines) return;
    const ComparedText& text = texts_.texts[place.text];
    const auto& tokens = text.tokens.tokens;
    const std::uint32_t block = text.document.block_at(tokens[place.first].start);
    const Span inside = text.document.blocks[block].span;
    ConcordanceLine line;
    line.text = place.text;
    line.span = {tokens[place.first].start, tokens[place.last - 1].end};
    line.page = text.document.page_at(line.span.start);
    std::uint32_t from = place.first, to = place.last;
    for (std::uint32_t n = 0; n < options_.context && from > 0 && tokens[from - 1].start >= inside.start; ++n) --from;
    for (std::uint32_t n = 0; n < options_.context && to < tokens.size() && tokens[to].end <= inside.end; ++n) ++to;
    line.left = texts_.quote(place.text, {tokens[from].start, line.span.start});
    line.word = texts_.quote(place.text, line.span);
    line.right = texts_.quote(place.text, {line.span.end, tokens[to - 1].end});
    word.lines.push_back(std::move(line));
  }

  const ComparedTexts& texts_;
  const KeynessOptions options_;
  std::unordered_map<Unit, Tally, UnitHash> tallies_;
  std::vector<Unit> typical_units_, missing_units_;
  Keyness out_;
};

}  // namespace

double log_likelihood(std::uint64_t a, std::uint64_t a_words, std::uint64_t b, std::uint64_t b_words) {
  if (a_words == 0 || b_words == 0 || a + b == 0) return 0;
  const double share = double(a + b) / double(a_words + b_words);
  return 2 * (expected_part(double(a), share * double(a_words)) + expected_part(double(b), share * double(b_words)));
}

Result<Keyness> find_keyness(const ComparedTexts& texts, const std::vector<std::size_t>& focus,
                             const std::vector<std::size_t>& rest, const KeynessOptions& options) {
  if (focus.empty()) return Error{ErrorCode::kInvalidInput, "no text is in the selection whose words are asked for"};
  if (rest.empty())
    return Error{
        ErrorCode::kInvalidInput,
        "every text is in the selection: nothing is left to compare its words with; select a county or a cycle"};
  return Counter(texts, options).run(focus, rest);
}

std::vector<Keyness> find_typical_of_each(const ComparedTexts& texts,
                                          const std::vector<std::vector<std::size_t>>& groups,
                                          const KeynessOptions& options) {
  Totals totals;
  for (const auto& group : groups) Counter(texts, options).add_to(totals, group);
  std::vector<Keyness> out;
  for (const auto& group : groups)
    out.push_back(group.empty() ? Keyness{} : Counter(texts, options).run_against(totals, group));
  return out;
}

}  // namespace uppdrag
