// SPDX-License-Identifier: GPL-3.0-or-later
// The same assignment as Markdown, HTML, mail, Word, OpenDocument, RTF and PDF.
#include <catch2/catch.hpp>

#include <algorithm>

#include "compose.h"
#include "uppdrag/host/host.h"
#include "uppdrag/ingest/ingest.h"
#include "uppdrag/plugin/csv.h"
#include "uppdrag/registry/registry.h"
#include "uppdrag/text/unicode.h"

using namespace uppdrag;
using compose::Kind;
using Lines = std::vector<std::string>;

namespace {

// Invented.
const compose::Elements kAssignment = {
    {Kind::kTitle, "Uppdrag till Länsstyrelsen i Gotlands län om mäns våld mot kvinnor"},
    {Kind::kHeading, "Regeringens beslut"},
    {Kind::kParagraph,
     "Regeringen ger Länsstyrelsen i Gotlands län i uppdrag att under 2013 och 2014 stärka länets arbete med "
     "jämställd\u00ADhets\u00ADintegrering och kvinno\u00ADfrid. Läns\u00ADstyrelsen ska:"},
    {Kind::kItem, "ge länets kommuner kompe\u00ADtens- och metod\u00ADstöd i arbetet mot våld i nära relationer,"},
    {Kind::kItem, "ta fram en plan som omfattar"},
    {Kind::kSubItem, "skydd och stöd för den som är utsatt,"},
    {Kind::kSubItem, "insatser för den som utövar våld,"},
    {Kind::kItem,
     "redovisa uppdraget till Rege\u00ADrings\u00ADkansliet (Social\u00ADdepar\u00ADtementet) senast den 31 mars "
     "2015."},
    {Kind::kHeading, "Medel"},
    {Kind::kParagraph,
     "För uppdraget får läns\u00ADstyrelsen använda medel enligt tabellen* nedan. Beloppen avser den sats\u00ADning "
     "som rege\u00ADringen har beslutat om."},
    {Kind::kHead, "Belopp i tkr|2013|2014"},
    {Kind::kRow, "Stöd till kommuner|1 400|750"},
    {Kind::kRow, "Utbildning|300|1 200"},
    {Kind::kParagraph,
     "Medlen betalas ut engångs\u00ADvis efter rekvi\u00ADsition ställd till Kammar\u00ADkollegiet, som ska ha den "
     "senast den 1 december 2014."},
    {Kind::kNote, "Se prop. 2012/13:1 utg.omr. 13."}};

struct Read {
  Lines body;  // `list-item2: text`; no furniture, no footnotes.
  Lines notes;
  Lines facts;  // Type and fields.
  std::string error;
};

std::string collapsed(std::string_view text) {
  std::string out;
  bool space = false;
  for (std::uint32_t at = 0; at < text.size();) {
    const CodePoint c = decode_utf8(text, at);
    if (c.value == '\t') {
      out += '|';
      space = false;
    } else if (is_space(c.value)) {
      space = true;
    } else {
      if (space) out += ' ';
      space = false;
      append_utf8(out, c.value);
    }
    at = c.next;
  }
  return out;
}

struct Bench {
  Bench()
      : host(PluginHost::discover({std::string(UPPDRAG_BINARY_DIR) + "/lib/uppdrag/plugins"})),
        registry(std::move(*Registry::load(std::string(UPPDRAG_BINARY_DIR) + "/share/uppdrag/registry"))),
        engine(std::move(*AnalysisEngine::make(host, registry))) {}

  Read read(const std::string& name, const std::string& bytes) {
    Read out;
    const auto analysed = read_and_analyse_bytes(host, *engine, name, bytes);
    if (!analysed) {
      out.error = analysed.error().message;
      return out;
    }
    const Document& document = analysed->document;
    for (const Block& block : document.blocks) {
      const std::string text = collapsed(block.span.of(document.text));
      if (block.kind == BlockKind::kFurniture) continue;
      if (block.kind == BlockKind::kFootnote)
        out.notes.push_back(text);
      else
        out.body.push_back(std::string(block_kind_name(block.kind)) +
                           (block.level > 0 ? std::to_string(block.level) : "") + ": " + text);
    }
    for (const FactRow& row : fact_rows(document, analysed->analysis)) {
      std::string line = row.fact.type;
      for (const auto& [field, value] : row.fact.fields) line += " " + field + "=" + field_text(value, "yes", "no");
      out.facts.push_back(line + " «" + collapsed(row.quote) + "»");
    }
    return out;
  }

