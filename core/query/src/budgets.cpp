// SPDX-License-Identifier: GPL-3.0-or-later
// Sums of money that can be answered for: every figure is either in exactly one kind of sum or left out for a reason.
#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <tuple>

#include "names.h"
#include "uppdrag/query/query.h"

namespace uppdrag {
namespace {

enum class GroupBy { kYear, kAuthority, kDocument };

std::optional<std::int64_t> number(const Fact& fact, std::string_view name) {
  const FieldValue* value = fact.get(name);
  const auto* held = value == nullptr ? nullptr : std::get_if<std::int64_t>(value);
  return held == nullptr ? std::nullopt : std::optional(*held);
}

bool is_true(const Fact& fact, std::string_view name) {
  const FieldValue* value = fact.get(name);
  const auto* held = value == nullptr ? nullptr : std::get_if<bool>(value);
  return held != nullptr && *held;
}

template <typename T>
std::vector<T> list(const Fact& fact, std::string_view name) {
  const FieldValue* value = fact.get(name);
  const auto* held = value == nullptr ? nullptr : std::get_if<std::vector<T>>(value);
  std::vector<T> out = held == nullptr ? std::vector<T>{} : *held;
  std::sort(out.begin(), out.end());
  out.erase(std::unique(out.begin(), out.end()), out.end());
  return out;
}

struct Figure {
  std::optional<std::int64_t> min, max;
  std::string qualifier;
  std::vector<std::int64_t> years;
  std::vector<std::string> recipients;
  bool annual = false;
};

Figure figure_of(const Fact& fact) {
  return {number(fact, "min"),
          number(fact, "max"),
          std::string{fact.text("qualifier")},
          list<std::int64_t>(fact, "years"),
          list<std::string>(fact, "recipient"),
          is_true(fact, "annual")};
}

// Why a figure cannot be added to others by itself, or "".
std::string reason_against(const Fact& fact, const Figure& figure) {
  constexpr std::int64_t kMostSek = 1'000'000'000'000'000;
  if (is_true(fact, "part_of")) return "part";
  if (is_true(fact, "superseded")) return "superseded";
  const std::string currency = asking::folded(fact.text("currency"));
  if (!currency.empty() && currency != "sek") return "currency";
  if (!figure.min && !figure.max) return "no-figure";
  if (is_true(fact, "suspect") || figure.max.value_or(0) > kMostSek || figure.max.value_or(0) < 0) return "suspect";
  if (!figure.max) return "minimum";
  return {};
}

// The figures of one document so far: a text says the same sum more than once.
class Repeats {
 public:
  // Whether `figure` says again what was said before: the same sum, and nothing that speaks for another one.
  bool repeated(const std::string& document, const Figure& figure) {
    if (document != document_) {
      document_ = document;
      seen_.clear();
    }
    const auto open_or_same = [](const auto& a, const auto& b) { return a.empty() || b.empty() || a == b; };
    for (const Figure& before : seen_) {
      if (before.min == figure.min && before.max == figure.max && open_or_same(before.years, figure.years) &&
          open_or_same(before.recipients, figure.recipients))
        return true;
    }
    seen_.push_back(figure);
    return false;
  }

 private:
  std::string document_;
  std::vector<Figure> seen_;
};

std::string joined(const std::vector<std::string>& parts) {
  std::string out;
  for (const std::string& part : parts) out += (out.empty() ? "" : "; ") + part;
  return out;
}

std::vector<std::string> groups_of(GroupBy by, const FactRow& row, const Figure& figure) {
  if (by == GroupBy::kDocument) return {row.document_path};
  if (by == GroupBy::kAuthority) return {joined(figure.recipients)};
  std::vector<std::string> out;
  const auto& years = figure.years;
  if (years.size() > 1 && !figure.annual) {
    const bool in_a_row = years.back() - years.front() == static_cast<std::int64_t>(years.size()) - 1;
    std::string name = std::to_string(years.front());
    for (std::size_t i = 1; i < years.size() && !in_a_row; ++i) name += ", " + std::to_string(years[i]);
    if (in_a_row) name += "-" + std::to_string(years.back());
    return {name};
  }
  for (const std::int64_t year : years) out.push_back(std::to_string(year));
  if (out.empty()) out.emplace_back();
  return out;
}

void leave_out(BudgetSum& sum, const std::string& reason) {
  ++sum.left_out;
  for (auto& [name, count] : sum.reasons) {
    if (name == reason) {
      ++count;
      return;
    }
  }
  sum.reasons.emplace_back(reason, 1);
}

void add(BudgetSum& sum, const Figure& figure) {
  if (figure.qualifier == "about") {
    sum.about_sek += *figure.max;
    leave_out(sum, "about");
    return;
  }
  ++sum.facts;
  const bool exact = figure.min == figure.max && figure.qualifier != "max";
  (exact ? sum.exact_sek : sum.at_most_sek) += *figure.max;
}

}  // namespace

Result<std::vector<BudgetSum>> budget_sums(const KnowledgeBase& kb, const Registry& registry,
                                           const FactRequest& request, std::string_view group_by) {
  GroupBy by = GroupBy::kYear;
  if (group_by == "authority") {
    by = GroupBy::kAuthority;
  } else if (group_by == "document") {
    by = GroupBy::kDocument;
  } else if (group_by != "year") {
    return Error{ErrorCode::kInvalidInput,
                 "cannot sum by '" + std::string{group_by} + "' (expected year, authority or document)" +
                     asking::did_you_mean(asking::nearest(group_by, {"year", "authority", "document"}))};
  }
  FactRequest all = request;
  all.type = "budget";
  all.order_by.clear();  // Document by document, for the repeats.
  all.limit = all.offset = 0;
  std::map<std::string, BudgetSum> sums;
  Repeats repeats;
  const Status status = facts(kb, registry, all, [&](const FactRow& row) {
    const Figure figure = figure_of(row.fact);
    std::string reason = reason_against(row.fact, figure);
    if (reason.empty() && repeats.repeated(row.document_path, figure)) reason = "repeated";
    for (const std::string& group : groups_of(by, row, figure)) {
      if (reason.empty()) {
        add(sums[group], figure);
      } else {
        leave_out(sums[group], reason);
      }
    }
    return true;
  });
  if (!status) return status.error();
  std::vector<BudgetSum> out;
  for (auto& [group, sum] : sums) {
    sum.group = group;
    out.push_back(std::move(sum));
  }
  return out;
}

}  // namespace uppdrag
