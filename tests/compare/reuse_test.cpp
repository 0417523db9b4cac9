// SPDX-License-Identifier: GPL-3.0-or-later
// What the sample strategies borrow (on purpose), what has changed between them, and what is typical of each.
#include <algorithm>

#include "sample.h"
#include "uppdrag/query/keyness.h"
#include "uppdrag/query/reuse.h"
#include "uppdrag/query/versions.h"

using namespace uppdrag;
using namespace uppdrag::test;

namespace {

const OwnWords& own_of(const ComparedTexts& texts, const Reuse& reuse, const std::string& file) {
  return reuse.own[text_named(texts, file)];
}

// The passages from `a` in `b`.
std::vector<const SharedPassage*> between(const ComparedTexts& texts, const Reuse& reuse, const std::string& a,
                                          const std::string& b) {
  std::vector<const SharedPassage*> out;
  for (const SharedPassage& each : reuse.passages) {
    if (file_of(texts.text(each.a)) == a && file_of(texts.text(each.b)) == b) out.push_back(&each);
  }
  return out;
}

}  // namespace

TEST_CASE("a paragraph that a county took from another is found, with its source and direction") {
  const auto texts = compared();
  const Reuse reuse = find_reuse(*texts);
  const auto copied = between(*texts, reuse, "ostergotland-2018-2021.md", "halland-2018-2021.md");
  REQUIRE(!copied.empty());
  CHECK(copied[0]->directed);
  CHECK(copied[0]->source == WordSource::kOther);
  CHECK(copied[0]->alike == Approx(1.0));
  const std::string quote = texts->quote(copied[0]->b, copied[0]->in_b);
  CHECK(quote.find("Jämställdhet är ingen sidofråga") != std::string::npos);
  CHECK(quote.find("träffas sex gånger om året") != std::string::npos);

  const auto edited = between(*texts, reuse, "ostergotland-2018-2021.md", "jonkoping-2018-2021.md");
  REQUIRE(!edited.empty());
  CHECK(edited[0]->directed);
  CHECK(edited[0]->alike < 0.95);
  CHECK(edited[0]->alike > 0.7);
}

TEST_CASE("every word of a text has one source, and shares add up") {
  const auto texts = compared();
  const Reuse reuse = find_reuse(*texts);
  REQUIRE(reuse.own.size() == texts->texts.size());
  for (const OwnWords& own : reuse.own) {
    std::uint32_t sum = 0;
    for (const std::uint32_t words : own.by_source) sum += words;
    CHECK(sum == own.words);
    CHECK(own.words == texts->texts[own.text].words);
  }
}

TEST_CASE("a second strategy owes most to the first, the first nothing to the second") {
  const auto texts = compared();
  const Reuse reuse = find_reuse(*texts);
  for (const char* county : {"stockholm", "uppsala", "halland", "varmland", "ostergotland", "jonkoping"}) {
    INFO(county);
    const std::string name = county;
    CHECK(own_of(*texts, reuse, name + "-2018-2021.md").share(WordSource::kEarlier) > 0.3);
    CHECK(own_of(*texts, reuse, name + "-2014-2016.md").share(WordSource::kEarlier) == 0);
    CHECK(own_of(*texts, reuse, name + "-2014-2016.md").share(WordSource::kOwn) > 0.5);
  }
}

TEST_CASE("words of the assignment are told from others' words") {
  const auto texts = compared();
  REQUIRE(texts->assignments.size() >= 2);
  const Reuse reuse = find_reuse(*texts);
  CHECK(own_of(*texts, reuse, "orebro-2018-2021.md").share(WordSource::kAssignment) > 0.15);
  CHECK(own_of(*texts, reuse, "vastmanland-2017-2020.md").share(WordSource::kAssignment) < 0.15);
}

