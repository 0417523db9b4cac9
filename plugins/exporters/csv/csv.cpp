// SPDX-License-Identifier: GPL-3.0-or-later
// Writes facts as a table for spreadsheets. The columns come from the declarations of the fact types; where rows of
// several types follow, fields of one name share a column.
#include "uppdrag/plugin/csv.h"

#include <algorithm>

#include "uppdrag/plugin/plugin.h"

namespace uppdrag {
namespace {

class CsvTable final : public Exporter {
 public:
  Status begin(const FactType* type, const std::vector<FactType>& all, const ByteSink& out) override {
    fields_.clear();
    if (type) {
      add_fields(*type);
    } else {
      for (const FactType& each : all) add_fields(each);
    }
    line_.assign(kCsvStart);
    for (const char* name :
         {"document", "document_title", "document_kind", "document_county", "document_dnr", "document_date", "type"})
      add(name);
    for (const std::string& name : fields_) add(name);
    for (const char* name : {"quote", "page", "start", "end", "confidence", "plugin", "rule"}) add(name);
    return flush(out);
  }

  Status write(const FactRow& row, const ByteSink& out) override {
    line_.clear();
    add(row.document_path);
    for (const char* key : {"title", "kind"}) add(row.document.get(key));
    for (const char* key : {"county", "dnr"}) add(field_text(row.document.list(key)));
    add(row.document.get("date"));
    add(row.fact.type);
    for (const std::string& name : fields_) {
      const FieldValue* value = row.fact.get(name);
      if (value) append_csv_value(line_, *value);
      line_ += kCsvSeparator;
    }
    add(row.quote);
    add(row.page ? std::to_string(row.page) : std::string());
    add(std::to_string(row.fact.span.start));
    add(std::to_string(row.fact.span.end));
    append_csv_number(line_, row.fact.confidence);
    line_ += kCsvSeparator;
    add(row.plugin);
    add(row.fact.rule);
    return flush(out);
  }

  Status end(const ByteSink&) override { return ok(); }

 private:
  void add_fields(const FactType& type) {
    for (const FieldDeclaration& field : type.fields) {
      if (std::find(fields_.begin(), fields_.end(), field.name) == fields_.end()) fields_.push_back(field.name);
    }
  }

  void add(std::string_view text) {
    append_csv_text(line_, text);
    line_ += kCsvSeparator;
  }

  Status flush(const ByteSink& out) {
    line_.pop_back();  // The last separator.
    line_ += kCsvLineEnd;
    return out(line_);
  }

  std::vector<std::string> fields_;
  std::string line_;
};

}  // namespace
}  // namespace uppdrag

UPPDRAG_PLUGIN_EXPORTER(uppdrag::CsvTable)
