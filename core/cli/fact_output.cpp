// SPDX-License-Identifier: GPL-3.0-or-later
#include "fact_output.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <system_error>

#include "fact_places.h"
#include "options.h"
#include "uppdrag/host/guard.h"
#include "uppdrag/plugin/csv.h"
#include "uppdrag/plugin/json.h"

namespace uppdrag::cli {
namespace {

// A table. On a terminal every row has a line under it that says where it stands; in a pipe that is columns, for grep.
class TableWriter final : public FactWriter {
 public:
  TableWriter(const Program& program, std::vector<FactColumn> columns, bool trace)
      : program_(program), columns_(std::move(columns)), trace_(trace), table_(program.console, looks()) {}

  Status write(const FactRow& row) override {
    std::vector<std::string> cells;
    for (const FactColumn& column : columns_) cells.push_back(column.shown(row));
    table_.add(std::move(cells), trace_ ? trace_line(row, program_, true) : std::string());
    return ok();
  }

  Status end() override {
    table_.print(stdout);
    return ok();
  }

 private:
  std::vector<TableColumn> looks() const {
    std::vector<TableColumn> out;
    for (const FactColumn& column : columns_) out.push_back(column.look);
    return out;
  }
  const Program& program_;
  std::vector<FactColumn> columns_;
  bool trace_;
  Table table_;
};

class CsvWriter final : public FactWriter {
 public:
  CsvWriter(std::vector<FactColumn> columns, ByteSink sink) : columns_(std::move(columns)), sink_(std::move(sink)) {}

  Status write(const FactRow& row) override {
    if (auto status = begin(); !status) return status;
    return line([&](std::string& out, const FactColumn& column) { column.csv(out, row); });
  }
  Status end() override { return begin(); }

 private:
  Status begin() {
    if (begun_) return ok();
    begun_ = true;
    if (auto status = sink_(kCsvStart); !status) return status;
    return line([](std::string& out, const FactColumn& column) { append_csv_text(out, column.name); });
  }
  template <typename Cell>
  Status line(Cell cell) {
    std::string out;
    for (const FactColumn& column : columns_) {
      if (&column != &columns_.front()) out += kCsvSeparator;
      cell(out, column);
    }
    return sink_(out.append(kCsvLineEnd));
  }
  std::vector<FactColumn> columns_;
  ByteSink sink_;
  bool begun_ = false;
};

class JsonWriter final : public FactWriter {
 public:
  JsonWriter(ByteSink sink, const KnowledgeBase& kb) : sink_(std::move(sink)), places_(kb) {}

  Status write(const FactRow& row) override {
    std::string out = rows_++ == 0 ? "[\n{" : ",\n{";
    append_json_members(out, row);
    append_json_boxes(out, places_.of(row));
    return sink_(out += '}');
  }
  Status end() override { return sink_(rows_ == 0 ? "[]\n" : "\n]\n"); }

 private:
  ByteSink sink_;
  FactPlaces places_;
  std::uint64_t rows_ = 0;
};

class ExporterWriter final : public FactWriter {
 public:
  ExporterWriter(std::unique_ptr<Exporter> exporter, const FactType* type, const std::vector<FactType>& all,
                 ByteSink sink, const KnowledgeBase& kb)
      : exporter_(std::move(exporter)),
        placed_(dynamic_cast<PlacedExporter*>(exporter_.get())),
        places_(kb),
        type_(type),
        all_(all),
        sink_(std::move(sink)) {}

  Status begin() {
    return guarded("exporter", [&] { return exporter_->begin(type_, all_, sink_); });
  }
  Status write(const FactRow& row) override {
    if (placed_ == nullptr) return guarded("exporter", [&] { return exporter_->write(row, sink_); });
    const std::vector<LineBox> boxes = places_.of(row);
    return guarded("exporter", [&] { return placed_->write_placed(row, boxes, sink_); });
  }
  Status end() override {
    return guarded("exporter", [&] { return exporter_->end(sink_); });
  }

