// SPDX-License-Identifier: GPL-3.0-or-later
// uppdrag explain: why a fact was found. The text is analysed again, since annotations are not stored.
#include <cstdio>
#include <filesystem>
#include <iostream>
#include <iterator>

#include "commands.h"
#include "fact_output.h"
#include "options.h"
#include "show_value.h"
#include "uppdrag/host/explain.h"
#include "uppdrag/ingest/ingest.h"
#include "uppdrag/plugin/csv.h"
#include "uppdrag/plugin/json.h"
#include "uppdrag/text/unicode.h"

namespace uppdrag::cli {
namespace {

struct Options {
  std::string fact;  // "deadline:17", or a file.
  std::string type;
  std::size_t number = 0;
};

constexpr std::size_t kLabelWidth = 15;
constexpr std::size_t kLongestOrigin = 160;  // Bytes of the sentence that says whom a word means.

// A text, its analysis, and which of its facts is asked about.
struct Asked {
  Document document;
  Analysis analysis;
  std::size_t index = 0;
  std::int64_t id = 0;
};

struct FactName {
  std::string type;
  std::int64_t id = 0;
};

// `deadline:17`, `deadlines:17`.
std::optional<FactName> fact_name(std::string_view text) {
  const auto colon = text.rfind(':');
  if (colon == std::string_view::npos || colon == 0 || colon + 1 == text.size()) return std::nullopt;
  FactName out{std::string(text.substr(0, colon)), 0};
  for (const char c : text.substr(colon + 1)) {
    if (c < '0' || c > '9' || out.id > 1'000'000'000'000) return std::nullopt;
    out.id = out.id * 10 + (c - '0');
  }
  return out;
}

Result<Asked> from_kb(Program& program, AnalysisEngine& engine, const FactName& name) {
  auto kb = program.open_kb();
  if (!kb) return kb.error();
  FactQuery query;
  for (const FactType& type : (*kb)->fact_types())
    if (type.id == name.type || type.plural == name.type) query.type = type.id;
  if (query.type.empty()) {
    std::vector<std::string> known;
    for (const FactType& type : (*kb)->fact_types()) known.push_back(type.id);
    return Error{ErrorCode::kUsage, program.text(msg::kUnknownType, {name.type, join(known)})};
  }
  query.ids = {name.id};
  std::optional<FactRow> row;
  auto status = (*kb)->facts(query, [&](const FactRow& each) {
    row = each;
    return false;
  });
  if (!status) return status.error();
  const std::string asked = query.type + ":" + std::to_string(name.id);
  if (!row) return Error{ErrorCode::kNotFound, program.text(msg::kExplainNoFact, {asked})};
  auto summary = (*kb)->find_document(row->document_path);
  if (!summary) return summary.error();
  auto document = (*kb)->load_document(summary->id);
  if (!document) return document.error();
  Asked out;
  out.document = std::move(*document);
  out.document.metadata = without_findings(out.document.metadata);
  out.analysis = engine.analyse(out.document);
  const auto index = find_fact(out.analysis, row->fact);
  if (!index) return Error{ErrorCode::kNotFound, program.text(msg::kExplainChanged, {asked, row->plugin})};
  if (out.analysis.facts[*index].fact.rule != row->fact.rule)
    program.tell(program.text(msg::kExplainOtherRule, {row->fact.rule, row->plugin}));
  out.index = *index;
  out.id = name.id;
  return out;
}

Result<Asked> from_file(Program& program, AnalysisEngine& engine, const Options& options) {
  const FactType* type = program.host().fact_type(options.type);
  if (type == nullptr) {
    std::vector<std::string> known;
    for (const FactType& each : program.host().fact_types()) known.push_back(each.id);
    const Message& what = options.type.empty() ? msg::kExplainWhichType : msg::kUnknownType;
    return Error{ErrorCode::kUsage, options.type.empty() ? program.text(what, {join(known)})
                                                         : program.text(what, {options.type, join(known)})};
  }
  // In a worker first: what reading breaks, breaks there. Its text is then analysed here, since a worker's annotations
  // come as rows.
  auto read = options.fact == "-"
                  ? analyse_bytes_shut_in(program.host(), engine, "-",
                                          std::string{std::istreambuf_iterator<char>(std::cin), {}}, IngestOptions{})
                  : analyse_shut_in(program.host(), engine, options.fact, IngestOptions{});
  if (!read) return read.error();
  Asked out;
  out.document = std::move(read->document);
  out.document.metadata = without_findings(out.document.metadata);
  out.analysis = engine.analyse(out.document);
  std::vector<std::size_t> of_type;
  for (std::size_t i = 0; i < out.analysis.facts.size(); ++i)
    if (out.analysis.facts[i].fact.type == type->id) of_type.push_back(i);
  const std::size_t number = options.number == 0 && of_type.size() == 1 ? 1 : options.number;
  if (of_type.empty()) return Error{ErrorCode::kNotFound, program.text(msg::kExplainNone, {options.fact, type->id})};
  if (number == 0 || number > of_type.size())
    return Error{ErrorCode::kUsage,
                 program.text(msg::kExplainWhichNumber, {std::to_string(of_type.size()), type->plural})};
  out.index = of_type[number - 1];
  return out;
}

// ---- for a person ------------------------------------------------------------------------------------------------

void print_lines(const Program& program, std::string_view label, const std::string& text) {
  const std::size_t width = display_width(label);
  std::string head(label);
  head.append(width < kLabelWidth ? kLabelWidth - width : 1, ' ');
  const std::size_t room = program.console.width > kLabelWidth + 20 ? program.console.width - kLabelWidth : 0;
  for (const std::string& line : wrap(clean(text), room, 40)) {
    std::printf("%s%s\n", head.c_str(), line.c_str());
    head.assign(kLabelWidth, ' ');
  }
}

void print_title(const Program& program, const Message& title) {
  std::printf("\n%s\n", program.console.bold(program.text(title)).c_str());
}

std::string cut(const std::string& text) {
  if (text.size() <= kLongestOrigin) return text;
  std::size_t end = kLongestOrigin;
  while (!on_code_point(text, end)) --end;
  return text.substr(0, end) + " …";
}

std::string page_of(const Program& program, std::uint32_t page) {
  return page == 0 ? std::string() : " (" + program.text(msg::kPageShort, {std::to_string(page)}) + ")";
}

std::string origin_text(const Program& program, const Origin& origin) {
  const std::string sentence = cut(origin.sentence);
  switch (origin.where) {
    case Origin::Where::kInSentence:
      return program.text(msg::kExplainInSentence, {origin.words});
    case Origin::Where::kInCharge:
      return program.text(msg::kExplainInCharge, {sentence}) + page_of(program, origin.page);
    case Origin::Where::kBefore:
      return program.text(msg::kExplainBefore, {sentence}) + page_of(program, origin.page);
    case Origin::Where::kAfter:
      return program.text(msg::kExplainAfter, {sentence}) + page_of(program, origin.page);
    case Origin::Where::kNowhere:
      break;
  }
  return program.text(msg::kExplainNowhere);
}

// `… ska redovisas [senast den 1 mars 2024] till …`: in a pipe the marks are brackets, on a terminal bold letters.
std::string marked(const Program& program, const Explanation& e) {
  const std::string& text = e.fact.sentence;
  const auto part = [&](std::size_t from, std::size_t to) { return clean(text.substr(from, to - from)); };
  const std::string middle = part(e.mark.start, e.mark.end);
  const std::string shown = program.console.colour ? program.console.bold(middle) : "[" + middle + "]";
  return part(0, e.mark.start) + shown + part(e.mark.end, text.size());
}

std::string annotation_value(const AnnotationRow& row, Language language) {
  Fact fact;  // To use what is there for facts.
  fact.fields = row.fields;
  if (row.type == "date") {
    const std::string edtf(fact.text("edtf"));
    const std::string shown = shown_date(edtf, language);
    return shown == edtf ? shown : edtf + " (" + shown + ")";
  }
  if (row.type == "amount") return shown_amount(fact, language);
  if (row.type == "reference") return std::string(fact.text("kind")).append(" ").append(fact.text("id"));
  for (const char* name : {"names", "goal", "id"})
    if (const FieldValue* value = fact.get(name)) return field_text(*value);
  return {};
}

// What makes a single annotation doubtful, in words.
std::string doubt(const Program& program, const AnnotationRow& row) {
  Fact fact;
  fact.fields = row.fields;
  const auto is = [&](const char* name, bool wanted) {
    const FieldValue* value = fact.get(name);
    const bool* flag = value == nullptr ? nullptr : std::get_if<bool>(value);
    return flag != nullptr && *flag == wanted;
  };
  std::vector<std::string> out;
  if (is("valid", false)) out.push_back(program.text(msg::kExplainNoSuchDay));
  if (is("year_inferred", true)) out.push_back(program.text(msg::kExplainYearInferred));
  if (is("unit_implied", true)) out.push_back(program.text(msg::kExplainUnitImplied));
  if (is("suspect", true)) out.push_back(program.text(msg::kExplainSuspect));
  return join(out);
}

struct KindLabel {
  std::string_view type;
  Message text;
};
constexpr KindLabel kKinds[] = {{"date", {"datum", "date"}},
                                {"amount", {"belopp", "amount"}},
                                {"actor", {"aktör", "actor"}},
                                {"reference", {"hänvisning", "reference"}},
                                {"appropriation", {"anslag", "appropriation"}},
                                {"goal", {"mål", "goal"}}};

std::string annotation_label(const Program& program, const std::string& type) {
  for (const KindLabel& kind : kKinds)
    if (kind.type == type) return program.text(kind.text);
  return clean(type);
}

std::string row_words(const AnnotationRow& row, const Explanation& e) {
  return clean(e.fact.sentence.substr(row.span.start - e.sentence_span.start, row.span.size()));
}

void print_annotations(const Program& program, const Explanation& e) {
  if (e.annotations.empty()) return;
  print_title(program, msg::kExplainFound);
  for (const AnnotationRow& row : e.annotations) {
    std::string text = "«" + row_words(row, e) + "» → " + annotation_value(row, program.language());
    if (const std::string why = doubt(program, row); !why.empty()) text += " (" + why + ")";
    print_lines(program, "  " + annotation_label(program, row.type), text);
  }
}

void print_fields(const Program& program, const Explanation& e, const FactType& type, const Registry* registry) {
  const bool amount = type.field("min") != nullptr && type.field("max") != nullptr;
  if (amount) print_lines(program, "  " + program.text(msg::kColAmount), shown_amount(e.fact.fact, program.language()));
  for (const FieldDeclaration& field : type.fields) {
    const bool told =
        amount && (field.name == "min" || field.name == "max" || field.name == "qualifier" || field.name == "currency");
    const std::string value = shown_field(e.fact.fact, field, registry, program.language());
    const std::string& label = program.language() == Language::kSwedish ? field.label_sv : field.label_en;
    if (!value.empty() && !told) print_lines(program, "  " + label, value);
    for (const Explanation::Named& named : e.bodies) {
      if (named.field != field.name) continue;
      const std::string who = named.name == value ? std::string() : named.name + ": ";
      print_lines(program, "", who + origin_text(program, named.origin));
    }
  }
}

std::string share(double value) {
  char buffer[32];
  std::snprintf(buffer, sizeof buffer, "%.2f", value);
  return buffer;
}

void print_confidence(const Program& program, const Explanation& e) {
  std::string text = share(e.fact.fact.confidence);
  if (e.measured) {
    text += ": " + program.text(msg::kExplainMeasured, {std::to_string(e.measured->right),
                                                        std::to_string(e.measured->read), share(e.measured->share())});
    if (e.factor < 0.995) text += "; " + program.text(msg::kExplainFactor, {share(e.factor)});
  } else {
    text += ": " + program.text(msg::kExplainStated);
  }
  print_lines(program, program.text(msg::kColConfidence), text);
}

void print_person(const Program& program, const Explanation& e, std::int64_t id, const FactType& type,
                  const Registry* registry) {
  const std::string& label = program.language() == Language::kSwedish ? type.label_sv : type.label_en;
  const std::string name = id == 0 ? std::string() : " " + type.id + ":" + std::to_string(id);
  std::printf("%s\n", program.console.bold(clean(label) + name).c_str());
  print_lines(program, program.text(msg::kColDocument), document_title(e.fact.document, e.fact.document_path));
  print_lines(program, program.text(msg::kColFile), e.fact.document_path + page_of(program, e.fact.page));
  print_title(program, msg::kColSentence);
  for (const std::string& line :
       wrap(marked(program, e), program.console.width > 30 ? program.console.width - 2 : 0, 60))
    std::printf("  %s\n", line.c_str());
  print_title(program, msg::kExplainFields);
  print_fields(program, e, type, registry);
  print_annotations(program, e);
  if (!e.anaphors.empty()) print_title(program, msg::kExplainMeans);
  for (const Explanation::Anaphor& anaphor : e.anaphors) {
    const std::string who = anaphor.names.empty() ? program.text(msg::kExplainUnresolved) : join(anaphor.names);
    print_lines(program, "  " + clean(anaphor.words), who);
    if (!anaphor.names.empty()) print_lines(program, "", origin_text(program, anaphor.origin));
  }
  std::printf("\n");
  print_lines(program, program.text(msg::kColRule),
              e.fact.fact.rule + (e.rule_summary.empty() ? "" : ": " + e.rule_summary));
  if (!e.rule_example.empty()) print_lines(program, program.text(msg::kExplainExample), "«" + e.rule_example + "»");
  print_confidence(program, e);
  print_lines(program, program.text(msg::kColPlugin), e.fact.plugin);
}

// ---- for a program -----------------------------------------------------------------------------------------------

void append_origin(std::string& out, const Origin& origin) {
  out += R"("origin":{"where":)";
  append_json_string(out, origin_name(origin.where));
  out += ",\"words\":";
  append_json_string(out, origin.words);
  out += ",\"sentence\":";
  append_json_string(out, origin.sentence);
  out += ",\"page\":" + std::to_string(origin.page) + "}";
}

void append_annotation(std::string& out, const AnnotationRow& row) {
  out += "{\"type\":";
  append_json_string(out, row.type);
  out += ",\"start\":" + std::to_string(row.span.start) + ",\"end\":" + std::to_string(row.span.end) + ",\"fields\":{";
  for (const auto& field : row.fields) {
    if (&field != &row.fields.front()) out += ',';
    append_json_string(out, field.first);
    out += ':';
    append_json_value(out, field.second);
  }
  out += "}}";
}

void append_rule(std::string& out, const Explanation& e) {
  out += ",\n\"rule_summary\":";
  append_json_string(out, e.rule_summary);
  out += ",\"rule_example\":";
  append_json_string(out, e.rule_example);
  if (!e.measured) return;
  out += ",\"measured\":{\"right\":" + std::to_string(e.measured->right) +
         ",\"read\":" + std::to_string(e.measured->read) + ",\"share\":";
  append_json_number(out, e.measured->share());
  out += ",\"factor\":";
  append_json_number(out, e.factor);
  out += '}';
}

void print_json(const Explanation& e, std::int64_t id) {
  std::string out = "{\"id\":" + std::to_string(id) + ",";
  append_json_members(out, e.fact);
  out += ",\n\"sentence\":";
  append_json_string(out, e.fact.sentence);
  out += ",\"mark\":[" + std::to_string(e.mark.start) + "," + std::to_string(e.mark.end) + "]";
  append_rule(out, e);
  out += ",\n\"annotations\":[";
  for (const AnnotationRow& row : e.annotations) {
    out += &row == &e.annotations.front() ? "\n" : ",\n";
    append_annotation(out, row);
  }
  out += "],\n\"anaphors\":[";
  for (const Explanation::Anaphor& anaphor : e.anaphors) {
    out += &anaphor == &e.anaphors.front() ? "\n{\"words\":" : ",\n{\"words\":";
    append_json_string(out, anaphor.words);
    out += ",\"names\":";
    append_json_strings(out, anaphor.names);
    out += ',';
    append_origin(out, anaphor.origin);
    out += '}';
  }
  out += "],\n\"bodies\":[";
  for (const Explanation::Named& named : e.bodies) {
    out += &named == &e.bodies.front() ? "\n{\"field\":" : ",\n{\"field\":";
    append_json_string(out, named.field);
    out += ",\"name\":";
    append_json_string(out, named.name);
    out += ',';
    append_origin(out, named.origin);
    out += '}';
  }
  out += "]}\n";
  std::fwrite(out.data(), 1, out.size(), stdout);
}

Result<int> run_explain(Program& program, const Options& options) {
  if (auto status = check_format(program, {"table", "json"}); !status) return status.error();
  auto engine = program.engine();
  if (!engine) return engine.error();
  const auto name = fact_name(options.fact);
  std::error_code ignored;
  const bool file = options.fact == "-" || std::filesystem::exists(options.fact, ignored);
  if (!file && !name) return Error{ErrorCode::kUsage, program.text(msg::kExplainWhat, {options.fact})};
  auto asked = file ? from_file(program, **engine, options) : from_kb(program, **engine, *name);
  if (!asked) return asked.error();
  const Explanation e = uppdrag::explain(program.host(), **engine, asked->document, asked->analysis, asked->index);
  if (program.format == "json") {
    print_json(e, asked->id);
    return kDone;
  }
  auto registry = program.registry();
  const FactType* type = program.host().fact_type(e.fact.fact.type);
  print_person(program, e, asked->id, type == nullptr ? FactType{} : *type, registry ? *registry : nullptr);
  return kDone;
}

}  // namespace

void add_explain(CLI::App& app, Program& program) {
  auto options = std::make_shared<Options>();
  CLI::App* command = add_command(app, program, "explain", msg::kExplainAbout, program.text(msg::kExplainExamples));
  command->add_option(program.text(msg::kTermFact), options->fact, program.text(msg::kExplainFact))->required();
  command->add_option(program.text(msg::kTermType), options->type, program.text(msg::kExplainType));
  command->add_option(program.text(msg::kTermNumber), options->number, program.text(msg::kExplainNumber));
  add_format(*command, program, "table, json");
  add_kb(*command, program);
  command->callback(
      [&program, options] { program.run = [&program, options] { return run_explain(program, *options); }; });
}

}  // namespace uppdrag::cli
