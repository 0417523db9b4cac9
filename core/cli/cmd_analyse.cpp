// SPDX-License-Identifier: GPL-3.0-or-later
// uppdrag analyse: every annotation and fact of one text.
#include <algorithm>
#include <cstdio>
#include <iostream>
#include <iterator>

#include "commands.h"
#include "fact_output.h"
#include "options.h"
#include "reading_options.h"
#include "show_value.h"
#include "uppdrag/ingest/ingest.h"
#include "uppdrag/plugin/csv.h"
#include "uppdrag/plugin/json.h"
#include "uppdrag/plugin/places.h"

namespace uppdrag::cli {
namespace {

struct Options {
  std::string file;
  bool sentences = false;
  ReadingOptions reading;
};

void append_place(std::string& out, std::string_view text, const Span& span) {
  out += ",\"start\":" + std::to_string(span.start) + ",\"end\":" + std::to_string(span.end) + ",\"quote\":";
  append_json_string(out, verbatim(text, span));
}

std::string json_line(const AnnotationRow& row, std::string_view text) {
  std::string out = R"({"layer":"annotation","type":)";
  append_json_string(out, row.type);
  append_place(out, text, row.span);
  out += ",\"fields\":{";
  for (const auto& field : row.fields) {
    if (&field != &row.fields.front()) out += ',';
    append_json_string(out, field.first);
    out += ':';
    append_json_value(out, field.second);
  }
  if (row.confidence) {
    out += row.fields.empty() ? "\"confidence\":" : ",\"confidence\":";
    append_json_number(out, *row.confidence);
  }
  return out + "}}\n";
}

void print(const std::string& text) { std::fwrite(text.data(), 1, text.size(), stdout); }

void print_jsonl(const ShownDocument& analysed, bool sentences) {
  const Document& document = analysed.document;
  if (sentences) {
    for (const Span& sentence : analysed.sentences) {
      std::string line = R"({"layer":"sentence")";
      append_place(line, document.text, sentence);
      print(line + "}\n");
    }
  }
  for (const AnnotationRow& row : analysed.annotations) print(json_line(row, document.text));
  for (const FactRow& row : fact_rows(document, analysed.analysis)) {
    std::string line = R"({"layer":"fact",)";
    append_json_members(line, row);
    append_json_boxes(line, line_boxes(document, row.fact.span));
    print(line + "}\n");
  }
}

// What a person wants to know of an annotation: the value first, then what is true of it.
std::string details(const AnnotationRow& row, Language language) {
  Fact fact;  // To use what is there for facts.
  fact.fields = row.fields;
  if (row.type == "date") return shown_date(fact.text("edtf"), language);
  if (row.type == "amount") return shown_amount(fact, language);
  if (row.type == "reference") return std::string(fact.text("kind")).append(" ").append(fact.text("id"));
  for (const char* name : {"names", "goal", "id"}) {
    if (const FieldValue* value = fact.get(name)) return field_text(*value);
  }
  std::vector<std::string> pairs;
  for (const auto& [name, value] : row.fields) pairs.push_back(name + "=" + field_text(value));
  return join(pairs);
}

void print_annotations(const Program& program, const ShownDocument& analysed) {
  std::vector<AnnotationRow> rows = analysed.annotations;
  if (rows.empty()) return;
  std::stable_sort(rows.begin(), rows.end(), [](const auto& a, const auto& b) { return a.type < b.type; });
  std::printf("%s (%zu)\n", program.console.bold(program.text(msg::kAnnotations)).c_str(), rows.size());
  Table table(program.console, {{program.text(msg::kColType), false, true},
                                {program.text(msg::kColFound), false, false, 12},
                                {program.text(msg::kColQuote), false, false, 12}});
  for (const AnnotationRow& row : rows)
    table.add({row.type, details(row, program.language()), "«" + verbatim(analysed.document.text, row.span) + "»"});
  table.print(stdout);
}

void print_sentences(const Program& program, const ShownDocument& analysed) {
  const std::vector<Span>& sentences = analysed.sentences;
  std::printf("%s (%zu)\n", program.console.bold(program.text(msg::kSentences)).c_str(), sentences.size());
  for (const Span& sentence : sentences) std::printf("  %s\n", clean(sentence.of(analysed.document.text)).c_str());
  std::printf("\n");
}

Result<ShownDocument> read(Program& program, AnalysisEngine& engine, const Options& options) {
  IngestOptions ingest;
  if (auto status = apply(program, options.reading, ingest); !status) return status.error();
  if (options.file != "-") return analyse_shut_in(program.host(), engine, options.file, ingest);
  const std::string bytes{std::istreambuf_iterator<char>(std::cin), {}};
  return analyse_bytes_shut_in(program.host(), engine, "-", bytes, ingest);
}

Result<int> analyse(Program& program, const Options& options) {
  if (auto status = check_format(program, {"table", "jsonl"}); !status) return status.error();
  auto engine = program.engine();
  if (!engine) return engine.error();
  auto analysed = read(program, **engine, options);
  if (!analysed) return analysed.error();
  const Analysis& analysis = analysed->analysis;
  for (const std::string& note : analysed->document.notes) program.tell(note);
  for (const std::string& problem : analysis.problems) program.tell(problem);
  if (analysis.language != "sv") program.tell(program.text(msg::kForeignText, {analysis.language}));
  if (program.format == "jsonl") {
    print_jsonl(*analysed, options.sentences);
  } else {
    if (options.sentences) print_sentences(program, *analysed);
    print_annotations(program, *analysed);
    if (auto status = print_by_type(program, fact_rows(analysed->document, analysis), program.host().fact_types());
        !status)
      return status.error();
  }
  const bool nothing = analysis.facts.empty() && analysed->annotations.empty();
  if (nothing) program.tell(program.text(msg::kNothingFound));
  return nothing ? kNothingFound : kDone;
}

}  // namespace

void add_analyse(CLI::App& app, Program& program) {
  auto options = std::make_shared<Options>();
  CLI::App* command = add_command(app, program, "analyse", msg::kAnalyseAbout, program.text(msg::kAnalyseExamples));
  command->add_option(program.text(msg::kTermFile), options->file, program.text(msg::kAnalyseFile))->required();
  command->add_flag("--sentences", options->sentences, program.text(msg::kAnalyseSentences));
  add_reading(*command, program, options->reading);
  add_format(*command, program, "table, jsonl");
  command->callback([&program, options] { program.run = [&program, options] { return analyse(program, *options); }; });
}

}  // namespace uppdrag::cli
