// SPDX-License-Identifier: GPL-3.0-or-later
#include "place_weight.h"

#include <algorithm>
#include <cmath>

namespace uppdrag::knowledge {
namespace {

constexpr double kK1 = 0.2;
constexpr double kB = 0.9;
// What the lead adds, in inverse document frequencies.
constexpr double kLeadShare = 1.0;
// Below half the average, a document is not favoured for being shorter still.
constexpr double kLeastLength = 0.5;

bool is_in_title(Xapian::termcount wdf) { return (wdf & place::kTitleBits) != 0; }

void in_titles(const Xapian::Database& database, const std::string& term, std::vector<Xapian::docid>& out) {
  for (auto at = database.postlist_begin(term); at != database.postlist_end(term); ++at) {
    if (is_in_title(at.get_wdf())) out.push_back(*at);
  }
}

// The same among the documents `numbers`, which are sorted.
void in_titles_of(const std::vector<Xapian::docid>& numbers, const Xapian::Database& database, const std::string& term,
                  std::vector<Xapian::docid>& out) {
  auto at = database.postlist_begin(term);
  const auto end = database.postlist_end(term);
  for (const Xapian::docid number : numbers) {
    if (at != end) at.skip_to(number);
    if (at == end) return;
    if (*at == number && is_in_title(at.get_wdf())) out.push_back(number);
  }
}

}  // namespace

PlaceWeight::PlaceWeight() {
  need_stat(COLLECTION_SIZE);
  need_stat(TERMFREQ);
  need_stat(WQF);
  need_stat(WDF);
  need_stat(WDF_MAX);
  need_stat(DOC_LENGTH);
  need_stat(DOC_LENGTH_MIN);
  need_stat(AVERAGE_LENGTH);
}

void PlaceWeight::init(double factor) {
  const double frequency = get_termfreq();
  double odds = (get_collection_size() - frequency + 0.5) / (frequency + 0.5);
  // A term that most documents have still counts a little.
  if (odds < 2) odds = odds * 0.5 + 1;
  const double asked = get_wqf();
  rarity_ = std::log(odds) * factor * 2 * asked / (1 + asked);
  const double average = get_average_length();
  length_scale_ = average > 0 ? 1 / average : 0;
}

double PlaceWeight::frequency_share(double wdf, double length) const {
  const double relative = std::max(length * length_scale_, kLeastLength);
  return (kK1 + 1) * wdf / (wdf + place::kOccurrence * kK1 * (kB * relative + 1 - kB));
}

double PlaceWeight::get_sumpart(Xapian::termcount wdf, Xapian::termcount length, Xapian::termcount) const {
  const bool in_lead = (wdf & place::kLeadBits) != 0;
  return rarity_ * (frequency_share(wdf, length) + (in_lead ? kLeadShare : 0));
}

double PlaceWeight::get_maxpart() const {
  return rarity_ * (frequency_share(get_wdf_upper_bound(), get_doclength_lower_bound()) + kLeadShare);
}

bool TitleSource::any(const Xapian::Database& database, const std::string& term) {
  for (auto at = database.postlist_begin(term); at != database.postlist_end(term); ++at) {
    if (is_in_title(at.get_wdf())) return true;
  }
  return false;
}

void TitleSource::init(const Xapian::Database& database) {
  set_maxweight(weight_);
  std::vector<std::pair<Xapian::doccount, std::vector<std::string>>> words;  // By how many postings they have.
  for (const Word& word : words_) {
    auto& [postings, terms] = words.emplace_back(0, word.terms);
    if (terms.empty()) terms.assign(database.allterms_begin(word.prefix), database.allterms_end(word.prefix));
    for (const std::string& term : terms) postings += database.get_termfreq(term);
  }
  std::sort(words.begin(), words.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
  std::vector<Xapian::docid> numbers;
  for (auto word = words.begin(); word != words.end() && (word == words.begin() || !numbers.empty()); ++word) {
    std::vector<Xapian::docid> found;
    for (const std::string& term : word->second)
      word == words.begin() ? in_titles(database, term, found) : in_titles_of(numbers, database, term, found);
    std::sort(found.begin(), found.end());
    found.erase(std::unique(found.begin(), found.end()), found.end());
    numbers = std::move(found);
  }
  start_with(std::move(numbers));
}

void TitleSource::next(double least) { least > weight_ ? end() : NumberSource::next(least); }

void TitleSource::skip_to(Xapian::docid number, double least) {
  least > weight_ ? end() : NumberSource::skip_to(number, least);
}

}  // namespace uppdrag::knowledge
