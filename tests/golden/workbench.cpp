// SPDX-License-Identifier: GPL-3.0-or-later
#include "workbench.h"

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <sstream>
#include <stdexcept>

#include "uppdrag/plugin/csv.h"

namespace golden {
namespace {

using namespace uppdrag;

template <typename T>
T value_of(Result<T> result) {
  if (!result) throw std::runtime_error(result.error().message);
  return std::move(result).value();
}

bool has(const std::vector<std::string>& list, std::string_view value) {
  return std::find(list.begin(), list.end(), value) != list.end();
}

std::string joined(const FieldValue& value) {
  if (const auto* texts = std::get_if<std::vector<std::string>>(&value)) {
    std::string out;
    for (const std::string& text : *texts) out += (&text == &texts->front() ? "" : ";") + text;
    return out;
  }
  return field_text(value, "yes", "no");
}

// The values that stand in a line for each kind of annotation, before those that `# fields:` adds.
std::vector<std::string> key_members(std::string_view type) {
  if (type == "date") return {"edtf"};
  if (type == "amount") return {"min", "max", "currency", "qualifier"};
  if (type == "actor" || type == "assignees") return {"names"};
  if (type == "reference") return {"kind", "id"};
  if (type == "goal") return {"goal"};
  if (type == "appropriation") return {"id"};
  return {};
}

const FieldValue* member(const AnnotationRow& row, std::string_view name) {
  for (const auto& [key, value] : row.fields) {
    if (key == name) return &value;
  }
  return nullptr;
}

std::string annotation_line(const File& file, const AnnotationRow& row, const std::string& text) {
  std::vector<std::string> members = key_members(row.type);
  members.insert(members.end(), file.fields.begin(), file.fields.end());
  std::string line = row.type;
  for (const std::string& name : members) {
    const FieldValue* value = member(row, name);
    line += " | " + (value ? joined(*value) : std::string());
  }
  if (const FieldValue* incomplete = member(row, "incomplete"); incomplete && *incomplete == FieldValue(true))
    line += " | incomplete";
  return line + " | «" + verbatim(text, row.span) + "»";
}

}  // namespace

bool blessing() { return std::getenv("UPPDRAG_BLESS") != nullptr; }

std::string read_text(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  std::stringstream out;
  out << in.rdbuf();
  return out.str();
}

void write_text(const std::filesystem::path& path, const std::string& text) {
  std::filesystem::create_directories(path.parent_path());
  std::ofstream(path, std::ios::binary) << text;
}

Workbench::Workbench()
    : host_(PluginHost::discover({std::filesystem::path(UPPDRAG_BINARY_DIR) / "lib/uppdrag/plugins"})),
      registry_(value_of(Registry::load(std::filesystem::path(UPPDRAG_BINARY_DIR) / "share/uppdrag/registry"))),
      engine_(value_of(AnalysisEngine::make(host_, registry_))) {
  for (const PluginStatus& plugin : host_.plugins()) {
    if (plugin.state == PluginState::kRefused) throw std::runtime_error(plugin.manifest.name + ": " + plugin.reason);
  }
}

Document Workbench::read(const std::string& text) {
  auto reader = value_of(host_.make_reader("text/markdown", ".md"));
  return value_of(reader->read(Source{"case.md", text, "text/markdown"}));
}

std::string Workbench::fact_line(const File& file, const FactRow& row) const {
  const FactType* type = host_.fact_type(row.fact.type);
  std::vector<std::string> names;
  for (const FieldDeclaration& field : type->fields) {
    if (field.key) names.push_back(field.name);
  }
  for (const std::string& name : file.fields) {
    if (type->field(name) && !has(names, name)) names.push_back(name);
  }
  std::string line = row.fact.type;
  for (const std::string& name : names) {
    const FieldValue* value = row.fact.get(name);
    line += " | " + (value ? joined(*value) : std::string());
  }
  return line + " | «" + row.quote + "»";
}

std::vector<std::string> Workbench::run(const File& file, const Case& one) {
  Document document = read(one.text);
  for (const auto& [key, value] : one.metadata) document.metadata.set(key, value, "sidecar");
  const Analysis analysis = engine_->analyse(document);
  std::vector<std::string> lines;
  for (const std::string& problem : analysis.problems) lines.push_back("problem | " + problem);
  for (const FactRow& row : fact_rows(document, analysis)) {
    if (has(file.types, row.fact.type)) lines.push_back(fact_line(file, row));
  }
  for (const AnnotationRow& row : annotation_rows(analysis)) {
    if (has(file.annotations, row.type)) lines.push_back(annotation_line(file, row, document.text));
  }
  for (const std::string& key : file.metadata) {
    for (const auto& entry : document.metadata.entries()) {
      for (const auto& value : entry.values) {
        if (entry.key == key && value.source != "sidecar") lines.push_back(key + " | " + value.value);
      }
    }
  }
  return lines;
}

std::vector<std::string> Workbench::facts_of(const std::filesystem::path& path, const std::string& name) {
  const auto analysed = value_of(read_and_analyse_bytes(host_, *engine_, name, read_text(path)));
  std::vector<std::string> lines;
  for (const std::string& problem : analysed.analysis.problems) lines.push_back("problem | " + problem);
  for (const FactRow& row : fact_rows(analysed.document, analysed.analysis)) {
    std::string line = row.fact.type + " |";
    for (const auto& [field, value] : row.fact.fields) {
      const std::string text = joined(value);
      if (!text.empty() && value != FieldValue(false)) line += " " + field + "=" + text;
    }
    lines.push_back(line + " | «" + row.quote + "»");
  }
  return lines;
}

Analysis Workbench::analyse_text(const std::string& text) {
  Document document = read(text);
  return engine_->analyse(document);
}

}  // namespace golden
