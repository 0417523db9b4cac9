// SPDX-License-Identifier: GPL-3.0-or-later
// What a query finds, in which order, and what it does not find.
#include <algorithm>

#include "knowledge/support.h"

using namespace uppdrag;
using namespace uppdrag::test;
using Kind = QueryNode::Kind;
using Texts = std::vector<std::string>;

namespace {

KnowledgeBasePointer kb_of(const std::filesystem::path& folder, const Texts& texts) {
  auto kb = open_to_write(folder);
  std::vector<DocumentRecord> records;
  for (std::size_t i = 0; i < texts.size(); ++i) records.push_back(make_record("d" + std::to_string(i), {texts[i]}));
  store(*kb, records);
  return kb;
}

Texts sorted_paths(const SearchPage& page) {
  Texts out = paths(page);
  std::sort(out.begin(), out.end());
  return out;
}

QueryNode near(Texts words, std::uint32_t window) {
  QueryNode out;
  out.kind = Kind::kNear;
  out.words = std::move(words);
  out.window = window;
  return out;
}

}  // namespace

TEST_CASE("Every form of a noun finds every other form") {
  const std::vector<Texts> paradigms = {
      {"uppdrag", "uppdraget", "uppdragen", "uppdragens", "Uppdragets"},
      {"mål", "målet", "målen", "målens"},
      {"län", "länet", "länen", "länens"},
      {"beslut", "beslutet", "besluten"},
      {"myndighet", "myndigheten", "myndigheter", "myndigheterna", "myndigheternas"},
      {"länsstrategi", "länsstrategin", "länsstrategier", "länsstrategierna"},
      {"indikator", "indikatorn", "indikatorer", "indikatorerna"},
      {"område", "området", "områden", "områdena"},
      {"resultat", "resultatet", "resultaten"},
      {"insats", "insatsen", "insatser", "insatserna"},
      {"kvinna", "kvinnor", "kvinnors", "kvinnorna"},
      {"man", "män", "mäns", "männen"},
      {"år", "året", "åren"},
      {"fråga", "frågan", "frågor", "frågorna"},
      {"aktivitet", "aktiviteten", "aktiviteter"},
      {"universitet", "universitetet", "universiteten"},
      {"kompetens", "kompetensen", "kompetenser"},
      {"analys", "analysen", "analyser"},
      {"budget", "budgeten", "budgeter"},
      {"handlingsplan", "handlingsplanen", "handlingsplaner"},
  };
  // All in one knowledge base, so that no form may bring one of another noun either.
  Texts all;
  for (const Texts& forms : paradigms) all.insert(all.end(), forms.begin(), forms.end());
  const TemporaryFolder folder;
  const auto kb = kb_of(folder / "kb", all);
  std::size_t first = 0;
  for (const Texts& forms : paradigms) {
    Texts expected;
    for (std::size_t i = 0; i < forms.size(); ++i) expected.push_back("d" + std::to_string(first + i));
    std::sort(expected.begin(), expected.end());
    for (const std::string& form : forms) {
      CAPTURE(form);
      // Compounds and parts of compounds come behind the forms.
      Texts hits = paths(find(*kb, word(form), 1000));
      REQUIRE(hits.size() >= expected.size());
      hits.resize(expected.size());
      std::sort(hits.begin(), hits.end());
      CHECK(hits == expected);
    }
    first += forms.size();
  }
}

TEST_CASE("Words that only look alike are kept apart") {
  const std::vector<std::pair<std::string, std::string>> pairs = {
      {"län", "lan"},           {"mål", "mal"},      {"råd", "rad"},          {"vård", "värd"},
      {"kön", "kon"},           {"bör", "bor"},      {"för", "far"},          {"höra", "hora"},
      {"länen", "lånen"},       {"mäta", "mata"},    {"åtal", "atal"},        {"våld", "vald"},
      {"politik", "politiker"}, {"inte", "interna"}, {"vara", "varor"},       {"vidare", "vida"},
      {"faktor", "fakta"},      {"före", "förenar"}, {"internet", "interna"}, {"till", "tillsatte"}};
  Texts all;
  for (const auto& [one, other] : pairs) {
    all.push_back(one);
    all.push_back(other);
  }
  const TemporaryFolder folder;
  const auto kb = kb_of(folder / "kb", all);
  const auto has = [](const Texts& hits, std::size_t document) {
    return std::find(hits.begin(), hits.end(), "d" + std::to_string(document)) != hits.end();
  };
  for (std::size_t i = 0; i < pairs.size(); ++i) {
    CAPTURE(pairs[i].first, pairs[i].second);
    const Texts one = paths(find(*kb, word(pairs[i].first)));
    const Texts other = paths(find(*kb, word(pairs[i].second)));
    CHECK((has(one, 2 * i) && !has(one, 2 * i + 1)));
    CHECK((has(other, 2 * i + 1) && !has(other, 2 * i)));
  }
}

