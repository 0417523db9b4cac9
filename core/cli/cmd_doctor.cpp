// SPDX-License-Identifier: GPL-3.0-or-later
// uppdrag doctor: what is in force here, in plain words. uppdrag check: whether a knowledge base is whole.
#include <algorithm>
#include <cstdio>

#include "commands.h"
#include "doctor.h"
#include "options.h"
#include "uppdrag/plugin/json.h"
#include "uppdrag/text/unicode.h"

namespace uppdrag::cli {
namespace {

constexpr std::size_t kLabelWidth = 22;

std::string mark_of(const Program& program, Finding::State state) {
  switch (state) {
    case Finding::State::kGood:
      return "  ";
    case Finding::State::kWarning:
      return program.console.bold("! ");
    case Finding::State::kBad:
      break;
  }
  return program.console.red("✗ ");
}

void print_findings(const Program& program, const Findings& findings) {
  std::string part;
  for (const Finding& finding : findings) {
    if (finding.part != part) {
      std::printf("%s%s\n", part.empty() ? "" : "\n", program.console.bold(finding.part).c_str());
      part = finding.part;
    }
    std::string head = clean(finding.label);
    const std::size_t used = display_width(head);
    head += std::string(used < kLabelWidth ? kLabelWidth - used : 1, ' ');
    std::string lead = mark_of(program, finding.state) + head;
    const std::size_t width = program.console.width;
    for (const std::string& line :
         wrap(clean(finding.value), width > kLabelWidth + 22 ? width - kLabelWidth - 2 : 0, 20)) {
      std::printf("%s%s\n", lead.c_str(), line.c_str());
      lead.assign(kLabelWidth + 2, ' ');
    }
  }
}

void print_json(const Findings& findings) {
  constexpr const char* kStates[] = {"good", "warning", "bad"};
  std::string out = "[";
  for (const Finding& finding : findings) {
    out += &finding == &findings.front() ? "\n{\"part\":" : ",\n{\"part\":";
    append_json_string(out, finding.part);
    out += ",\"label\":";
    append_json_string(out, finding.label);
    out += ",\"value\":";
    append_json_string(out, finding.value);
    out.append(",\"state\":\"").append(kStates[static_cast<std::size_t>(finding.state)]).append("\"}");
  }
  std::printf("%s\n]\n", out.c_str());
}

Result<int> doctor(Program& program) {
  if (auto status = check_format(program, {"table", "json"}); !status) return status.error();
  Findings findings;
  look_at_program(program, findings);
  look_at_sandbox(program, findings);  // Before libraries may have started threads.
  look_at_plugins(program, findings);
  look_at_libraries(program, findings);
  look_at_registry(program, findings);
  look_at_terminal(program, findings);
  look_at_machine(program, findings);
  look_at_knowledge(program, findings);
  if (program.format == "json")
    print_json(findings);
  else
    print_findings(program, findings);
  const auto number = [&](Finding::State state) {
    return std::count_if(findings.begin(), findings.end(), [&](const Finding& each) { return each.state == state; });
  };
  const auto bad = number(Finding::State::kBad), warnings = number(Finding::State::kWarning);
  if (bad + warnings > 0) program.tell(program.text(msg::kDoctorSum, {std::to_string(bad), std::to_string(warnings)}));
  return bad > 0 ? kFailed : kDone;
}

Result<int> check(Program& program) {
  if (auto status = check_format(program, {"table", "json"}); !status) return status.error();
  auto kb = program.open_kb();
  if (!kb) return kb.error();
  auto found = (*kb)->check(true);
  if (!found) return found.error();
  if (program.format == "json") {
    std::string out = "{\"documents\":" + std::to_string(found->documents) +
                      ",\"bytes\":" + std::to_string(found->bytes) + ",\"problems\":";
    append_json_strings(out, found->problems);
    out += ",\"missing_files\":";
    append_json_strings(out, found->missing_files);
    std::printf("%s}\n", out.c_str());
    return found->problems.empty() ? kDone : kFailed;
  }
  std::int64_t facts = 0;
  for (const TypeCount& each : found->facts) facts += each.count;
  std::printf("%s\n", program.text(msg::kCheckSeen, {grouped(found->documents), grouped(facts)}).c_str());
  constexpr std::size_t kFew = 10;
  for (std::size_t i = 0; i < found->missing_files.size() && i < kFew; ++i)
    std::printf("%s\n", clean(program.text(msg::kCheckMissing, {found->missing_files[i]})).c_str());
  if (found->missing_files.size() > kFew)
    std::printf("%s\n", program.text(msg::kCheckMore, {std::to_string(found->missing_files.size() - kFew)}).c_str());
  for (const std::string& problem : found->problems) program.tell(problem);
  if (found->problems.empty()) std::printf("%s\n", program.text(msg::kCheckWhole).c_str());
  return found->problems.empty() ? kDone : kFailed;
}

}  // namespace

void add_doctor(CLI::App& app, Program& program) {
  CLI::App* command =
      add_command(app, program, "doctor", msg::kDoctorAbout, "uppdrag doctor\nuppdrag doctor --kb gotland.kb");
  add_format(*command, program, "table, json");
  add_kb(*command, program);
  command->callback([&program] { program.run = [&program] { return doctor(program); }; });
}

void add_check(CLI::App& app, Program& program) {
  CLI::App* command = add_command(app, program, "check", msg::kCheckAbout, "uppdrag check --kb gotland.kb");
  add_format(*command, program, "table, json");
  add_kb(*command, program);
  command->callback([&program] { program.run = [&program] { return check(program); }; });
}

}  // namespace uppdrag::cli
