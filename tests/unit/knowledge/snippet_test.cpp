// SPDX-License-Identifier: GPL-3.0-or-later
// The passages shown with a hit: where they come from and what is marked in them.
#include <algorithm>
#include <random>

#include "knowledge/support.h"
#include "uppdrag/text/tokenize.h"
#include "uppdrag/text/unicode.h"

using namespace uppdrag;
using namespace uppdrag::test;
using Texts = std::vector<std::string>;

namespace {

Texts marked(const SearchHit::Snippet& snippet) {
  Texts out;
  for (const Span& mark : snippet.marks) out.emplace_back(mark.of(snippet.text));
  return out;
}

// A text of sentences with words of many lengths, two- and three-byte letters and hard spaces.
std::string random_paragraph(std::mt19937& random) {
  const Texts words{"uppdrag",
                    "Uppdraget",
                    "länets",
                    "jämställdhet",
                    "i",
                    "och",
                    "åtgärder",
                    "2016/17:10",
                    "EU:s",
                    "–",
                    "“citat”",
                    "förordningen",
                    "(2007:825)",
                    "t.ex.",
                    "myndigheternas",
                    "tre\xC2\xA0"
                    "000",
                    "kompetensutvecklingsinsatserna",
                    "x"};
  std::string out;
  const std::size_t count = random() % 120;
  for (std::size_t i = 0; i < count; ++i) {
    if (!out.empty()) out += ' ';
    out += words[random() % words.size()];
    if (random() % 15 == 0) out += ". Om";
  }
  return out;
}

}  // namespace

TEST_CASE("Every form that matched is marked, and nothing else") {
  const TemporaryFolder folder;
  auto kb = open_to_write(folder / "kb");
  store(*kb, {make_record("a", {"Uppdraget är ett av flera uppdrag, och uppdragens syfte är gott."})});
  const SearchPage page = find(*kb, word("uppdrag"));
  REQUIRE(page.hits.size() == 1);
  REQUIRE(page.hits[0].snippets.size() == 1);
  CHECK(marked(page.hits[0].snippets[0]) == Texts{"Uppdraget", "uppdrag", "uppdragens"});
  CHECK(page.hits[0].snippets[0].text == "Uppdraget är ett av flera uppdrag, och uppdragens syfte är gott.");
}

TEST_CASE("Phrases, prefixes, references and near words are marked where they stand, excluded words are not") {
  const TemporaryFolder folder;
  auto kb = open_to_write(folder / "kb");
  store(*kb, {make_record("a", {"De politiska målen i skr. 2016/17:10 styr jämställdhetsarbetet. Målen är fyra."})});
  const auto marks = [&kb](const QueryNode& query) {
    const SearchPage page = find(*kb, query, 1, 5);
    REQUIRE(page.hits.size() == 1);
    Texts out;
    for (const auto& snippet : page.hits[0].snippets) {
      for (const std::string& mark : marked(snippet)) out.push_back(mark);
    }
    return out;
  };
  CHECK(marks(phrase({"politiska", "målen"})) == Texts{"politiska målen"});
  CHECK(marks(prefix("jämst")) == Texts{"jämställdhetsarbetet"});
  CHECK(marks(word("2016/17:10")) == Texts{"2016/17:10"});
  CHECK(marks(word("2016/17")) == Texts{"2016/17"});
  QueryNode near;
  near.kind = QueryNode::Kind::kNear;
  near.words = {"politisk", "skr"};
  CHECK(marks(near) == Texts{"politiska", "skr"});
  CHECK(marks(join(QueryNode::Kind::kAnd, {word("fyra"), join(QueryNode::Kind::kNot, {word("sju")})})) ==
        Texts{"fyra"});
}

TEST_CASE("A phrase over the border of two sentences is shown and marked whole") {
  const TemporaryFolder folder;
  auto kb = open_to_write(folder / "kb");
  store(*kb, {make_record("a", {"Detta är slut. Början är här."})});
  const SearchPage page = find(*kb, phrase({"slut", "början"}));
  REQUIRE(page.hits.size() == 1);
  REQUIRE(page.hits[0].snippets.size() == 1);
  CHECK(marked(page.hits[0].snippets[0]) == Texts{"slut. Början"});
}

TEST_CASE("The passages with most of the query are chosen and shown in the order of the text") {
  const TemporaryFolder folder;
  auto kb = open_to_write(folder / "kb");
  store(*kb, {make_record("a", {"Bara äpple i denna rätt långa första mening som ingen annan följer på här.",
                                "Äpple och päron och banan.", "Bara päron.", "Päron med äpple."})});
  const SearchPage page = find(*kb, join(QueryNode::Kind::kOr, {word("äpple"), word("päron"), word("banan")}), 1, 2);
  REQUIRE(page.hits[0].snippets.size() == 2);
  CHECK(page.hits[0].snippets[0].text == "Äpple och päron och banan.");
  CHECK(page.hits[0].snippets[1].text == "Päron med äpple.");
}

TEST_CASE("A passage knows its page, and a hit by its title shows how the text begins") {
  const TemporaryFolder folder;
  auto kb = open_to_write(folder / "kb");
  DocumentRecord record = make_record("a", {"Början av texten.", "Ett päron."});
  record.document.pages = {{3, record.document.blocks[0].span}, {4, record.document.blocks[1].span}};
  record.document.metadata.set("title", "Äppelboken", "reader");
  store(*kb, {record});
  CHECK(find(*kb, word("päron")).hits[0].snippets[0].page == 4);
  const auto by_title = find(*kb, word("äppelboken")).hits[0].snippets;
  REQUIRE(by_title.size() == 1);
  CHECK(by_title[0].text == "Början av texten.");
  CHECK(by_title[0].marks.empty());
  CHECK(by_title[0].page == 3);
}

