// SPDX-License-Identifier: GPL-3.0-or-later
// The printable report: one HTML page without scripts or other files. Strength is told by words and signs, shade only
// repeats it; every number leads to its passages, and every passage back.
#include <algorithm>
#include <cmath>
#include <map>

#include "compare_views.h"
#include "fact_output.h"
#include "options.h"

namespace uppdrag::cli {
namespace {

constexpr std::size_t kMostShared = 60;
constexpr std::size_t kMostTypical = 8;
// Passages of more texts do not fit beside one another on a page.
constexpr std::size_t kMostBeside = 8;
constexpr std::size_t kMostAnswers = 300;

constexpr std::string_view kStyle =
    "body{font:16px/1.5 system-ui,'Segoe UI',sans-serif;color:#1a1a1a;background:#fff;margin:2rem auto;max-width:72rem;"
    "padding:0 1rem}"
    "h1{font-size:1.8rem}h2{font-size:1.4rem;margin-top:2.5rem;border-bottom:2px solid #1a1a1a}h3{font-size:1.1rem}"
    "table{border-collapse:collapse;margin:1rem "
    "0;font-size:.9rem}caption{text-align:left;font-weight:600;padding:.3rem 0}"
    "th,td{border:1px solid #767676;padding:.25rem .4rem;text-align:left;vertical-align:top}"
    "thead th{background:#ececec}td.n{text-align:right;white-space:nowrap}"
    ".s1{background:#dcebf7}.s2{background:#9cc8ea}.s3{background:#1b5e91;color:#fff}.s3 a{color:#fff}"
    ".b0{background:#fff}.b1{background:repeating-linear-gradient(45deg,#fff 0 6px,#e4e4e4 6px 9px)}"
    ".b2{background:#f7e3c4}.b3{background:#f3f3f3;color:#595959}"
    "a{color:#0b4a7a}a:focus{outline:3px solid #c75b00}"
    "blockquote{margin:.4rem 0 1rem;padding:.2rem .8rem;border-left:4px solid "
    "#1b5e91}cite{font-style:normal;color:#444}"
    "details>summary{cursor:pointer;font-weight:600;padding:.3rem 0}summary:focus{outline:3px solid #c75b00}"
    "table.side{width:100%;min-width:60rem;table-layout:fixed;overflow-wrap:anywhere}mark{background:#fff2a8;color:"
    "inherit;text-decoration:underline}"
    "nav ul{columns:2}.scroll{overflow-x:auto}"
    "@page{size:A4 landscape;margin:12mm}@media "
    "print{body{max-width:none;margin:0;font-size:9pt;line-height:1.3}a{color:inherit;text-decoration:none}"
    "table.side{min-width:0}h2{break-before:page}tr,blockquote{break-inside:avoid}thead{display:table-"
    "header-group}.scroll{overflow:visible}"
    ".s1,.s2,.s3,.b1,.b2,.b3{print-color-adjust:exact;-webkit-print-color-adjust:exact}}";

std::string html(std::string_view text) {
  std::string out;
  for (const char c : clean(text)) {
    switch (c) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '"':
        out += "&quot;";
        break;
      default:
        out += c;
    }
  }
  return out;
}

std::string tag(const char* name, std::string_view inside) {
  return std::string("<") + name + ">" + std::string(inside) + "</" + name + ">";
}

class Report {
 public:
  Report(const Comparison& from, const Coverage& coverage) : from_(from), program_(from.program), coverage_(coverage) {}

  std::string make() {
    const std::string title = program_.text(msg::kReportTitle);
    const char* language = program_.language() == Language::kSwedish ? "sv" : "en";
    out_ = std::string("<!DOCTYPE html>\n<html lang=\"") + language + "\">\n<head>\n<meta charset=\"utf-8\">\n" +
           "<meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">\n<title>" + html(title) +
           "</title>\n<style>" + std::string(kStyle) + "</style>\n</head>\n<body>\n<main>\n<h1>" + html(title) +
           "</h1>\n";
    add_contents();
    add_held();
    add_matrix();
    const Reuse reuse = find_reuse(from_.texts);
    add_beside(reuse);
    add_answers(reuse);
    add_reuse(reuse);
    add_versions();
    add_typical();
    add_passages();
    add_method();
    return out_ + "</main>\n</body>\n</html>\n";
  }

