// SPDX-License-Identifier: GPL-3.0-or-later
#include "schema.h"

#include <algorithm>
#include <map>

#include "declaration_json.h"
#include "errors.h"

namespace uppdrag::knowledge {
namespace {

using ListNumbers = std::map<std::string, std::int64_t>;

struct StoredType {
  FactType type;
  ListNumbers list_numbers;
};

std::vector<StoredType> stored_types(Sqlite& db) {
  std::vector<StoredType> out;
  db.query("SELECT declaration FROM fact_type ORDER BY position, id", {}, 1, [&out](const SqlColumns& row) {
    auto type = parse_declaration(row.text(0));
    if (!type) throw Failure({ErrorCode::kDamaged, "facts.sqlite: a fact type's declaration cannot be read"});
    out.push_back({std::move(*type), {}});
    return true;
  });
  for (StoredType& stored : out) {
    db.query("SELECT name, number FROM fact_field WHERE type = ? ORDER BY number", {stored.type.id}, 2,
             [&stored](const SqlColumns& row) {
               stored.list_numbers[row.text(0)] = row.integer(1);
               return true;
             });
  }
  return out;
}

void check_names(const FactType& type) {
  const auto refuse = [&type](const std::string& name) {
    throw Failure({ErrorCode::kPlugin, "fact type '" + type.id + "': '" + name +
                                           "' cannot be stored (expected a-z, 0-9 and single _, a letter first)"});
  };
  if (!is_storable_name(type.id)) refuse(type.id);
  for (const FieldDeclaration& field : type.fields) {
    if (!is_storable_name(field.name)) refuse(field.name);
  }
}

bool has_column(Sqlite& db, const FactTable& table, const std::string& name) {
  return db.integer("SELECT count(*) FROM pragma_table_info(?) WHERE name = ?", {"fact_" + table.type().id, name}) != 0;
}

// A field that now holds another kind of value gets a new column; the old values stay in the file under another name.
void set_aside(Sqlite& db, const FactTable& table, const FieldColumn& column) {
  int number = 1;
  std::string aside;
  do aside = column.name + "__was_" + std::to_string(number++);
  while (has_column(db, table, aside));
  db.run("ALTER TABLE " + table.table() + " RENAME COLUMN " + sql_name(column.name) + " TO " + sql_name(aside));
  if (!column.has_days) return;
  for (const char* ending : {"__first", "__last"})
    db.run("ALTER TABLE " + table.table() + " DROP COLUMN " + sql_name(column.name + ending));
}

// `given` with the fields that only the stored type has behind its own: what was extracted stays readable.
FactType merged(const FactType& given, const FactType& stored) {
  FactType out = given;
  for (FieldDeclaration field : stored.fields) {
    if (given.field(field.name) != nullptr) continue;
    field.key = false;
    field.column = false;
    out.fields.push_back(std::move(field));
  }
  return out;
}

// The stored fields under the labels that are given now.
FactType relabelled(const FactType& stored, const FactType& given) {
  FactType out = stored;
  out.plural = given.plural;
  out.label_sv = given.label_sv;
  out.label_en = given.label_en;
  for (FieldDeclaration& field : out.fields) {
    const FieldDeclaration* now = given.field(field.name);
    if (now != nullptr && same_storage(*now, field)) field = *now;
  }
  return out;
}

void number_lists(Sqlite& db, const FactType& type, ListNumbers& numbers) {
  for (const FieldDeclaration& field : type.fields) {
    if (!field.list || numbers.count(field.name) != 0) continue;
    db.execute("INSERT INTO fact_field (type, name) VALUES (?, ?)", {type.id, field.name});
    numbers[field.name] = db.integer("SELECT max(number) FROM fact_field").value_or(0);
  }
}

void widen(Sqlite& db, StoredType& stored, const FactType& given) {
  FactTable before(stored.type, stored.list_numbers);
  FactType kept = stored.type;
  for (const FieldDeclaration& field : given.fields) {
    const FieldColumn* column = before.column(field.name);
    if (column == nullptr || same_storage(column->field, field)) continue;
    set_aside(db, before, *column);
    db.execute("DELETE FROM fact_field WHERE type = ? AND name = ?", {given.id, field.name});
    stored.list_numbers.erase(field.name);
    kept.fields.erase(std::find_if(kept.fields.begin(), kept.fields.end(),
                                   [&field](const FieldDeclaration& each) { return each.name == field.name; }));
  }
  const FactTable old(kept, {});
  stored.type = merged(given, kept);
  for (const std::string& sql : FactTable(stored.type, {}).upgrade_sql(old)) db.run(sql);
}

void store_type(Sqlite& db, const FactType& type, std::size_t position) {
  db.execute("INSERT OR REPLACE INTO fact_type (id, position, declaration) VALUES (?, ?, ?)",
             {type.id, static_cast<std::int64_t>(position), declaration_json(type)});
}

template <typename Types>
auto find_type(Types& types, std::string_view id) {
  return std::find_if(types.begin(), types.end(), [id](const StoredType& each) { return each.type.id == id; });
}

}  // namespace

void create_schema(Sqlite& db) {
  db.run("PRAGMA application_id = " + std::to_string(kApplicationId));
  db.run("PRAGMA user_version = " + std::to_string(kSchemaVersion));
  db.run("CREATE TABLE meta (key TEXT PRIMARY KEY, value) WITHOUT ROWID");
  db.run("CREATE TABLE batch (number INTEGER PRIMARY KEY, token TEXT NOT NULL, committed TEXT NOT NULL)");
  db.run(
      "CREATE TABLE document (id INTEGER PRIMARY KEY, path TEXT NOT NULL UNIQUE, name TEXT NOT NULL, content_hash TEXT "
      "NOT NULL, size INTEGER NOT NULL, modified_ns INTEGER NOT NULL, title TEXT NOT NULL, kind TEXT NOT NULL, date "
      "TEXT "
      "NOT NULL, date_first TEXT, date_last TEXT, pages INTEGER NOT NULL, bytes INTEGER NOT NULL, partial INTEGER NOT "
      "NULL, charset TEXT NOT NULL, metadata TEXT NOT NULL, notes TEXT NOT NULL, batch INTEGER NOT NULL)");
  db.run("CREATE TABLE document_text (document INTEGER PRIMARY KEY, text TEXT NOT NULL, layout BLOB NOT NULL)");
  db.run(
      "CREATE TABLE document_value (key TEXT NOT NULL, value TEXT NOT NULL, document INTEGER NOT NULL, PRIMARY KEY "
      "(key, "
      "value, document)) WITHOUT ROWID");
  db.run("CREATE INDEX document_value_document ON document_value (document)");
  db.run("CREATE TABLE deleted (document INTEGER PRIMARY KEY, batch INTEGER NOT NULL)");
  db.run(
      "CREATE TABLE fact_type (id TEXT PRIMARY KEY, position INTEGER NOT NULL, declaration TEXT NOT NULL) WITHOUT "
      "ROWID");
  db.run("CREATE TABLE fact_field (number INTEGER PRIMARY KEY AUTOINCREMENT, type TEXT NOT NULL, name TEXT NOT NULL)");
  db.run(
      "CREATE TABLE fact_list (field INTEGER NOT NULL, value NOT NULL, fact INTEGER NOT NULL, document INTEGER NOT "
      "NULL, "
      "PRIMARY KEY (field, value, fact)) WITHOUT ROWID");
  db.run("CREATE INDEX fact_list_document ON fact_list (document)");
  add_new_tables(db);
}

void add_new_tables(Sqlite& db) {
  db.run("CREATE TABLE IF NOT EXISTS document_boxes (document INTEGER PRIMARY KEY, boxes BLOB NOT NULL)");
}

void add_failed_files(Sqlite& db) {
  db.run("CREATE TABLE IF NOT EXISTS failed_file (path TEXT PRIMARY KEY, reason TEXT NOT NULL) WITHOUT ROWID");
}

FactTables FactTables::load(Sqlite& db, const std::vector<FactType>& given) {
  std::vector<StoredType> stored = stored_types(db);
  FactTables out;
  for (const FactType& type : given) {
    const auto at = find_type(stored, type.id);
    if (at == stored.end()) {
      out.entries_.push_back({FactTable(type, {}), false});
    } else {
      out.entries_.push_back({FactTable(relabelled(at->type, type), at->list_numbers), true});
      stored.erase(at);
    }
  }
  for (StoredType& left : stored) out.entries_.push_back({FactTable(std::move(left.type), left.list_numbers), true});
  return out;
}

FactTables FactTables::sync(Sqlite& db, const std::vector<FactType>& given) {
  std::vector<StoredType> stored = stored_types(db);
  FactTables out;
  std::size_t position = 0;
  for (const FactType& type : given) {
    check_names(type);
    const auto at = find_type(stored, type.id);
    StoredType next = at == stored.end() ? StoredType{type, {}} : *at;
    if (at == stored.end()) {
      const FactTable table(type, {});
      db.run(table.create_sql());
      db.run("CREATE INDEX " + sql_name("fact_" + type.id + "_document") + " ON " + table.table() + " (document)");
    } else {
      widen(db, next, type);
      stored.erase(at);
    }
    number_lists(db, next.type, next.list_numbers);
    store_type(db, next.type, position++);
    out.entries_.push_back({FactTable(std::move(next.type), next.list_numbers), true});
  }
  for (StoredType& left : stored) {
    store_type(db, left.type, position++);
    out.entries_.push_back({FactTable(std::move(left.type), left.list_numbers), true});
  }
  return out;
}

const FactTables::Entry* FactTables::find(std::string_view type) const {
  const auto at = std::find_if(entries_.begin(), entries_.end(),
                               [type](const Entry& each) { return each.table.type().id == type; });
  return at == entries_.end() ? nullptr : &*at;
}

std::vector<FactType> FactTables::types() const {
  std::vector<FactType> out;
  for (const Entry& entry : entries_) out.push_back(entry.table.type());
  return out;
}

}  // namespace uppdrag::knowledge