TEST_CASE("A hit without a match shows the first sentence, not what stands above it") {
  const TemporaryFolder folder;
  auto kb = open_to_write(folder / "kb");
  const std::string remark = "Anmärkning: den här texten är ett prov och har aldrig beslutats.";
  const std::string letterhead = "Länsstyrelsen i Gotlands län · diarienummer 801-99018-18";
  const std::string sentence = "Strategin gäller för hela länet under fyra år.";
  DocumentRecord record = make_record("a", {remark, "Strategi", letterhead, sentence});
  record.document.blocks[1].kind = BlockKind::kHeading;
  DocumentRecord bare = make_record("b", {remark, "Strategi", letterhead});
  bare.document.blocks[1].kind = BlockKind::kHeading;
  store(*kb, {record, bare});
  const auto first = [](const SearchHit& hit) { return hit.snippets.at(0).text; };
  const SearchPage page = find(*kb, QueryNode{});
  REQUIRE(page.hits.size() == 2);
  for (const SearchHit& hit : page.hits) CHECK(first(hit) == (hit.document.path == "a" ? sentence : letterhead));
}

TEST_CASE("The title and what stands above it are shown only for words that the text below does not have") {
  const TemporaryFolder folder;
  auto kb = open_to_write(folder / "kb");
  DocumentRecord record =
      make_record("a", {"Om äpple och äpple, banan.", "Äppelboken, äpple", "Ett äpple faller i augusti."});
  record.document.blocks[1].kind = BlockKind::kHeading;
  store(*kb, {record});
  const auto texts = [&](const QueryNode& query) {
    const SearchPage page = find(*kb, query, 1, 1);
    Texts out;
    for (const auto& snippet : page.hits.at(0).snippets) out.push_back(snippet.text);
    return out;
  };
  CHECK(texts(word("äpple")) == Texts{"Ett äpple faller i augusti."});
  CHECK(texts(word("banan")) == Texts{"Om äpple och äpple, banan."});
  CHECK(texts(word("äppelbok")) == Texts{"Äppelboken, äpple"});
  CHECK(texts(join(QueryNode::Kind::kAnd, {word("äpple"), word("banan")})) == Texts{"Om äpple och äpple, banan."});
}

TEST_CASE("A hit far down in a long text is shown") {
  const TemporaryFolder folder;
  auto kb = open_to_write(folder / "kb");
  Texts paragraphs(6000, "Det här stycket handlar om något helt annat och är av vanlig längd.");
  paragraphs.emplace_back("Här nämns päron.");
  DocumentRecord empty = make_record("b", {});
  store(*kb, {make_record("a", paragraphs), empty});
  const SearchPage page = find(*kb, word("päron"));
  REQUIRE(page.hits.size() == 1);
  REQUIRE(page.hits[0].snippets.size() == 1);
  CHECK(page.hits[0].snippets[0].text == "Här nämns päron.");
  CHECK(find(*kb, QueryNode{}).total == 2);
}

TEST_CASE("Whatever the text and the query, passages are pieces of the text and marks are forms of the query") {
  std::mt19937 random(99);
  const TemporaryFolder folder;
  auto kb = open_to_write(folder / "kb");
  std::vector<DocumentRecord> records;
  for (int i = 0; i < 40; ++i) {
    Texts paragraphs;
    for (std::size_t j = random() % 6; j > 0; --j) paragraphs.push_back(random_paragraph(random));
    std::erase(paragraphs, "");
    records.push_back(make_record("d" + std::to_string(i), paragraphs));
  }
  store(*kb, records);
  const std::vector<std::pair<QueryNode, Texts>> queries = {
      {word("uppdrag"), {"uppdrag", "uppdraget"}},
      {word("länet"), {"länets"}},
      {prefix("kompetens"), {"kompetensutvecklingsinsatserna"}},
      {word("2016/17:10"), {"2016/17:10"}},
      {word("2007:825"), {"2007:825"}},
      {join(QueryNode::Kind::kOr, {word("åtgärd"), word("jämställdhet")}), {"åtgärder", "jämställdhet"}},
      {join(QueryNode::Kind::kAnd, {word("citat"), word("eu")}), {"citat", "eu:s"}},
  };
  int marks = 0;
  for (const auto& [query, forms] : queries) {
    const SearchPage page = find(*kb, query, 100, 3);
    REQUIRE_FALSE(page.hits.empty());
    for (const SearchHit& hit : page.hits) {
      const Document document = kb->load_document(hit.document.id).value();
      CHECK_FALSE(hit.snippets.empty());
      CHECK(hit.snippets.size() <= 3);
      std::uint32_t end = 0;
      for (const auto& snippet : hit.snippets) {
        std::string piece{snippet.span.of(document.text)};
        std::replace(piece.begin(), piece.end(), '\n', ' ');
        CHECK(snippet.text == piece);
        CHECK(on_code_point(document.text, snippet.span.start));
        CHECK(on_code_point(document.text, snippet.span.end));
        CHECK(snippet.span.start >= end);
        CHECK(snippet.text.size() < 600);
        end = snippet.span.end;
        CHECK_FALSE(snippet.marks.empty());
        std::uint32_t after = 0;
        for (const Span& mark : snippet.marks) {
          CHECK(mark.start >= after);
          CHECK(mark.end <= snippet.text.size());
          CHECK(on_code_point(snippet.text, mark.start));
          CHECK(on_code_point(snippet.text, mark.end));
          const std::string shown = to_lower(mark.of(snippet.text));
          CHECK(std::find(forms.begin(), forms.end(), shown) != forms.end());
          after = mark.end;
          ++marks;
        }
      }
    }
  }
  CHECK(marks > 100);
}