TEST_CASE("a strategy is most like its own predecessor, and clusters hold no stranger") {
  const auto texts = compared();
  const Likeness likeness = find_likeness(*texts, find_reuse(*texts));
  REQUIRE(likeness.texts.size() == texts->texts.size());
  const std::size_t stockholm = text_named(*texts, "stockholm-2018-2021.md");
  const auto& row = likeness.alike[stockholm];
  std::size_t best = kNowhere;
  for (std::size_t i = 0; i < row.size(); ++i) {
    if (i != stockholm && (best == kNowhere || row[i] > row[best])) best = i;
  }
  CHECK(file_of(texts->texts[best]) == "stockholm-2014-2016.md");
  std::size_t in_clusters = 0;
  for (const auto& cluster : likeness.clusters) in_clusters += cluster.size();
  CHECK(in_clusters == likeness.texts.size());
  for (std::size_t i = 0; i < row.size(); ++i) {
    CHECK(likeness.alike[i][i] == 1);
    CHECK(likeness.alike[stockholm][i] == likeness.alike[i][stockholm]);
    CHECK(row[i] <= Approx(1.0));
  }
}

TEST_CASE("sections are kept, rewritten, moved, new or gone, and changed figures are changes") {
  const auto texts = compared();
  const VersionChange change = compare_versions(*texts, text_named(*texts, "varmland-2014-2016.md"),
                                                text_named(*texts, "varmland-2018-2021.md"));
  const auto heading = [&](std::size_t text, std::size_t section) {
    const std::uint32_t block = texts->texts[text].sections[section].heading;
    return block == kNoBlock ? std::string()
                             : std::string{texts->quote(text, texts->texts[text].document.blocks[block].span)};
  };
  const auto section = [&](const std::string& name) {
    const auto at = std::find_if(change.sections.begin(), change.sections.end(), [&](const SectionChange& each) {
      return each.after != kNowhere && heading(change.after, each.after) == name;
    });
    REQUIRE(at != change.sections.end());
    return *at;
  };
  CHECK(section("Delmål 3 – jämställd utbildning").fate == SectionFate::kNew);
  CHECK(section("Delmål 5 – jämställd hälsa").fate == SectionFate::kNew);
  CHECK(section("Delmål 6 – mäns våld mot kvinnor").fate == SectionFate::kRewritten);
  CHECK(section("Delmål 6 – mäns våld mot kvinnor").moved);
  CHECK(section("Uppföljning").fate == SectionFate::kKept);
  CHECK_FALSE(section("Uppföljning").moved);
  const auto figure = [&](const std::string& was, const std::string& is) {
    return std::any_of(change.figures.begin(), change.figures.end(),
                       [&](const FigureChange& each) { return each.was == was && each.is == is; });
  };
  CHECK(figure("62; 9", "64; 14"));
  CHECK(figure("30 april 2017", "30 april 2022"));
  for (const FigureChange& each : change.figures) CHECK(each.was != each.is);
}

TEST_CASE("a text against itself has no changes") {
  const auto texts = compared();
  for (std::size_t i = 0; i < texts->texts.size(); ++i) {
    const VersionChange change = compare_versions(*texts, i, i);
    CHECK(change.figures.empty());
    for (const SectionChange& section : change.sections) {
      CHECK(section.fate == SectionFate::kKept);
      CHECK_FALSE(section.moved);
    }
  }
}

TEST_CASE("versions are found for the rows that have two, the later of each cycle against the earlier") {
  const auto texts = compared();
  const auto changes = find_versions(*texts);
  CHECK(changes.size() == 6);
  for (const VersionChange& change : changes)
    CHECK(texts->texts[change.before].years.first < texts->texts[change.after].years.first);
}

TEST_CASE("what is typical of a text stands in it more than elsewhere, and its lines show where") {
  const auto texts = compared();
  std::vector<std::size_t> focus, rest;
  for (std::size_t i = 0; i < texts->texts.size(); ++i)
    (file_of(texts->texts[i]).starts_with("varmland") ? focus : rest).push_back(i);
  const auto found = find_keyness(*texts, focus, rest);
  REQUIRE(found.has_value());
  REQUIRE(!found->typical.empty());
  const bool forest = std::any_of(found->typical.begin(), found->typical.end(), [](const KeyWord& word) {
    return word.word.find("karlstads") != std::string::npos || word.word.find("skog") != std::string::npos;
  });
  CHECK(forest);
  for (const KeyWord& word : found->typical) {
    CHECK(word.word.find("värmland") == std::string::npos);  // A county's name is not typical of it.
    CHECK(word.per_thousand_focus > word.per_thousand_rest);
    CHECK(word.log_likelihood >= 6.63);
    CHECK(word.spread >= 2);
    CHECK(!word.lines.empty());
    for (const ConcordanceLine& line : word.lines) CHECK(texts->quote(line.text, line.span) == line.word);
  }
  CHECK_FALSE(find_keyness(*texts, {}, rest).has_value());
  CHECK_FALSE(find_keyness(*texts, focus, {}).has_value());
}

