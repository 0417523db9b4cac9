// SPDX-License-Identifier: GPL-3.0-or-later
// The conditions on documents, as a query.
#include <memory>
#include <unordered_set>
#include <utility>

#include "facets.h"
#include "index_terms.h"
#include "number_source.h"
#include "query_compiler.h"

namespace uppdrag::knowledge {
namespace {

using Xapian::Query;

Query any_term(char prefix, const std::vector<std::string>& values) {
  std::vector<std::string> terms;
  for (const std::string& value : values) terms.push_back(make_term(prefix, value));
  return Query(Query::OP_OR, terms.begin(), terms.end());
}

std::vector<std::string> folded(const std::vector<std::string>& values) {
  std::vector<std::string> out;
  for (const std::string& value : values) out.push_back(fold_value(value));
  return out;
}

Query days_query(const IsoDays& days) {
  Query out = Query::MatchAll;
  if (!days.first.empty()) out &= Query(Query::OP_VALUE_GE, slot::kLastDay, days.first);
  if (!days.last.empty()) {
    out &= Query(Query::OP_VALUE_LE, slot::kFirstDay, days.last);
    out &= Query(Query::OP_VALUE_GE, slot::kFirstDay, "0");  // Not documents without a date.
  }
  return out;
}

// The documents of given numbers in SQLite: of few by their terms, of many by going through the numbers of all.
class IdSource : public NumberSource {
 public:
  using Ids = std::unordered_set<std::string>;
  explicit IdSource(std::shared_ptr<const Ids> ids) : ids_(std::move(ids)) {}

  void init(const Xapian::Database& database) override {
    std::vector<Xapian::docid> numbers;
    for (auto at = database.valuestream_begin(slot::kId); at != database.valuestream_end(slot::kId); ++at) {
      if (ids_->contains(*at)) numbers.push_back(at.get_docid());
    }
    start_with(std::move(numbers));
  }
  Xapian::PostingSource* clone() const override { return new IdSource(ids_); }

 private:
  std::shared_ptr<const Ids> ids_;
};

Query ids_query(const std::vector<std::int64_t>& ids) {
  constexpr std::size_t kFew = 100;
  std::vector<std::string> names;
  for (const std::int64_t id : ids) names.push_back(std::to_string(id));
  if (names.size() <= kFew) return any_term(term::kId, names);
  auto set = std::make_shared<const IdSource::Ids>(names.begin(), names.end());
  return Query((new IdSource(std::move(set)))->release());
}

}  // namespace

Xapian::Query filter_query(const DocumentFilter& filter) {
  Query out = Query::MatchAll;
  const auto add = [&out](char prefix, const std::vector<std::string>& values) {
    if (!values.empty()) out &= any_term(prefix, values);
  };
  add(term::kKind, filter.kinds);
  add(term::kCounty, folded(filter.counties));
  add(term::kAuthority, folded(filter.authorities));
  add(term::kGoal, folded(filter.goals));
  if (!filter.ids.empty()) out &= ids_query(filter.ids);
  std::vector<std::string> dnr;
  for (const std::string& each : filter.dnr) dnr.push_back(dnr_key(each));
  add(term::kDnr, dnr);
  if (filter.from || filter.to) out &= days_query(iso_days({filter.from.value_or(""), filter.to.value_or("")}));
  Query alternatives;
  for (const DateBounds& bounds : filter.dates) {
    const IsoDays days = iso_days(bounds);
    const bool open = days.first.empty() && days.last.empty();
    alternatives |= open ? Query(Query::OP_VALUE_GE, slot::kFirstDay, "0") : days_query(days);
  }
  if (!filter.dates.empty()) out &= alternatives;
  return weightless(out);
}

}  // namespace uppdrag::knowledge
