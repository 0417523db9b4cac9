// SPDX-License-Identifier: GPL-3.0-or-later
// Brings the index to where SQLite is.
#include <functional>

#include "errors.h"
#include "facets.h"
#include "store_reader.h"
#include "stored_knowledge_base.h"

namespace uppdrag::knowledge {
namespace {

namespace fs = std::filesystem;

// An index that says this is being made: SQLite knows no such batch.
const Batch kUnderWay{0, "under-way"};

// As make_facets() gave them when the document was stored.
Facets stored_facets(Sqlite& db, std::int64_t id) {
  Facets out;
  db.query("SELECT kind, date_first, date_last FROM document WHERE id = ?", {id}, 3, [&out](const SqlColumns& row) {
    out.kind = row.text(0);
    out.first_day = row.text(1);
    out.last_day = row.text(2);
    return true;
  });
  db.query("SELECT key, value FROM document_value WHERE document = ? ORDER BY key, value", {id}, 2,
           [&out](const SqlColumns& row) {
             out.values.emplace_back(row.text(0), row.text(1));
             return true;
           });
  return out;
}

// Puts all documents of batches after `batch` into the index. `often` is called now and then.
void put_since(std::int64_t batch, Sqlite& db, FullTextIndex& index, const std::function<void()>& often) {
  constexpr std::uint64_t kBytes = 16U << 20U;
  std::uint64_t bytes = 0;
  db.query("SELECT id, metadata FROM document d WHERE batch > ? ORDER BY id", {batch}, 2, [&](const SqlColumns& row) {
    const std::int64_t id = row.integer(0);
    // The index needs text, blocks, title and facets; the document's other parts are not read.
    auto document = read_document(db, id);
    if (!document) return true;  // Damaged text: its facts stay, and its words come back with the file.
    index.put(id, *document, stored_facets(db, id));
    bytes += document->text.size();
    if (bytes < kBytes) return true;
    bytes = 0;
    often();
    return true;
  });
}

std::unique_ptr<FullTextIndex> make_anew(const Folder& folder, Sqlite& db) {
  fs::remove_all(folder.new_index());
  {
    FullTextIndex index(folder.new_index());
    put_since(-1, db, index, [&index] { index.commit(kUnderWay); });
    index.commit(last_batch(db));
    index.tidy();
  }
  fs::remove_all(folder.index());
  fs::rename(folder.new_index(), folder.index());
  return std::make_unique<FullTextIndex>(folder.index());
}

// The index as it is on disk when its batch is one of SQLite's and going on with it makes sense, else null.
std::unique_ptr<FullTextIndex> open_mendable(const Folder& folder, Sqlite& db) {
  if (!fs::exists(folder.index())) return nullptr;
  try {
    auto index = std::make_unique<FullTextIndex>(folder.index());
    if (knows_batch(db, index->batch()) && !index->worn_out()) return index;
  } catch (const Xapian::DatabaseLockError&) {
    throw;  // Not damaged, but in use by something that is not Uppdrag.
  } catch (const Xapian::Error&) {
    return nullptr;
  } catch (const Failure&) {
    return nullptr;
  }
  return nullptr;
}

}  // namespace

std::unique_ptr<FullTextIndex> open_index(const Folder& folder, Sqlite& db) {
  fs::remove_all(folder.new_index());
  auto index = open_mendable(folder, db);
  if (!index) return make_anew(folder, db);
  const Batch last = last_batch(db);
  const Batch at = index->batch();
  if (at != last) {
    db.query("SELECT document FROM deleted WHERE batch > ?", {at.number}, 1, [&index](const SqlColumns& row) {
      index->remove(row.integer(0));
      return true;
    });
    put_since(at.number, db, *index, [] {});
    index->commit(last);
  }
  // Files, records and index must be as many, or something is wrong that the numbers do not tell.
  if (index->document_count() != db.integer("SELECT count(*) FROM document").value_or(0)) {
    index.reset();
    return make_anew(folder, db);
  }
  return index;
}

}  // namespace uppdrag::knowledge
