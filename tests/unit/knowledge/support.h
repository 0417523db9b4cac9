// SPDX-License-Identifier: GPL-3.0-or-later
// What the tests of the knowledge base share: a folder that goes, short documents, a fact type with every kind of
// field.
#pragma once

#include <unistd.h>

#include <catch2/catch.hpp>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "uppdrag/knowledge/knowledge_base.h"

namespace uppdrag::test {

class TemporaryFolder {
 public:
  TemporaryFolder() {
    std::string pattern = (std::filesystem::temp_directory_path() / "uppdrag-test-XXXXXX").string();
    REQUIRE(::mkdtemp(pattern.data()) != nullptr);
    path_ = pattern;
  }
  ~TemporaryFolder() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
  }
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;
  const std::filesystem::path& path() const { return path_; }
  std::filesystem::path operator/(std::string_view name) const { return path_ / name; }

 private:
  std::filesystem::path path_;
};

// A document with one paragraph for each of `paragraphs`.
inline Document make_document(std::string path, const std::vector<std::string>& paragraphs) {
  Document out;
  out.path = std::move(path);
  for (const std::string& paragraph : paragraphs) {
    if (!out.text.empty()) out.text += '\n';
    Block block;
    block.span.start = static_cast<std::uint32_t>(out.text.size());
    out.text += paragraph;
    block.span.end = static_cast<std::uint32_t>(out.text.size());
    out.blocks.push_back(block);
  }
  return out;
}

inline DocumentRecord make_record(std::string path, const std::vector<std::string>& paragraphs) {
  DocumentRecord out;
  out.document = make_document(std::move(path), paragraphs);
  out.file = {out.document.path, "0123abcd", static_cast<std::int64_t>(out.document.text.size()), 42};
  return out;
}

inline FieldDeclaration field(std::string name, FieldType type, bool list = false) {
  FieldDeclaration out;
  out.name = std::move(name);
  out.type = type;
  out.list = list;
  return out;
}

// Every type of field, single and as a list.
inline FactType sample_type() {
  FactType out;
  out.id = "sample";
  out.plural = "samples";
  out.label_sv = "Prov";
  out.label_en = "Sample";
  out.fields = {field("note", FieldType::kText),           field("due", FieldType::kDate),
                field("max", FieldType::kMoney),           field("count", FieldType::kInteger),
                field("annual", FieldType::kBoolean),      field("board", FieldType::kAuthority),
                field("county", FieldType::kCounty),       field("goal", FieldType::kGoal),
                field("reference", FieldType::kReference), field("action", FieldType::kEnum),
                field("notes", FieldType::kText, true),    field("dates", FieldType::kDate, true),
                field("years", FieldType::kInteger, true), field("assignees", FieldType::kAuthority, true),
                field("start", FieldType::kText)};  // A name that every fact has a column of.
  return out;
}

inline FactType deadline_type() {
  FactType out;
  out.id = "deadline";
  out.plural = "deadlines";
  out.fields = {field("due", FieldType::kDate), field("due_first", FieldType::kDate),
                field("due_last", FieldType::kDate), field("action", FieldType::kEnum),
                field("responsible", FieldType::kAuthority, true)};
  return out;
}

inline FactType goal_type() {
  FactType out;
  out.id = "goal";
  out.plural = "goals";
  out.fields = {field("goal", FieldType::kGoal)};
  return out;
}

inline std::vector<FactType> all_types() { return {sample_type(), deadline_type(), goal_type()}; }

inline StoredFact make_fact(std::string type, Span span, std::vector<std::pair<std::string, FieldValue>> fields = {}) {
  StoredFact out;
  out.fact.type = std::move(type);
  out.fact.span = span;
  out.fact.sentence = span;
  out.fact.confidence = 0.5;
  out.fact.rule = "test/rule";
  out.fact.fields = std::move(fields);
  out.plugin = "test 1.0";
  return out;
}

using KnowledgeBasePointer = std::unique_ptr<KnowledgeBase>;

inline KnowledgeBasePointer open_kb(const std::filesystem::path& folder, KnowledgeBase::Mode mode,
                                    const std::vector<FactType>& types = all_types()) {
  auto opened = KnowledgeBase::open(folder, mode, types);
  INFO((opened ? std::string{} : opened.error().message));
  REQUIRE(opened.has_value());
  return std::move(*opened);
}
inline KnowledgeBasePointer open_to_write(const std::filesystem::path& folder) {
  return open_kb(folder, KnowledgeBase::Mode::kWrite);
}
inline KnowledgeBasePointer open_to_read(const std::filesystem::path& folder) {
  return open_kb(folder, KnowledgeBase::Mode::kRead);
}

inline void require_ok(const Status& status) {
  INFO((status ? std::string{} : status.error().message));
  REQUIRE(status.has_value());
}

inline void store(KnowledgeBase& kb, const std::vector<DocumentRecord>& records) {
  for (const DocumentRecord& record : records) require_ok(kb.put(record));
  require_ok(kb.commit());
}

inline QueryNode word(std::string text) {
  QueryNode out;
  out.kind = QueryNode::Kind::kWord;
  out.text = std::move(text);
  return out;
}
inline QueryNode phrase(std::vector<std::string> words) {
  QueryNode out;
  out.kind = QueryNode::Kind::kPhrase;
  out.words = std::move(words);
  return out;
}
inline QueryNode prefix(std::string text) {
  QueryNode out = word(std::move(text));
  out.kind = QueryNode::Kind::kPrefix;
  return out;
}
inline QueryNode join(QueryNode::Kind kind, std::vector<QueryNode> children) {
  QueryNode out;
  out.kind = kind;
  out.children = std::move(children);
  return out;
}

inline SearchPage find(const KnowledgeBase& kb, const QueryNode& query, std::uint32_t limit = 100,
                       std::uint32_t snippets = 2) {
  auto page = kb.search(query, 0, limit, snippets);
  INFO((page ? std::string{} : page.error().message));
  REQUIRE(page.has_value());
  return std::move(*page);
}

// Paths of the hits, best first.
inline std::vector<std::string> paths(const SearchPage& page) {
  std::vector<std::string> out;
  for (const SearchHit& hit : page.hits) out.push_back(hit.document.path);
  return out;
}

inline std::vector<FactRow> read_facts(const KnowledgeBase& kb, const FactQuery& query) {
  std::vector<FactRow> out;
  require_ok(kb.facts(query, [&out](const FactRow& row) {
    out.push_back(row);
    return true;
  }));
  return out;
}

}  // namespace uppdrag::test
