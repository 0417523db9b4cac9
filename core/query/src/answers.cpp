// SPDX-License-Identifier: GPL-3.0-or-later
// Where strategies answer what their assignment demands, and what follow-ups say of them.
#include <algorithm>
#include <cmath>
#include <unordered_map>
#include <unordered_set>

#include "compare_load.h"
#include "compare_topics.h"
#include "small_words.h"
#include "uppdrag/query/versions.h"

namespace uppdrag {
namespace {

constexpr double kLeastFit = 0.4;
// A word that stands in more of the blocks than this tells no demand from another; in few blocks none is common.
constexpr double kCommonShare = 0.1;
constexpr double kNeverCommon = 3;
constexpr std::size_t kLeastTelling = 2;
constexpr double kRepeats = 0.6;
constexpr std::size_t kMostAnswers = 2;
constexpr std::size_t kMostFollowUps = 3;

struct BlockWords {
  std::size_t text = 0;
  std::uint32_t block = 0;
  std::unordered_set<std::uint32_t> keys;
  double repeated = 0;  // Share of its words that stand so in an assignment.
};

class AnswerFinder {
 public:
  AnswerFinder(const Registry& registry, const ComparedTexts& texts, const Reuse& reuse, std::size_t assignment)
      : registry_(registry), texts_(texts), reuse_(reuse), assignment_(texts.assignments[assignment]) {
    out_.assignment = texts.texts.size() + assignment;
    const std::size_t first_followup = texts.texts.size() + texts.assignments.size();
    for (std::size_t i = 0; i < texts.texts.size(); ++i) add_blocks(i);
    for (std::size_t i = 0; i < texts.followups.size(); ++i) add_blocks(first_followup + i);
    for (std::uint32_t block = 0; block < blocks_.size(); ++block) {
      for (const std::uint32_t key : blocks_[block].keys) blocks_with_[key].push_back(block);
    }
  }

  Answers run() {
    for (const auto& [fact, page] : assignment_.facts) {
      if (fact.type == "mandate" && fact.text("kind") != "cooperation") add_demand(fact, page);
    }
    for (std::size_t text = 0; text < texts_.texts.size(); ++text) out_.said_of.push_back(said_of(text));
    return std::move(out_);
  }

 private:
  void add_blocks(std::size_t number) {
    const ComparedText& text = texts_.text(number);
    const std::vector<TokenRange> ranges = comparing::tokens_of_blocks(text);
    std::size_t position = 0;
    for (std::uint32_t block = 0; block < ranges.size(); ++block) {
      BlockWords words{number, block, {}, 0};
      std::size_t all = 0, repeated = 0;
      for (std::uint32_t at = ranges[block].first; at < ranges[block].last; ++at) {
        if (text.keys[at] == kNoKey) continue;
        ++all;
        if (number < texts_.texts.size() && reuse_.sources[number][position] == WordSource::kAssignment) ++repeated;
        ++position;
        if (!comparing::is_small_word(texts_, text.keys[at])) words.keys.insert(text.keys[at]);
      }
      words.repeated = all == 0 ? 0 : double(repeated) / double(all);
      if (comparing::is_body(text.document.blocks[block]) && !words.keys.empty()) blocks_.push_back(std::move(words));
    }
  }

  double blocks_with(std::uint32_t key) const {
    const auto at = blocks_with_.find(key);
    return at == blocks_with_.end() ? 0 : double(at->second.size());
  }

  // The rarer a word is among the blocks compared, the more it says about a demand (inverse block frequency).
  double weight(std::uint32_t key) const {
    return std::max(0.1, std::log(double(blocks_.size() + 1) / (blocks_with(key) + 1)));
  }

  bool is_telling(std::uint32_t key) const {
    return blocks_with(key) <= std::max(kNeverCommon, kCommonShare * double(blocks_.size()));
  }

  // How many telling words a block must share: common words alone (länsstyrelsen, redovisa, arbete) make no answer,
  // however many they are. Where the blocks have only one of them, one is enough.
  std::size_t telling_needed(const std::unordered_set<std::uint32_t>& keys) const {
    std::size_t telling = 0, there = 0;
    for (const std::uint32_t key : keys) {
      if (!is_telling(key)) continue;
      ++telling;
      there += blocks_with(key) > 0 ? 1 : 0;
    }
    return telling == 0 ? 0 : std::clamp<std::size_t>(there, 1, kLeastTelling);
  }

