// SPDX-License-Identifier: GPL-3.0-or-later
#include "segments.h"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <map>
#include <memory>
#include <sstream>

#include "errors.h"

namespace uppdrag::knowledge {
namespace {

namespace fs = std::filesystem;

constexpr const char* kName = "segments";
constexpr std::string_view kHead = "uppdrag-index 2";

using Ranges = std::vector<std::pair<Xapian::docid, Xapian::docid>>;

// The dead documents of whichever database a query runs in.
class DeadSource : public Xapian::PostingSource {
 public:
  using ByUuid = std::map<std::string, Ranges>;
  explicit DeadSource(std::shared_ptr<const ByUuid> dead) : dead_(std::move(dead)) {}

  void init(const Xapian::Database& database) override {
    const auto found = dead_->find(database.get_uuid());
    ranges_ = found == dead_->end() ? nullptr : &found->second;
    at_ = 0;
    number_ = 0;
    count_ = 0;
    if (ranges_ == nullptr) return;
    for (const auto& [first, last] : *ranges_) count_ += last - first + 1;
  }
  Xapian::doccount get_termfreq_min() const override { return 0; }
  Xapian::doccount get_termfreq_est() const override { return count_; }
  Xapian::doccount get_termfreq_max() const override { return count_; }
  void next(double) override { move_to(number_ + 1); }
  void skip_to(Xapian::docid number, double) override {
    if (number > number_) move_to(number);
  }
  bool at_end() const override { return ranges_ == nullptr || at_ >= ranges_->size(); }
  Xapian::docid get_docid() const override { return number_; }
  Xapian::PostingSource* clone() const override { return new DeadSource(dead_); }

 private:
  void move_to(Xapian::docid number) {
    if (ranges_ == nullptr) return;
    while (at_ < ranges_->size() && (*ranges_)[at_].second < number) ++at_;
    if (at_ < ranges_->size()) number_ = std::max(number, (*ranges_)[at_].first);
  }

