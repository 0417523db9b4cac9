// SPDX-License-Identifier: GPL-3.0-or-later
// Reference data and its look-ups: counties, authorities, departments, goal systems.
//
// The data are files (core/registry/data, installed as share/uppdrag/registry); a user's folder with files of the same
// form adds to them or replaces single rows. Nothing here knows a document.
//
// FORM. UTF-8, a row a line, columns split by TAB, lists by `;`. Missing columns at the end are empty. Empty lines and
// lines that begin with `# ` are comments.
//   counties.tsv      code, letter, name, county, board, board_variants, name_variants
//   authorities.tsv   name, aliases, abbreviations, kind, from, to, successor
//   departments.tsv   name, dnr_prefix, abbreviation, from, to
//   goals/<any>.tsv   one goal system: lines `#key value` for the members of GoalSystem (`id` is required), then rows
//                     number, name_sv, name_en, wordings, paraphrases, policies, from
// Keys of rows: code; name; name with prefix; number in its system. A later row of the same key replaces the earlier.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "uppdrag/text/result.h"

namespace uppdrag {

struct County {
  std::string code;                         // SCB, two digits: "09".
  std::string letter;                       // "I"
  std::string name;                         // "Gotland"
  std::string county;                       // "Gotlands län"
  std::string board;                        // "Länsstyrelsen i Gotlands län"
  std::vector<std::string> board_variants;  // Other names of the board.
  std::vector<std::string> name_variants;   // "Gotlands", "Sörmland", "Dalarna"
};

struct Authority {
  std::string name;                  // Canonical, nominative, as at the time: "Statens skolverk".
  std::vector<std::string> aliases;  // Short and former spellings, in any case: "Skolverket".
  std::vector<std::string>
      abbreviations;      // Matched exactly as written: "MSB", "Brå", also "Sida", which is a word too.
  std::string kind;       // authority, university, court, company, organisation, county-board, collective, international
  int from_year = 0;      // 0 when unknown.
  int to_year = 0;        // 0 while it exists.
  std::string successor;  // Canonical name, or "".
};

struct Department {
  std::string name;        // "Socialdepartementet"
  std::string dnr_prefix;  // "S"
  std::string abbreviation;
  int from_year = 0;
  int to_year = 0;
};

struct Goal {
  std::string id;      // "jamstalldhet:6"
  std::string number;  // "6", "5.2", "0" for the system as a whole; a short name in systems without numbers
  std::string name_sv;
  std::string name_en;
  // Phrases that state the goal itself: a match is a reference on its own. One that begins with a capital counts only
  // where the text writes it so, and not merely because it opens a sentence: "Giftfri miljö".
  std::vector<std::string> wordings;
  std::vector<std::string> paraphrases;  // Phrases that name it only near a goal word (delmålet, målet om).
  // Names of the policy or the document that it is the goal of, without genitive: "jämställdhetspolitiken". They count
  // after `målen för|i|inom` and, in the genitive, before `mål`.
  std::vector<std::string> policies;
  std::string from;  // ISO day from which it is a goal of its system; "" = as long as the system.
};

// A policy goal system in force for some years. Two versions of one policy are two systems.
struct GoalSystem {
  std::string id;  // "jamstalldhet", "jamstalldhet2006", "miljo"
  std::string name_sv;
  std::string name_en;
  std::string family;              // Systems that follow each other share it: "jamstalldhet".
  std::string from;                // ISO day from which documents use it; "" = always.
  std::string to;                  // ISO day before which; "" = still.
  std::string source;              // Where the system was decided.
  std::vector<std::string> whole;  // Phrases for the system as a whole: "de jämställdhetspolitiska målen".
  std::vector<std::string>
      adjectives;  // Words that tie a number to it: "jämställdhetspolitiska", "jämställdhetspolitikens".
  // What stands before its numbers and names, without being a reference by itself: "delmål", "mål",
  // "miljökvalitetsmålet".
  std::vector<std::string> number_words;
  // Its paraphrases are ordinary words ("jämställdhet"): they count only near its own words, not near any goal word.
  bool own_paraphrases = false;  // File: `#paraphrases own`.
  std::vector<Goal> goals;
};

class Registry {
 public:
  // Reads all data files of `directory`, then those of `user_directory` when it exists. An unreadable or malformed file
  // is an error that names file and line. In `directory` the three tables must exist, in `user_directory` none has to.
  // Some 5 ms for the project's own files.
  static Result<Registry> load(const std::filesystem::path& directory,
                               const std::filesystem::path& user_directory = {});

  const std::vector<County>& counties() const { return counties_; }
  const std::vector<Authority>& authorities() const { return authorities_; }
  const std::vector<Department>& departments() const { return departments_; }
  const std::vector<GoalSystem>& goal_systems() const { return goal_systems_; }

  // A county by code, letter, name, county or board, with or without genitive, any case, tolerant of the misspellings
  // that real texts have (`Jamtland` is not tolerated: see suggest_county). Null when there is none. Pointers live as
  // long as the registry and until it is moved. O(length).
  const County* county(std::string_view text) const;
  // The nearest county name for a message, or "".
  std::string suggest_county(std::string_view text) const;
  // An authority by any of its names or abbreviations, also with genitive -s; county boards also as county() reads
  // them. Of two bodies that share an abbreviation the first of the file. Null when there is none.
  const Authority* authority(std::string_view text) const;
  const Goal* goal(std::string_view id) const;
  const GoalSystem* goal_system(std::string_view id) const;
  // The first department of the file that uses this dnr prefix (exact case), or null.
  const Department* department_by_prefix(std::string_view prefix) const;

 private:
  using Index = std::unordered_map<std::string, std::uint32_t>;
  void build_indexes();

  std::vector<County> counties_;
  std::vector<Authority> authorities_;
  std::vector<Department> departments_;
  std::vector<GoalSystem> goal_systems_;
  Index county_names_;             // By name_key() and by every short form.
  Index authority_names_;          // By name_key().
  Index authority_abbreviations_;  // As written.
};

}  // namespace uppdrag