  void add_demand(const Fact& fact, std::uint32_t page) {
    Demand demand;
    demand.span = fact.span;
    demand.page = page;
    demand.answers.resize(texts_.texts.size());
    std::unordered_set<std::uint32_t> keys;
    double total = 0;
    const auto& tokens = assignment_.tokens.tokens;
    for (std::uint32_t at = 0; at < tokens.size(); ++at) {
      if (!fact.span.contains(tokens[at].span()) || assignment_.keys[at] == kNoKey) continue;
      if (comparing::is_small_word(texts_, assignment_.keys[at]) || !keys.insert(assignment_.keys[at]).second) continue;
      total += weight(assignment_.keys[at]);
    }
    if (total <= 0) return;
    const std::size_t needed = telling_needed(keys);
    std::unordered_map<std::uint32_t, std::pair<double, std::size_t>> shared;  // By block: weight and telling words.
    for (const std::uint32_t key : keys) {
      const auto with = blocks_with_.find(key);
      if (with == blocks_with_.end()) continue;
      for (const std::uint32_t block : with->second) {
        auto& [fit, telling] = shared[block];
        fit += weight(key);
        telling += is_telling(key) ? 1 : 0;
      }
    }
    std::vector<std::uint32_t> fitting;
    for (const auto& [block, share] : shared) {
      if (share.first / total >= kLeastFit && share.second >= needed) fitting.push_back(block);
    }
    std::sort(fitting.begin(), fitting.end());
    for (const std::uint32_t number : fitting) {
      const BlockWords& block = blocks_[number];
      auto& target = block.text < texts_.texts.size() ? demand.answers[block.text] : demand.followed_up;
      target.push_back(answer(block, shared[number].first / total));
    }
    for (auto& answers : demand.answers) keep_best(answers, kMostAnswers);
    keep_best(demand.followed_up, kMostFollowUps);
    out_.demands.push_back(std::move(demand));
  }

  Answer answer(const BlockWords& block, double fit) const {
    const Document& document = texts_.text(block.text).document;
    const Span span = document.blocks[block.block].span;
    return {block.text, span, document.page_at(span.start), fit, block.repeated >= kRepeats};
  }

  // Own words before repeated ones, then the best fit.
  static void keep_best(std::vector<Answer>& answers, std::size_t most) {
    std::stable_sort(answers.begin(), answers.end(), [](const Answer& x, const Answer& y) {
      return x.repeats != y.repeats ? !x.repeats : x.fit > y.fit;
    });
    if (answers.size() > most) answers.resize(most);
  }

  // Blocks of follow-ups that name the text's county or its title.
  std::vector<Answer> said_of(std::size_t number) const {
    const ComparedText& text = texts_.texts[number];
    std::vector<std::uint32_t> names;
    for (const std::string& code : text.summary.metadata.list("county")) {
      const County* county = registry_.county(code);
      if (county == nullptr) continue;
      // `Götaland` and `Götalands`: the last word of the name tells the county.
      for (std::string name : {county->name, county->county.substr(0, county->county.rfind(' '))}) {
        const std::uint32_t key = texts_.key_of(fold_word(name.substr(name.rfind(' ') + 1)));
        if (key != kNoKey) names.push_back(key);
      }
    }
    std::vector<Answer> out;
    for (std::size_t i = 0; i < texts_.followups.size(); ++i) {
      const ComparedText& followup = texts_.followups[i];
      const std::vector<TokenRange> ranges = comparing::tokens_of_blocks(followup);
      for (std::uint32_t block = 0; block < ranges.size(); ++block) {
        if (!comparing::is_body(followup.document.blocks[block])) continue;
        const auto first = followup.keys.begin() + ranges[block].first,
                   last = followup.keys.begin() + ranges[block].last;
        if (std::find_first_of(first, last, names.begin(), names.end()) == last) continue;
        const Span span = followup.document.blocks[block].span;
        out.push_back({texts_.texts.size() + texts_.assignments.size() + i, span, followup.document.page_at(span.start),
                       1, false});
      }
    }
    return out;
  }

  const Registry& registry_;
  const ComparedTexts& texts_;
  const Reuse& reuse_;
  const ComparedText& assignment_;
  std::vector<BlockWords> blocks_;
  std::unordered_map<std::uint32_t, std::vector<std::uint32_t>> blocks_with_;  // By key; ascending.
  Answers out_;
};

}  // namespace

Answers find_answers(const Registry& registry, const ComparedTexts& texts, const Reuse& reuse, std::size_t assignment) {
  return AnswerFinder(registry, texts, reuse, assignment).run();
}

}  // namespace uppdrag
