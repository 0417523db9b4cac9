// SPDX-License-Identifier: GPL-3.0-or-later
// The ways in which `compare` shows texts beside one another; one file each.
#pragma once

#include <string>
#include <vector>

#include "compare_messages.h"
#include "program.h"
#include "sheet.h"
#include "uppdrag/query/compare.h"
#include "uppdrag/query/keyness.h"
#include "uppdrag/query/reuse.h"
#include "uppdrag/query/versions.h"

namespace uppdrag::cli {

// What a view is made from.
struct Comparison {
  Program& program;
  const KnowledgeBase& kb;
  const Registry& registry;
  const ComparedTexts& texts;
  // By text: whether the person chose it. Own words, shared passages and typical words are found among all texts and
  // shown for those chosen: a county borrows from others that were not named.
  std::vector<bool> chosen;
};

// ---- compare_matrix.cpp
// Passages, share (per mille), mandates, deadlines, budgets, strength.
extern const std::vector<std::string> kMeasures;
void print_matrix(const Comparison& from, const Coverage& coverage, const std::string& measure);
// The matrix in long form, and its passages.
std::vector<Sheet> coverage_sheets(const Comparison& from, const Coverage& coverage);
// The passages of one cell in all cycles; `row` and `column` as a person writes them.
Result<Sheet> cell_sheet(const Comparison& from, const Coverage& coverage, const std::string& row,
                         const std::string& column);
// Where a person finds a passage: "skane.md, s. 3".
std::string place_text(const Program& program, const ComparedText& text, std::uint32_t page);
// The file's name; in a terminal of long names start and end.
std::string shown_file(const Program& program, const ComparedText& text);
std::string heading_text(const ComparedText& text, std::uint32_t heading);
std::string cycle_text(const Comparison& from, const CoverageLine& line);
std::vector<std::string> blank_lines(const Comparison& from, const Coverage& coverage);
std::string row_label(const Comparison& from);
std::string column_title(const Comparison& from, const CoverageColumn& column);
const Message& state_word(const CoverageLine& line, const CompareCell& cell);
const Message& strength_word(Strength strength);
// The column that a person means: by id, number or name. kNotFound with those that there are.
Result<std::size_t> column_named(const Comparison& from, const Coverage& coverage, const std::string& name);
Result<std::size_t> row_named(const Comparison& from, const std::string& name);

// ---- compare_shared.cpp
Sheet own_sheet(const Comparison& from, const Reuse& reuse);
Sheet shared_sheet(const Comparison& from, const Reuse& reuse);
Sheet cluster_sheet(const Comparison& from, const Likeness& likeness);
Status show_own_words(const Comparison& from);
Status show_shared(const Comparison& from);
// `column` names what the texts must speak of to be compared on that alone; "" = whole texts.
Status show_similar(const Comparison& from, const Coverage& coverage, const std::string& column);

// ---- compare_typical.cpp
// `focus`: the texts whose words are asked for; the rest of the texts is what they are held against.
Status show_typical(const Comparison& from, const std::vector<std::size_t>& focus, const std::string& focus_name);

// ---- compare_versions.cpp
// Sections, and changed figures.
std::vector<Sheet> version_sheets(const Comparison& from, const std::vector<VersionChange>& changes);
Status show_versions(const Comparison& from);
Status show_side_by_side(const Comparison& from, const Coverage& coverage, const std::string& column);
// `assignment` as a person names it; "" = the one that most of the texts chosen name.
Status show_answers(const Comparison& from, const std::string& assignment);

// Demands with answers, and what follow-ups say, for an assignment (of ComparedTexts::assignments); none when no chosen
// text answers to it.
std::vector<Sheet> answer_sheets(const Comparison& from, const Reuse& reuse, std::size_t assignment);

// ---- compare_report.cpp
// Everything on one page in HTML that needs no other file: for print, and to send to others.
std::string html_report(const Comparison& from, const Coverage& coverage);

// On standard error, once each.
std::string note_text(const Comparison& from, const CompareNote& note);
void tell_notes(const Comparison& from, const std::vector<CompareNote>& notes);

}  // namespace uppdrag::cli
