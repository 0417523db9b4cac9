// SPDX-License-Identifier: GPL-3.0-or-later
#include "fulltext_index.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <unordered_map>
#include <utility>

#include "errors.h"
#include "uppdrag/text/unicode.h"

namespace uppdrag::knowledge {
namespace {

namespace fs = std::filesystem;

// So many databases of like size are merged into one, so that a query has to look into few.
constexpr std::size_t kAlike = 8;
// A database of so many documents, or bytes on disk, is left alone by tidy(): to merge it again gains less than it
// costs.
constexpr std::uint32_t kLarge = 5000;
constexpr std::uint64_t kLargeBytes = 8'000'000;

bool is_small(const fs::path& folder, const Segment& segment) {
  return segment.documents < kLarge && database_bytes(folder / segment.name) < kLargeBytes;
}

bool is_word(std::string_view text) { return !text.empty() && is_letter(decode_utf8(text, 0).value); }

// 1 for up to 64 documents, one more for each kAlike-fold.
int size_class(const Segment& segment) {
  int out = 1;
  for (std::uint64_t most = 64; segment.documents > most; most *= kAlike) ++out;
  return out;
}

// The number in the index of document `id` of SQLite, or 0.
Xapian::docid number_of(const Xapian::Database& database, const Segment& segment, std::int64_t id) {
  const std::string term = make_term(term::kId, std::to_string(id));
  for (auto at = database.postlist_begin(term); at != database.postlist_end(term); ++at) {
    if (!segment.is_dead(*at)) return *at;
  }
  return 0;
}

}  // namespace

FullTextIndex::FullTextIndex(fs::path folder) : folder_(std::move(folder)) {
  fs::create_directories(folder_);
  auto found = read_manifest(folder_);
  if (!found && !fs::is_empty(folder_))
    throw Failure({ErrorCode::kDamaged, "the full-text index has no list of its parts"});
  if (found && found->forms != kWordFormsVersion && !found->segments.empty())
    throw Failure({ErrorCode::kDamaged, "the full-text index was made by another version of Uppdrag"});
  if (found) manifest_ = std::move(*found);
  manifest_.forms = kWordFormsVersion;
  for (const Segment& segment : manifest_.segments) opened(segment);  // Damage is to be met now.
  open_words();
  drop_leftovers();
}

FullTextIndex::~FullTextIndex() { cancel(); }

const Xapian::Database& FullTextIndex::opened(const Segment& segment) {
  auto& out = opened_[segment.name];
  if (out.size() == 0) out = Xapian::Database((folder_ / segment.name).string());
  return out;
}

bool FullTextIndex::worn_out() const {
  std::uint64_t documents = 0;
  for (const Segment& segment : manifest_.segments) documents += segment.documents;
  const std::uint64_t dead = documents - manifest_.live_documents();
  return dead > 1000 && dead * 4 > documents;
}

PreparedDocument FullTextIndex::prepare(const Document& document, const Facets& facets) {
  PreparedDocument out{terms_.make(document, facets), document.text.size(), {}};
  const Vocabulary& vocabulary = terms_.vocabulary();
  for (; next_word_ < vocabulary.size(); ++next_word_) {
    const std::string_view word = vocabulary.word(next_word_);
    if (!is_word(word)) continue;
    for (const std::string& key : terms_.analysis(next_word_).keys)
      out.words.emplace_back(make_term('\0', key), make_term('\0', word));
  }
  return out;
}

void FullTextIndex::put(std::int64_t id, PreparedDocument& prepared) {
  remove(id);
  if (!building_) building_ = std::make_unique<PartBuilder>(folder_, manifest_.next_segment, manifest_.next);
  prepared.document.add_boolean_term(make_term(term::kId, std::to_string(id)));
  prepared.document.add_value(slot::kId, std::to_string(id));
  new_words_.insert(new_words_.end(), std::make_move_iterator(prepared.words.begin()),
                    std::make_move_iterator(prepared.words.end()));
  building_->put(id, prepared.document, prepared.bytes);
}

void FullTextIndex::remove(std::int64_t id) {
  if (id <= manifest_.highest) gone_.insert(id);
  if (building_) building_->remove(id);
}

// Before the documents that bring the words are in the list: words that no document has do no harm. In the order of the
// table, where a key with several words is then met once.
void FullTextIndex::add_words() {
  std::sort(new_words_.begin(), new_words_.end());
  for (const auto& [key, word] : new_words_) words_.add_synonym(key, word);
  new_words_.clear();
}

void FullTextIndex::flush() {
  add_words();
  words_.commit();
  if (building_) building_->finish();
}

void FullTextIndex::kill(std::int64_t id, Manifest& manifest) {
  for (Segment& segment : manifest.segments) {
    if (const Xapian::docid number = number_of(opened(segment), segment, id); number != 0) {
      segment.add_dead(number);
      return;
    }
  }
}

void FullTextIndex::commit(const Batch& batch) {
  flush();
  Manifest next = manifest_;
  for (const std::int64_t id : gone_) kill(id, next);
  std::erase_if(next.segments, [](const Segment& each) { return each.dead_count() == each.documents; });
  if (building_) {
    if (const auto& part = building_->finish()) next.segments.push_back(*part);
    next.next = building_->next_number();
    next.next_segment = building_->next_name();
    next.highest = std::max(next.highest, building_->highest_id());
  }
  next.batch = batch;
  write_manifest(folder_, next);
  manifest_ = std::move(next);
  if (building_) building_->release();
  building_.reset();
  gone_.clear();
  merge_alike();
}

void FullTextIndex::cancel() noexcept {
  gone_.clear();
  next_word_ = 0;  // Words that were prepared and not put are to come again.
  new_words_.clear();
  building_.reset();
}

// Merges the databases [first, last) of the list.
void FullTextIndex::merge(std::size_t first, std::size_t last) {
  if (last - first < 2) return;
  Manifest next = manifest_;
  const auto part = [&next](std::size_t at) { return next.segments.begin() + static_cast<std::ptrdiff_t>(at); };
  Segment merged = merge_databases(folder_, {part(first), part(last)}, part_name(next.next_segment++));
  next.segments.erase(part(first) + 1, part(last));
  next.segments[first] = std::move(merged);
  write_manifest(folder_, next);
  manifest_ = std::move(next);
  drop_leftovers();
}

// Merges the last kAlike databases when they are of one size class, and goes on with what comes of it.
void FullTextIndex::merge_alike() {
  while (manifest_.segments.size() >= kAlike) {
    const auto& list = manifest_.segments;
    std::size_t first = list.size();
    int most = 0;
    // A smaller one between larger ones is taken along.
    while (first > 0 && size_class(list[first - 1]) <= std::max(most, size_class(list.back()))) {
      most = std::max(most, size_class(list[first - 1]));
      --first;
    }
    if (list.size() - first < kAlike) return;
    merge(first, list.size());
  }
}

void FullTextIndex::tidy() {
  const auto& list = manifest_.segments;
  std::size_t first = list.size();
  while (first > 0 && is_small(folder_, list[first - 1])) --first;
  merge(list.size() > kAlike ? 0 : first, list.size());
  pack_words();
}

// A table that words were added to in many places is up to three times as large as it need be.
void FullTextIndex::pack_words() {
  constexpr std::uint64_t kSmall = 1'000'000;
  const fs::path before = folder_ / words_name(manifest_.words);
  if (database_bytes(before) < kSmall + 2 * manifest_.words_bytes) return;
  Manifest next = manifest_;
  const fs::path after = folder_ / words_name(++next.words);
  fs::remove_all(after);
  Xapian::Database(before.string()).compact(after.string());
  flush_database(after);
  next.words_bytes = database_bytes(after);
  write_manifest(folder_, next);
  manifest_ = std::move(next);
  open_words();
  drop_leftovers();
}

void FullTextIndex::open_words() {
  words_ = Xapian::WritableDatabase((folder_ / words_name(manifest_.words)).string(),
                                    Xapian::DB_CREATE_OR_OPEN | Xapian::DB_BACKEND_GLASS | Xapian::DB_NO_TERMLIST);
}

// Databases that the list does not name: merged ones, and what a crash left.
void FullTextIndex::drop_leftovers() {
  std::set<std::string> kept = {words_name(manifest_.words)};
  for (const Segment& segment : manifest_.segments) kept.insert(segment.name);
  std::erase_if(opened_, [&kept](const auto& each) { return !kept.contains(each.first); });
  for (const auto& entry : fs::directory_iterator(folder_)) {
    const std::string name = entry.path().filename().string();
    const bool ours = name.starts_with("part") || name.starts_with("words");
    if (ours && !kept.contains(name)) fs::remove_all(entry.path());
  }
}

}  // namespace uppdrag::knowledge