 private:
  std::unique_ptr<Exporter> exporter_;
  PlacedExporter* placed_;  // The same when it asks for places, else null.
  FactPlaces places_;
  const FactType* type_;
  const std::vector<FactType>& all_;
  ByteSink sink_;
};

Result<std::unique_ptr<FactWriter>> make_table(Program& program, const FactType& type,
                                               const std::vector<std::string>& names) {
  auto registry = program.registry();
  const Registry* data = registry ? *registry : nullptr;
  if (!names.empty()) {
    auto columns = chosen_columns(names, type, program, data);
    if (!columns) return columns.error();
    return std::unique_ptr<FactWriter>(new TableWriter(program, std::move(*columns), false));
  }
  std::vector<FactColumn> columns = default_columns(type, program, data);
  const bool trace = program.console.width > 0;
  const std::vector<std::string> more =
      trace ? std::vector<std::string>{"document"} : std::vector<std::string>{"document", "file", "page", "quote"};
  auto common = chosen_columns(more, FactType{}, program, data);
  if (!common) return common.error();
  for (FactColumn& column : *common) columns.push_back(std::move(column));
  return std::unique_ptr<FactWriter>(new TableWriter(program, std::move(columns), trace));
}

// What a person asks first comes first: who shall do what, by when, for how much. Types of strangers come last, as they
// are declared.
std::vector<FactType> in_reading_order(std::vector<FactType> types) {
  constexpr std::array<std::string_view, 6> kOrder = {"mandate", "deadline", "budget", "goal", "reference", "relation"};
  const auto place = [&](const FactType& type) { return std::find(kOrder.begin(), kOrder.end(), type.id); };
  std::stable_sort(types.begin(), types.end(),
                   [&](const FactType& a, const FactType& b) { return place(a) < place(b); });
  return types;
}

}  // namespace

Status print_by_type(Program& program, const std::vector<FactRow>& rows, const std::vector<FactType>& types) {
  auto registry = program.registry();
  for (const FactType& type : in_reading_order(types)) {
    std::vector<FactColumn> columns = default_columns(type, program, registry ? *registry : nullptr);
    std::vector<TableColumn> looks;
    for (const FactColumn& column : columns) looks.push_back(column.look);
    Table table(program.console, looks);
    for (const FactRow& row : rows) {
      if (row.fact.type != type.id) continue;
      std::vector<std::string> cells;
      for (const FactColumn& column : columns) cells.push_back(column.shown(row));
      table.add(std::move(cells), trace_line(row, program, false));
    }
    if (table.rows() == 0) continue;
    const std::string& label = program.language() == Language::kSwedish ? type.label_sv : type.label_en;
    std::printf("\n%s (%zu)\n", program.console.bold(clean(label)).c_str(), table.rows());
    table.print(stdout);
  }
  return ok();
}

ByteSink to_stdout() {
  return [](std::string_view bytes) -> Status {
    if (std::fwrite(bytes.data(), 1, bytes.size(), stdout) == bytes.size()) return ok();
    return Error{ErrorCode::kIo, std::generic_category().message(errno)};
  };
}

std::vector<std::string> fact_formats(Program& program) {
  std::vector<std::string> out = {"table", "json"};
  for (const std::string& format : program.host().export_formats()) out.push_back(format);
  return out;
}

Result<std::unique_ptr<FactWriter>> make_fact_writer(Program& program, const FactType* type,
                                                     const std::vector<FactType>& all,
                                                     const std::vector<std::string>& columns, ByteSink sink,
                                                     const KnowledgeBase& kb) {
  if (program.format == "table" && type) return make_table(program, *type, columns);
  if (program.format == "json") return std::unique_ptr<FactWriter>(new JsonWriter(std::move(sink), kb));
  if (program.format == "csv" && type && !columns.empty()) {
    auto chosen = chosen_columns(columns, *type, program, nullptr);
    if (!chosen) return chosen.error();
    return std::unique_ptr<FactWriter>(new CsvWriter(std::move(*chosen), std::move(sink)));
  }
  auto exporter = program.host().make_exporter(program.format);
  if (!exporter)
    return Error{ErrorCode::kUsage, program.text(msg::kUnknownFormat, {program.format, join(fact_formats(program))})};
  auto writer = std::make_unique<ExporterWriter>(std::move(*exporter), type, all, std::move(sink), kb);
  if (auto status = writer->begin(); !status) return status.error();
  return std::unique_ptr<FactWriter>(std::move(writer));
}

}  // namespace uppdrag::cli
