// SPDX-License-Identifier: GPL-3.0-or-later
// Facts in the form that the user asked for.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "program.h"
#include "table.h"
#include "uppdrag/plugin/plugin.h"

namespace uppdrag::cli {

// A column of facts of one type: a field, or what every fact has.
struct FactColumn {
  std::string name;
  TableColumn look;
  std::function<std::string(const FactRow&)> shown;  // For a person.
  std::function<void(std::string&, const FactRow&)> csv;
};

// The columns that a table of `type` has unless the user chooses: the declared ones, with min and max as one amount.
std::vector<FactColumn> default_columns(const FactType& type, const Program& program, const Registry* registry);
// The named ones; kUsage with those that there are for an unknown name.
Result<std::vector<FactColumn>> chosen_columns(const std::vector<std::string>& names, const FactType& type,
                                               const Program& program, const Registry* registry);

// "deadline:17", by which `explain` knows a fact; "" outside of a knowledge base.
std::string fact_id(const FactRow& row);

// "file.md, s. 3: «words» [deadline:17]", what stands under a row so that it can be traced.
std::string trace_line(const FactRow& row, const Program& program, bool with_file);

// The formats that facts can be shown in: table, json, and those of the exporters.
std::vector<std::string> fact_formats(Program& program);

class FactWriter {
 public:
  virtual ~FactWriter() = default;
  virtual Status write(const FactRow& row) = 0;
  virtual Status end() = 0;
};

// JSON, and exporters that want places, ask `kb` where facts stand on their pages.
//
// Writes rows of `type` (null: of several types, in exporters' formats only) to `sink` in Program::format. `columns`
// chooses columns of tables and csv.
Result<std::unique_ptr<FactWriter>> make_fact_writer(Program& program, const FactType* type,
                                                     const std::vector<FactType>& all,
                                                     const std::vector<std::string>& columns, ByteSink sink,
                                                     const KnowledgeBase& kb);

// A table for each type that has rows, under its name and number, without the document, as `show` and `analyse` have
// them.
Status print_by_type(Program& program, const std::vector<FactRow>& rows, const std::vector<FactType>& types);

// Standard output.
ByteSink to_stdout();

// "sida/till/fil.md" -> "fil.md"
std::string file_name(std::string_view path);
// A file name of at most 42 columns: start and end, with … between.
std::string shortened(std::string_view name);
// The title, or the file name where there is none.
std::string document_title(const Metadata& metadata, std::string_view path);

}  // namespace uppdrag::cli