TEST_CASE("A plural that also is a plain form is found: fabriker, rubriker") {
  const TemporaryFolder folder;
  const auto kb = kb_of(folder / "kb", {"fabrik", "fabriker", "rubrik", "rubriker"});
  CHECK(find(*kb, word("fabriker")).total == 2);
  CHECK(find(*kb, word("rubrik")).total == 2);
}

TEST_CASE("The very word of the query ranks above its other forms") {
  const TemporaryFolder folder;
  const auto kb = kb_of(folder / "kb", {"Om uppdraget nu.", "Om uppdrag nu.", "Om uppdragen nu.", "Något annat."});
  CHECK(paths(find(*kb, word("uppdrag"))).front() == "d1");
  CHECK(paths(find(*kb, word("uppdragen"))).front() == "d2");
  CHECK(paths(find(*kb, word("uppdraget"))).front() == "d0");
}

TEST_CASE("Case, hyphens and genitive colons do not matter, å ä ö do") {
  const TemporaryFolder folder;
  const auto kb = kb_of(folder / "kb", {"JÄMSTÄLLD-HETEN och EU-kommissionen hos MSB:s chef."});
  for (const char* query : {"jämställdheten", "Jämställdhet", "eu-kommissionen", "EUKOMMISSIONEN", "msb", "MSB:s"}) {
    CAPTURE(query);
    CHECK(find(*kb, word(query)).total == 1);
  }
  CHECK(find(*kb, word("jamstalldhet")).total == 0);
}

TEST_CASE("And, or and not combine; a word that is nowhere is told") {
  const TemporaryFolder folder;
  const auto kb = kb_of(folder / "kb", {"äpple päron", "äpple banan", "päron", "inget"});
  const auto found = [&kb](const QueryNode& query) { return sorted_paths(find(*kb, query)); };
  CHECK(found(join(Kind::kAnd, {word("äpple"), word("päron")})) == Texts{"d0"});
  CHECK(found(join(Kind::kOr, {word("banan"), word("päron")})) == Texts{"d0", "d1", "d2"});
  CHECK(found(join(Kind::kAnd, {word("äpple"), join(Kind::kNot, {word("päron")})})) == Texts{"d1"});
  CHECK(found(join(Kind::kNot, {word("äpple")})) == Texts{"d2", "d3"});
  CHECK(found(join(Kind::kAnd, {join(Kind::kNot, {word("äpple")}), join(Kind::kNot, {word("inget")})})) == Texts{"d2"});
  CHECK(found(join(Kind::kOr, {join(Kind::kNot, {word("äpple")}), word("banan")})) == Texts{"d1", "d2", "d3"});
  const SearchPage none = find(*kb, join(Kind::kAnd, {word("äpple"), word("kiwi")}));
  CHECK(none.total == 0);
  REQUIRE(none.missing.size() == 1);
  CHECK(none.missing[0].word == "kiwi");
  SearchOptions relaxed;
  relaxed.relax = true;
  const SearchPage some = kb->search(join(Kind::kAnd, {word("äpple"), word("kiwi")}), relaxed).value();
  CHECK(sorted_paths(some) == Texts{"d0", "d1"});
  CHECK(some.relaxed);
  CHECK_FALSE(kb->search(join(Kind::kAnd, {word("äpple"), word("päron")}), relaxed).value().relaxed);
}