 private:
  void section(const char* id, const Message& title) {
    out_ += std::string("<h2 id=\"") + id + "\">" + html(program_.text(title)) + "</h2>\n";
  }

  void add_contents() {
    out_ += "<nav><ul>\n";
    for (const auto& [id, title] : {std::pair<const char*, const Message*>{"held", &msg::kReportHeld},
                                    {"matrix", &msg::kReportMatrix},
                                    {"beside", &msg::kReportBeside},
                                    {"answers", &msg::kDemandsTitle},
                                    {"own", &msg::kOwnTitle},
                                    {"versions", &msg::kFiguresTitle},
                                    {"typical", &msg::kReportTypical},
                                    {"passages", &msg::kReportPassages},
                                    {"method", &msg::kReportMethod}}) {
      if (id == std::string_view("answers") && from_.texts.assignments.empty()) continue;
      if (id == std::string_view("beside") && !fits_beside()) continue;
      out_ += std::string("<li><a href=\"#") + id + "\">" + html(program_.text(*title)) + "</a></li>\n";
    }
    out_ += "</ul></nav>\n";
  }

  void add_held() {
    section("held", msg::kReportHeld);
    Sheet sheet{"held", program_.text(msg::kReportHeld), {}, {}};
    sheet.columns = {{"row", row_label(from_)},
                     {"cycle", program_.text(msg::kColCycle)},
                     {"title", program_.text(msg::kReportDocument)},
                     {"file", program_.text(msg::kColFile)},
                     {"words", program_.text(msg::kColWords), FieldType::kInteger}};
    for (const CompareRow& row : from_.texts.rows) {
      for (const std::size_t number : row.texts) {
        if (!from_.chosen[number]) continue;
        const ComparedText& text = from_.texts.texts[number];
        sheet.rows.push_back(
            {row.name, text.years.text(), text.title, file_name(text.summary.path), std::int64_t{text.words}});
      }
    }
    table(sheet);
    out_ += "<ul>\n";
    for (const std::string& line : blank_lines(from_, coverage_)) out_ += tag("li", html(line)) + "\n";
    for (const CompareNote& note : from_.texts.notes) out_ += tag("li", html(note_text(from_, note))) + "\n";
    for (const CompareNote& note : coverage_.notes) out_ += tag("li", html(note_text(from_, note))) + "\n";
    out_ += "</ul>\n";
  }

  static std::string anchor(std::size_t line, std::size_t column) {
    return "p" + std::to_string(line) + "-" + std::to_string(column);
  }

  // A matrix for each cycle, so that columns stay few enough for a page.
  void add_matrix() {
    section("matrix", msg::kReportMatrix);
    out_ += tag("p", html(program_.text(msg::kCompareLegend))) + "\n";
    std::vector<std::size_t> cycles;
    for (const CoverageLine& line : coverage_.lines) {
      if (std::find(cycles.begin(), cycles.end(), line.cycle) == cycles.end()) cycles.push_back(line.cycle);
    }
    std::sort(cycles.begin(), cycles.end());
    for (const std::size_t cycle : cycles) {
      const std::string years = cycle == kNowhere ? std::string() : from_.texts.cycles[cycle].text();
      out_ += "<div class=\"scroll\"><table>\n<caption>" + html(program_.text(msg::kReportMatrix)) +
              (years.empty() ? "" : ", " + years) + "</caption>\n<thead><tr><th scope=\"col\">" +
              html(row_label(from_)) + "</th>";
      for (const CoverageColumn& column : coverage_.columns) {
        const std::string title = column_title(from_, column);
        out_ += "<th scope=\"col\">" + html(title == column.number ? title : column.number + " " + title) + "</th>";
      }
      out_ += "</tr></thead>\n<tbody>\n";
      for (std::size_t line = 0; line < coverage_.lines.size(); ++line) {
        if (coverage_.lines[line].cycle == cycle) add_line(line);
      }
      out_ += "</tbody></table></div>\n";
    }
  }

