// SPDX-License-Identifier: GPL-3.0-or-later
// Own and borrowed words, shared passages, and how alike texts are.
#include <cmath>
#include <cstdio>

#include "compare_views.h"
#include "fact_output.h"
#include "options.h"
#include "table.h"
#include "uppdrag/query/reuse.h"

namespace uppdrag::cli {
namespace {

constexpr std::size_t kShownPassages = 30;  // In a terminal.

const Message& source_word(WordSource source) {
  switch (source) {
    case WordSource::kAssignment:
      return msg::kSourceAssignment;
    case WordSource::kLaw:
      return msg::kSourceLaw;
    case WordSource::kCommon:
      return msg::kSourceCommon;
    case WordSource::kEarlier:
      return msg::kSourceEarlier;
    case WordSource::kOther:
      return msg::kSourceOther;
    case WordSource::kOwn:
      break;
  }
  return msg::kSourceOwn;
}

std::int64_t per_mille(double share) { return std::llround(share * 1000); }

void print_legend(const Program& program, const Message& legend) {
  std::printf("\n");
  for (const std::string& line : wrap(program.text(legend), program.console.width, 20))
    std::printf("%s\n", line.c_str());
}

// Where the passages of `column` stand, by text.
std::vector<std::vector<Span>> passages_of(const Comparison& from, const Coverage& coverage, std::size_t column) {
  std::vector<std::vector<Span>> out(from.texts.texts.size());
  for (const CoverageLine& line : coverage.lines) {
    for (const CellPassage& passage : line.cells[column].passages) {
      auto& spans = out[passage.text];
      if (std::find(spans.begin(), spans.end(), passage.span) == spans.end()) spans.push_back(passage.span);
    }
  }
  return out;
}

std::string short_name(const ComparedText& text) {
  std::string name = file_name(text.summary.path);
  const std::size_t dot = name.rfind('.');
  return shortened(dot == std::string::npos || dot == 0 ? name : name.substr(0, dot));
}

// Pairs, the most alike first: what a person reads, and what a program can make a matrix of.
Sheet pairs_sheet(const Comparison& from, const Likeness& likeness, std::size_t most) {
  const Program& program = from.program;
  Sheet sheet{"likeness", program.text(msg::kSimilarTitle), {}, {}};
  sheet.columns = {{"alike", program.text(msg::kColAlike), FieldType::kInteger, true},
                   {"first", program.text(msg::kColText)},
                   {"second", program.text(msg::kColText)}};
  std::vector<std::tuple<double, std::size_t, std::size_t>> pairs;
  for (std::size_t i = 0; i < likeness.texts.size(); ++i) {
    for (std::size_t j = i + 1; j < likeness.texts.size(); ++j) pairs.emplace_back(-likeness.alike[i][j], i, j);
  }
  std::sort(pairs.begin(), pairs.end());
  for (const auto& [alike, i, j] : pairs) {
    if (sheet.rows.size() >= most) break;
    sheet.rows.push_back({per_mille(-alike), short_name(from.texts.texts[likeness.texts[i]]),
                          short_name(from.texts.texts[likeness.texts[j]])});
  }
  return sheet;
}

}  // namespace

Sheet cluster_sheet(const Comparison& from, const Likeness& likeness) {
  const Program& program = from.program;
  Sheet sheet{"clusters", program.text(msg::kClusterTitle), {}, {}};
  sheet.columns = {{"cluster", program.text(msg::kColCluster), FieldType::kInteger},
                   {"texts", program.text(msg::kColTexts)},
                   {"in_common", program.text(msg::kColInCommon)}};
  std::int64_t number = 0;
  for (std::size_t i = 0; i < likeness.clusters.size(); ++i) {
    if (likeness.clusters[i].size() < 2) continue;
    std::vector<std::string> names;
    for (const std::size_t at : likeness.clusters[i]) names.push_back(short_name(from.texts.texts[likeness.texts[at]]));
    sheet.rows.push_back({++number, join(names), join(likeness.words[i])});
  }
  return sheet;
}

Sheet shared_sheet(const Comparison& from, const Reuse& reuse) {
  const Program& program = from.program;
  Sheet sheet{"shared", program.text(msg::kSharedTitle), {}, {}};
  const auto hidden = [](const char* name) { return SheetColumn{name, name, FieldType::kInteger, false, false, true}; };
  sheet.columns = {{"words", program.text(msg::kColWords), FieldType::kInteger},
                   {"alike", program.text(msg::kColAlike), FieldType::kInteger, true},
                   {"kind", program.text(msg::kColSource)},
                   {"first", program.text(msg::kColFirst)},
                   {"then", program.text(msg::kColThen)},
                   {"first_words", program.text(msg::kColQuoteFirst), FieldType::kText, false, true},
                   {"then_words", program.text(msg::kColQuoteThen), FieldType::kText, false, false, true},
                   {"directed", "directed", FieldType::kBoolean, false, false, true},
                   hidden("first_start"),
                   hidden("first_end"),
                   hidden("then_start"),
                   hidden("then_end")};
  for (const SharedPassage& passage : reuse.passages) {
    if (!from.chosen[passage.b] && (passage.a >= from.chosen.size() || !from.chosen[passage.a])) continue;
    const ComparedText& a = from.texts.text(passage.a);
    const ComparedText& b = from.texts.text(passage.b);
    const std::string kind =
        program.text(source_word(passage.source)) + (passage.directed ? "" : ", " + program.text(msg::kUndirected));
    sheet.rows.push_back({std::int64_t{passage.words}, per_mille(passage.alike), kind,
                          place_text(program, a, a.document.page_at(passage.in_a.start)),
                          place_text(program, b, b.document.page_at(passage.in_b.start)),
                          from.texts.quote(passage.a, passage.in_a), from.texts.quote(passage.b, passage.in_b),
                          passage.directed, std::int64_t{passage.in_a.start}, std::int64_t{passage.in_a.end},
                          std::int64_t{passage.in_b.start}, std::int64_t{passage.in_b.end}});
  }
  return sheet;
}

Sheet own_sheet(const Comparison& from, const Reuse& reuse) {
  const Program& program = from.program;
  Sheet sheet{"own_words", program.text(msg::kOwnTitle), {}, {}};
  const auto share = [&](const char* name, const Message& label) {
    return SheetColumn{name, program.text(label), FieldType::kInteger, true};
  };
  sheet.columns = {{"file", program.text(msg::kColText)},
                   {"words", program.text(msg::kColWords), FieldType::kInteger},
                   share("own", msg::kColOwn),
                   share("earlier", msg::kColFromEarlier),
                   share("others", msg::kColFromOthers),
                   share("assignment", msg::kColFromAssignment),
                   share("law", msg::kColFromLaw),
                   share("common", msg::kColFromCommon),
                   {"mostly_from", program.text(msg::kColLenders)}};
  for (const OwnWords& own : reuse.own) {
    if (!from.chosen[own.text]) continue;
    std::string lenders;
    for (std::size_t i = 0; i < std::min<std::size_t>(2, own.lenders.size()); ++i)
      lenders += (i == 0 ? "" : ", ") + file_name(from.texts.texts[own.lenders[i].first].summary.path) + " (" +
                 std::to_string(own.lenders[i].second) + ")";
    std::vector<FieldValue> row = {shown_file(from.program, from.texts.texts[own.text]), std::int64_t{own.words}};
    for (const WordSource source : {WordSource::kOwn, WordSource::kEarlier, WordSource::kOther, WordSource::kAssignment,
                                    WordSource::kLaw, WordSource::kCommon})
      row.emplace_back(per_mille(own.share(source)));
    row.emplace_back(lenders);
    sheet.rows.push_back(std::move(row));
  }
  return sheet;
}

Status show_own_words(const Comparison& from) {
  const Reuse reuse = find_reuse(from.texts);
  if (auto status = write_sheets(from.program, {own_sheet(from, reuse)}); !status) return status;
  if (from.program.format == "table") print_legend(from.program, msg::kOwnLegend);
  return ok();
}

Status show_shared(const Comparison& from) {
  const Reuse reuse = find_reuse(from.texts);
  Sheet sheet = shared_sheet(from, reuse);
  if (sheet.rows.empty() && from.program.format == "table")
    return Error{ErrorCode::kNotFound, from.program.text(msg::kNoShared)};
  const bool table = from.program.format == "table";
  const std::size_t all = sheet.rows.size();
  if (table && all > kShownPassages) sheet.rows.resize(kShownPassages);
  if (auto status = write_sheets(from.program, {std::move(sheet)}); !status) return status;
  if (table && all > kShownPassages)
    std::printf("\n%s\n",
                from.program.text(msg::kSharedMore, {std::to_string(kShownPassages), std::to_string(all)}).c_str());
  return ok();
}

Status show_similar(const Comparison& from, const Coverage& coverage, const std::string& column) {
  const Reuse reuse = find_reuse(from.texts);
  std::vector<std::vector<Span>> passages;
  if (!column.empty()) {
    const auto number = column_named(from, coverage, column);
    if (!number) return number.error();
    passages = passages_of(from, coverage, *number);
  }
  const Likeness likeness = find_likeness(from.texts, reuse, passages);
  constexpr std::size_t kShownPairs = 20;
  const bool table = from.program.format == "table";
  const std::size_t most = table ? kShownPairs : likeness.texts.size() * likeness.texts.size();
  if (auto status = write_sheets(from.program, {pairs_sheet(from, likeness, most), cluster_sheet(from, likeness)});
      !status)
    return status;
  if (table) print_legend(from.program, msg::kSimilarLegend);
  return ok();
}

}  // namespace uppdrag::cli
