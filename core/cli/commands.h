// SPDX-License-Identifier: GPL-3.0-or-later
// One function for each command: it adds the command to the parser and, when chosen, sets Program::run.
#pragma once

namespace CLI {
class App;
}

namespace uppdrag::cli {

class Program;

void add_index(CLI::App& app, Program& program);
void add_search(CLI::App& app, Program& program);
void add_similar(CLI::App& app, Program& program);
void add_facts(CLI::App& app, Program& program);  // facts, and deadlines, budgets, mandates, goals, references.
void add_show(CLI::App& app, Program& program);
void add_compare(CLI::App& app, Program& program);
void add_analyse(CLI::App& app, Program& program);
void add_export(CLI::App& app, Program& program);
void add_evaluate(CLI::App& app, Program& program);
void add_explain(CLI::App& app, Program& program);
void add_plugins(CLI::App& app, Program& program);
void add_doctor(CLI::App& app, Program& program);
void add_check(CLI::App& app, Program& program);

}  // namespace uppdrag::cli
