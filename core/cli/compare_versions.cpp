// SPDX-License-Identifier: GPL-3.0-or-later
// What has changed since the last strategy; strategies side by side; strategies against their assignment.
#include <algorithm>
#include <cmath>
#include <cstdio>
#include <map>

#include "compare_views.h"
#include "fact_output.h"
#include "options.h"
#include "uppdrag/query/versions.h"
#include "uppdrag/text/unicode.h"

namespace uppdrag::cli {
namespace {

std::int64_t per_mille(double share) { return std::llround(share * 1000); }

std::string fate_text(const Program& program, const SectionChange& change) {
  const Message& fate = change.fate == SectionFate::kKept        ? msg::kFateKept
                        : change.fate == SectionFate::kRewritten ? msg::kFateRewritten
                        : change.fate == SectionFate::kNew       ? msg::kFateNew
                                                                 : msg::kFateGone;
  return program.text(fate) + (change.moved ? program.text(msg::kFateMoved) : "");
}

const Message& figure_word(FigureKind kind) {
  switch (kind) {
    case FigureKind::kDeadline:
      return msg::kFigureDeadline;
    case FigureKind::kBudget:
      return msg::kFigureBudget;
    case FigureKind::kTarget:
      return msg::kFigureTarget;
    case FigureKind::kReference:
      return msg::kFigureReference;
    case FigureKind::kNumber:
      break;
  }
  return msg::kFigureNumber;
}

std::string heading_of(const ComparedText& text, std::size_t section) {
  if (section == kNowhere) return {};
  const std::string heading = heading_text(text, text.sections[section].heading);
  return heading.empty() ? "(" + text.title + ")" : heading;
}

std::string difference(const Comparison& from, const VersionChange& change, const SectionChange& section) {
  std::string out;
  for (const Span& span : section.added) out += (out.empty() ? "+ " : " | + ") + from.texts.quote(change.after, span);
  for (const Span& span : section.removed)
    out += (out.empty() ? "− " : " | − ") + from.texts.quote(change.before, span);
  return out;
}

// The passage's words with ⟦ ⟧ around what another text has too.
std::string marked(const Comparison& from, const SidePassage& passage) {
  std::string out;
  std::uint32_t at = passage.passage.span.start;
  for (const Span& span : passage.shared) {
    out += from.texts.quote(passage.passage.text, {at, span.start}) + "⟦" +
           from.texts.quote(passage.passage.text, span) + "⟧";
    at = span.end;
  }
  return out + from.texts.quote(passage.passage.text, {at, passage.passage.span.end});
}

Sheet side_sheet(const Comparison& from, const std::string& title, const Coverage& coverage,
                 const std::vector<SideText>& sides) {
  const Program& program = from.program;
  Sheet sheet{"side_by_side", title, {}, {}};
  sheet.columns = {{"row", row_label(from)},
                   {"file", program.text(msg::kColFile)},
                   {"page", program.text(msg::kColPage), FieldType::kInteger},
                   {"heading", program.text(msg::kColHeading)},
                   {"shared_with", program.text(msg::kColSharedWith)},
                   {"quote", program.text(msg::kColQuote), FieldType::kText, false, true}};
  for (const SideText& side : sides) {
    const ComparedText& text = from.texts.texts[side.text];
    for (const SidePassage& passage : side.passages) {
      std::vector<std::string> with;
      for (const std::size_t other : passage.with) with.push_back(shown_file(from.program, from.texts.texts[other]));
      sheet.rows.push_back({from.texts.rows[coverage.lines[side.line].row].name, shown_file(from.program, text),
                            passage.passage.page == 0 ? FieldValue{} : FieldValue{std::int64_t{passage.passage.page}},
                            heading_text(text, passage.passage.heading), join(with), marked(from, passage)});
    }
  }
  return sheet;
}

bool names(const ComparedText& text, const ComparedText& assignment) {
  const std::vector<std::string> numbers = assignment.summary.metadata.list("dnr");
  return std::any_of(text.facts.begin(), text.facts.end(), [&numbers](const auto& each) {
    return each.first.type == "reference" &&
           std::find(numbers.begin(), numbers.end(), each.first.text("id")) != numbers.end();
  });
}

// Whether a text names the assignment's case number, or names none and has words from it.
bool answers_to(const Comparison& from, const Reuse& reuse, std::size_t text, std::size_t assignment) {
  const ComparedText& asked = from.texts.texts[text];
  if (names(asked, from.texts.assignments[assignment])) return true;
  const auto& all = from.texts.assignments;
  if (std::any_of(all.begin(), all.end(), [&asked](const ComparedText& each) { return names(asked, each); }))
    return false;
  return std::any_of(reuse.passages.begin(), reuse.passages.end(), [&](const SharedPassage& passage) {
    return passage.a == from.texts.texts.size() + assignment && passage.b == text;
  });
}

// The assignment that a person names, or the one to which most of the chosen texts answer.
Result<std::size_t> assignment_named(const Comparison& from, const Reuse& reuse, const std::string& name) {
  const auto& assignments = from.texts.assignments;
  if (assignments.empty()) return Error{ErrorCode::kNotFound, from.program.text(msg::kNoAssignments)};
  std::vector<std::string> there;
  std::vector<std::size_t> texts(assignments.size(), 0);
  for (std::size_t i = 0; i < assignments.size(); ++i) {
    const ComparedText& each = assignments[i];
    const std::vector<std::string> numbers = each.summary.metadata.list("dnr");
    const std::string file = file_name(each.summary.path);
    there.push_back(file);
    if (!name.empty() && (name == file || name == each.summary.path || name == std::to_string(each.summary.id) ||
                          std::find(numbers.begin(), numbers.end(), name) != numbers.end()))
      return i;
    for (std::size_t text = 0; text < from.texts.texts.size(); ++text)
      texts[i] += from.chosen[text] && answers_to(from, reuse, text, i) ? 1 : 0;
  }
  if (!name.empty()) return Error{ErrorCode::kNotFound, from.program.text(msg::kNoAssignment, {name, join(there)})};
  const auto most = std::max_element(texts.begin(), texts.end());
  if (*most == 0) return Error{ErrorCode::kNotFound, from.program.text(msg::kNobodyAnswers, {join(there)})};
  return static_cast<std::size_t>(most - texts.begin());
}

std::string place_of(const Comparison& from, const Answer& answer) {
  return place_text(from.program, from.texts.text(answer.text), answer.page);
}

Sheet demands_sheet(const Comparison& from, const Answers& answers, const std::vector<bool>& asked) {
  const Program& program = from.program;
  const ComparedText& assignment = from.texts.text(answers.assignment);
  Sheet sheet{"demands", program.text(msg::kDemandsTitle), {}, {}};
  sheet.columns = {{"demand", program.text(msg::kColDemand)},
                   {"text", program.text(msg::kColText)},
                   {"answer", program.text(msg::kColAnswer)},
                   {"fit", program.text(msg::kColFit), FieldType::kInteger, true},
                   {"demand_quote", program.text(msg::kColDemand), FieldType::kText, false, false, true},
                   {"quote", program.text(msg::kColQuote), FieldType::kText, false, true}};
  std::int64_t number = 0;
  for (const Demand& demand : answers.demands) {
    const std::string quote = from.texts.quote(answers.assignment, demand.span);
    const std::string name = std::to_string(++number);
    sheet.rows.push_back({name, shown_file(from.program, assignment), std::string(), FieldValue{}, quote, quote});
    for (std::size_t text = 0; text < demand.answers.size(); ++text) {
      if (!asked[text]) continue;
      const std::string file = shown_file(from.program, from.texts.texts[text]);
      if (demand.answers[text].empty())
        sheet.rows.push_back({name, file, program.text(msg::kAnswerNone), FieldValue{}, quote, std::string()});
      for (const Answer& answer : demand.answers[text])
        sheet.rows.push_back({name, place_of(from, answer),
                              program.text(answer.repeats ? msg::kAnswerRepeats : msg::kAnswerFound),
                              per_mille(answer.fit), quote, from.texts.quote(answer.text, answer.span)});
    }
  }
  return sheet;
}

Sheet said_sheet(const Comparison& from, const Answers& answers, const std::vector<bool>& asked) {
  const Program& program = from.program;
  Sheet sheet{"followed_up", program.text(msg::kSaidTitle), {}, {}};
  sheet.columns = {{"about", program.text(msg::kColText)},
                   {"where", program.text(msg::kColFile)},
                   {"quote", program.text(msg::kColQuote), FieldType::kText, false, true}};
  for (std::size_t text = 0; text < answers.said_of.size(); ++text) {
    if (!asked[text]) continue;
    for (const Answer& said : answers.said_of[text])
      sheet.rows.push_back({shown_file(from.program, from.texts.texts[text]), place_of(from, said),
                            from.texts.quote(said.text, said.span)});
  }
  std::int64_t number = 0;
  for (const Demand& demand : answers.demands) {
    ++number;
    for (const Answer& said : demand.followed_up)
      sheet.rows.push_back({program.text(msg::kColDemand) + " " + std::to_string(number), place_of(from, said),
                            from.texts.quote(said.text, said.span)});
  }
  return sheet;
}

}  // namespace

std::vector<Sheet> version_sheets(const Comparison& from, const std::vector<VersionChange>& changes) {
  const Program& program = from.program;
  Sheet sections{"sections", program.text(msg::kSectionsTitle), {}, {}};
  sections.columns = {{"text", program.text(msg::kColText)},
                      {"fate", program.text(msg::kColFate)},
                      {"alike", program.text(msg::kColAlike), FieldType::kInteger, true},
                      {"before", program.text(msg::kColBefore)},
                      {"after", program.text(msg::kColAfter)},
                      {"difference", program.text(msg::kColDifference), FieldType::kText, false, true}};
  Sheet figures{"figures", program.text(msg::kFiguresTitle), {}, {}};
  figures.columns = {{"text", program.text(msg::kColText)},
                     {"kind", program.text(msg::kColSource)},
                     {"was", program.text(msg::kColBefore)},
                     {"is", program.text(msg::kColAfter)},
                     {"before_quote", program.text(msg::kColQuoteFirst), FieldType::kText, false, false, true},
                     {"after_quote", program.text(msg::kColQuoteThen), FieldType::kText, false, true}};
  for (const VersionChange& change : changes) {
    const ComparedText& before = from.texts.texts[change.before];
    const ComparedText& after = from.texts.texts[change.after];
    const std::string name = shown_file(from.program, after);
    for (const SectionChange& section : change.sections) {
      const bool paired = section.before != kNowhere && section.after != kNowhere;
      sections.rows.push_back(
          {name, fate_text(program, section), paired ? FieldValue{per_mille(section.alike)} : FieldValue{},
           heading_of(before, section.before), heading_of(after, section.after), difference(from, change, section)});
    }
    for (const FigureChange& figure : change.figures) {
      figures.rows.push_back({name, program.text(figure_word(figure.kind)), figure.was, figure.is,
                              from.texts.quote(change.before, figure.before),
                              from.texts.quote(change.after, figure.after)});
    }
  }
  return {std::move(sections), std::move(figures)};
}

Status show_versions(const Comparison& from) {
  std::vector<VersionChange> changes = find_versions(from.texts);
  std::erase_if(changes, [&from](const VersionChange& change) { return !from.chosen[change.after]; });
  if (changes.empty()) return Error{ErrorCode::kNotFound, from.program.text(msg::kNoVersions)};
  return write_sheets(from.program, version_sheets(from, changes));
}

Status show_side_by_side(const Comparison& from, const Coverage& coverage, const std::string& column) {
  const auto number = column_named(from, coverage, column);
  if (!number) return number.error();
  const std::string title = column_title(from, coverage.columns[*number]);
  const Sheet sheet =
      side_sheet(from, title, coverage, side_by_side(from.texts, coverage, *number, find_reuse(from.texts)));
  if (sheet.rows.empty() && from.program.format == "table")
    return Error{ErrorCode::kNotFound, from.program.text(msg::kNoteUnmentioned, {title})};
  if (auto status = write_sheets(from.program, {sheet}); !status) return status;
  if (from.program.format == "table") std::printf("\n%s\n", from.program.text(msg::kSideLegend).c_str());
  return ok();
}

std::vector<Sheet> answer_sheets(const Comparison& from, const Reuse& reuse, std::size_t assignment) {
  std::vector<bool> asked;
  for (std::size_t text = 0; text < from.chosen.size(); ++text)
    asked.push_back(from.chosen[text] && answers_to(from, reuse, text, assignment));
  if (std::find(asked.begin(), asked.end(), true) == asked.end()) return {};
  const Answers answers = find_answers(from.registry, from.texts, reuse, assignment);
  return {demands_sheet(from, answers, asked), said_sheet(from, answers, asked)};
}

Status show_answers(const Comparison& from, const std::string& assignment) {
  const Reuse reuse = find_reuse(from.texts);
  const auto number = assignment_named(from, reuse, assignment);
  if (!number) return number.error();
  const std::vector<Sheet> sheets = answer_sheets(from, reuse, *number);
  if (sheets.empty())
    return Error{ErrorCode::kNotFound,
                 from.program.text(msg::kNobodyAnswersThis, {file_name(from.texts.assignments[*number].summary.path)})};
  return write_sheets(from.program, sheets);
}

}  // namespace uppdrag::cli