  std::shared_ptr<const ByUuid> dead_;
  const Ranges* ranges_ = nullptr;
  std::size_t at_ = 0;
  Xapian::docid number_ = 0;
  Xapian::doccount count_ = 0;
};

bool read_segment(std::istream& in, Segment& out) {
  std::size_t ranges = 0;
  if (!(in >> out.name >> out.uuid >> out.documents >> ranges) || ranges > out.documents) return false;
  for (std::size_t i = 0; i < ranges; ++i) {
    std::pair<Xapian::docid, Xapian::docid> range;
    if (!(in >> range.first >> range.second) || range.first > range.second) return false;
    out.dead.push_back(range);
  }
  return out.name.find_first_of("/.") == std::string::npos;
}

// False when the disk refused.
bool flush_to_disk(const fs::path& file) {
  const int opened = ::open(file.c_str(), O_RDONLY | O_CLOEXEC);
  if (opened < 0) return false;
  const bool good = ::fsync(opened) == 0;
  ::close(opened);
  return good;
}

}  // namespace

std::string words_name(std::uint32_t number) { return "words" + (number == 0 ? "" : std::to_string(number)); }

std::uint64_t database_bytes(const fs::path& folder) {
  std::uint64_t out = 0;
  for (const auto& entry : fs::directory_iterator(folder)) out += entry.file_size();
  return out;
}

std::string part_name(std::uint32_t number) { return "part" + std::to_string(number); }

Segment merge_databases(const fs::path& folder, const std::vector<Segment>& parts, const std::string& name) {
  Segment merged;
  merged.name = name;
  Xapian::Database all;
  for (const Segment& part : parts) {
    all.add_database(Xapian::Database((folder / part.name).string()));
    merged.documents += part.documents;
    merged.dead.insert(merged.dead.end(), part.dead.begin(), part.dead.end());
  }
  const std::string target = (folder / name).string();
  fs::remove_all(target);
  all.compact(target, Xapian::DBCOMPACT_NO_RENUMBER | Xapian::Compactor::FULL);
  merged.uuid = Xapian::Database(target).get_uuid();
  return merged;
}

void flush_database(const fs::path& folder) {
  bool good = true;
  for (const auto& entry : fs::directory_iterator(folder)) good = flush_to_disk(entry.path()) && good;
  if (!flush_to_disk(folder) || !good) throw Failure({ErrorCode::kIo, "cannot write '" + folder.string() + "'"});
}

std::uint32_t Segment::dead_count() const {
  std::uint32_t out = 0;
  for (const auto& [first, last] : dead) out += last - first + 1;
  return out;
}

bool Segment::is_dead(Xapian::docid number) const {
  const auto at = std::lower_bound(dead.begin(), dead.end(), number,
                                   [](const auto& range, Xapian::docid wanted) { return range.second < wanted; });
  return at != dead.end() && at->first <= number;
}

void Segment::add_dead(Xapian::docid number) {
  auto at = std::lower_bound(dead.begin(), dead.end(), number,
                             [](const auto& range, Xapian::docid wanted) { return range.second < wanted; });
  if (at != dead.end() && at->first <= number) return;
  const bool joins_next = at != dead.end() && at->first == number + 1;
  const bool joins_last = at != dead.begin() && std::prev(at)->second + 1 == number;
  if (joins_next && joins_last) {
    std::prev(at)->second = at->second;
    dead.erase(at);
  } else if (joins_next) {
    at->first = number;
  } else if (joins_last) {
    std::prev(at)->second = number;
  } else {
    dead.insert(at, {number, number});
  }
}

std::uint32_t Manifest::live_documents() const {
  std::uint32_t out = 0;
  for (const Segment& segment : segments) out += segment.documents - segment.dead_count();
  return out;
}

std::optional<Manifest> parse_manifest(const std::string& list) {
  std::istringstream in(list);
  std::string head;
  if (!std::getline(in, head) || head != kHead) return std::nullopt;
  Manifest out;
  std::size_t count = 0;
  // A token may be absent (batch 0), so it stands in quotes.
  const auto text = [&in](std::string& to) {
    std::string word;
    if (!(in >> word) || word.size() < 2 || word.front() != '"' || word.back() != '"') return false;
    to = word.substr(1, word.size() - 2);
    return true;
  };
  if (!(in >> out.batch.number) || !text(out.batch.token) || !text(out.forms)) return std::nullopt;
  in >> out.next >> out.highest >> out.next_segment >> out.words >> out.words_bytes >> count;
  if (!in || count > 10'000) return std::nullopt;
  out.segments.resize(count);
  for (Segment& segment : out.segments) {
    if (!read_segment(in, segment)) return std::nullopt;
  }
  std::string end;
  if (!(in >> end) || end != "end") return std::nullopt;
  return out;
}

std::string manifest_text(const fs::path& folder) {
  std::ifstream in(folder / kName, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

std::optional<Manifest> read_manifest(const fs::path& folder) { return parse_manifest(manifest_text(folder)); }

void write_manifest(const fs::path& folder, const Manifest& manifest) {
  std::ostringstream text;
  text << kHead << '\n'
       << manifest.batch.number << " \"" << manifest.batch.token << "\" \"" << manifest.forms << "\"\n"
       << manifest.next << ' ' << manifest.highest << ' ' << manifest.next_segment << ' ' << manifest.words << ' '
       << manifest.words_bytes << ' ' << manifest.segments.size() << '\n';
  for (const Segment& segment : manifest.segments) {
    text << segment.name << ' ' << segment.uuid << ' ' << segment.documents << ' ' << segment.dead.size();
    for (const auto& [first, last] : segment.dead) text << ' ' << first << ' ' << last;
    text << '\n';
  }
  text << "end\n";
  const fs::path temporary = folder / (std::string{kName} + ".new");
  {
    std::ofstream out(temporary, std::ios::binary | std::ios::trunc);
    out << text.str();
    if (!out.flush()) throw Failure({ErrorCode::kIo, "cannot write '" + temporary.string() + "'"});
  }
  if (!flush_to_disk(temporary)) throw Failure({ErrorCode::kIo, "cannot write '" + temporary.string() + "'"});
  fs::rename(temporary, folder / kName);
}

Xapian::Query OpenIndex::live(const Xapian::Query& query) const {
  auto dead = std::make_shared<DeadSource::ByUuid>();
  for (const Segment& segment : manifest.segments) {
    if (!segment.dead.empty()) dead->emplace(segment.uuid, segment.dead);
  }
  if (dead->empty()) return query;
  return Xapian::Query(Xapian::Query::OP_AND_NOT, query, Xapian::Query((new DeadSource(dead))->release()));
}

OpenIndex open_segments(const fs::path& folder, const std::string& list) {
  auto manifest = parse_manifest(list);
  if (!manifest)
    throw Failure({ErrorCode::kDamaged, "the full-text index '" + folder.string() +
                                            "' has no list of its parts; 'uppdrag index' on any folder makes it anew"});
  OpenIndex out;
  out.manifest = std::move(*manifest);
  for (const Segment& segment : out.manifest.segments)
    out.database.add_database(Xapian::Database((folder / segment.name).string()));
  out.words = Xapian::Database((folder / words_name(out.manifest.words)).string());
  return out;
}

}  // namespace uppdrag::knowledge