TEST_CASE("what is typical of each of many groups is what is typical of it against all the others") {
  const auto texts = compared();
  std::vector<std::vector<std::size_t>> groups;
  for (const CompareRow& row : texts->rows) groups.push_back(row.texts);
  for (const bool phrases : {false, true}) {
    KeynessOptions options;
    options.phrases = phrases;
    const std::vector<Keyness> each = find_typical_of_each(*texts, groups, options);
    REQUIRE(each.size() == groups.size());
    for (std::size_t i = 0; i < groups.size(); ++i) {
      std::vector<std::size_t> rest;
      for (std::size_t other = 0; other < groups.size(); ++other) {
        if (other != i) rest.insert(rest.end(), groups[other].begin(), groups[other].end());
      }
      const auto plain = find_keyness(*texts, groups[i], rest, options);
      if (!plain) {
        CHECK(each[i].typical.empty());
        continue;
      }
      CHECK(each[i].rest_words == plain->rest_words);
      REQUIRE(each[i].typical.size() == plain->typical.size());
      for (std::size_t word = 0; word < plain->typical.size(); ++word) {
        CHECK(each[i].typical[word].word == plain->typical[word].word);
        CHECK(each[i].typical[word].in_rest == plain->typical[word].in_rest);
        CHECK(each[i].typical[word].log_likelihood == Approx(plain->typical[word].log_likelihood));
        CHECK(each[i].typical[word].lines.size() == plain->typical[word].lines.size());
      }
    }
  }
  // One group alone has nothing to be typical against.
  const std::vector<Keyness> alone = find_typical_of_each(*texts, {{0}, {}});
  REQUIRE(alone.size() == 2);
  CHECK(alone[0].typical.empty());
  CHECK(alone[1].typical.empty());
}

TEST_CASE("passages side by side are marked where another has the same words") {
  const auto texts = compared();
  const auto matrix = coverage(*sample().kb, *sample().registry, *texts, {});
  REQUIRE(matrix.has_value());
  std::size_t column = 0;
  while (matrix->columns[column].id != "jamstalldhet:6") ++column;
  const auto sides = side_by_side(*texts, *matrix, column, find_reuse(*texts));
  CHECK(sides.size() == texts->texts.size());
  bool marked = false;
  for (const SideText& side : sides) {
    for (const SidePassage& passage : side.passages) {
      CHECK(passage.passage.text == side.text);
      CHECK(passage.shared.empty() == passage.with.empty());
      for (const Span& span : passage.shared) CHECK(passage.passage.span.contains(span));
      marked = marked || !passage.shared.empty();
    }
  }
  CHECK(marked);
}

TEST_CASE("a strategy that repeats the demands of its assignment is told from one that answers them") {
  const auto texts = compared();
  const Reuse reuse = find_reuse(*texts);
  std::size_t number = kNowhere;
  for (std::size_t i = 0; i < texts->assignments.size(); ++i) {
    if (file_of(texts->assignments[i]) == "2017-lansstrategier-2018-2021.md") number = i;
  }
  REQUIRE(number != kNowhere);
  const Answers answers = find_answers(*sample().registry, *texts, reuse, number);
  REQUIRE(answers.demands.size() >= 3);
  bool repeated = false;
  const std::size_t orebro = text_named(*texts, "orebro-2018-2021.md");
  for (const Demand& demand : answers.demands) {
    REQUIRE(demand.answers.size() == texts->texts.size());
    for (const auto& of_text : demand.answers) CHECK(of_text.size() <= 2);
    for (const Answer& answer : demand.answers[orebro]) {
      CHECK(answer.fit >= 0.4);
      repeated = repeated || answer.repeats;
    }
  }
  CHECK(repeated);
}
