// SPDX-License-Identifier: GPL-3.0-or-later
// uppdrag evaluate: scores of the facts found against a gold file.
#include <Poco/JSON/Parser.h>

#include <cstdio>
#include <fstream>
#include <map>
#include <set>
#include <sstream>

#include "commands.h"
#include "fact_output.h"
#include "options.h"
#include "table.h"
#include "uppdrag/host/guard.h"
#include "uppdrag/ingest/ingest.h"
#include "uppdrag/plugin/json.h"
#include "uppdrag/text/normalize.h"

namespace uppdrag::cli {
namespace {

struct Options {
  std::string gold;
  std::string docs;
  std::size_t misses = 0;
  bool rules = false;
};

struct Material {
  std::vector<std::pair<std::string, std::string>> texts;  // File name and source text.
  std::vector<ExtractedFact> facts;
  std::vector<FactType> types;
  std::size_t left_out = 0;  // Documents that the gold file does not name.
};

std::string file_text(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  std::stringstream bytes;
  bytes << in.rdbuf();
  auto decoded = decode_text(bytes.str());
  return decoded ? std::move(decoded->text) : std::string();
}

void take(Material& material, const FactRow& row) {
  material.facts.push_back({file_name(row.document_path), row.fact, row.quote});
}

// The file names that a gold file speaks of: only these were read by an annotator, and are judged. Malformed lines are
// left to evaluate(), which names them.
std::set<std::string> documents_of(const std::string& gold) {
  std::set<std::string> out;
  std::ifstream in(gold);
  for (std::string line; std::getline(in, line);) {
    (void)guarded("gold", [&]() -> Status {
      Poco::JSON::Parser parser;
      out.insert(parser.parse(line).extract<Poco::JSON::Object::Ptr>()->optValue<std::string>("doc", ""));
      return ok();
    });
  }
  return out;
}

Result<Material> analyse_folder(Program& program, const std::string& gold, const std::string& folder) {
  auto engine = program.engine();
  if (!engine) return engine.error();
  IngestOptions options;
  options.paths = {folder};
  if (!std::filesystem::is_directory(folder)) return Error{ErrorCode::kNotFound, folder + ": there is no such folder"};
  const std::set<std::string> wanted = documents_of(gold);
  Material material;
  material.types = program.host().fact_types();
  for (const auto& file : files_under(options)) {
    if (!wanted.contains(file.filename().string())) {
      ++material.left_out;
      continue;
    }
    auto analysed = read_and_analyse(program.host(), **engine, file, options);
    if (!analysed) {
      if (analysed.error().code != ErrorCode::kUnsupported) program.tell(analysed.error().message);
      continue;
    }
    material.texts.emplace_back(file.filename().string(), file_text(file));
    for (const FactRow& row : fact_rows(analysed->document, analysed->analysis)) take(material, row);
  }
  return material;
}

Result<Material> from_kb(Program& program, const std::string& gold) {
  auto kb = program.open_kb();
  if (!kb) return kb.error();
  const std::set<std::string> wanted = documents_of(gold);
  auto documents = (*kb)->documents(DocumentFilter{});
  if (!documents) return documents.error();
  Material material;
  material.types = (*kb)->fact_types();
  FactQuery query;
  for (const DocumentSummary& document : *documents) {
    const std::string name = file_name(document.path);
    if (!wanted.contains(name)) {
      ++material.left_out;
      continue;
    }
    query.documents.ids.push_back(document.id);
    std::string text = file_text(document.path);  // Quotes were taken from the source, marks and all.
    if (text.empty()) {
      auto stored = (*kb)->load_document(document.id);
      if (!stored) return stored.error();
      text = std::move(stored->text);
    }
    material.texts.emplace_back(name, std::move(text));
  }
  if (query.documents.ids.empty()) return material;
  auto status = (*kb)->facts(query, [&](const FactRow& row) {
    take(material, row);
    return true;
  });
  if (!status) return status.error();
  return material;
}

std::string percent(double share) {
  char buffer[32];
  std::snprintf(buffer, sizeof buffer, "%.1f %%", share * 100);
  return buffer;
}

// A share of nothing is no figure.
std::string percent_of(double share, std::int64_t whole) { return whole > 0 ? percent(share) : "–"; }

std::string agreement(const TypeScore& score) {
  std::vector<std::string> out;
  for (const FieldAgreement& field : score.fields) {
    if (field.seen > 0)
      out.push_back(field.field + " " + percent(static_cast<double>(field.agree) / static_cast<double>(field.seen)));
  }
  return join(out);
}

void print_scores(const Program& program, const Evaluation& evaluation) {
  const auto number = [&](const Message& head) { return TableColumn{program.text(head), true, true}; };
  Table table(program.console, {{program.text(msg::kColType), false, true},
                                number(msg::kColGold),
                                number(msg::kColRight),
                                number(msg::kColWrong),
                                number(msg::kColMissed),
                                number(msg::kColPrecision),
                                number(msg::kColRecall),
                                number(msg::kColF1)});
  for (const TypeScore& score : evaluation.types) {
    const std::string fields = agreement(score);
    table.add({score.type, grouped(score.gold), grouped(score.found), grouped(score.wrong), grouped(score.missed),
               percent_of(score.precision(), score.found + score.wrong), percent_of(score.recall(), score.gold),
               percent_of(score.f1(), score.gold)},
              fields.empty() ? fields : program.text(msg::kColFields) + ": " + fields);
  }
  table.print(stdout);
}

void print_rule_scores(const Program& program, const Evaluation& evaluation) {
  Table table(program.console, {{program.text(msg::kColRule), false, true},
                                {program.text(msg::kColRight), true, true},
                                {program.text(msg::kColWrong), true, true},
                                {program.text(msg::kColPrecision), true, true},
                                {program.text(msg::kColStated), true, true}});
  for (const TypeScore& score : evaluation.types) {
    for (const auto& rule : score.rules) {
      const auto all = static_cast<double>(rule.right + rule.wrong);
      table.add({rule.rule, grouped(rule.right), grouped(rule.wrong),
                 all > 0 ? percent(static_cast<double>(rule.right) / all) : "", percent(rule.confidence)});
    }
  }
  std::printf("\n");
  table.print(stdout);
}

// Over all types: what was stated, and what came out.
void print_calibration(const Program& program, const Evaluation& evaluation) {
  std::map<double, TypeScore::ConfidenceBin> bins;
  for (const TypeScore& score : evaluation.types) {
    for (const TypeScore::ConfidenceBin& bin : score.bins) {
      TypeScore::ConfidenceBin& sum = bins[bin.from];
      sum.from = bin.from;
      sum.to = bin.to;
      sum.stated += bin.stated * static_cast<double>(bin.right + bin.wrong);
      sum.right += bin.right;
      sum.wrong += bin.wrong;
    }
  }
  if (bins.empty()) return;
  Table table(program.console, {{program.text(msg::kColConfidence), false, true},
                                {program.text(msg::kColFacts), true, true},
                                {program.text(msg::kColRight), true, true},
                                {program.text(msg::kColStated), true, true},
                                {program.text(msg::kColMeasured), true, true}});
  for (const auto& [from, bin] : bins) {
    const std::int64_t all = bin.right + bin.wrong;
    char range[32];
    std::snprintf(range, sizeof range, "%.2f–%.2f", bin.from, bin.to);
    table.add({range, grouped(all), grouped(bin.right), percent(bin.stated / static_cast<double>(all)),
               percent(static_cast<double>(bin.right) / static_cast<double>(all))});
  }
  std::printf("\n%s\n", program.console.bold(program.text(msg::kCalibration)).c_str());
  table.print(stdout);
}

void print_list(const Program& program, const Message& title, const std::string& type,
                const std::vector<EvaluatedFact>& list, std::size_t most) {
  if (list.empty()) return;
  std::printf("\n%s\n", program.console.bold(program.text(title, {type})).c_str());
  for (std::size_t i = 0; i < list.size() && i < most; ++i)
    std::printf("  %s: %s\n", clean(list[i].document).c_str(), clean(list[i].text).c_str());
}

void print_json(const Evaluation& evaluation) {
  std::string out = "{";
  for (const TypeScore& score : evaluation.types) {
    if (&score != &evaluation.types.front()) out += ',';
    append_json_string(out, score.type);
    out += ":{\"gold\":" + std::to_string(score.gold) + ",\"found\":" + std::to_string(score.found) +
           ",\"wrong\":" + std::to_string(score.wrong) + ",\"missed\":" + std::to_string(score.missed);
    for (const auto& [name, value] :
         {std::pair{"precision", score.precision()}, {"recall", score.recall()}, {"f1", score.f1()}}) {
      out.append(",\"").append(name).append("\":");
      append_json_number(out, value);
    }
    out += ",\"fields\":{";
    for (const FieldAgreement& field : score.fields) {
      if (&field != &score.fields.front()) out += ',';
      append_json_string(out, field.field);
      out += ':';
      if (field.seen == 0)
        out += "null";
      else
        append_json_number(out, static_cast<double>(field.agree) / static_cast<double>(field.seen));
    }
    out += "},\"calibration\":[";
    for (const TypeScore::ConfidenceBin& bin : score.bins) {
      out += &bin == &score.bins.front() ? "{\"from\":" : ",{\"from\":";
      append_json_number(out, bin.from);
      out += ",\"to\":";
      append_json_number(out, bin.to);
      out += ",\"stated\":";
      append_json_number(out, bin.stated);
      out += ",\"right\":" + std::to_string(bin.right) + ",\"wrong\":" + std::to_string(bin.wrong) + "}";
    }
    out += "]}";
  }
  std::printf("%s}\n", out.c_str());
}

Result<int> run_evaluate(Program& program, const Options& options) {
  if (auto status = check_format(program, {"table", "json"}); !status) return status.error();
  auto material =
      options.docs.empty() ? from_kb(program, options.gold) : analyse_folder(program, options.gold, options.docs);
  if (!material) return material.error();
  auto evaluation = evaluate(options.gold, material->texts, material->facts, material->types);
  if (!evaluation) return evaluation.error();
  if (program.format == "json") {
    print_json(*evaluation);
  } else {
    print_scores(program, *evaluation);
    if (options.rules) print_rule_scores(program, *evaluation);
    print_calibration(program, *evaluation);
  }
  if (program.format == "table" && options.misses > 0) {
    for (const TypeScore& score : evaluation->types) {
      print_list(program, msg::kMissedTitle, score.type, score.missed_facts, options.misses);
      print_list(program, msg::kWrongTitle, score.type, score.wrong_facts, options.misses);
    }
  }
  if (material->left_out > 0)
    program.tell(program.text(msg::kEvaluateLeftOut, {grouped(static_cast<std::int64_t>(material->left_out))}));
  if (evaluation->unknown_documents > 0)
    program.tell(program.text(msg::kUnknownDocuments, {std::to_string(evaluation->unknown_documents)}));
  if (evaluation->unplaced_quotes > 0)
    program.tell(program.text(msg::kUnplaced, {std::to_string(evaluation->unplaced_quotes)}));
  return kDone;
}

}  // namespace

void add_evaluate(CLI::App& app, Program& program) {
  auto options = std::make_shared<Options>();
  CLI::App* command = add_command(app, program, "evaluate", msg::kEvaluateAbout, program.text(msg::kEvaluateExamples));
  command->add_option(program.text(msg::kTermGold), options->gold, program.text(msg::kEvaluateGold))->required();
  command->add_option("--docs", options->docs, program.text(msg::kEvaluateDocs))
      ->type_name(program.text(msg::kTermFolder));
  command->add_option("--misses", options->misses, program.text(msg::kEvaluateMisses))
      ->type_name(program.text(msg::kTermNumber));
  command->add_flag("--rules", options->rules, program.text(msg::kEvaluateRules));
  add_format(*command, program, "table, json");
  add_kb(*command, program);
  command->callback(
      [&program, options] { program.run = [&program, options] { return run_evaluate(program, *options); }; });
}

}  // namespace uppdrag::cli