TEST_CASE("A word that no document has gets the nearest one that some have, å ä ö as letters of their own") {
  const TemporaryFolder folder;
  const auto kb = kb_of(folder / "kb", {"länsstrategi och jämställdhet", "länsstrategi i längden", "lunstrategi"});
  const auto suggestion = [&kb](const char* query) { return find(*kb, word(query)).missing.at(0).suggestion; };
  CHECK(suggestion("lansstrategi") == "länsstrategi");
  CHECK(suggestion("jämstäldhet") == "jämställdhet");
  // A letter too many, two exchanged, a first one that is wrong; three slips are too many.
  CHECK(suggestion("länsstrateegi") == "länsstrategi");
  CHECK(suggestion("jämställdhte") == "jämställdhet");
  CHECK(suggestion("bängden") == "längden");
  CHECK(suggestion("lensztratexi").empty());
  CHECK(suggestion("xylofonorkester").empty());
  CHECK(find(*kb, word("länsstrategi")).missing.empty());
}

TEST_CASE("Compounds are found by their parts and parts by compounds, below the word itself") {
  const TemporaryFolder folder;
  const auto kb = kb_of(folder / "kb", {"En länsstrategi finns.", "En strategi finns, och det är en strategi för alla.",
                                        "Jämställdhetsintegreringsarbetet pågår.", "Om jämställdhet.", "Om integrering.",
                                        "Familjerätten och familjen.", "En familj.", "Kvinnojourer hjälper.",
                                        "Varuhuset.", "Inget av det."});
  const auto hits = [&kb](const char* query) { return paths(find(*kb, word(query))); };
  CHECK(hits("strategi") == Texts{"d1", "d0"});
  CHECK(hits("länsstrategi").front() == "d0");
  CHECK(sorted_paths(find(*kb, word("länsstrategierna"))) == Texts{"d0", "d1"});
  CHECK(hits("integrering") == Texts{"d4", "d2"});
  CHECK(hits("jämställdhetsintegreringsarbetet").front() == "d2");
  CHECK(sorted_paths(find(*kb, word("jämställdhetsintegreringsarbetet"))) == Texts{"d2", "d3", "d4"});
  CHECK(hits("jämställdhetsintegrering").front() == "d2");
  CHECK(sorted_paths(find(*kb, word("familj"))) == Texts{"d5", "d6"});
  CHECK(hits("kvinna") == Texts{"d7"});
  CHECK(hits("varor") == Texts{"d8"});
  CHECK(find(*kb, join(Kind::kNot, {word("strategi")})).total == 9);  // Excluded is the word, not its compounds.
}

TEST_CASE("A compound of which the text leaves the end to the next word is found whole") {
  const TemporaryFolder folder;
  const auto kb = kb_of(folder / "kb", {"Myndigheten ger kompetens- och metodstöd.", "Hälso-, sjuk- och tandvård.",
                                        "Kompetens och metod."});
  CHECK(paths(find(*kb, word("kompetensstöd"))).front() == "d0");
  CHECK(paths(find(*kb, word("metodstöd"))).front() == "d0");
  CHECK(paths(find(*kb, word("sjukvård"))) == Texts{"d1"});
  const SearchPage page = find(*kb, word("kompetensstöd"));
  REQUIRE(page.hits.at(0).snippets.size() == 1);
  const auto& snippet = page.hits[0].snippets[0];
  REQUIRE(snippet.marks.size() >= 1);
  CHECK(snippet.marks[0].of(snippet.text) == "kompetens");
}

TEST_CASE("A phrase is found as written, over line breaks, not across blocks and not in other forms") {
  const TemporaryFolder folder;
  auto kb = open_to_write(folder / "kb");
  store(*kb, {make_record("a", {"De jämställdhetspolitiska målen, inom hälso- och sjukvården."}),
              make_record("b", {"De jämställdhetspolitiska", "målen."}),
              make_record("c", {"Ett jämställdhetspolitiska mål. Målen jämställdhetspolitiska."})});
  CHECK(paths(find(*kb, phrase({"jämställdhetspolitiska", "målen"}))) == Texts{"a"});
  CHECK(paths(find(*kb, phrase({"hälso", "och", "sjukvården"}))) == Texts{"a"});
  CHECK(paths(find(*kb, phrase({"hälso-", "och", "sjukvården"}))) == Texts{"a"});
  CHECK(paths(find(*kb, phrase({"mål", "målen"}))) == Texts{"c"});
  CHECK(paths(find(*kb, phrase({"mål"}))) == Texts{"c"});
  CHECK(find(*kb, phrase({"målen", "inom", "hälso"})).total == 1);
  CHECK(find(*kb, phrase({"målen", "hälso"})).total == 0);
}

