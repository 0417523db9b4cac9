// SPDX-License-Identifier: GPL-3.0-or-later
// Runs queries over the index and makes pages of hits with their passages.
#pragma once

#include <xapian.h>

#include <cstdint>
#include <optional>

#include "folder.h"
#include "query_compiler.h"
#include "sqlite.h"

namespace uppdrag::knowledge {

class Searcher {
 public:
  // The index is opened at the first search.
  Searcher(Folder folder, Sqlite& db) : folder_(std::move(folder)), db_(db) {}

  // Throws what Xapian throws, and Failure.
  SearchPage search(const QueryNode& query, std::uint64_t offset, std::uint32_t limit, std::uint32_t snippets);

 private:
  struct Ranked {
    std::vector<std::int64_t> ids;
    std::vector<double> scores;
  };
  void open();
  SearchPage search_once(const QueryNode& query, std::uint64_t offset, std::uint32_t limit, std::uint32_t snippets);
  Ranked rank(const CompiledQuery& query, std::uint64_t offset, std::uint32_t limit, SearchPage& page);
  void add_hits(const Ranked& ranked, const CompiledQuery& query, std::uint64_t offset, std::uint32_t snippets,
                SearchPage& page);
  void warn_if_stale(SearchPage& page);

  Folder folder_;
  Sqlite& db_;
  std::optional<Xapian::Database> index_;
  WordForms forms_;
  Vocabulary vocabulary_;  // Of the texts that snippets were made of.
};

}  // namespace uppdrag::knowledge
