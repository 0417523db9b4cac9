// SPDX-License-Identifier: GPL-3.0-or-later
#include "sheet.h"

#include <cstdio>

#include "fact_output.h"
#include "table.h"
#include "uppdrag/host/guard.h"
#include "uppdrag/plugin/csv.h"
#include "uppdrag/plugin/json.h"

namespace uppdrag::cli {
namespace {

FactType type_of(const Sheet& sheet) {
  FactType type;
  type.id = type.plural = sheet.name;
  type.label_sv = type.label_en = sheet.title;
  for (const SheetColumn& column : sheet.columns) {
    FieldDeclaration field;
    field.name = column.name;
    field.type = column.type;
    field.label_sv = field.label_en = column.label + (column.percent ? " (‰)" : "");
    type.fields.push_back(std::move(field));
  }
  return type;
}

}  // namespace

std::string sheet_cell(const Program& program, const SheetColumn& column, const FieldValue& value) {
  if (const auto* number = std::get_if<std::int64_t>(&value))
    return column.percent ? percent_text(*number, program.language()) : grouped(*number);
  return field_text(value, "1", "0");
}

std::string percent_text(std::int64_t per_mille, Language language) {
  std::string out = std::to_string(per_mille / 10);
  if (per_mille < 100 && per_mille % 10 != 0)
    out += (language == Language::kSwedish ? "," : ".") + std::to_string(per_mille % 10);
  return out + " %";
}

std::string sheet_csv(const Sheet& sheet) {
  std::string out(kCsvStart);
  const auto end_line = [&out] {
    out.pop_back();
    out += kCsvLineEnd;
  };
  for (const SheetColumn& column : sheet.columns) {
    append_csv_text(out, column.percent ? column.label + " (%)" : column.label);
    out += kCsvSeparator;
  }
  end_line();
  for (const auto& row : sheet.rows) {
    for (std::size_t i = 0; i < row.size(); ++i) {
      const auto* number = std::get_if<std::int64_t>(&row[i]);
      if (number != nullptr && sheet.columns[i].percent)
        append_csv_number(out, static_cast<double>(*number) / 10);
      else
        append_csv_value(out, row[i]);
      out += kCsvSeparator;
    }
    end_line();
  }
  return out;
}

std::string sheets_json(const std::vector<Sheet>& sheets) {
  std::string out = "{";
  for (const Sheet& sheet : sheets) {
    out += &sheet == &sheets.front() ? "\n" : ",\n";
    append_json_string(out, sheet.name);
    out += ":[";
    for (const auto& row : sheet.rows) {
      out += &row == &sheet.rows.front() ? "\n {" : ",\n {";
      for (std::size_t i = 0; i < row.size(); ++i) {
        if (i > 0) out += ',';
        append_json_string(out, sheet.columns[i].name);
        out += ':';
        const auto* number = std::get_if<std::int64_t>(&row[i]);
        if (number != nullptr && sheet.columns[i].percent)
          append_json_number(out, static_cast<double>(*number) / 1000);
        else
          append_json_value(out, row[i]);
      }
      out += '}';
    }
    out += ']';
  }
  return out + "}\n";
}

void print_sheet(const Program& program, const Sheet& sheet) {
  std::vector<TableColumn> columns;
  for (const SheetColumn& column : sheet.columns) {
    const bool number = column.type == FieldType::kInteger || column.percent;
    if (!column.below && !column.hidden) columns.push_back({column.label, number, number, 8});
  }
  Table table(program.console, columns);
  table.below_lines = 6;
  for (const auto& row : sheet.rows) {
    std::vector<std::string> cells;
    std::string below;
    for (std::size_t i = 0; i < row.size(); ++i) {
      std::string text = sheet_cell(program, sheet.columns[i], row[i]);
      if (sheet.columns[i].hidden) continue;
      if (sheet.columns[i].below)
        below += (below.empty() || text.empty() ? "" : " · ") + text;
      else
        cells.push_back(std::move(text));
    }
    table.add(std::move(cells), below);
  }
  table.print(stdout);
}

Status export_sheets(Program& program, const std::vector<Sheet>& sheets, const std::string& exporter,
                     const ByteSink& out) {
  auto made = program.host().make_exporter(exporter);
  if (!made) return made.error();
  Exporter& writer = **made;
  std::vector<FactType> types;
  for (const Sheet& sheet : sheets) types.push_back(type_of(sheet));
  if (auto status = guarded("exporter", [&] { return writer.begin(nullptr, types, out); }); !status) return status;
  for (const Sheet& sheet : sheets) {
    for (const auto& row : sheet.rows) {
      FactRow fact;
      fact.fact.type = sheet.name;
      for (std::size_t i = 0; i < row.size(); ++i) fact.fact.set(sheet.columns[i].name, row[i]);
      if (auto status = guarded("exporter", [&] { return writer.write(fact, out); }); !status) return status;
    }
  }
  return guarded("exporter", [&] { return writer.end(out); });
}

Status write_sheets(Program& program, const std::vector<Sheet>& sheets) {
  if (program.format == "csv") return to_stdout()(sheet_csv(sheets.front()));
  if (program.format == "json") return to_stdout()(sheets_json(sheets));
  if (program.format != "table") return export_sheets(program, sheets, program.format, to_stdout());
  for (const Sheet& sheet : sheets) {
    if (sheet.rows.empty()) continue;
    if (&sheet != &sheets.front()) std::printf("\n");
    if (sheets.size() > 1) std::printf("%s\n", program.console.bold(clean(sheet.title)).c_str());
    print_sheet(program, sheet);
  }
  return ok();
}

}  // namespace uppdrag::cli
