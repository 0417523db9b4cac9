// SPDX-License-Identifier: GPL-3.0-or-later
// Reference data and its look-ups: counties, authorities, departments, goal systems.
//
// The data are files (core/registry/data, installed as share/uppdrag/registry); a user's folder with files of the same
// form adds to them or replaces single rows. Nothing here knows a document.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "uppdrag/text/result.h"

namespace uppdrag {

struct County {
  std::string code;           // SCB, two digits: "09".
  std::string letter;         // "I"
  std::string name;           // "Gotland"
  std::string county;         // "Gotlands län"
  std::string board;          // "Länsstyrelsen i Gotlands län"
  std::vector<std::string> board_variants;   // Other names of the board.
  std::vector<std::string> name_variants;    // "Gotlands", "Sörmland", "Dalarna"
};

struct Authority {
  std::string name;           // Canonical, nominative, as at the time: "Statens skolverk".
  std::vector<std::string> aliases;        // Short and former spellings: "Skolverket".
  std::vector<std::string> abbreviations;  // "MSB"; matched in capitals (or as written) only.
  std::string kind;           // authority, university, court, company, organisation, county-board, collective
  int from_year = 0;          // 0 when unknown.
  int to_year = 0;            // 0 while it exists.
  std::string successor;      // Canonical name, or "".
};

struct Department {
  std::string name;           // "Socialdepartementet"
  std::string dnr_prefix;     // "S"
  std::string abbreviation;
  int from_year = 0;
  int to_year = 0;
};

struct Goal {
  std::string id;             // "jamstalldhet:6"
  std::string number;         // "6", "5.2", "0" for the system as a whole
  std::string name_sv;
  std::string name_en;
  std::vector<std::string> wordings;     // Phrases that state the goal itself: a match is a reference on its own.
  std::vector<std::string> paraphrases;  // Phrases that name it only near a goal word (delmålet, målet om).
};

// A policy goal system in force for some years. Two versions of one policy are two systems.
struct GoalSystem {
  std::string id;             // "jamstalldhet", "jamstalldhet2006", "miljo"
  std::string name_sv;
  std::string name_en;
  std::string family;         // Systems that follow each other share it: "jamstalldhet".
  std::string from;           // ISO day from which documents use it; "" = always.
  std::string to;             // ISO day before which; "" = still.
  std::string source;         // Where the system was decided.
  std::vector<std::string> whole;      // Phrases for the system as a whole: "de jämställdhetspolitiska målen".
  std::vector<std::string> adjectives; // Words that tie a number to it: "jämställdhetspolitiska", "jämställdhetspolitikens".
  std::vector<Goal> goals;
};

class Registry {
 public:
  // Reads all data files of `directory`, then those of `user_directory` when it exists. An unreadable or malformed file
  // is an error that names file and line.
  static Result<Registry> load(const std::filesystem::path& directory, const std::filesystem::path& user_directory = {});

  const std::vector<County>& counties() const { return counties_; }
  const std::vector<Authority>& authorities() const { return authorities_; }
  const std::vector<Department>& departments() const { return departments_; }
  const std::vector<GoalSystem>& goal_systems() const { return goal_systems_; }

  // A county by code, letter, name, county or board, with or without genitive, any case, tolerant of the misspellings that
  // real texts have (`Jamtland` is not tolerated: see suggest_county). Null when there is none.
  const County* county(std::string_view text) const;
  // The nearest county name for a message, or "".
  std::string suggest_county(std::string_view text) const;
  // An authority by any of its names or abbreviations. Null when there is none.
  const Authority* authority(std::string_view text) const;
  const Goal* goal(std::string_view id) const;
  const GoalSystem* goal_system(std::string_view id) const;
  // The department that uses this dnr prefix, or null.
  const Department* department_by_prefix(std::string_view prefix) const;

 private:
  std::vector<County> counties_;
  std::vector<Authority> authorities_;
  std::vector<Department> departments_;
  std::vector<GoalSystem> goal_systems_;
};

}  // namespace uppdrag