  PluginHost host;
  Registry registry;
  std::unique_ptr<AnalysisEngine> engine;
};

Bench& bench() {
  static Bench it;
  return it;
}

// Of the facts that are not in the footnote.
Lines without_note(Lines facts) {
  std::erase_if(facts, [](const std::string& fact) { return fact.find("2012/13:1") != std::string::npos; });
  return facts;
}

}  // namespace

TEST_CASE("An assignment has the same blocks, text and facts in every format") {
  const Read markdown = bench().read("beslut.md", compose::markdown(kAssignment));
  CHECK(markdown.body ==
        Lines{"heading1: Uppdrag till Länsstyrelsen i Gotlands län om mäns våld mot kvinnor",
              "heading2: Regeringens beslut",
              "paragraph: Regeringen ger Länsstyrelsen i Gotlands län i uppdrag att under 2013 och 2014 stärka länets "
              "arbete med jämställdhetsintegrering och kvinnofrid. Länsstyrelsen ska:",
              "list-item1: ge länets kommuner kompetens- och metodstöd i arbetet mot våld i nära relationer,",
              "list-item1: ta fram en plan som omfattar", "list-item2: skydd och stöd för den som är utsatt,",
              "list-item2: insatser för den som utövar våld,",
              "list-item1: redovisa uppdraget till Regeringskansliet (Socialdepartementet) senast den 31 mars 2015.",
              "heading2: Medel",
              "paragraph: För uppdraget får länsstyrelsen använda medel enligt tabellen nedan. Beloppen avser den "
              "satsning som regeringen har beslutat om.",
              "table-row1: Belopp i tkr|2013|2014", "table-row: Stöd till kommuner|1 400|750",
              "table-row: Utbildning|300|1 200",
              "paragraph: Medlen betalas ut engångsvis efter rekvisition ställd till Kammarkollegiet, som ska ha den "
              "senast den 1 december 2014."});
  CHECK(markdown.facts.size() >= 5);
  for (const auto& [name, bytes] : {std::pair{"beslut.html", compose::html(kAssignment)},
                                    {"beslut.eml", compose::mail(kAssignment)},
                                    {"beslut.docx", compose::docx(kAssignment)},
                                    {"beslut.odt", compose::odt(kAssignment)},
                                    {"beslut.rtf", compose::rtf(kAssignment)},
                                    {"beslut.pdf", compose::pdf(kAssignment)}}) {
    INFO(name);
    const Read read = bench().read(name, bytes);
    CHECK(read.error == "");
    CHECK(read.body == markdown.body);
    CHECK(read.notes == Lines{"Se prop. 2012/13:1 utg.omr. 13."});
    CHECK(without_note(read.facts) == markdown.facts);
  }
}

TEST_CASE("A table's amounts are facts in every format, in kronor and for their years") {
  for (const auto& [name, bytes] : {std::pair{"beslut.md", compose::markdown(kAssignment)},
                                    {"beslut.html", compose::html(kAssignment)},
                                    {"beslut.eml", compose::mail(kAssignment)},
                                    {"beslut.docx", compose::docx(kAssignment)},
                                    {"beslut.odt", compose::odt(kAssignment)},
                                    {"beslut.rtf", compose::rtf(kAssignment)},
                                    {"beslut.pdf", compose::pdf(kAssignment)}}) {
    INFO(name);
    const Read read = bench().read(name, bytes);
    const auto has = [&](std::string_view amount, std::string_view year) {
      return std::any_of(read.facts.begin(), read.facts.end(), [&](const std::string& fact) {
        return fact.starts_with("budget") && fact.find(amount) != std::string::npos &&
               fact.find("years=" + std::string(year)) != std::string::npos;
      });
    };
    CHECK(has("max=1400000", "2013"));
    CHECK(has("max=1200000", "2014"));
  }
}
