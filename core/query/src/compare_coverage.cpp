// SPDX-License-Identifier: GPL-3.0-or-later
// What each text says on each topic, as a matrix whose every count opens its passages.
#include <algorithm>
#include <map>
#include <set>

#include "compare_load.h"
#include "compare_marks.h"
#include "names.h"

namespace uppdrag {
namespace {

using comparing::BlockMarks;

constexpr double kFocusShare = 0.15;
constexpr std::size_t kFocusPassages = 3;

Error unknown_system(std::string_view name, const Registry& registry) {
  std::vector<std::string> known;
  std::string list;
  for (const GoalSystem& system : registry.goal_systems()) {
    known.push_back(system.id);
    list += (list.empty() ? "" : ", ") + system.id;
  }
  return {ErrorCode::kInvalidInput, "unknown goal system '" + std::string{name} + "'" +
                                        asking::did_you_mean(asking::nearest(name, known)) + " (there are: " + list +
                                        ")"};
}

// The columns of a goal system and of the versions before it: goals of the same name are one column, the others get
// their own, behind. The goal that stands for the whole comes last.
std::vector<CoverageColumn> goal_columns(const GoalSystem& system, const Registry& registry) {
  std::vector<CoverageColumn> out, wholes;
  for (const Goal& goal : system.goals) {
    auto& target = goal.number == "0" && system.goals.size() > 1 ? wholes : out;
    target.push_back({goal.id, goal.number, goal.name_sv, goal.name_en, {goal.id}});
  }
  for (const GoalSystem& other : registry.goal_systems()) {
    if (other.id == system.id || other.family != system.family) continue;
    for (const Goal& goal : other.goals) {
      const auto same = [&goal](const CoverageColumn& column) { return column.name_sv == goal.name_sv; };
      const auto at = std::find_if(out.begin(), out.end(), same);
      if (at != out.end())
        at->goals.push_back(goal.id);
      else
        out.push_back({goal.id, goal.id, goal.name_sv, goal.name_en, {goal.id}});
    }
  }
  out.insert(out.end(), wholes.begin(), wholes.end());
  return out;
}

std::vector<CoverageColumn> topic_columns(const std::vector<Topic>& topics) {
  std::vector<CoverageColumn> out;
  for (const Topic& topic : topics) out.push_back({topic.name, topic.name, topic.query, topic.query, {}});
  return out;
}

std::vector<CoverageColumn> type_columns(const KnowledgeBase& kb) {
  std::vector<CoverageColumn> out;
  for (const FactType& type : kb.fact_types()) out.push_back({type.id, type.plural, type.label_sv, type.label_en, {}});
  return out;
}

std::vector<CoverageColumn> area_columns(const ComparedTexts& texts) {
  std::set<std::string> areas;
  for (const ComparedText& text : texts.texts) {
    for (std::string& area : text.summary.metadata.list("policy_area")) areas.insert(std::move(area));
  }
  std::vector<CoverageColumn> out;
  for (const std::string& area : areas) out.push_back({area, area, area, area, {}});
  return out;
}

class Builder {
 public:
  Builder(const ComparedTexts& texts, const Registry& registry) : texts_(texts), registry_(registry) {}

  Coverage build(std::vector<CoverageColumn> columns, const GoalSystem* system, std::vector<BlockMarks> marks) {
    out_.columns = std::move(columns);
    system_ = system;
    marks_ = std::move(marks);
    for (std::size_t row = 0; row < texts_.rows.size(); ++row) add_lines(row);
    drop_columns_of_other_times();
    for (std::size_t column = 0; column < out_.columns.size(); ++column) {
      const bool found = std::any_of(out_.lines.begin(), out_.lines.end(), [column](const CoverageLine& line) {
        return line.cells[column].state == CellState::kFound;
      });
      if (!found && system == nullptr)
        out_.notes.push_back({CompareNote::Kind::kUnmentioned, out_.columns[column].id, {}});
    }
    return std::move(out_);
  }

 private:
  // A goal that no text shown could know tells nothing.
  void drop_columns_of_other_times() {
    for (std::size_t column = out_.columns.size(); column-- > 0;) {
      bool ever = false, never = false;
      for (const CoverageLine& line : out_.lines) {
        const CellState state = line.cells[column].state;
        ever = ever || state == CellState::kFound || state == CellState::kNothing;
        never = never || state == CellState::kNotThen;
      }
      if (ever || !never) continue;
      const auto at = static_cast<std::ptrdiff_t>(column);
      out_.columns.erase(out_.columns.begin() + at);
      for (CoverageLine& line : out_.lines) line.cells.erase(line.cells.begin() + at);
    }
  }

  // The cycles for which the row gets a line: with a cycle chosen that one; else all in which any text is held, and one
  // for texts without years.
  void add_lines(std::size_t row) {
    const CompareRow& held = texts_.rows[row];
    std::vector<std::size_t> cycles;
    if (texts_.only_cycle != kNowhere) {
      cycles = {texts_.only_cycle};
    } else if (texts_.by == "cycle" || texts_.by == "document" || texts_.by == "year") {
      cycles = {kNowhere};  // The row is what tells the years.
    } else {
      for (std::size_t cycle = 0; cycle < texts_.cycles.size(); ++cycle) cycles.push_back(cycle);
      const bool without = std::any_of(held.texts.begin(), held.texts.end(),
                                       [this](std::size_t text) { return texts_.texts[text].cycle == kNowhere; });
      if (without || cycles.empty()) cycles.push_back(kNowhere);
    }
    for (const std::size_t cycle : cycles) add_line(row, cycle);
  }

