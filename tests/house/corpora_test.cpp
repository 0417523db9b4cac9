// SPDX-License-Identifier: GPL-3.0-or-later
// The sample texts say that they are invented, and their facts stand in them word for word.
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <set>
#include <sstream>
#include <string>

#include <Poco/JSON/Object.h>
#include <Poco/JSON/Parser.h>
#include <catch2/catch.hpp>

namespace {

namespace fs = std::filesystem;

const fs::path kCorpora = fs::path(UPPDRAG_SOURCE_DIR) / "corpora";

std::string read(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

// Runs of white space become one space, as in a quote that spans lines.
std::string unwrapped(const std::string& text) {
  std::string out;
  for (const char c : text) {
    const bool space = c == ' ' || c == '\n' || c == '\t' || c == '\r';
    if (!space) {
      out += c;
    } else if (!out.empty() && out.back() != ' ') {
      out += ' ';
    }
  }
  return out;
}

// The texts by file name.
const std::map<std::string, std::string>& texts() {
  static const std::map<std::string, std::string> kTexts = [] {
    std::map<std::string, std::string> out;
    for (const char* folder : {"uppdrag", "lansstrategier", "uppfoljningar", "strategier"}) {
      for (const auto& entry : fs::directory_iterator(kCorpora / folder)) {
        if (entry.path().extension() == ".pdf") continue;  // One that is broken on purpose.
        out.emplace(entry.path().filename().string(), read(entry.path()));
      }
    }
    return out;
  }();
  return kTexts;
}

struct Gold {
  std::string place;  // "gold.jsonl:7"
  Poco::JSON::Object::Ptr fact;
  std::string text(const std::string& key) const { return fact->optValue<std::string>(key, ""); }
};

const std::vector<Gold>& gold() {
  static const std::vector<Gold> kGold = [] {
    std::vector<Gold> out;
    std::istringstream lines(read(kCorpora / "gold.jsonl"));
    std::string line;
    for (int number = 1; std::getline(lines, line); ++number) {
      if (line.empty()) continue;
      const auto value = Poco::JSON::Parser().parse(line);
      out.push_back({"gold.jsonl:" + std::to_string(number), value.extract<Poco::JSON::Object::Ptr>()});
    }
    return out;
  }();
  return kGold;
}

const std::map<std::string, std::set<std::string>> kLegal = {
    {"deadline.action",
     {"report", "report-partial", "report-final", "report-financial", "requisition", "repay", "payout", "propose",
      "other"}},
    {"budget.qualifier", {"exact", "max", "min", "about"}},
    {"mandate.kind", {"assignment", "task", "cooperation"}},
    {"reference.kind", {"sfs", "prop", "skr", "sou", "ds", "dir", "bet", "rskr", "dnr", "eu", "other"}},
};

const std::map<std::string, std::set<std::string>> kFields = {
    {"deadline", {"due", "action", "responsible", "recipient"}},
    {"budget", {"min", "max", "qualifier", "years", "recipient", "appropriation"}},
    {"mandate", {"assignees", "action", "kind"}},
    {"goal", {"goal"}},
    {"reference", {"kind", "id"}},
};

std::string complaint(const Gold& gold) {
  const std::string type = gold.text("type");
  const auto fields = kFields.find(type);
  if (fields == kFields.end()) return "unknown type '" + type + "'";
  for (const auto& field : fields->second) {
    if (!gold.fact->has(field)) return "no field '" + field + "'";
    const auto legal = kLegal.find(type + "." + field);
    if (legal != kLegal.end() && !legal->second.count(gold.text(field)))
      return field + " '" + gold.text(field) + "' is not legal";
  }
  const auto text = texts().find(gold.text("doc"));
  if (text == texts().end()) return "no text '" + gold.text("doc") + "'";
  const std::string quote = gold.text("quote");
  if (quote.empty()) return "no quote";
  if (unwrapped(text->second).find(quote) == std::string::npos) return "not in " + text->first + ": " + quote;
  return "";
}

}  // namespace

TEST_CASE("every sample text says in its front matter and in its first line that it is invented") {
  REQUIRE(texts().size() >= 46);
  for (const auto& [name, text] : texts()) {
    INFO(name);
    REQUIRE(text.rfind("---\n", 0) == 0);
    const std::size_t end = text.find("\n---\n", 3);
    REQUIRE(end != std::string::npos);
    CHECK(text.substr(0, end).find("\nexempel: påhittad text för Uppdrag") != std::string::npos);
    const std::size_t first = text.find_first_not_of('\n', end + 5);
    CHECK(text.compare(first, 19, "> Påhittat exempel") == 0);
  }
}

TEST_CASE("every fact of the sample texts stands word for word in its text and has legal values") {
  REQUIRE(gold().size() > 400);
  for (const auto& fact : gold()) {
    INFO(fact.place);
    CHECK(complaint(fact) == "");
  }
}

TEST_CASE("every sample text has facts") {
  std::set<std::string> with;
  for (const auto& fact : gold()) with.insert(fact.text("doc"));
  for (const auto& [name, text] : texts()) {
    // The strategies for comparing have a matrix of what they say instead: strategier.tsv.
    if (fs::exists(kCorpora / "strategier" / name)) continue;
    INFO(name);
    CHECK(with.count(name) == 1);
  }
}

TEST_CASE("a fact with a wrong quote, value or document is noticed") {
  const auto with = [](const std::string& json) {
    return complaint({"x", Poco::JSON::Parser().parse(json).extract<Poco::JSON::Object::Ptr>()});
  };
  const std::string good =
      R"json({"doc":"2012-stodmaterial-orebro.md","type":"reference","kind":"prop","id":"2005/06:155","quote":"(prop. 2005/06:155)"})json";
  CHECK(with(good) == "");
  const auto replaced = [&](const std::string& from, const std::string& to) {
    std::string json = good;
    return json.replace(json.find(from), from.size(), to);
  };
  CHECK(with(replaced("(prop. 2005", "(prop. 2006")) == "not in 2012-stodmaterial-orebro.md: (prop. 2006/06:155)");
  CHECK(with(replaced("\"prop\"", "\"bill\"")) == "kind 'bill' is not legal");
  CHECK(with(replaced("2012-stod", "2011-stod")) == "no text '2011-stodmaterial-orebro.md'");
  CHECK(with(replaced("\"id\"", "\"no\"")) == "no field 'id'");
}

TEST_CASE("every strategy of the matrix made by reading exists, and every strategy is in it") {
  std::set<std::string> named;
  std::istringstream lines(read(kCorpora / "strategier.tsv"));
  for (std::string line; std::getline(lines, line);) {
    if (line.empty() || line[0] == '#') continue;
    const std::string file = line.substr(0, line.find('\t'));
    INFO(line);
    CHECK(fs::exists(kCorpora / "strategier" / file));
    CHECK(std::count(line.begin(), line.end(), '\t') == 3);
    named.insert(file);
  }
  for (const auto& entry : fs::directory_iterator(kCorpora / "strategier")) {
    INFO(entry.path().filename());
    if (entry.path().extension() == ".md") CHECK(named.count(entry.path().filename().string()) == 1);
  }
}
