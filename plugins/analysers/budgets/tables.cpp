// SPDX-License-Identifier: GPL-3.0-or-later
#include "tables.h"

#include <algorithm>

#include "uppdrag/text/unicode.h"
#include "years.h"

namespace uppdrag::budgets {
namespace {

constexpr std::uint32_t kLongestCaption = 60;  // Tokens: longer blocks are text that goes on beside the table.
constexpr std::uint32_t kAboutMoney = kUse | kAllocate | kPay | kCost | kFund | kCharge;

}  // namespace

std::uint32_t TableReader::block_of(const AmountMention& amount) const {
  return c_.text().sentence_at(amount.tokens.first).block;
}

bool TableReader::in_table(const AmountMention& amount) const {
  const auto& blocks = c_.in().document.blocks;
  const std::uint32_t block = block_of(amount);
  return block < blocks.size() && blocks[block].kind == BlockKind::kTableRow;
}

TokenRange TableReader::tokens_of(std::uint32_t block) const {
  const auto& sentences = c_.text().sentences;
  const auto before = [](const Sentence& s, std::uint32_t b) { return s.block < b; };
  auto at = std::lower_bound(sentences.begin(), sentences.end(), block, before);
  TokenRange range;
  for (bool first = true; at != sentences.end() && at->block == block; ++at, first = false) {
    if (first) range.first = at->tokens.first;
    range.last = at->tokens.last;
  }
  return range;
}

TableReader::Row TableReader::row_of(std::uint32_t block) const {
  Row row;
  row.block = block;
  const TokenRange tokens = tokens_of(block);
  const std::string_view text = c_.in().document.text;
  std::uint32_t byte = c_.in().document.blocks[block].span.start;
  std::uint32_t column = 0;
  for (std::uint32_t t = tokens.first; t < tokens.last; ++t) {
    for (; byte < c_.token(t).start; ++byte) column += text[byte] == '\t';
    if (row.cells.empty() || row.cells.back().column != column) row.cells.push_back({{t, t}, column});
    row.cells.back().tokens.last = t + 1;
    byte = c_.token(t).end;
  }
  row.sum = !row.cells.empty() && names_sum(row.cells.front().tokens);
  return row;
}

// `Summa`, `Totalt forskningsråd och institut`, `Delsumma`.
bool TableReader::names_sum(TokenRange cell) const {
  for (std::uint32_t t = cell.first; t < std::min(cell.last, cell.first + 2); ++t)
    if (c_.has(t, kSum)) return true;
  return false;
}

// The table's rows up to its last amount; those before its first amount are heads.
TableReader::Table TableReader::table_around(std::uint32_t block, std::size_t first, std::size_t last) const {
  const auto& blocks = c_.in().document.blocks;
  Table table;
  std::uint32_t top = block;
  while (top > 0 && blocks[top - 1].kind == BlockKind::kTableRow) --top;
  for (std::uint32_t b = top; b < block; ++b) table.heads.push_back(row_of(b));
  for (std::size_t a = first; a < last; ++a) {
    const std::uint32_t b = block_of(c_.in().annotations.amounts[a]);
    if (table.rows.empty() || table.rows.back().block != b) table.rows.push_back(row_of(b));
  }
  if (top > 0) {
    const TokenRange caption = tokens_of(top - 1);
    if (caption.last - caption.first <= kLongestCaption) table.caption = caption;
  }
  return table;
}

bool TableReader::about_money(const Table& table) const {
  std::uint32_t cues = c_.cues(table.caption);
  for (const Row& head : table.heads)
    for (const Cell& cell : head.cells) cues |= c_.cues(cell.tokens);
  if ((cues & kPrivate) != 0) return false;
  if ((cues & (kAboutMoney | kProgramme)) != 0) return true;
  const std::uint32_t heading = c_.in().document.blocks[table.rows.front().block].heading;
  return heading != kNoBlock && (c_.cues(tokens_of(heading)) & kAboutMoney) != 0;
}

TokenRange TableReader::head_of(const Row& row, std::uint32_t column) const {
  for (const Cell& cell : row.cells)
    if (cell.column == column) return cell.tokens;
  return {};
}

std::vector<std::int64_t> TableReader::years_in(TokenRange range) const {
  std::vector<std::int64_t> years;
  const auto& dates = c_.in().annotations.dates;
  for (std::size_t i = c_.date_from(range.first); i < dates.size() && dates[i].tokens.first < range.last; ++i)
    add_years(years, covered_years(dates[i]));
  return years;
}

// The head of the column, else the row's own words, else the caption.
std::vector<std::int64_t> TableReader::years_of(const Table& table, const Row& row, std::uint32_t column) const {
  std::vector<std::int64_t> years;
  for (const Row& head : table.heads) add_years(years, years_in(head_of(head, column)));
  if (years.empty() && row.cells.front().column == 0 && column != 0) years = years_in(row.cells.front().tokens);
  if (years.empty())
    for (const Row& head : table.heads)
      if (head.cells.size() == 1) add_years(years, years_in(head.cells.front().tokens));
  return years.empty() ? years_in(table.caption) : years;
}

std::vector<std::string> TableReader::bodies_in(TokenRange range) const {
  std::vector<std::string> names;
  const auto& actors = c_.in().annotations.actors;
  for (std::size_t i = c_.actor_from(range.first); i < actors.size() && actors[i].tokens.first < range.last; ++i)
    if (!actors[i].genitive && actors[i].kind != ActorKind::kGovernment && actors[i].kind != ActorKind::kDepartment)
      names.insert(names.end(), actors[i].names.begin(), actors[i].names.end());
  return names;
}

// A body named in the row or in the head of the column, else the row's first cell under `Mottagare`, `Region`.
std::vector<std::string> TableReader::recipient_of(const Table& table, const Row& row, std::uint32_t column) const {
  if (row.sum) return {};
  for (const Cell& cell : row.cells)
    if (cell.column < column)
      if (auto names = bodies_in(cell.tokens); !names.empty()) return names;
  for (const Row& head : table.heads) {
    if (auto names = bodies_in(head_of(head, column)); !names.empty()) return names;
    const TokenRange first = head_of(head, 0);
    const bool receivers = first.last - first.first == 1 && c_.has(first.first, kReceiver);
    if (receivers && row.cells.front().column == 0 && column != 0)
      return {to_upper_first(c_.text().span(row.cells.front().tokens).of(c_.in().document.text))};
  }
  return {};
}

// What a sum row or a sum column adds up is a part of it.
void TableReader::link_sums(const Table& table, const std::vector<std::pair<std::size_t, std::uint32_t>>& places,
                            std::vector<Figure>& out) const {
  const auto make_part = [&](std::size_t part, std::size_t whole) {
    if (out[part].part_of) return;
    out[part].part_of = true;
    out[part].parent = whole;
  };
  const auto row_is_sum = [&](std::size_t i) { return out[i].table_sum; };
  for (std::size_t s = 0; s < places.size(); ++s) {
    const auto [sum, column] = places[s];
    if (!row_is_sum(sum)) continue;
    for (std::size_t i = s; i-- > 0;) {
      if (places[i].second != column) continue;
      if (row_is_sum(places[i].first)) break;
      make_part(places[i].first, sum);
    }
  }
  for (const auto& [sum, column] : places) {
    const bool sums = std::any_of(table.heads.begin(), table.heads.end(),
                                  [&](const Row& head) { return column != 0 && names_sum(head_of(head, column)); });
    if (!sums) continue;
    for (const auto& [part, other] : places)
      if (other != column && out[part].sentence == out[sum].sentence) make_part(part, sum);
  }
}

std::size_t TableReader::read(std::size_t first, bool known, std::vector<Figure>& out) const {
  const auto& amounts = c_.in().annotations.amounts;
  const auto& blocks = c_.in().document.blocks;
  std::size_t last = first;
  std::uint32_t block = block_of(amounts[first]);
  for (; last < amounts.size(); ++last) {
    const std::uint32_t b = block_of(amounts[last]);
    while (block < b && blocks[block].kind == BlockKind::kTableRow) ++block;
    if (block != b || blocks[b].kind != BlockKind::kTableRow) break;
  }
  const Table table = table_around(block_of(amounts[first]), first, last);
  if (!known && !about_money(table)) return last;
  std::vector<std::pair<std::size_t, std::uint32_t>> places;  // Figure and column.
  for (std::size_t a = first; a < last; ++a) {
    const auto row = std::find_if(table.rows.begin(), table.rows.end(),
                                  [&](const Row& r) { return r.block == block_of(amounts[a]); });
    const auto cell = std::find_if(row->cells.begin(), row->cells.end(),
                                   [&](const Cell& each) { return each.tokens.contains(amounts[a].tokens.first); });
    if (cell == row->cells.end() || amounts[a].currency == "öre") continue;
    Figure f;
    f.amount = &amounts[a];
    f.sentence = c_.text().sentence_of[amounts[a].tokens.first];
    f.segment = {row->cells.front().tokens.first, amounts[a].tokens.last};
    f.table = true;
    f.table_sum = row->sum;
    f.rule = amounts[a].suspect ? &unreadable_ : &rule_;
    if (!c_.assignment()) f.confidence *= kNewsDoubt;
    f.annual = amounts[a].annual;
    f.years = years_of(table, *row, cell->column);
    f.recipient = recipient_of(table, *row, cell->column);
    f.recipient_given = true;
    places.emplace_back(out.size(), cell->column);
    out.push_back(std::move(f));
  }
  link_sums(table, places, out);
  return last;
}

}  // namespace uppdrag::budgets
