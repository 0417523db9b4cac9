// SPDX-License-Identifier: GPL-3.0-or-later
// Words and phrases that are typical of some texts, with the lines in which they stand.
#include <algorithm>
#include <cmath>
#include <cstdio>

#include "compare_views.h"
#include "fact_output.h"
#include "options.h"
#include "table.h"
#include "uppdrag/query/keyness.h"

namespace uppdrag::cli {
namespace {

constexpr std::size_t kShown = 15;  // Of each kind in a terminal.

std::string decimal(double number, Language language) {
  char text[32];
  std::snprintf(text, sizeof text, number < 10 ? "%.1f" : "%.0f", number);
  std::string out = text;
  if (language == Language::kSwedish) std::replace(out.begin(), out.end(), '.', ',');
  return out;
}

std::string line_text(const Comparison& from, const ConcordanceLine& line) {
  return shown_file(from.program, from.texts.texts[line.text]) + ": …" + line.left + "[" + line.word + "]" +
         line.right + "…";
}

Sheet words_sheet(const Comparison& from, const std::string& name, const std::string& title,
                  const std::vector<KeyWord>& words, std::size_t most) {
  const Program& program = from.program;
  const Language language = program.language();
  Sheet sheet{name, title, {}, {}};
  const auto number = [&](const char* id, const Message& label) {
    return SheetColumn{id, program.text(label), FieldType::kInteger};
  };
  sheet.columns = {{"word", program.text(msg::kColTypicalWord)},
                   number("in_focus", msg::kColTypicalHere),
                   number("in_rest", msg::kColTypicalThere),
                   {"times", program.text(msg::kColTypicalRatio)},
                   {"log_likelihood", program.text(msg::kColTypicalG2)},
                   {"spread", program.text(msg::kColTypicalSpread)},
                   {"lines", program.text(msg::kColLines), FieldType::kText, false, true}};
  std::size_t kept[3] = {0, 0, 0};
  for (const KeyWord& word : words) {
    if (++kept[word.words] > most) continue;
    std::string lines;
    for (const ConcordanceLine& line : word.lines) lines += (lines.empty() ? "" : " | ") + line_text(from, line);
    const std::string spread =
        word.in_focus == 0 ? "0" : std::to_string(word.spread) + "/" + std::to_string(word.spread_of);
    sheet.rows.push_back(
        {word.word, static_cast<std::int64_t>(word.in_focus), static_cast<std::int64_t>(word.in_rest),
         (word.in_focus == 0 || word.in_rest == 0 ? "≈ " : "") + decimal(std::exp2(word.log_ratio), language),
         decimal(std::abs(word.log_likelihood), language), spread, lines});
  }
  return sheet;
}

}  // namespace

Status show_typical(const Comparison& from, const std::vector<std::size_t>& focus, const std::string& focus_name) {
  const Program& program = from.program;
  std::vector<std::size_t> rest;
  for (std::size_t i = 0; i < from.texts.texts.size(); ++i) {
    if (std::find(focus.begin(), focus.end(), i) == focus.end()) rest.push_back(i);
  }
  const auto found = find_keyness(from.texts, focus, rest);
  if (!found) return found.error();
  const auto side = [&](const std::string& name, std::size_t texts, std::uint64_t words) {
    return program.text(msg::kTypicalTexts, {name, std::to_string(texts), grouped(static_cast<std::int64_t>(words))});
  };
  const std::string title =
      program.text(msg::kTypicalTitle, {side(focus_name, focus.size(), found->focus_words),
                                        side(program.text(msg::kTypicalRest), rest.size(), found->rest_words)});
  const bool table = program.format == "table";
  if (found->typical.empty() && found->missing.empty() && table)
    return Error{ErrorCode::kNotFound, program.text(msg::kTypicalNone)};
  const std::size_t most = table ? kShown : found->typical.size() + found->missing.size();
  if (auto status = write_sheets(
          from.program, {words_sheet(from, "typical", title, found->typical, most),
                         words_sheet(from, "missing", program.text(msg::kMissingTitle), found->missing, most)});
      !status)
    return status;
  if (!table) return ok();
  std::printf("\n");
  for (const std::string& line : wrap(program.text(msg::kTypicalLegend), program.console.width, 20))
    std::printf("%s\n", line.c_str());
  return ok();
}

}  // namespace uppdrag::cli
