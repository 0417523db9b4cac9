// SPDX-License-Identifier: GPL-3.0-or-later
// The tables of facts.sqlite, and how the declared fact types become some of them.
#pragma once

#include <memory>
#include <string_view>
#include <vector>

#include "fact_table.h"
#include "sqlite.h"

namespace uppdrag::knowledge {

// In the header of the file (PRAGMA application_id), so that another program's database is not taken for ours.
inline constexpr std::int64_t kApplicationId = 0x55505044;  // UPPD

// Makes the fixed tables in an empty database.
void create_schema(Sqlite& db);
// The table of files that could not be read, which knowledge bases made before it was thought of lack.
void add_failed_files(Sqlite& db);
// Adds what came later and needs no other version, since it may be missing: document_boxes, where documents with a
// layout have the places of their words (see pack_boxes()).
void add_new_tables(Sqlite& db);

// All fact types of a knowledge base, with their tables.
class FactTables {
 public:
  // As they are stored; types in `given` that are not stored have no table and no facts.
  static FactTables load(Sqlite& db, const std::vector<FactType>& given);
  // Makes or widens the tables of the `given` types first. Throws Failure (kPlugin) for a name that cannot be a
  // table's.
  static FactTables sync(Sqlite& db, const std::vector<FactType>& given);

  struct Entry {
    FactTable table;
    bool stored = false;
  };
  const std::vector<Entry>& entries() const { return entries_; }
  const Entry* find(std::string_view type) const;
  std::vector<FactType> types() const;

 private:
  std::vector<Entry> entries_;
};

}  // namespace uppdrag::knowledge
