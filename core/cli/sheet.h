// SPDX-License-Identifier: GPL-3.0-or-later
// A plain table with typed cells, and its ways out: terminal, CSV, JSON, and exporters such as xlsx.
#pragma once

#include <string>
#include <vector>

#include "program.h"
#include "uppdrag/plugin/plugin.h"

namespace uppdrag::cli {

struct SheetColumn {
  std::string name;   // snake_case, for JSON.
  std::string label;  // For a person.
  FieldType type = FieldType::kText;
  bool percent = false;  // Whole per mille, shown as a percentage.
  bool below = false;    // Shown under the row in a terminal.
  bool hidden = false;   // Not shown in a terminal.
};

struct Sheet {
  std::string name;  // snake_case.
  std::string title;
  std::vector<SheetColumn> columns;
  std::vector<std::vector<FieldValue>> rows;  // As many values as columns each.
};

// The first sheet; CSV has room for one.
std::string sheet_csv(const Sheet& sheet);
// One object: a list of objects for each sheet, by its name.
std::string sheets_json(const std::vector<Sheet>& sheets);
// A value for a person.
std::string sheet_cell(const Program& program, const SheetColumn& column, const FieldValue& value);
void print_sheet(const Program& program, const Sheet& sheet);
// Through the exporter of that name, a sheet being a fact type and a row a fact. kUnsupported when no plugin has it.
Status export_sheets(Program& program, const std::vector<Sheet>& sheets, const std::string& exporter,
                     const ByteSink& out);
// In Program::format: table, csv, json, or an exporter's.
Status write_sheets(Program& program, const std::vector<Sheet>& sheets);

// "12,5 %" or "12.5 %"
std::string percent_text(std::int64_t per_mille, Language language);

}  // namespace uppdrag::cli