  void add_line(std::size_t row, std::size_t cycle) {
    const CompareRow& held = texts_.rows[row];
    const bool by_row = texts_.by == "cycle" || texts_.by == "document" || texts_.by == "year";
    CoverageLine line;
    line.row = row;
    line.cycle = cycle;
    for (const std::size_t text : held.texts) {
      const ComparedText& each = texts_.texts[text];
      if (each.cycle != cycle && !by_row) {
        line.older = line.older || (cycle != kNowhere && each.cycle != kNowhere && each.cycle < cycle);
        continue;
      }
      line.texts.push_back(text);
      if (line.years.empty()) line.years = each.years;
    }
    if (!line.texts.empty()) line.older = false;
    const bool unreadable =
        std::any_of(held.unreadable.begin(), held.unreadable.end(), [cycle](const UnreadableFile& file) {
          return file.cycle == cycle || file.cycle == kNowhere || cycle == kNowhere;
        });
    for (std::size_t column = 0; column < out_.columns.size(); ++column) {
      CompareCell cell;
      if (line.texts.empty())
        cell.state = unreadable ? CellState::kUnreadable : CellState::kNoDocument;
      else
        cell = filled(line.texts, column);
      line.cells.push_back(std::move(cell));
    }
    out_.lines.push_back(std::move(line));
  }

  CompareCell filled(const std::vector<std::size_t>& texts, std::size_t column) const {
    CompareCell cell;
    std::uint64_t bytes = 0, all = 0;
    bool then = system_ == nullptr;
    for (const std::size_t number : texts) {
      const ComparedText& text = texts_.texts[number];
      all += text.body_bytes;
      then = then || was_goal(text, out_.columns[column]);
      for (const auto& [block, basis] : marks_[number].blocks[column]) {
        const Block& at = text.document.blocks[block];
        cell.passages.push_back({number, at.span, text.document.page_at(at.span.start), basis, at.heading});
        bytes += comparing::is_body(at) ? at.span.size() : 0;
      }
      count_facts(text, column, marks_[number], cell);
    }
    cell.share = all == 0 ? 0 : static_cast<double>(bytes) / static_cast<double>(all);
    cell.strength = strength_of(cell);
    cell.state = !cell.passages.empty() ? CellState::kFound : then ? CellState::kNothing : CellState::kNotThen;
    return cell;
  }

  void count_facts(const ComparedText& text, std::size_t column, const BlockMarks& marks, CompareCell& cell) const {
    std::set<std::uint32_t> blocks;
    for (const auto& [block, basis] : marks.blocks[column]) blocks.insert(block);
    for (const auto& [fact, page] : text.facts) {
      if (blocks.count(text.document.block_at(fact.span.start)) == 0) continue;
      cell.mandates += fact.type == "mandate" ? 1 : 0;
      cell.deadlines += fact.type == "deadline" ? 1 : 0;
      cell.budgets += fact.type == "budget" ? 1 : 0;
    }
  }

  static Strength strength_of(const CompareCell& cell) {
    if (cell.passages.empty()) return Strength::kNone;
    if (cell.mandates + cell.deadlines + cell.budgets == 0) return Strength::kMentioned;
    return cell.passages.size() >= kFocusPassages && cell.share >= kFocusShare ? Strength::kInFocus
                                                                               : Strength::kTreated;
  }

  // Whether a goal of the column was one when `text` was written.
  bool was_goal(const ComparedText& text, const CoverageColumn& column) const {
    if (column.number == "0") return true;  // What a system as a whole is for is kept in its newest version.
    return comparing::is_goal_then(text, *system_, column.goals, registry_);
  }

  const ComparedTexts& texts_;
  const Registry& registry_;
  const GoalSystem* system_ = nullptr;
  std::vector<BlockMarks> marks_;
  Coverage out_;
};

}  // namespace

Result<Coverage> coverage(const KnowledgeBase& kb, const Registry& registry, const ComparedTexts& texts,
                          const CoverageRequest& request) {
  Builder builder(texts, registry);
  if (!request.topics.empty() || request.columns == "topics") {
    auto marks = comparing::topic_marks(kb, registry, texts, request.topics);
    if (!marks) return marks.error();
    return builder.build(topic_columns(request.topics), nullptr, std::move(*marks));
  }
  if (request.columns == "facts") {
    auto columns = type_columns(kb);
    auto marks = comparing::fact_marks(texts, columns);
    return builder.build(std::move(columns), nullptr, std::move(marks));
  }
  if (request.columns == "areas") {
    auto columns = area_columns(texts);
    auto marks = comparing::area_marks(texts, columns);
    return builder.build(std::move(columns), nullptr, std::move(marks));
  }
  if (request.columns != "goals")
    return Error{ErrorCode::kInvalidInput,
                 "unknown columns '" + request.columns + "' (expected goals, topics, facts or areas)"};
  const GoalSystem* system = registry.goal_system(request.system);
  if (system == nullptr) return unknown_system(request.system, registry);
  auto columns = goal_columns(*system, registry);
  auto marks = comparing::goal_marks(registry, texts, *system, columns);
  return builder.build(std::move(columns), system, std::move(marks));
}

}  // namespace uppdrag
