// SPDX-License-Identifier: GPL-3.0-or-later
// Messages of the other rooms, in Swedish.
#include "translate.h"

#include "../../../core/query/src/names.h"
#include "../../../core/query/src/where.h"
#include "uppdrag/query/query.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <iterator>

using namespace uppdrag::cli;

namespace {

// All sources but those of the command line, string literals that were cut over lines joined.
const std::string& sources() {
  static const std::string kAll = [] {
    std::string all;
    for (const char* folder : {"core", "plugins"}) {
      for (const auto& file :
           std::filesystem::recursive_directory_iterator(std::filesystem::path(UPPDRAG_SOURCE_DIR) / folder)) {
        const std::string path = file.path().string();
        if (!path.ends_with(".cpp") || path.find("core/cli") != std::string::npos) continue;
        std::ifstream in(path, std::ios::binary);
        const std::string text{std::istreambuf_iterator<char>(in), {}};
        std::string joined;
        for (std::size_t i = 0; i < text.size(); ++i) {
          std::size_t next = i + 1;
          while (text[i] == '"' && next < text.size() && (text[next] == ' ' || text[next] == '\n')) ++next;
          if (text[i] == '"' && next > i + 1 && next < text.size() && text[next] == '"') {
            i = next;  // "a" "b" is "ab".
          } else {
            joined += text[i] == '\\' && i + 1 < text.size() && text[i + 1] == '"' ? text[++i] : text[i];
          }
        }
        all += joined + '\n';
      }
    }
    return all;
  }();
  return kAll;
}

}  // namespace

TEST_CASE("messages of other rooms are said in Swedish, with what stands in them") {
  const std::pair<const char*, const char*> cases[] = {
      {"a.pdf: is empty", "a.pdf: är tom"},
      {"d/a b: c.pdf: is empty", "d/a b: c.pdf: är tom"},
      {"larger than the limit (2.8 MB, at most 2 MB); raise it with --max-size",
       "större än gränsen (2.8 MB, högst 2 MB); höj den med --max-size"},
      {"is empty (the earlier version is kept)", "är tom (den tidigare versionen är kvar)"},
      {"tried to write a file, which reading a document must not do",
       "försökte skriva en fil, vilket läsning av ett dokument inte får göra"},
      {"line 3, county: 'Skone' is no county, did you mean 'Skåne län'?",
       "rad 3, county: 'Skone' är inget län, menade du 'Skåne län'?"},
      {"cannot open the knowledge base 'x'", "kan inte öppna kunskapsbasen 'x'"},
      {"something that nobody translated", "something that nobody translated"},
      {"", ""},
      {": ", ": "},
  };
  for (const auto& [english, swedish] : cases) CHECK(in_swedish(english) == swedish);
}

TEST_CASE("every wording in the table is one that another room uses") {
  for (const Message& message : translations()) {
    CAPTURE(message.en);
    // The sources put messages together of pieces: one that is telling must be in them.
    std::string rest(message.en);
    for (auto place = rest.find('{'); place != std::string::npos && place + 2 < rest.size();
         place = rest.find('{', place + 1))
      if (rest[place + 2] == '}') rest.replace(place, 3, "\n");
    std::vector<std::string> parts(1);
    for (const char c : rest) {
      if (c == '\n' || c == ':' || c == '(' || c == ')' || c == ',' || c == ';')
        parts.emplace_back();
      else
        parts.back() += c;
    }
    const auto edge = [](char c) { return c == '\'' || c == ':' || c == ' '; };
    std::size_t longest = 0;
    for (std::string& part : parts) {
      while (!part.empty() && edge(part.front())) part.erase(0, 1);
      while (!part.empty() && edge(part.back())) part.pop_back();
      longest = std::max(longest, part.size());
    }
    if (message.en == "Permission denied") continue;  // The system's.
    CHECK(longest >= 4);
    CHECK(std::any_of(parts.begin(), parts.end(), [&](const std::string& part) {
      return part.size() >= std::max<std::size_t>(4, longest / 3) && sources().find(part) != std::string::npos;
    }));
  }
}