TEST_CASE("Near finds forms of the words within the window, in either order") {
  const TemporaryFolder folder;
  const auto kb = kb_of(folder / "kb", {"uppdraget om jämställdhet", "jämställdhet ett två tre uppdrag",
                                        "uppdrag a b c d e f g h i j k l jämställdhet"});
  CHECK(sorted_paths(find(*kb, near({"uppdrag", "jämställdhet"}, 2))) == Texts{"d0"});
  CHECK(find(*kb, near({"uppdrag", "jämställdhet"}, 1)).total == 0);
  CHECK(sorted_paths(find(*kb, near({"uppdragen", "jämställdheten"}, 4))) == Texts{"d0", "d1"});
  CHECK(find(*kb, near({"uppdrag", "jämställdhet"}, 13)).total == 3);
  CHECK(find(*kb, near({"uppdrag", "kiwi"}, 13)).total == 0);
  CHECK(find(*kb, near({"uppdrag"}, 5)).total == 3);
}

TEST_CASE("A prefix finds the words that begin so and no others") {
  const TemporaryFolder folder;
  const auto kb = kb_of(folder / "kb", {"jämställdhetsintegrering", "jämställd", "ojämställd", "2016/17:10"});
  CHECK(sorted_paths(find(*kb, prefix("jämställd"))) == Texts{"d0", "d1"});
  CHECK(sorted_paths(find(*kb, prefix("Jämställdhets"))) == Texts{"d0"});
  CHECK(find(*kb, prefix("kiwi")).total == 0);
  CHECK(sorted_paths(find(*kb, prefix("2016/1"))) == Texts{"d3"});
}

TEST_CASE("References, dnr and dates are found as they are typed, whole and by their beginning") {
  const TemporaryFolder folder;
  const auto kb = kb_of(
      folder / "kb", {"Enligt förordningen (2007:825) och skr. 2016/17:10.", "Dnr U2013/964/JÄM, 2024-03-31.",
                      "Talen 2007 och 825 samt 2016, 17, 10 och U2013, 964.", "S2021/06455 och 13:3:1:12, COVID-19"});
  const auto found = [&kb](const char* text) { return sorted_paths(find(*kb, word(text))); };
  CHECK(found("2007:825") == Texts{"d0"});
  CHECK(found("(2007:825)") == Texts{"d0"});
  CHECK(found("2016/17:10") == Texts{"d0"});
  CHECK(found("2016/17") == Texts{"d0"});
  CHECK(found("u2013/964/jäm") == Texts{"d1"});
  CHECK(found("U2013/964") == Texts{"d1"});
  CHECK(found("2024-03-31") == Texts{"d1"});
  CHECK(found("2024–03–31") == Texts{"d1"});
  CHECK(found("S2021/06455") == Texts{"d3"});
  CHECK(found("13:3:1:12") == Texts{"d3"});
  CHECK(found("covid-19") == Texts{"d3"});
  CHECK(found("2007") == Texts{"d0", "d2"});
  CHECK(found("16/17:10").empty());
  CHECK(find(*kb, phrase({"förordningen", "(2007:825)"})).total == 1);
}

TEST_CASE("Words of the title count, weigh more, and can be asked for alone") {
  const TemporaryFolder folder;
  auto kb = open_to_write(folder / "kb");
  DocumentRecord titled = make_record("titled", {"Text om annat."});
  titled.document.metadata.set("title", "Länsstrategier för jämställdhet", "reader");
  store(*kb, {make_record("body", {"Text om länsstrategier."}), titled});
  CHECK(paths(find(*kb, word("länsstrategi"))) == Texts{"titled", "body"});
  QueryNode in_title = word("länsstrategin");
  in_title.in_title = true;
  CHECK(paths(find(*kb, in_title)) == Texts{"titled"});
  QueryNode begins = prefix("länsstr");
  begins.in_title = true;
  CHECK(paths(find(*kb, begins)) == Texts{"titled"});
  QueryNode words = phrase({"för", "jämställdhet"});
  words.in_title = true;
  CHECK(paths(find(*kb, words)) == Texts{"titled"});
  CHECK(paths(find(*kb, phrase({"för", "jämställdhet"}))) == Texts{"titled"});
}