  void add_line(std::size_t number) {
    const CoverageLine& line = coverage_.lines[number];
    const std::string& name = from_.texts.rows[line.row].name;
    const bool other_years =
        line.cycle != kNowhere && !line.years.empty() && line.years != from_.texts.cycles[line.cycle];
    out_ += "<tr><th scope=\"row\">" + html(name) + (other_years ? " (" + line.years.text() + ")" : "") + "</th>";
    for (std::size_t column = 0; column < line.cells.size(); ++column) {
      const CompareCell& cell = line.cells[column];
      if (cell.state != CellState::kFound) {
        const char* shade = cell.state == CellState::kNothing      ? "b0"
                            : cell.state == CellState::kUnreadable ? "b2"
                            : cell.state == CellState::kNotThen    ? "b3"
                                                                   : "b1";
        out_ += std::string("<td class=\"") + shade + "\">" + html(program_.text(state_word(line, cell))) + "</td>";
        continue;
      }
      const auto per_mille = static_cast<std::int64_t>(std::llround(cell.share * 1000));
      out_ += "<td class=\"s" + std::to_string(static_cast<int>(cell.strength)) + "\"><a href=\"#" +
              anchor(number, column) + "\"><strong>" + std::to_string(cell.passages.size()) + "</strong> " +
              html(program_.text(strength_word(cell.strength))) + "</a><br>" +
              html(percent_text(per_mille, program_.language())) + "</td>";
    }
    out_ += "</tr>\n";
  }

  void add_passages() {
    section("passages", msg::kReportPassages);
    for (std::size_t number = 0; number < coverage_.lines.size(); ++number) {
      const CoverageLine& line = coverage_.lines[number];
      for (std::size_t column = 0; column < line.cells.size(); ++column) {
        const CompareCell& cell = line.cells[column];
        if (cell.passages.empty()) continue;
        const std::string years = cycle_text(from_, line);
        out_ += "<h3 id=\"" + anchor(number, column) + "\">" + html(from_.texts.rows[line.row].name) +
                (years.empty() ? "" : " " + html(years)) + ": " + html(column_title(from_, coverage_.columns[column])) +
                " (<a href=\"#matrix\">" + html(program_.text(msg::kReportTop)) + "</a>)</h3>\n";
        add_counts(cell);
        for (const CellPassage& passage : cell.passages) add_quote(passage);
      }
    }
  }

  void add_counts(const CompareCell& cell) {
    out_ += "<p>" + html(program_.text(strength_word(cell.strength)));
    for (const auto& [label, count] : {std::pair<const Message*, std::int64_t>{&msg::kColMandates, cell.mandates},
                                       {&msg::kColDeadlines, cell.deadlines},
                                       {&msg::kColBudgets, cell.budgets}})
      out_ += " · " + html(program_.text(*label)) + ": " + std::to_string(count);
    out_ += "</p>\n";
  }

  void add_quote(const CellPassage& passage) {
    const ComparedText& text = from_.texts.texts[passage.text];
    const std::string heading = heading_text(text, passage.heading);
    out_ += "<blockquote>" + html(from_.texts.quote(passage.text, passage.span)) + "<br><cite>" +
            html(place_text(program_, text, passage.page)) + (heading.empty() ? "" : ", " + html(heading)) +
            "</cite></blockquote>\n";
  }

