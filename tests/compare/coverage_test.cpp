// SPDX-License-Identifier: GPL-3.0-or-later
// The coverage matrix of the sample strategies against the one made by reading (corpora/strategier.tsv).
#include <fstream>
#include <map>
#include <sstream>

#include "sample.h"

using namespace uppdrag;
using namespace uppdrag::test;

namespace {

struct ReadCell {
  std::size_t passages = 0;
  std::string strength;
};

// By file and goal.
std::map<std::pair<std::string, std::string>, ReadCell> read_matrix() {
  std::map<std::pair<std::string, std::string>, ReadCell> out;
  std::ifstream in(UPPDRAG_SOURCE_DIR "/corpora/strategier.tsv");
  for (std::string line; std::getline(in, line);) {
    if (line.empty() || line[0] == '#') continue;
    std::istringstream columns(line);
    std::string file, goal, passages, strength;
    std::getline(columns, file, '\t');
    std::getline(columns, goal, '\t');
    std::getline(columns, passages, '\t');
    std::getline(columns, strength, '\t');
    out[{file, goal}] = {std::stoul(passages), strength};
  }
  return out;
}

Coverage goals_of(const ComparedTexts& texts) {
  auto out = coverage(*sample().kb, *sample().registry, texts, {});
  REQUIRE(out.has_value());
  return std::move(*out);
}

const CompareCell& cell_of(const ComparedTexts& texts, const Coverage& matrix, const std::string& row, int first_year,
                           const std::string& column) {
  for (const CoverageLine& line : matrix.lines) {
    if (texts.rows[line.row].name != row || line.cycle == kNowhere || texts.cycles[line.cycle].first != first_year)
      continue;
    for (std::size_t i = 0; i < matrix.columns.size(); ++i) {
      if (matrix.columns[i].id == column) return line.cells[i];
    }
  }
  FAIL("no cell " << row << " " << column);
  return matrix.lines.front().cells.front();
}

std::string strength_text(Strength strength) {
  switch (strength) {
    case Strength::kMentioned:
      return "nämns";
    case Strength::kTreated:
      return "behandlas";
    case Strength::kInFocus:
      return "i fokus";
    case Strength::kNone:
      break;
  }
  return "inget";
}

}  // namespace

TEST_CASE("what the strategies say on each sub-goal agrees with what a reader finds") {
  const auto texts = compared();
  const Coverage matrix = goals_of(*texts);
  const auto wanted = read_matrix();
  REQUIRE(wanted.size() > 70);
  std::size_t right = 0, wrong = 0, missed = 0, passages = 0, same_strength = 0;
  std::map<std::pair<std::string, std::string>, bool> seen;
  for (const CoverageLine& line : matrix.lines) {
    for (const std::size_t number : line.texts) {
      const std::string file = file_of(texts->texts[number]);
      for (std::size_t column = 0; column < matrix.columns.size(); ++column) {
        if (matrix.columns[column].number == "0") continue;
        const CompareCell& cell = line.cells[column];
        const ReadCell* read = nullptr;
        for (const std::string& goal : matrix.columns[column].goals) {
          const auto at = wanted.find({file, goal});
          if (at != wanted.end()) read = &at->second;
        }
        const bool found = cell.state == CellState::kFound;
        if (found && read != nullptr) {
          ++right;
          if (cell.passages.size() == read->passages) ++passages;
          if (strength_text(cell.strength) == read->strength) ++same_strength;
          if (cell.passages.size() != read->passages || strength_text(cell.strength) != read->strength)
            UNSCOPED_INFO(file << " " << matrix.columns[column].id << ": " << cell.passages.size() << " "
                               << strength_text(cell.strength) << " " << cell.share << ", read " << read->passages
                               << " " << read->strength);
        } else if (found) {
          ++wrong;
          UNSCOPED_INFO("found too much: " << file << " " << matrix.columns[column].id);
        } else if (read != nullptr) {
          ++missed;
          UNSCOPED_INFO("missed: " << file << " " << matrix.columns[column].id);
        }
      }
    }
  }
  const double precision = double(right) / double(right + wrong), recall = double(right) / double(right + missed);
  INFO("precision " << precision << " recall " << recall << " same passages " << passages << " same strength "
                    << same_strength << " of " << right);
  CHECK(right + missed == wanted.size());
  CHECK(precision >= 0.95);
  CHECK(recall >= 0.95);
  CHECK(double(passages) >= 0.9 * double(right));
  CHECK(double(same_strength) >= 0.9 * double(right));
}