TEST_CASE("What a text says at its beginning weighs more than the same far below") {
  const TemporaryFolder folder;
  auto kb = open_to_write(folder / "kb");
  const std::string opening = "Regeringen uppdrar åt myndigheten att redovisa hur arbetet har gått under året.";
  const std::string other = "Myndigheten ska även redovisa vilka mål som har nåtts under tiden för uppdraget.";
  std::string filler;
  for (int i = 0; i < 60; ++i) filler += "och så vidare ";
  // The same words in another order: `kartläggning` first, or behind some hundred others.
  store(*kb, {make_record("late", {opening, filler, other + " Det gäller en kartläggning."}),
              make_record("early", {"Det gäller en kartläggning. " + opening, filler, other}),
              // A letterhead is no lead, and does not take the lead's place.
              make_record("letter", {"Regeringsbeslut", "Stockholm", "Det gäller en kartläggning. " + opening, filler, other})});
  const Texts order = paths(find(*kb, word("kartläggning")));
  REQUIRE(order.size() == 3);
  CHECK(order[2] == "late");
}

TEST_CASE("A title that has all words of the query comes before one that has some") {
  const TemporaryFolder folder;
  auto kb = open_to_write(folder / "kb");
  const auto titled = [](const std::string& path, const std::string& title, const std::string& text) {
    DocumentRecord record = make_record(path, {text});
    record.document.metadata.set("title", title, "reader");
    return record;
  };
  const std::string often = "Våld i nära relationer: våld i relationer, och relationer med våld, i alla län.";
  store(*kb, {titled("some", "Om våld", often), titled("all", "Relationer utan våld", "Något om våldet i relationen."),
              titled("none", "Annat", often)});
  QueryNode both;
  both.kind = QueryNode::Kind::kAnd;
  both.children = {word("våld"), word("relation")};
  CHECK(paths(find(*kb, both)).front() == "all");
  // What is excluded or only filtered by is no word of a title.
  QueryNode without = word("annat");
  QueryNode excluded;
  excluded.kind = QueryNode::Kind::kNot;
  excluded.children = {without};
  both.children.push_back(excluded);
  CHECK(paths(find(*kb, both)).front() == "all");
}

TEST_CASE("What a hyphen joins is found by its parts") {
  const TemporaryFolder folder;
  const auto kb = kb_of(folder / "kb", {"Underlag inför FN-rapporteringen.", "EU\u2011kommissionens förslag om icke-våld.",
                                        "Ett e-möte om a-kassan."});
  CHECK(paths(find(*kb, word("fn"))) == Texts{"d0"});
  CHECK(paths(find(*kb, word("rapportering"))) == Texts{"d0"});
  CHECK(paths(find(*kb, word("FN-rapportering"))) == Texts{"d0"});
  CHECK(paths(find(*kb, word("eu"))) == Texts{"d1"});
  CHECK(paths(find(*kb, word("kommission"))) == Texts{"d1"});
  CHECK(paths(find(*kb, word("våld"))) == Texts{"d1"});
  CHECK(paths(find(*kb, word("möte"))) == Texts{"d2"});
  CHECK(paths(find(*kb, word("a"))).empty());  // A letter alone is no word.
  const SearchPage page = find(*kb, word("kommissionen"));
  REQUIRE_FALSE(page.hits.front().snippets.empty());
  const auto& snippet = page.hits.front().snippets.front();
  REQUIRE_FALSE(snippet.marks.empty());
  CHECK(snippet.text.substr(snippet.marks[0].start, snippet.marks[0].end - snippet.marks[0].start) ==
        "EU\u2011kommissionens");
}

TEST_CASE("Page furniture is not found") {
  const TemporaryFolder folder;
  auto kb = open_to_write(folder / "kb");
  DocumentRecord record = make_record("a", {"Sidhuvud", "Brödtext"});
  record.document.blocks[0].kind = BlockKind::kFurniture;
  store(*kb, {record});
  CHECK(find(*kb, word("sidhuvud")).total == 0);
  CHECK(find(*kb, word("brödtext")).total == 1);
}