  void table(const Sheet& sheet, std::size_t most = 100000) {
    if (sheet.rows.empty()) return;
    out_ += "<div class=\"scroll\"><table>\n<caption>" + html(sheet.title);
    if (sheet.rows.size() > most)
      out_ += " (" +
              html(program_.text(msg::kReportShownOf, {std::to_string(most), std::to_string(sheet.rows.size())})) + ")";
    out_ += "</caption>\n<thead><tr>";
    for (const SheetColumn& column : sheet.columns) {
      if (!column.hidden) out_ += "<th scope=\"col\">" + html(column.label) + "</th>";
    }
    out_ += "</tr></thead>\n<tbody>\n";
    for (std::size_t r = 0; r < std::min(most, sheet.rows.size()); ++r) {
      out_ += "<tr>";
      for (std::size_t i = 0; i < sheet.columns.size(); ++i) {
        if (sheet.columns[i].hidden) continue;
        const bool number = std::holds_alternative<std::int64_t>(sheet.rows[r][i]);
        out_ += number ? "<td class=\"n\">" : "<td>";
        out_ += html(sheet_cell(program_, sheet.columns[i], sheet.rows[r][i])) + "</td>";
      }
      out_ += "</tr>\n";
    }
    out_ += "</tbody></table></div>\n";
  }

  // The texts that the matrix shows.
  std::vector<std::size_t> shown_texts() const {
    std::vector<std::size_t> out;
    for (const CoverageLine& line : coverage_.lines) out.insert(out.end(), line.texts.begin(), line.texts.end());
    std::sort(out.begin(), out.end());
    out.erase(std::unique(out.begin(), out.end()), out.end());
    return out;
  }

  bool fits_beside() const {
    const std::size_t texts = shown_texts().size();
    return texts >= 2 && texts <= kMostBeside;
  }

  // For each column of the matrix the passages of all texts, a column for each text.
  void add_beside(const Reuse& reuse) {
    if (!fits_beside()) return;
    section("beside", msg::kReportBeside);
    out_ += tag("p", html(program_.text(msg::kReportBesideLegend))) + "\n";
    for (std::size_t column = 0; column < coverage_.columns.size(); ++column) {
      const std::vector<SideText> sides = side_by_side(from_.texts, coverage_, column, reuse);
      if (sides.empty()) continue;
      const CoverageColumn& about = coverage_.columns[column];
      const std::string title = column_title(from_, about);
      out_ += "<details open><summary>" + html(title == about.number ? title : about.number + " " + title) +
              "</summary>\n<div class=\"scroll\"><table class=\"side\">\n<thead><tr>";
      for (const std::size_t text : shown_texts())
        out_ += "<th scope=\"col\">" + html(shown_file(program_, from_.texts.texts[text])) + "</th>";
      out_ += "</tr></thead>\n<tbody><tr>";
      for (const std::size_t text : shown_texts()) {
        const auto side =
            std::find_if(sides.begin(), sides.end(), [text](const SideText& each) { return each.text == text; });
        out_ += "<td>" + (side == sides.end() ? html(program_.text(msg::kStateNothing)) : "");
        if (side != sides.end()) add_side(*side);
        out_ += "</td>";
      }
      out_ += "</tr></tbody></table></div></details>\n";
    }
  }

  void add_side(const SideText& side) {
    for (const SidePassage& each : side.passages) {
      out_ += "<p>";
      std::uint32_t at = each.passage.span.start;
      for (const Span& shared : each.shared) {
        out_ += html(from_.texts.quote(side.text, {at, shared.start})) + "<mark>" +
                html(from_.texts.quote(side.text, shared)) + "</mark>";
        at = shared.end;
      }
      out_ += html(from_.texts.quote(side.text, {at, each.passage.span.end}));
      if (each.passage.page != 0)
        out_ += " <cite>(" + html(program_.text(msg::kPageShort, {std::to_string(each.passage.page)})) + ")</cite>";
      out_ += "</p>";
    }
  }