TEST_CASE("places of both languages are the same") {
  for (const Message& message : translations()) {
    CAPTURE(message.en);
    for (char digit = '0'; digit <= '9'; ++digit) {
      const std::string place = std::string("{") + digit + "}";
      CHECK((message.en.find(place) == std::string_view::npos) == (message.sv.find(place) == std::string_view::npos));
    }
  }
}

namespace {

using uppdrag::FactType;
using uppdrag::FieldDeclaration;
using uppdrag::FieldType;

FieldDeclaration field(std::string name, FieldType type, std::vector<std::string> values = {}) {
  FieldDeclaration out;
  out.name = std::move(name);
  out.type = type;
  out.values = std::move(values);
  return out;
}

std::vector<FactType> fact_types() {
  return {{"budget",
           "budgets",
           "Budget",
           "Budget",
           {field("max", FieldType::kMoney), field("qualifier", FieldType::kEnum, {"exact", "about"}),
            field("count", FieldType::kInteger), field("due", FieldType::kDate)}}};
}

// Whether a Swede would see English in `text`.
bool is_english(const std::string& text) {
  for (const char* word : {" the ", "the ", "expected", "unknown", "column", "did you mean", " is no ", " has ",
                           "such as", " or ", " and ", "fields", "lacks", " lies "})
    if (text.find(word) != std::string::npos) return true;
  return false;
}

}  // namespace

TEST_CASE("whatever is wrong with a query is said in Swedish to Swedes") {
  const uppdrag::Registry registry;
  const std::string deep = std::string(60, '(') + "a" + std::string(60, ')');
  const std::string words = [] {
    std::string out;
    for (int i = 0; i < 3000; ++i) out += "a ";
    return out;
  }();
  for (const std::string& query : {std::string("bogus:x"),
                                   std::string("lan:x"),
                                   std::string("a NEAR/0 b"),
                                   std::string("a NEAR/x b"),
                                   std::string("\"a b\" NEAR/3 (c d)"),
                                   deep,
                                   words,
                                   std::string(200000, 'a'),
                                   std::string(""),
                                   std::string("a OR"),
                                   std::string("AND a"),
                                   std::string("(a"),
                                   std::string("a)"),
                                   std::string("()"),
                                   std::string("\"a"),
                                   std::string("län: x"),
                                   std::string("a*"),
                                   std::string("a*bc"),
                                   std::string("typ:foo"),
                                   std::string("typ:uppdarg"),
                                   std::string("år:foo"),
                                   std::string("år:2016..2014"),
                                   std::string("från:2014-02-30"),
                                   std::string("från:x"),
                                   std::string("delmål:foo"),
                                   std::string("län:foo"),
                                   std::string("due:.."),
                                   std::string("due:2015..2014"),
                                   std::string("due:>2014"),
                                   std::string("due:x"),
                                   std::string("max:x"),
                                   std::string("count:x"),
                                   std::string("qualifier:abuot"),
                                   std::string("qualifier:x"),
                                   std::string("myndighet:\"\"")}) {
    CAPTURE(query.substr(0, 40));
    const auto parsed = uppdrag::parse_query(query, registry, fact_types());
    if (parsed) continue;
    const std::string said = in_swedish(parsed.error().message);
    CHECK(said != parsed.error().message);
    CAPTURE(said);
    CHECK_FALSE(is_english(said));
  }
}

TEST_CASE("whatever is wrong with a condition is said in Swedish to Swedes") {
  const uppdrag::Registry registry;
  for (const char* condition : {"x", "foo=1", "coun=1", "max>1", "=3", "max=", "max=x", "count=x", "qualifier=abuot",
                                "qualifier=x", "due>=x", "due>=2014-02-30"}) {
    CAPTURE(condition);
    const auto parsed = uppdrag::asking::parse_condition(condition, fact_types(), registry);
    REQUIRE_FALSE(parsed);
    const std::string said = in_swedish(parsed.error().message);
    CHECK(said != parsed.error().message);
    CAPTURE(said);
    CHECK_FALSE(is_english(said));
  }
}
