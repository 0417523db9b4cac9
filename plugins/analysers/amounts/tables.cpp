// SPDX-License-Identifier: GPL-3.0-or-later
#include "tables.h"

#include <algorithm>
#include <iterator>

namespace uppdrag::amounts {
namespace {

constexpr std::uint32_t kLongestCaption = 40;  // Tokens: longer blocks are text, not captions.
constexpr std::uint32_t kLongestLine = 24;     // Tokens of one line of a flattened table.

}  // namespace

void TableScanner::scan(std::vector<AmountMention>& out) {
  const std::size_t before = from_text_ = out.size();
  std::uint32_t at = 0;
  const auto count = static_cast<std::uint32_t>(text_.tokens.size());
  for (std::uint32_t index = 0; index < document_.blocks.size(); ++index) {
    const Block& b = document_.blocks[index];
    while (at < count && text_.tokens[at].start < b.span.start) ++at;
    const std::uint32_t first = at;
    while (at < count && text_.tokens[at].start < b.span.end) ++at;
    if (first < at) block(index, {first, at}, out);
  }
  if (out.size() == before) return;
  std::stable_sort(out.begin(), out.end(),
                   [](const AmountMention& a, const AmountMention& b) { return a.tokens.first < b.tokens.first; });
}

void TableScanner::block(std::uint32_t index, TokenRange tokens, std::vector<AmountMention>& out) {
  const Block& b = document_.blocks[index];
  if (b.kind == BlockKind::kFurniture) return;
  if (b.kind != BlockKind::kTableRow) {
    if (in_table_) {
      unit_.reset();
      column_units_.clear();
      others_.clear();
      in_table_ = flattened_ = false;
    }
    const bool caption = tokens.last - tokens.first <= kLongestCaption;
    if (const auto unit = caption ? declared_unit(tokens) : std::nullopt) {
      unit_ = unit;
      flattened_ = true;
    } else if (flattened_) {
      number_at_end(tokens, out);
    }
    // A unit reaches from its caption to the next heading.
    if (b.kind == BlockKind::kHeading && !declared_unit(tokens)) {
      unit_.reset();
      flattened_ = false;
    }
    return;
  }
  in_table_ = true;
  const std::vector<Cell> row = cells(tokens);
  if (header(row) || (!unit_ && column_units_.empty())) return;
  for (const Cell& cell : row) {
    const auto number = lone_number(cell.tokens);
    if (!number || (cell.column == 0 && (number->year() || !number->grouped))) continue;
    if (std::find(others_.begin(), others_.end(), cell.column) != others_.end()) continue;
    const Unit* unit = unit_ ? &*unit_ : nullptr;
    for (const ColumnUnit& c : column_units_)
      if (c.column == cell.column) unit = &c.unit;
    if (unit != nullptr) number_cell(cell, *number, *unit, out);
  }
}

std::vector<TableScanner::Cell> TableScanner::cells(TokenRange row) const {
  std::vector<Cell> out;
  std::uint32_t column = 0;
  const std::string_view source = document_.text;
  std::uint32_t byte = text_.tokens[row.first].start;
  // Empty cells at the start of the row count as columns.
  for (std::uint32_t start = byte; start > 0 && source[start - 1] != '\n'; --start) column += source[start - 1] == '\t';
  out.push_back({{row.first, row.first}, column});
  for (std::uint32_t t = row.first; t < row.last; ++t) {
    for (; byte < text_.tokens[t].start; ++byte)
      if (source[byte] == '\t') {
        ++column;
        if (out.back().tokens.empty()) out.pop_back();
        out.push_back({{t, t}, column});
      }
    out.back().tokens.last = t + 1;
    byte = text_.tokens[t].end;
  }
  return out;
}

std::optional<Unit> TableScanner::declared_unit(TokenRange tokens) const {
  for (std::uint32_t t = tokens.first; t < tokens.last; ++t) {
    const WordInfo& info = infos_[text_.tokens[t].word];
    const bool thousands = info.has(kThousands);
    if (info.role != Role::kScale && info.role != Role::kScaledUnit && info.role != Role::kUnit && !thousands) continue;
    auto unit = reader_.unit(t, tokens.last);
    if (thousands) {  // tusentals kronor, tusen kronor
      unit = reader_.unit(t + 1, tokens.last);
      if (!unit || unit->scale) continue;
      unit->exponent = 3;
      unit->scale = true;
    }
    if (!unit || !unit->money) continue;
    // Declared: `i tkr`, `(mnkr)`, `tkr` alone in its cell; not `5 miljoner kronor`, not `kronor per liter`.
    const bool opens =
        t > tokens.first && (text_.tokens[t - 1].word == infos_.w().i || text_.tokens[t - 1].word == infos_.w().left ||
                             text_.tokens[t - 1].word == infos_.w().comma);
    const bool alone = t == tokens.first && unit->last == tokens.last;
    const bool ends = unit->last == tokens.last || text_.tokens[unit->last].word == infos_.w().right ||
                      text_.tokens[unit->last].kind == TokenKind::kOther || !text_.tokens[unit->last].space_before;
    if ((opens && (ends || text_.tokens[t - 1].word == infos_.w().i)) || alone) return unit;
  }
  return std::nullopt;
}

// `Miljoner kronor 2025`, `Medel per län. Miljoner kronor`: a unit in a cell that counts nothing itself.
std::optional<Unit> TableScanner::column_head(TokenRange cell) const {
  if (const auto unit = declared_unit(cell)) return unit;
  for (std::uint32_t t = cell.first; t < cell.last; ++t) {
    if (text_.tokens[t].kind == TokenKind::kNumber) return std::nullopt;
    const auto unit = reader_.unit(t, cell.last);
    if (!unit || !unit->money) continue;
    const bool ends = unit->last == cell.last;
    if (ends && infos_[text_.tokens[t].word].role == Role::kScaledUnit) return unit;  // Utfall tkr
    const bool year = unit->last + 1 == cell.last && text_.tokens[unit->last].kind == TokenKind::kNumber;
    return (ends || year) && (t == cell.first || text_.tokens[t - 1].kind == TokenKind::kOther) ? unit : std::nullopt;
  }
  return std::nullopt;
}

// `Antal kurser`, `Andel (%)`, `Deltagare`: what stands below are no kronor.
bool TableScanner::counts_else(TokenRange cell) const {
  for (std::uint32_t t = cell.first; t < cell.last; ++t)
    if (infos_[text_.tokens[t].word].has(kPeople) || infos_.counting(text_.tokens[t].word)) return true;
  return false;
}

// Whether a row names columns; takes the units it declares.
bool TableScanner::header(const std::vector<Cell>& row) {
  std::vector<ColumnUnit> found;
  std::uint32_t numbers = 0;
  std::uint32_t years = 0;
  for (const Cell& cell : row) {
    if (const auto unit = column_head(cell.tokens)) found.push_back({cell.column, *unit});
    if (const auto n = lone_number(cell.tokens)) {
      ++numbers;
      years += n->year();
    }
  }
  const bool names_columns = numbers == years && (!found.empty() || numbers > 0 || row.size() > 1);
  if (names_columns)
    for (const Cell& cell : row)
      if (cell.column != 0 && counts_else(cell.tokens)) others_.push_back(cell.column);
  if (found.empty()) return numbers > 0 && years == numbers;
  if (row.size() == 1 || found.front().column == 0) {
    unit_ = found.front().unit;
    column_units_.clear();
  } else {
    column_units_ = found;
  }
  return true;
}

// The number that fills the cell, perhaps with a sign before or an asterisk after it.
std::optional<Numeral> TableScanner::lone_number(TokenRange cell) const {
  std::uint32_t first = cell.first;
  bool negative = false;
  while (first < cell.last && text_.tokens[first].kind == TokenKind::kOther)
    negative = text_.tokens[first++].word == infos_.w().dash || negative;
  if (first == cell.last || text_.tokens[first].kind != TokenKind::kNumber) return std::nullopt;
  auto n = reader_.numeral(first, cell.last);
  if (!n) return std::nullopt;
  n->negative = negative;
  for (std::uint32_t t = n->last; t < cell.last; ++t)
    if (infos_.footnote(text_.tokens[t].word) == false) return std::nullopt;
  return n;
}

void TableScanner::number_cell(const Cell& cell, const Numeral& number, const Unit& unit,
                               std::vector<AmountMention>& out) const {
  // Not what the text around it already made an amount of.
  const auto end = out.begin() + static_cast<std::ptrdiff_t>(from_text_);
  const auto next = std::lower_bound(out.begin(), end, number.last, [](const AmountMention& m, std::uint32_t token) {
    return m.tokens.first < token;
  });
  if (next != out.begin() && std::prev(next)->tokens.last > number.first) return;
  AmountMention mention;
  mention.tokens = {number.first, number.last};
  if (number.negative) mention.tokens.first = std::max(cell.tokens.first, number.first - 1);
  mention.span = text_.span(mention.tokens);
  mention.qualifier = "exact";
  mention.currency = currency_name(unit.currency);
  mention.unit_implied = true;
  const auto value = NumeralReader::whole(number, unit.exponent);
  mention.suspect = number.suspect || !value;
  if (!mention.suspect) mention.min = mention.max = value;
  out.push_back(std::move(mention));
}

void TableScanner::number_at_end(TokenRange line, std::vector<AmountMention>& out) const {
  if (!unit_ || line.last - line.first > kLongestLine || line.last - line.first < 2) return;
  std::uint32_t first = line.last;
  while (first > line.first && text_.tokens[first - 1].kind == TokenKind::kNumber) --first;
  if (first == line.last || first == line.first) return;
  const Token& before = text_.tokens[first - 1];
  const bool glued = !text_.tokens[first].space_before;
  if (glued && before.kind != TokenKind::kWord && before.word != infos_.w().right) return;
  if (!glued && (before.kind != TokenKind::kWord && before.word != infos_.w().right)) return;
  if (infos_[before.word].has(kNumbering)) return;
  const auto number = reader_.numeral(first, line.last);
  if (!number || number->last != line.last || (number->year() && !glued)) return;
  number_cell({line, 0}, *number, *unit_, out);
}

}  // namespace uppdrag::amounts
