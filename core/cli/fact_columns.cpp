// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>

#include "fact_output.h"
#include "options.h"
#include "show_value.h"
#include "uppdrag/plugin/csv.h"
#include "uppdrag/text/unicode.h"

namespace uppdrag::cli {
namespace {

bool is_rigid(FieldType type) {
  return type == FieldType::kDate || type == FieldType::kMoney || type == FieldType::kBoolean ||
         type == FieldType::kReference;
}

FactColumn field_column(const FieldDeclaration& field, const Program& program, const Registry* registry) {
  FactColumn column;
  column.name = field.name;
  column.look.head = program.language() == Language::kSwedish ? field.label_sv : field.label_en;
  column.look.right = field.type == FieldType::kMoney || (field.type == FieldType::kInteger && !field.list);
  column.look.rigid = is_rigid(field.type);
  const Language language = program.language();
  column.shown = [field, registry, language](const FactRow& row) {
    return shown_field(row.fact, field, registry, language);
  };
  column.csv = [name = field.name](std::string& out, const FactRow& row) {
    if (const FieldValue* value = row.fact.get(name)) append_csv_value(out, *value);
  };
  return column;
}

FactColumn text_column(std::string name, std::string head, std::function<std::string(const FactRow&)> text) {
  FactColumn column;
  column.name = std::move(name);
  column.look.head = std::move(head);
  column.csv = [text](std::string& out, const FactRow& row) { append_csv_text(out, text(row)); };
  column.shown = std::move(text);
  return column;
}

FactColumn amount_column(const Program& program) {
  const Language language = program.language();
  FactColumn column = text_column("amount", program.text(msg::kColAmount),
                                  [language](const FactRow& row) { return shown_amount(row.fact, language); });
  column.look.right = column.look.rigid = true;
  return column;
}

std::string metadata_text(const FactRow& row, std::string_view key) { return field_text(row.document.list(key)); }

// What every fact has, in the order of the help.
std::vector<FactColumn> common_columns(const Program& program, const Registry* registry) {
  std::vector<FactColumn> out;
  const auto add = [&](const char* name, const Message& head,
                       std::function<std::string(const FactRow&)> text) -> FactColumn& {
    out.push_back(text_column(name, program.text(head), std::move(text)));
    return out.back();
  };
  const Language language = program.language();
  add("id", msg::kColId, [](const FactRow& row) { return fact_id(row); }).look.rigid = true;
  add("document", msg::kColDocument,
      [](const FactRow& row) { return document_title(row.document, row.document_path); });
  auto& file = add("file", msg::kColFile, [](const FactRow& row) { return row.document_path; });
  file.look.least = 12;
  file.look.rigid = program.console.width == 0;  // In a pipe a path is for the next program.
  auto& page = add("page", msg::kColPage,
                   [](const FactRow& row) { return row.page ? std::to_string(row.page) : std::string(); });
  page.look.right = page.look.rigid = true;
  add("quote", msg::kColQuote, [](const FactRow& row) { return row.quote; }).look.least = 20;
  add("sentence", msg::kColSentence, [](const FactRow& row) { return row.sentence; }).look.least = 20;
  add("county", msg::kColCounty, [registry](const FactRow& row) {
    std::vector<std::string> names;
    for (const std::string& code : row.document.list("county")) names.push_back(shown_county(code, registry));
    return join(names);
  });
  add("dnr", msg::kColDnr, [](const FactRow& row) { return metadata_text(row, "dnr"); });
  add("date", msg::kColDate, [language](const FactRow& row) {
    return shown_date(row.document.get("date"), language);
  }).look.rigid = true;
  add("document_kind", msg::kColKind,
      [language](const FactRow& row) { return shown_choice(row.document.get("kind"), language); });
  auto& confidence = add("confidence", msg::kColConfidence, [](const FactRow& row) {
    std::string out_text;
    append_csv_number(out_text, row.fact.confidence);
    return out_text;
  });
  confidence.look.right = confidence.look.rigid = true;
  add("rule", msg::kColRule, [](const FactRow& row) { return row.fact.rule; });
  add("plugin", msg::kColPlugin, [](const FactRow& row) { return row.plugin; });
  add("type", msg::kColType, [](const FactRow& row) { return row.fact.type; });
  return out;
}

bool is_superseded(const Fact& fact) {
  const FieldValue* value = fact.get("superseded");
  const bool* truth = value ? std::get_if<bool>(value) : nullptr;
  return truth && *truth;
}

bool has_amount(const FactType& type) {
  const auto money = [&](std::string_view name) {
    const FieldDeclaration* field = type.field(name);
    return field && field->type == FieldType::kMoney && !field->list;
  };
  return money("min") && money("max");
}

bool part_of_amount(std::string_view name) {
  return name == "min" || name == "max" || name == "qualifier" || name == "currency";
}

// What is no longer true says so where it is seen first: `2014-01-31 (ersatt)`.
void mark_superseded(const FactType& type, const Program& program, std::vector<FactColumn>& columns) {
  const FieldDeclaration* field = type.field("superseded");
  if (!field || field->type != FieldType::kBoolean || field->column || columns.empty()) return;
  FactColumn& first = columns.front();
  const std::string mark = program.text(msg::kSuperseded);
  first.shown = [shown = first.shown, mark](const FactRow& row) {
    return is_superseded(row.fact) ? shown(row) + " " + mark : shown(row);
  };
}

}  // namespace

std::string shortened(std::string_view name) {
  constexpr std::size_t kStart = 30, kEnd = 12;
  std::string whole = clean(name);
  if (display_width(whole) <= kStart + kEnd) return whole;
  std::size_t end = whole.size() - kEnd;
  while (!on_code_point(whole, end)) ++end;
  return fit_width(whole, kStart) + whole.substr(end);
}

std::string file_name(std::string_view path) {
  const auto slash = path.rfind('/');
  return std::string(slash == std::string_view::npos ? path : path.substr(slash + 1));
}

std::string document_title(const Metadata& metadata, std::string_view path) {
  const auto title = metadata.get("title");
  return title.empty() ? file_name(path) : std::string(title);
}

std::vector<FactColumn> default_columns(const FactType& type, const Program& program, const Registry* registry) {
  std::vector<FactColumn> out;
  const bool amount = has_amount(type);
  if (amount) out.push_back(amount_column(program));
  for (const FieldDeclaration& field : type.fields) {
    if (field.column && !(amount && part_of_amount(field.name))) out.push_back(field_column(field, program, registry));
  }
  mark_superseded(type, program, out);
  return out;
}

Result<std::vector<FactColumn>> chosen_columns(const std::vector<std::string>& names, const FactType& type,
                                               const Program& program, const Registry* registry) {
  std::vector<FactColumn> known;  // A field hides a common column of its name.
  for (const FieldDeclaration& field : type.fields) known.push_back(field_column(field, program, registry));
  if (has_amount(type)) known.push_back(amount_column(program));
  for (FactColumn& column : common_columns(program, registry)) known.push_back(std::move(column));
  std::vector<FactColumn> out;
  for (const std::string& name : names) {
    const auto found =
        std::find_if(known.begin(), known.end(), [&](const FactColumn& column) { return column.name == name; });
    if (found == known.end()) {
      std::vector<std::string> legal;
      for (const FactColumn& column : known) {
        if (std::find(legal.begin(), legal.end(), column.name) == legal.end()) legal.push_back(column.name);
      }
      return Error{ErrorCode::kUsage, program.text(msg::kUnknownColumn, {name, join(legal)})};
    }
    out.push_back(*found);
  }
  return out;
}

std::string fact_id(const FactRow& row) {
  return row.id == 0 ? std::string() : row.fact.type + ":" + std::to_string(row.id);
}

std::string trace_line(const FactRow& row, const Program& program, bool with_file) {
  std::string out = with_file ? shortened(file_name(row.document_path)) : std::string();
  if (row.page) out += (out.empty() ? "" : ", ") + program.text(msg::kPageShort, {std::to_string(row.page)});
  out.append(out.empty() ? "" : ": ").append("«").append(row.quote).append("»");
  return row.id == 0 ? out : out.append(" [").append(fact_id(row)).append("]");
}

}  // namespace uppdrag::cli
