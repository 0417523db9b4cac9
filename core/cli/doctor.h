// SPDX-License-Identifier: GPL-3.0-or-later
// What `uppdrag doctor` looks at: each part adds lines, and says of each whether it is as it should be.
#pragma once

#include <string>
#include <vector>

#include "program.h"

namespace uppdrag::cli {

struct Finding {
  enum class State : std::uint8_t { kGood, kWarning, kBad } state = State::kGood;
  std::string part;   // "Insticksmoduler"
  std::string label;  // "dates 1.0"
  std::string value;
};
using Findings = std::vector<Finding>;

void look_at_program(Program& program, Findings& out);
void look_at_libraries(Program& program, Findings& out);
void look_at_plugins(Program& program, Findings& out);
void look_at_registry(Program& program, Findings& out);
void look_at_terminal(Program& program, Findings& out);
void look_at_sandbox(Program& program, Findings& out);
void look_at_machine(Program& program, Findings& out);
// A knowledge base that is not there is no fault, one that is damaged is.
void look_at_knowledge(Program& program, Findings& out);

}  // namespace uppdrag::cli