TEST_CASE("Words longer than the index takes are stored, found and kept apart") {
  const TemporaryFolder folder;
  const std::string common(300, 'a');
  const auto kb = kb_of(folder / "kb", {common + "x", common + "y", "Rå " + std::string(5000, 'b')});
  CHECK(paths(find(*kb, word(common + "x"))) == Texts{"d0"});
  CHECK(paths(find(*kb, word(common + "y"))) == Texts{"d1"});
  CHECK(find(*kb, word("rå")).total == 1);
  DocumentFilter filter;
  filter.authorities = {std::string(1000, 'x')};
  QueryNode all;
  all.filter = filter;
  CHECK(find(*kb, all).total == 0);
}

TEST_CASE("Totals are exact and pages join without gaps") {
  const TemporaryFolder folder;
  Texts texts;
  for (int i = 0; i < 137; ++i)
    texts.push_back("uppdrag " + std::string(static_cast<std::size_t>(i % 7), 'x') + " slut");
  const auto kb = kb_of(folder / "kb", texts);
  Texts joined;
  for (std::uint64_t offset = 0; offset < 150; offset += 25) {
    const auto page = kb->search(word("uppdraget"), offset, 25, 0).value();
    CHECK(page.total == 137);
    CHECK(page.total_exact);
    for (const SearchHit& hit : page.hits) {
      joined.push_back(hit.document.path);
      CHECK(hit.rank == joined.size());
    }
  }
  CHECK(joined.size() == 137);
  std::sort(joined.begin(), joined.end());
  CHECK(std::unique(joined.begin(), joined.end()) == joined.end());
  CHECK(kb->search(word("uppdrag"), ~std::uint64_t{0}, 10, 1).value().hits.empty());
  CHECK(kb->search(word("uppdrag"), 0, 0, 1).value().total == 137);
}

TEST_CASE("Without a word to rank by, the newest document comes first") {
  const TemporaryFolder folder;
  auto kb = open_to_write(folder / "kb");
  std::vector<DocumentRecord> records;
  for (const char* date : {"2012", "2015-03", "", "2013-01-01"}) {
    records.push_back(make_record(std::string{"d"} + date, {"Ett uppdrag."}));
    records.back().document.metadata.set("date", date, "path");
  }
  store(*kb, records);
  CHECK(paths(find(*kb, QueryNode{})) == Texts{"d2015-03", "d2013-01-01", "d2012", "d"});
}

TEST_CASE("Filters stand anywhere in a query") {
  const TemporaryFolder folder;
  auto kb = open_to_write(folder / "kb");
  std::vector<DocumentRecord> records;
  for (const char* county : {"01", "09", "13"}) {
    records.push_back(make_record(county, {"Ett uppdrag."}));
    records.back().document.metadata.set("county", county, "path");
  }
  store(*kb, records);
  const auto county = [](std::string code) {
    QueryNode out;
    out.kind = Kind::kFilter;
    out.filter.counties = {std::move(code)};
    return out;
  };
  CHECK(sorted_paths(find(*kb, join(Kind::kOr, {county("01"), county("13")}))) == Texts{"01", "13"});
  CHECK(sorted_paths(find(*kb, join(Kind::kAnd, {word("uppdrag"), join(Kind::kNot, {county("09")})}))) ==
        Texts{"01", "13"});
  QueryNode rooted = word("uppdrag");
  rooted.filter.counties = {"09"};
  CHECK(paths(find(*kb, rooted)) == Texts{"09"});
}

TEST_CASE("Nodes without a word in them, and trees without end, are harmless") {
  const TemporaryFolder folder;
  const auto kb = kb_of(folder / "kb", {"ett uppdrag", "två"});
  CHECK(find(*kb, join(Kind::kAnd, {word("&&"), word("uppdrag")})).total == 1);
  CHECK(find(*kb, join(Kind::kAnd, {})).total == 2);
  CHECK(find(*kb, join(Kind::kOr, {})).total == 0);
  CHECK(find(*kb, phrase({})).total == 2);
  QueryNode deep = word("uppdrag");
  for (int i = 0; i < 5000; ++i) {
    QueryNode outer;
    outer.kind = Kind::kAnd;
    outer.children.push_back(std::move(deep));
    deep = std::move(outer);
  }
  const auto page = kb->search(deep, 0, 10, 1);
  REQUIRE_FALSE(page.has_value());
  CHECK(page.error().code == ErrorCode::kInvalidInput);
}