  // Folded together: what the assignments that the texts answer to demand, and where each text answers.
  void add_answers(const Reuse& reuse) {
    if (from_.texts.assignments.empty()) return;
    section("answers", msg::kDemandsTitle);
    out_ += tag("p", html(program_.text(msg::kReportAnswersLegend))) + "\n";
    for (std::size_t i = 0; i < from_.texts.assignments.size(); ++i) {
      const std::vector<Sheet> sheets = answer_sheets(from_, reuse, i);
      if (sheets.empty()) continue;
      const ComparedText& assignment = from_.texts.assignments[i];
      out_ += "<details open><summary>" + html(assignment.title) + " (" + html(shown_file(program_, assignment)) +
              ")</summary>\n";
      for (const Sheet& sheet : sheets) table(sheet, kMostAnswers);
      out_ += "</details>\n";
    }
  }

  void add_reuse(const Reuse& reuse) {
    section("own", msg::kOwnTitle);
    out_ += tag("p", html(program_.text(msg::kOwnLegend))) + "\n";
    table(own_sheet(from_, reuse));
    table(cluster_sheet(from_, find_likeness(from_.texts, reuse)));
    table(shared_sheet(from_, reuse), kMostShared);
  }

  void add_versions() {
    std::vector<VersionChange> changes = find_versions(from_.texts);
    std::erase_if(changes, [this](const VersionChange& change) { return !from_.chosen[change.after]; });
    section("versions", msg::kFiguresTitle);
    if (changes.empty()) out_ += tag("p", html(program_.text(msg::kNoVersions))) + "\n";
    for (const Sheet& sheet : version_sheets(from_, changes)) table(sheet);
  }

  // Of every row against the others in the same cycle.
  void add_typical() {
    section("typical", msg::kReportTypical);
    Sheet sheet{"typical", program_.text(msg::kReportTypical), {}, {}};
    sheet.columns = {{"row", row_label(from_)},
                     {"cycle", program_.text(msg::kColCycle)},
                     {"words", program_.text(msg::kColTypicalWord)}};
    KeynessOptions options;
    options.lines = 0;
    options.phrases = false;
    const std::vector<Keyness> typical = typical_of_lines(options);
    for (std::size_t number = 0; number < typical.size(); ++number) {
      if (typical[number].typical.empty()) continue;
      const CoverageLine& line = coverage_.lines[number];
      std::vector<std::string> words;
      for (const KeyWord& word : typical[number].typical) {
        if (words.size() < kMostTypical)
          words.push_back(word.word + " (" + std::to_string(word.in_focus) + "/" + std::to_string(word.in_rest) + ")");
      }
      sheet.rows.push_back({from_.texts.rows[line.row].name, cycle_text(from_, line), join(words)});
    }
    table(sheet);
  }

  // By line: what is typical of it among the lines of its cycle.
  std::vector<Keyness> typical_of_lines(const KeynessOptions& options) const {
    std::map<std::size_t, std::vector<std::size_t>> cycles;
    for (std::size_t line = 0; line < coverage_.lines.size(); ++line)
      cycles[coverage_.lines[line].cycle].push_back(line);
    std::vector<Keyness> out(coverage_.lines.size());
    for (const auto& [cycle, lines] : cycles) {
      std::vector<std::vector<std::size_t>> groups;
      for (const std::size_t line : lines) groups.push_back(coverage_.lines[line].texts);
      std::vector<Keyness> found = find_typical_of_each(from_.texts, groups, options);
      for (std::size_t i = 0; i < lines.size(); ++i) out[lines[i]] = std::move(found[i]);
    }
    return out;
  }

  void add_method() {
    section("method", msg::kReportMethod);
    for (const Message* text : {&msg::kReportHow, &msg::kOwnLegend, &msg::kSimilarLegend, &msg::kTypicalLegend})
      out_ += tag("p", html(program_.text(*text))) + "\n";
  }

  const Comparison& from_;
  const Program& program_;
  const Coverage& coverage_;
  std::string out_;
};

}  // namespace

std::string html_report(const Comparison& from, const Coverage& coverage) { return Report(from, coverage).make(); }

}  // namespace uppdrag::cli
