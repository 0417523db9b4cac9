// SPDX-License-Identifier: GPL-3.0-or-later
#include "fulltext_index.h"

#include <charconv>
#include <vector>

#include "uppdrag/text/unicode.h"

namespace uppdrag::knowledge {
namespace {

constexpr const char* kBatchKey = "batch";
constexpr const char* kFormsKey = "word-forms";

bool is_word(std::string_view text) { return !text.empty() && is_letter(decode_utf8(text, 0).value); }

}  // namespace

std::optional<Batch> index_batch(const Xapian::Database& index) {
  const std::string value = index.get_metadata(kBatchKey);
  const auto space = value.find(' ');
  if (space == std::string::npos) return std::nullopt;
  Batch out;
  const auto [end, error] = std::from_chars(value.data(), value.data() + space, out.number);
  if (error != std::errc{} || end != value.data() + space) return std::nullopt;
  out.token = value.substr(space + 1);
  return out;
}

bool has_current_forms(const Xapian::Database& index) {
  const std::string version = index.get_metadata(kFormsKey);
  return version.empty() ? index.get_doccount() == 0 : version == kWordFormsVersion;
}

FullTextIndex::FullTextIndex(const std::filesystem::path& folder)
    : db_(folder.string(), Xapian::DB_CREATE_OR_OPEN | Xapian::DB_BACKEND_GLASS) {}

void FullTextIndex::begin() {
  if (open_) return;
  db_.begin_transaction(true);
  open_ = true;
}

void FullTextIndex::put(std::int64_t id, const Document& document, const Facets& facets) {
  begin();
  const Xapian::Document made = terms_.make(document, facets);
  add_forms();
  db_.replace_document(static_cast<Xapian::docid>(id), made);
}

// Before the document that brings new words is added: a word that is a term already has its forms in the table.
void FullTextIndex::add_forms() {
  const Vocabulary& vocabulary = terms_.vocabulary();
  for (; next_word_ < vocabulary.size(); ++next_word_) {
    const std::string_view word = vocabulary.word(next_word_);
    const std::string term = make_term('\0', word);
    if (!is_word(word) || db_.term_exists(term)) continue;
    if (const std::string key = forms_.key(word); key != word) db_.add_synonym(make_term('\0', key), term);
  }
}

void FullTextIndex::remove(std::int64_t id) {
  begin();
  try {
    db_.delete_document(static_cast<Xapian::docid>(id));
  } catch (const Xapian::DocNotFoundError&) {
    // Put and removed in one batch, or a repair that does again what was done.
  }
}

void FullTextIndex::commit(const Batch& batch) {
  begin();
  db_.set_metadata(kBatchKey, std::to_string(batch.number) + " " + batch.token);
  db_.set_metadata(kFormsKey, std::string{kWordFormsVersion});
  db_.commit_transaction();
  open_ = false;
}

void FullTextIndex::cancel() noexcept {
  if (!open_) return;
  open_ = false;
  next_word_ = 0;  // The forms of this batch's words are undone as well.
  try {
    db_.cancel_transaction();
  } catch (...) {
    // Nothing was committed; the next opening repairs.
  }
}

void FullTextIndex::renew_forms() {
  if (has_current_forms(db_)) return;
  begin();
  std::vector<std::string> keys(db_.synonym_keys_begin(), db_.synonym_keys_end());
  for (const std::string& key : keys) db_.clear_synonyms(key);
  for (auto at = db_.allterms_begin(); at != db_.allterms_end(); ++at) {
    const std::string word = *at;
    if (!is_word(word) || (word.front() >= 'A' && word.front() <= 'Z')) continue;
    if (const std::string key = forms_.key(word); key != word) db_.add_synonym(make_term('\0', key), word);
  }
  db_.set_metadata(kFormsKey, std::string{kWordFormsVersion});
  db_.commit_transaction();
  open_ = false;
}

}  // namespace uppdrag::knowledge
