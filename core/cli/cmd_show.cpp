// SPDX-License-Identifier: GPL-3.0-or-later
// uppdrag show: one document with its metadata, where each value comes from, its facts, and its text on demand.
#include <algorithm>
#include <cmath>
#include <cstdio>

#include "commands.h"
#include "fact_output.h"
#include "fact_places.h"
#include "options.h"
#include "show_value.h"
#include "uppdrag/plugin/json.h"
#include "uppdrag/text/unicode.h"

namespace uppdrag::cli {
namespace {

struct Options {
  std::string document;
  std::string fact;  // "deadline:17", as the list has it; "" = all.
  bool text = false;
};

struct Label {
  std::string_view key;
  Message text;
};

// Metadata in the order shown; other keys follow under their own names.
constexpr Label kLabels[] = {{"kind", {"Slag", "Kind"}},
                             {"date", {"Datum", "Date"}},
                             {"period", {"Period", "Period"}},
                             {"dnr", {"Diarienummer", "Case number"}},
                             {"issuer", {"Utfärdare", "Issuer"}},
                             {"sender", {"Avsändare", "Sender"}},
                             {"authority", {"Myndighet", "Authority"}},
                             {"county", {"Län", "County"}},
                             {"policy_area", {"Politikområde", "Policy area"}},
                             {"language", {"Språk", "Language"}},
                             {"source_url", {"Källa", "Source"}},
                             {"updated", {"Uppdaterad", "Updated"}}};

constexpr std::size_t kLabelWidth = 15;

std::string shown_metadata(const std::string& key, const std::string& value, const Registry* registry,
                           Language language) {
  if (key == "county") return shown_county(value, registry);
  if (key == "date" || key == "period" || key == "updated") return shown_date(value, language);
  return key == "kind" ? shown_choice(value, language) : value;
}

void print_pair(const Program& program, std::string_view label, const std::string& value, const std::string& source) {
  const std::size_t width = display_width(label);
  std::string head = clean(label) + std::string(width < kLabelWidth ? kLabelWidth - width : 1, ' ');
  const std::size_t room = program.console.width > kLabelWidth + 20 ? program.console.width - kLabelWidth : 0;
  std::string text = clean(value);
  if (!source.empty()) text.append(" [").append(source).append("]");
  for (const std::string& line : wrap(text, room, 20)) {
    std::printf("%s%s\n", head.c_str(), line.c_str());
    head.assign(kLabelWidth, ' ');
  }
}

void print_entry(const Program& program, const Registry* registry, const Metadata::Entry& entry,
                 std::string_view label) {
  std::vector<std::string> values;
  for (const MetadataValue& value : entry.values)
    values.push_back(shown_metadata(entry.key, value.value, registry, program.language()));
  if (!values.empty()) print_pair(program, label, join(values), entry.values.front().source);
}

void print_metadata(const Program& program, const Registry* registry, const DocumentSummary& document) {
  std::string title = clean(document_title(document.metadata, document.path));
  if (document.partial) title += " " + program.text(msg::kShowPartial);
  for (const std::string& line : wrap(title, program.console.width, 5))
    std::printf("%s\n", program.console.bold(line).c_str());
  print_pair(program, program.text(msg::kColFile), document.path, {});
  print_pair(program, "Id", std::to_string(document.id), {});
  if (document.pages > 0) print_pair(program, program.text(msg::kShowPages), std::to_string(document.pages), {});
  const auto& entries = document.metadata.entries();
  for (const Label& label : kLabels) {
    const auto found =
        std::find_if(entries.begin(), entries.end(), [&](const auto& entry) { return entry.key == label.key; });
    if (found != entries.end()) print_entry(program, registry, *found, label.text.in(program.language()));
  }
  for (const Metadata::Entry& entry : entries) {
    const bool known =
        std::any_of(std::begin(kLabels), std::end(kLabels), [&](const Label& label) { return label.key == entry.key; });
    if (!known && entry.key != "title") print_entry(program, registry, entry, entry.key);
  }
}

// What stands before the first line of a block; the others are indented as far.
std::string mark_of(const Block& block) {
  if (block.kind != BlockKind::kListItem) return {};
  std::string out(block.level > 1 ? (block.level - 1U) * 2U : 0U, ' ');
  return out.append(block.marker.empty() ? "•" : clean(block.marker)).append(" ");
}

std::string block_text(const Block& block, std::string_view text) {
  std::string words(block.span.of(text));
  if (block.kind == BlockKind::kTableRow) {
    for (auto tab = words.find('\t'); tab != std::string::npos; tab = words.find('\t')) words.replace(tab, 1, " | ");
  }
  return clean(words);
}

void print_block(const Console& console, const Block& block, std::string_view text) {
  std::string mark = mark_of(block);
  const std::size_t used = display_width(mark);
  for (const std::string& line :
       wrap(block_text(block, text), console.width > used + 20 ? console.width - used : 0, text.size())) {
    std::string shown = line;
    if (block.kind == BlockKind::kHeading) shown = console.bold(line);
    if (block.kind == BlockKind::kFurniture) shown = console.dim(line);
    std::printf("%s%s\n", mark.c_str(), shown.c_str());
    mark.assign(used, ' ');
  }
}

// The text as it stands in the knowledge base, block by block.
void print_text(const Program& program, const Document& document) {
  std::uint32_t page = 0;
  bool in_list = false;
  for (const Block& block : document.blocks) {
    // Items of a list and rows of a table stand together, everything else apart.
    const bool item = block.kind == BlockKind::kListItem || block.kind == BlockKind::kTableRow;
    if (!(item && in_list)) std::printf("\n");
    in_list = item;
    if (block.page != page && block.page != 0) {
      page = block.page;
      const std::string rule = "--- " + program.text(msg::kPageShort, {std::to_string(page)}) + " ---";
      std::printf("%s\n", program.console.dim(rule).c_str());
    }
    print_block(program.console, block, document.text);
  }
}

void print_notes(const Program& program, const Document& full) {
  for (const std::string& note : full.notes)
    print_pair(program, program.text(msg::kShowNote), program.spoken(note), {});
}

// "s. 2: 25 mm från vänster, 104 mm uppifrån (160 × 4 mm)"
std::string place_in_words(const Program& program, const LineBox& box) {
  constexpr float kPointsOfMillimetre = 72 / 25.4F;
  const auto millimetres = [](float points) { return std::to_string(std::lround(points / kPointsOfMillimetre)); };
  return program.text(msg::kPageShort, {std::to_string(box.page)}) + ": " +
         program.text(msg::kShowBox, {millimetres(box.left), millimetres(box.top), millimetres(box.right - box.left),
                                      millimetres(box.bottom - box.top)});
}

// One fact with all that leads back to where it stands.
void print_fact(Program& program, const FactRow& row, const FactType* type, const Document& full) {
  const Registry* registry = nullptr;
  if (auto loaded = program.registry()) registry = *loaded;
  const bool swedish = program.language() == Language::kSwedish;
  std::printf("\n%s\n",
              program.console.bold(clean(type ? (swedish ? type->label_sv : type->label_en) : row.fact.type)).c_str());
  if (type) {
    for (const FieldDeclaration& field : type->fields) {
      const std::string value = shown_field(row.fact, field, registry, program.language());
      if (!value.empty()) print_pair(program, swedish ? field.label_sv : field.label_en, value, {});
    }
  }
  print_pair(program, program.text(msg::kColQuote), "«" + row.quote + "»", {});
  print_pair(program, program.text(msg::kColSentence), row.sentence, {});
  const std::vector<LineBox> boxes = line_boxes(full, row.fact.span);
  if (boxes.empty() && row.page > 0) print_pair(program, program.text(msg::kColPage), std::to_string(row.page), {});
  for (const LineBox& box : boxes)
    print_pair(program, &box == &boxes.front() ? program.text(msg::kShowPlace) : std::string(),
               place_in_words(program, box), {});
  print_pair(program, program.text(msg::kShowBytes),
             std::to_string(row.fact.span.start) + "–" + std::to_string(row.fact.span.end), {});
  std::string confidence;
  append_json_number(confidence, row.fact.confidence);
  print_pair(program, program.text(msg::kColConfidence), confidence, {});
  print_pair(program, program.text(msg::kColRule), row.fact.rule + ", " + row.plugin, {});
  print_pair(program, program.text(msg::kShowWhy), "uppdrag explain " + row.fact.type + ":" + std::to_string(row.id),
             {});
}

void print_json(const DocumentSummary& document, const std::vector<FactRow>& rows, const Document& full, bool text) {
  std::string out = "{\"id\":" + std::to_string(document.id) + ",\"path\":";
  append_json_string(out, document.path);
  out += ",\"pages\":" + std::to_string(document.pages) + ",\"partial\":" + (document.partial ? "true" : "false") +
         ",\"metadata\":{";
  for (const Metadata::Entry& entry : document.metadata.entries()) {
    if (&entry != &document.metadata.entries().front()) out += ',';
    append_json_string(out, entry.key);
    out += ":[";
    for (const MetadataValue& value : entry.values) {
      out += &value == &entry.values.front() ? "{\"value\":" : ",{\"value\":";
      append_json_string(out, value.value);
      out += ",\"source\":";
      append_json_string(out, value.source);
      out += '}';
    }
    out += ']';
  }
  out += "},\"facts\":[";
  for (const FactRow& row : rows) {
    out += &row == &rows.front() ? "\n{" : ",\n{";
    append_json_members(out, row);
    append_json_boxes(out, line_boxes(full, row.fact.span));
    out += '}';
  }
  out += "],\"notes\":";
  append_json_strings(out, full.notes);
  if (text) {
    out += ",\"text\":";
    append_json_string(out, full.text);
  }
  out += "}\n";
  std::fwrite(out.data(), 1, out.size(), stdout);
}

Result<std::vector<FactRow>> facts_of(const KnowledgeBase& kb, std::int64_t document) {
  std::vector<FactRow> rows;
  FactQuery query;
  query.documents.ids = {document};
  auto status = kb.facts(query, [&](const FactRow& row) {
    rows.push_back(row);
    return true;
  });
  if (!status) return status.error();
  return rows;
}

// The document with the places of its words.
Result<Document> load(const KnowledgeBase& kb, const DocumentSummary& summary) {
  auto document = kb.load_document(summary.id);
  if (!document || summary.pages == 0) return document;
  if (auto boxes = kb.load_boxes(summary.id, *document); !boxes) return boxes.error();
  return document;
}

Result<int> show(Program& program, const Options& options) {
  if (auto status = check_format(program, {"table", "json"}); !status) return status.error();
  auto kb = program.open_kb();
  if (!kb) return kb.error();
  auto document = (*kb)->find_document(options.document);
  if (!document) return document.error();
  auto rows = facts_of(**kb, document->id);
  if (!rows) return rows.error();
  auto full = load(**kb, *document);
  if (!full) return full.error();
  const std::vector<FactType> types = (*kb)->fact_types();
  if (!options.fact.empty()) {
    const auto found = std::find_if(rows->begin(), rows->end(), [&](const FactRow& row) {
      return row.fact.type + ":" + std::to_string(row.id) == options.fact;
    });
    if (found == rows->end())
      return Error{ErrorCode::kUsage, program.text(msg::kShowNoSuchFact, {options.fact, std::to_string(rows->size())})};
    *rows = {*found};
  }
  if (program.format == "json") {
    print_json(*document, *rows, *full, options.text);
    return kDone;
  }
  auto registry = program.registry();  // Only for names of counties: without it their codes are shown.
  print_metadata(program, registry ? *registry : nullptr, *document);
  print_notes(program, *full);
  if (!options.fact.empty()) {
    const auto type = std::find_if(types.begin(), types.end(),
                                   [&](const FactType& each) { return each.id == rows->front().fact.type; });
    print_fact(program, rows->front(), type == types.end() ? nullptr : &*type, *full);
    return kDone;
  }
  if (auto printed = print_by_type(program, *rows, types); !printed) return printed.error();
  if (rows->empty()) std::printf("\n%s\n", program.text(msg::kShowNoFacts).c_str());
  if (options.text) print_text(program, *full);
  return kDone;
}

}  // namespace

void add_show(CLI::App& app, Program& program) {
  auto options = std::make_shared<Options>();
  CLI::App* command = add_command(app, program, "show", msg::kShowAbout, program.text(msg::kShowExamples));
  command->add_option(program.text(msg::kTermDocument), options->document, program.text(msg::kShowDocument))
      ->required();
  command->add_option("--fact", options->fact, program.text(msg::kShowFact))->type_name(program.text(msg::kTermFact));
  command->add_flag("--text", options->text, program.text(msg::kShowText));
  add_format(*command, program, "table, json");
  add_kb(*command, program);
  command->callback([&program, options] { program.run = [&program, options] { return show(program, *options); }; });
}

}  // namespace uppdrag::cli