TEST_CASE("three kinds of blank are kept apart, and an older text is told from none") {
  const auto texts = compared();
  const Coverage matrix = goals_of(*texts);
  const auto state = [&](const char* row, int year) {
    return cell_of(*texts, matrix, row, year, "jamstalldhet:4").state;
  };
  CHECK(state("Västernorrland", 2018) == CellState::kNoDocument);
  CHECK(state("Blekinge", 2018) == CellState::kUnreadable);
  CHECK(state("Blekinge", 2014) == CellState::kNoDocument);
  CHECK(state("Halland", 2018) == CellState::kNothing);
  CHECK(state("Stockholm", 2018) == CellState::kFound);
  CHECK(cell_of(*texts, matrix, "Stockholm", 2014, "jamstalldhet:5").state == CellState::kNotThen);

  CompareRequest only;
  only.filters.counties = {"Halland", "Kalmar"};
  only.filters.years = {"2013"};
  const auto older = compared(only);
  CHECK(older->texts.size() == 1);
}

TEST_CASE("every passage of a cell stands in a text of its line and has words") {
  const auto texts = compared();
  const Coverage matrix = goals_of(*texts);
  for (const CoverageLine& line : matrix.lines) {
    for (const CompareCell& cell : line.cells) {
      CHECK((cell.state == CellState::kFound) == !cell.passages.empty());
      CHECK(cell.share >= 0);
      CHECK(cell.share <= 1);
      for (const CellPassage& passage : cell.passages) {
        CHECK(std::find(line.texts.begin(), line.texts.end(), passage.text) != line.texts.end());
        CHECK(!texts->quote(passage.text, passage.span).empty());
      }
    }
  }
}

TEST_CASE("sub-goals of 2006 stand under the later sub-goals of the same name") {
  const auto texts = compared();
  const Coverage matrix = goals_of(*texts);
  CHECK(cell_of(*texts, matrix, "Stockholm", 2014, "jamstalldhet:6").passages.size() == 4);
  CHECK(cell_of(*texts, matrix, "Stockholm", 2014, "jamstalldhet:4").passages.size() == 1);
}

TEST_CASE("texts of 2017-2020 and 2018-2021 are one cycle, those of 2014-2016 another") {
  const auto texts = compared();
  REQUIRE(texts->cycles.size() == 2);
  CHECK(texts->cycles[0] == YearRange{2014, 2016});
  CHECK(texts->cycles[1] == YearRange{2018, 2021});
  CHECK(texts->texts[text_named(*texts, "vastmanland-2017-2020.md")].cycle == 1);
}

TEST_CASE("a topic of one's own counts the paragraphs that the query lets through") {
  const auto texts = compared();
  CoverageRequest request;
  request.topics = {{"Heder", "\"hedersrelaterat våld\" ELLER tvångsäktenskap"},
                    {"Rymd", "rymdraket"},
                    {"Båda", "flickor OCH pojkar"},
                    {"Utan", "flickor INTE pojkar"},
                    {"Nära", "NÄRA/3(poj* flickor)"}};
  request.topics.pop_back();
  const auto matrix = coverage(*sample().kb, *sample().registry, *texts, request);
  REQUIRE(matrix.has_value());
  CHECK(cell_of(*texts, *matrix, "Uppsala", 2018, "Heder").passages.size() == 1);
  CHECK(cell_of(*texts, *matrix, "Östergötland", 2018, "Heder").passages.size() == 2);
  CHECK(cell_of(*texts, *matrix, "Stockholm", 2018, "Båda").passages.size() == 1);
  CHECK(cell_of(*texts, *matrix, "Stockholm", 2018, "Utan").passages.empty());
  REQUIRE(matrix->notes.size() == 1);
  CHECK(matrix->notes[0].subject == "Rymd");

  request.topics = {{"fel", "(((("}};
  CHECK_FALSE(coverage(*sample().kb, *sample().registry, *texts, request).has_value());
}

TEST_CASE("a policy area counts the passages with its words, not the text as one") {
  CompareRequest request;
  request.by = "document";
  const auto texts = compared(request);
  for (ComparedText& text : texts->texts)
    text.summary.metadata.set_list("policy_area", {"näringsliv", "skatter"}, "sidecar");
  CoverageRequest areas;
  areas.columns = "areas";
  const auto matrix = coverage(*sample().kb, *sample().registry, *texts, areas);
  REQUIRE(matrix.has_value());
  REQUIRE(matrix->columns.size() == 2);
  CHECK(matrix->columns[0].id == "näringsliv");
  bool inside = false;
  for (const CoverageLine& line : matrix->lines) {
    for (const CellPassage& passage : line.cells[0].passages) {
      const std::string quote = texts->quote(passage.text, passage.span);
      inside = inside || quote.find("näringsliv") != std::string::npos;
    }
    // No strategy speaks of taxes: the area that the text was given is shown by its heading alone.
    if (!line.texts.empty()) {
      REQUIRE(line.cells[1].passages.size() == 1);
      CHECK(line.cells[1].passages[0].basis == PassageBasis::kNamed);
      CHECK(line.cells[1].share == 0);
    }
  }
  CHECK(inside);
}
