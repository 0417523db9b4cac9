// SPDX-License-Identifier: GPL-3.0-or-later
// The coverage matrix in a terminal, in long form, and the passages behind a cell.
#include <algorithm>
#include <cmath>
#include <cstdio>
#include <map>

#include "compare_views.h"
#include "fact_output.h"
#include "options.h"
#include "table.h"
#include "uppdrag/text/unicode.h"

namespace uppdrag::cli {

const std::vector<std::string> kMeasures = {"passages", "share", "mandates", "deadlines", "budgets", "strength"};

namespace {

// Of so many cycles it is told which rows lack them; of more it would be a page of names.
constexpr std::size_t kMostBlankCycles = 6;

std::string symbol(const CoverageLine& line, const CompareCell& cell) {
  switch (cell.state) {
    case CellState::kFound:
      return cell.strength == Strength::kInFocus ? "●" : cell.strength == Strength::kTreated ? "◐" : "○";
    case CellState::kNothing:
      return "·";
    case CellState::kUnreadable:
      return "?";
    case CellState::kNotThen:
      return "×";
    case CellState::kNoDocument:
      break;
  }
  return line.older ? "‹" : "–";
}

std::int64_t per_mille(double share) { return std::llround(share * 1000); }

std::string cell_text(const Program& program, const CoverageLine& line, const CompareCell& cell,
                      const std::string& measure) {
  if (cell.state != CellState::kFound) return symbol(line, cell);
  const auto with = [&](std::int64_t number) { return symbol(line, cell) + " " + grouped(number); };
  if (measure == "share") return symbol(line, cell) + " " + percent_text(per_mille(cell.share), program.language());
  if (measure == "mandates") return with(cell.mandates);
  if (measure == "deadlines") return with(cell.deadlines);
  if (measure == "budgets") return with(cell.budgets);
  if (measure == "strength") return program.text(strength_word(cell.strength));
  return with(static_cast<std::int64_t>(cell.passages.size()));
}

// Lines that a terminal shows: those with a text, and one for rows that have none at all.
bool is_shown(const Comparison& from, const Coverage& coverage, const CoverageLine& line) {
  const CellState state = line.cells.empty() ? CellState::kNoDocument : line.cells.front().state;
  if (!line.texts.empty() || state == CellState::kUnreadable) return true;
  if (from.texts.only_cycle != kNowhere) return true;
  const auto held = [&line](const CoverageLine& other) {
    const bool unreadable = !other.cells.empty() && other.cells.front().state == CellState::kUnreadable;
    return other.row == line.row && (!other.texts.empty() || unreadable);
  };
  if (std::any_of(coverage.lines.begin(), coverage.lines.end(), held)) return false;
  const auto same = [&line](const CoverageLine& other) { return other.row == line.row; };
  return &line == &*std::find_if(coverage.lines.begin(), coverage.lines.end(), same);
}

void print_wrapped(const Program& program, const std::string& text) {
  for (const std::string& line : wrap(text, program.console.width, 20)) std::printf("%s\n", line.c_str());
}

// Rows by columns, each cell a sign of strength with the number of passages.
Sheet matrix_sheet(const Comparison& from, const Coverage& coverage) {
  const Program& program = from.program;
  Sheet sheet{"matrix", program.text(msg::kReportMatrix), {}, {}};
  sheet.columns = {{"row", row_label(from)}, {"cycle", program.text(msg::kColCycle)}};
  for (std::size_t i = 0; i < coverage.columns.size(); ++i) {
    const CoverageColumn& column = coverage.columns[i];
    const std::string title = column_title(from, column);
    sheet.columns.push_back(
        {"column_" + std::to_string(i + 1), title == column.number ? title : column.number + " " + title});
  }
  for (const CoverageLine& line : coverage.lines) {
    std::vector<FieldValue> row{from.texts.rows[line.row].name, cycle_text(from, line)};
    for (const CompareCell& cell : line.cells) row.emplace_back(cell_text(program, line, cell, "passages"));
    sheet.rows.push_back(std::move(row));
  }
  std::vector<FieldValue> legend(sheet.columns.size());
  legend.front() = program.text(msg::kCompareLegend);
  sheet.rows.push_back(std::move(legend));
  return sheet;
}

Sheet passages_sheet(const Comparison& from, const Coverage& coverage,
                     const std::vector<std::pair<std::size_t, std::size_t>>& cells) {
  const Program& program = from.program;
  Sheet sheet{"passages", program.text(msg::kColPassages), {}, {}};
  sheet.columns = {{"row", row_label(from)},
                   {"cycle", program.text(msg::kColCycle)},
                   {"column", program.text(msg::kColColumn)},
                   {"file", program.text(msg::kColFile)},
                   {"page", program.text(msg::kColPage), FieldType::kInteger},
                   {"basis", program.text(msg::kColWhy)},
                   {"heading", program.text(msg::kColHeading), FieldType::kText, false, true},
                   {"quote", program.text(msg::kColQuote), FieldType::kText, false, true},
                   {"start", "start", FieldType::kInteger, false, false, true},
                   {"end", "end", FieldType::kInteger, false, false, true}};
  for (const auto& [line_number, column] : cells) {
    const CoverageLine& line = coverage.lines[line_number];
    for (const CellPassage& passage : line.cells[column].passages) {
      const ComparedText& text = from.texts.texts[passage.text];
      const Message& basis = passage.basis == PassageBasis::kNamed   ? msg::kBasisNamed
                             : passage.basis == PassageBasis::kWords ? msg::kBasisWords
                                                                     : msg::kBasisSection;
      sheet.rows.push_back(
          {from.texts.rows[line.row].name, cycle_text(from, line), coverage.columns[column].id,
           file_name(text.summary.path), passage.page == 0 ? FieldValue{} : FieldValue{std::int64_t{passage.page}},
           program.text(basis), heading_text(text, passage.heading), from.texts.quote(passage.text, passage.span),
           std::int64_t{passage.span.start}, std::int64_t{passage.span.end}});
    }
  }
  return sheet;
}

}  // namespace

std::string cycle_text(const Comparison& from, const CoverageLine& line) {
  if (!line.years.empty()) return line.years.text();
  return line.cycle == kNowhere ? std::string() : from.texts.cycles[line.cycle].text();
}

// Which rows have nothing, only older texts, or unreadable ones: cycle by cycle.
std::vector<std::string> blank_lines(const Comparison& from, const Coverage& coverage) {
  const Program& program = from.program;
  std::vector<std::string> out;
  std::map<std::size_t, std::vector<std::string>> missing, older;
  for (const CoverageLine& line : coverage.lines) {
    if (!line.texts.empty() || line.cells.empty() || line.cells.front().state == CellState::kUnreadable) continue;
    (line.older ? older : missing)[line.cycle].push_back(from.texts.rows[line.row].name);
  }
  const auto cycle_name = [&](std::size_t cycle) {
    return cycle == kNowhere ? program.text(msg::kCompareAnyCycle) : from.texts.cycles[cycle].text();
  };
  if (missing.size() + older.size() > kMostBlankCycles) {
    std::vector<std::string> never;
    for (const CompareRow& row : from.texts.rows) {
      if (row.texts.empty() && row.unreadable.empty()) never.push_back(row.name);
    }
    if (!never.empty())
      out.push_back(program.text(msg::kCompareMissingCycle, {program.text(msg::kCompareAnyCycle), join(never)}));
    out.push_back(program.text(msg::kCompareManyCycles));
    missing.clear();
    older.clear();
  }
  for (const auto& [cycle, rows] : missing)
    out.push_back(program.text(msg::kCompareMissingCycle, {cycle_name(cycle), join(rows)}));
  for (const auto& [cycle, rows] : older)
    out.push_back(program.text(msg::kCompareOlder, {cycle_name(cycle), join(rows)}));
  for (const CompareRow& row : from.texts.rows) {
    for (const UnreadableFile& file : row.unreadable)
      out.push_back(program.text(msg::kCompareUnread, {row.name + ", " + file_name(file.path), file.reason}));
  }
  return out;
}

std::string row_label(const Comparison& from) {
  return from.texts.by == "county"  ? from.program.text(msg::kColCounty)
         : from.texts.by == "query" ? from.program.text(msg::kColRow)
                                    : from.texts.by;
}

std::string column_title(const Comparison& from, const CoverageColumn& column) {
  return from.program.language() == Language::kSwedish || column.name_en.empty() ? column.name_sv : column.name_en;
}

std::string heading_text(const ComparedText& text, std::uint32_t heading) {
  return heading == kNoBlock ? std::string() : std::string(text.document.blocks[heading].span.of(text.document.text));
}

std::string shown_file(const Program& program, const ComparedText& text) {
  const std::string name = file_name(text.summary.path);
  return program.format == "table" ? shortened(name) : name;
}

std::string place_text(const Program& program, const ComparedText& text, std::uint32_t page) {
  const std::string name = shown_file(program, text);
  return page == 0 ? name : name + ", " + program.text(msg::kPageShort, {std::to_string(page)});
}

const Message& state_word(const CoverageLine& line, const CompareCell& cell) {
  switch (cell.state) {
    case CellState::kFound:
      return msg::kStateFound;
    case CellState::kNothing:
      return msg::kStateNothing;
    case CellState::kUnreadable:
      return msg::kStateUnreadable;
    case CellState::kNotThen:
      return msg::kStateNotThen;
    case CellState::kNoDocument:
      break;
  }
  return line.older ? msg::kStateOlder : msg::kStateNoDocument;
}

const Message& strength_word(Strength strength) {
  switch (strength) {
    case Strength::kMentioned:
      return msg::kStrengthMentioned;
    case Strength::kTreated:
      return msg::kStrengthTreated;
    case Strength::kInFocus:
      return msg::kStrengthFocus;
    case Strength::kNone:
      break;
  }
  return msg::kStrengthNone;
}

void print_matrix(const Comparison& from, const Coverage& coverage, const std::string& measure) {
  const Program& program = from.program;
  const bool cycles = std::any_of(coverage.lines.begin(), coverage.lines.end(),
                                  [](const CoverageLine& line) { return line.cycle != kNowhere; });
  std::vector<TableColumn> columns = {{row_label(from), false, false, 12}};
  if (cycles) columns.push_back({program.text(msg::kColCycle), false, true});
  for (const CoverageColumn& column : coverage.columns) columns.push_back({column.number, false, true});
  Table table(program.console, columns);
  std::size_t last_row = kNowhere;
  for (const CoverageLine& line : coverage.lines) {
    if (!is_shown(from, coverage, line)) continue;
    std::vector<std::string> cells = {line.row == last_row ? std::string() : from.texts.rows[line.row].name};
    last_row = line.row;
    if (cycles) {
      const bool held = !line.texts.empty() || from.texts.only_cycle != kNowhere ||
                        (!line.cells.empty() && line.cells.front().state == CellState::kUnreadable);
      cells.push_back(held ? cycle_text(from, line) : std::string());
    }
    for (const CompareCell& cell : line.cells) cells.push_back(cell_text(program, line, cell, measure));
    table.add(std::move(cells));
  }
  table.print(stdout);
  std::printf("\n");
  for (const CoverageColumn& column : coverage.columns) {
    const std::string title = column_title(from, column);
    if (title != column.number) std::printf("%4s  %s\n", clean(column.number).c_str(), clean(title).c_str());
  }
  std::printf("\n");
  print_wrapped(program, program.text(msg::kCompareLegend));
  for (const std::string& line : blank_lines(from, coverage)) print_wrapped(program, line);
}

std::vector<Sheet> coverage_sheets(const Comparison& from, const Coverage& coverage) {
  const Program& program = from.program;
  Sheet sheet{"cells", program.text(msg::kCompareWhat), {}, {}};
  sheet.columns = {{"row", row_label(from)},
                   {"cycle", program.text(msg::kColCycle)},
                   {"column", program.text(msg::kColColumn)},
                   {"name", program.text(msg::kColColumnName)},
                   {"state", program.text(msg::kColState)},
                   {"strength", program.text(msg::kColStrength)},
                   {"passages", program.text(msg::kColPassages), FieldType::kInteger},
                   {"share", program.text(msg::kColTextShare), FieldType::kInteger, true},
                   {"mandates", program.text(msg::kColMandates), FieldType::kInteger},
                   {"deadlines", program.text(msg::kColDeadlines), FieldType::kInteger},
                   {"budgets", program.text(msg::kColBudgets), FieldType::kInteger},
                   {"files", program.text(msg::kColFiles)}};
  std::vector<std::pair<std::size_t, std::size_t>> all;
  for (std::size_t number = 0; number < coverage.lines.size(); ++number) {
    const CoverageLine& line = coverage.lines[number];
    std::vector<std::string> files;
    for (const std::size_t text : line.texts) files.push_back(file_name(from.texts.texts[text].summary.path));
    for (std::size_t column = 0; column < coverage.columns.size(); ++column) {
      const CompareCell& cell = line.cells[column];
      all.emplace_back(number, column);
      const bool read = cell.state == CellState::kFound || cell.state == CellState::kNothing;
      const auto count = [read](std::int64_t n) { return read ? FieldValue{n} : FieldValue{}; };
      sheet.rows.push_back({from.texts.rows[line.row].name, cycle_text(from, line), coverage.columns[column].id,
                            column_title(from, coverage.columns[column]), program.text(state_word(line, cell)),
                            read ? FieldValue{program.text(strength_word(cell.strength))} : FieldValue{},
                            count(static_cast<std::int64_t>(cell.passages.size())), count(per_mille(cell.share)),
                            count(cell.mandates), count(cell.deadlines), count(cell.budgets), join(files)});
    }
  }
  std::vector<Sheet> out{std::move(sheet)};
  // A workbook shows the matrix as a person sees it too; data formats need no second form of the same.
  if (program.format != "csv" && program.format != "json") out.push_back(matrix_sheet(from, coverage));
  out.push_back(passages_sheet(from, coverage, all));
  return out;
}

Result<std::size_t> row_named(const Comparison& from, const std::string& name) {
  std::vector<std::string> names;
  const County* county = from.texts.by == "county" ? from.registry.county(name) : nullptr;
  for (std::size_t i = 0; i < from.texts.rows.size(); ++i) {
    const CompareRow& row = from.texts.rows[i];
    names.push_back(row.name);
    if (county != nullptr ? row.id == county->code : to_lower(row.name) == to_lower(name)) return i;
  }
  return Error{ErrorCode::kNotFound,
               from.program.text(msg::kCompareNoRow, {name, did_you_mean(from.program, name, names)})};
}

Result<std::size_t> column_named(const Comparison& from, const Coverage& coverage, const std::string& name) {
  std::vector<std::string> ids;
  for (std::size_t i = 0; i < coverage.columns.size(); ++i) {
    const CoverageColumn& column = coverage.columns[i];
    ids.push_back(column.id);
    const std::string wanted = to_lower(name);
    const bool goal = std::find(column.goals.begin(), column.goals.end(), wanted) != column.goals.end();
    if (goal || wanted == to_lower(column.id) || wanted == to_lower(column.number) ||
        wanted == to_lower(column.name_sv) || wanted == to_lower(column.name_en))
      return i;
  }
  return Error{ErrorCode::kNotFound,
               from.program.text(msg::kCompareNoColumn, {name, did_you_mean(from.program, name, ids), join(ids)})};
}

Result<Sheet> cell_sheet(const Comparison& from, const Coverage& coverage, const std::string& row,
                         const std::string& column) {
  const auto row_number = row_named(from, row);
  if (!row_number) return row_number.error();
  const auto column_number = column_named(from, coverage, column);
  if (!column_number) return column_number.error();
  std::vector<std::pair<std::size_t, std::size_t>> cells;
  for (std::size_t line = 0; line < coverage.lines.size(); ++line) {
    if (coverage.lines[line].row == *row_number) cells.emplace_back(line, *column_number);
  }
  Sheet sheet = passages_sheet(from, coverage, cells);
  if (!sheet.rows.empty()) return sheet;
  std::vector<std::string> states;
  for (const auto& [line, at] : cells) {
    const CoverageLine& each = coverage.lines[line];
    states.push_back(cycle_text(from, each) + ": " + from.program.text(state_word(each, each.cells[at])));
  }
  return Error{ErrorCode::kNotFound, from.program.text(msg::kCompareNoPassages, {join(states, "; ")})};
}

std::string note_text(const Comparison& from, const CompareNote& note) {
  using Kind = CompareNote::Kind;
  static const std::map<Kind, const Message*> kMessages = {
      {Kind::kSeveralTexts, &msg::kNoteSeveral}, {Kind::kForeign, &msg::kNoteForeign},
      {Kind::kEmpty, &msg::kNoteEmpty},          {Kind::kNoYears, &msg::kNoteNoYears},
      {Kind::kNoRow, &msg::kNoteNoRow},          {Kind::kUnreadable, &msg::kNoteUnreadable},
      {Kind::kShort, &msg::kNoteShort},          {Kind::kOtherKind, &msg::kNoteOtherKind},
      {Kind::kOneText, &msg::kNoteOne},          {Kind::kUnmentioned, &msg::kNoteUnmentioned}};
  const std::string& detail = note.kind == Kind::kNoRow ? from.texts.by : note.detail;
  return from.program.text(*kMessages.at(note.kind), {note.subject, detail});
}

// Of one kind the first few, then how many more: three hundred texts without a county are one thing to know.
void tell_notes(const Comparison& from, const std::vector<CompareNote>& notes) {
  constexpr std::size_t kMost = 5;
  std::map<CompareNote::Kind, std::size_t> told;
  for (const CompareNote& note : notes) {
    if (++told[note.kind] <= kMost) from.program.tell(note_text(from, note));
  }
  for (const auto& [kind, count] : told) {
    if (count <= kMost) continue;
    const auto first =
        std::find_if(notes.begin(), notes.end(), [k = kind](const CompareNote& n) { return n.kind == k; });
    from.program.tell(from.program.text(msg::kNoteMore, {std::to_string(count - kMost), note_text(from, *first)}));
  }
}

}  // namespace uppdrag::cli
