// SPDX-License-Identifier: GPL-3.0-or-later
#include "facets.h"

#include <algorithm>

#include "errors.h"
#include "uppdrag/plugin/edtf.h"
#include "uppdrag/text/unicode.h"

namespace uppdrag::knowledge {
namespace {

// Fields by which a document's facts say who does the work, whatever type they are of.
bool names_assignees(const FieldDeclaration& field) {
  return field.type == FieldType::kAuthority && (field.name == "assignees" || field.name == "responsible");
}

template <typename Visit>
void each_text(const FieldValue* value, Visit visit) {
  if (value == nullptr) return;
  if (const auto* text = std::get_if<std::string>(value)) {
    visit(*text);
  } else if (const auto* texts = std::get_if<std::vector<std::string>>(value)) {
    for (const std::string& each : *texts) visit(each);
  }
}

void add_dnr(std::string_view dnr, Facets& out) {
  const std::string whole = dnr_key(dnr);
  const auto first = whole.find('/');
  if (first != std::string::npos) {
    for (auto at = whole.find('/', first + 1); at != std::string::npos; at = whole.find('/', at + 1))
      out.values.emplace_back("dnr", whole.substr(0, at));
  }
  out.values.emplace_back("dnr", whole);
}

// Budget figures in kronor, and the days of deadlines.
void add_measures(const Fact& fact, const FactType& type, std::int64_t& amount, std::string& deadline) {
  for (const FieldDeclaration& field : type.fields) {
    const FieldValue* value = fact.get(field.name);
    if (value == nullptr || field.list) continue;
    if (field.type == FieldType::kMoney) {
      const std::string_view currency = fact.text("currency");
      const auto* sek = std::get_if<std::int64_t>(value);
      if (sek != nullptr && (currency.empty() || currency == "SEK")) amount = std::max(amount, *sek);
    } else if (field.type == FieldType::kDate && type.id == "deadline") {
      each_text(value, [&deadline](std::string_view text) { deadline = std::max(deadline, iso_days(text).last); });
    }
  }
}

void add_facts(const std::vector<StoredFact>& facts, const std::vector<FactType>& types, Facets& out,
               ShownValues& shown) {
  std::int64_t amount = 0;
  std::string deadline;
  for (const StoredFact& stored : facts) {
    const auto type = std::find_if(types.begin(), types.end(),
                                   [&stored](const FactType& each) { return each.id == stored.fact.type; });
    if (type == types.end()) continue;
    shown.emplace_back("fact", type->id);
    add_measures(stored.fact, *type, amount, deadline);
    for (const FieldDeclaration& field : type->fields) {
      const bool goal = field.type == FieldType::kGoal;
      if (!goal && !names_assignees(field)) continue;
      each_text(stored.fact.get(field.name), [&](std::string_view text) {
        out.values.emplace_back(goal ? "goal" : "named", fold_value(text));
        shown.emplace_back(goal ? "goal" : "authority", std::string{text});
      });
    }
  }
  if (amount > 0) out.values.emplace_back("amount", std::to_string(amount));
  if (!deadline.empty()) out.values.emplace_back("deadline", deadline);
}

std::string iso_day(const Day& day) { return edtf_day(day); }

DayRange bounds_of(const std::string& text) {
  if (const auto bounds = edtf_bounds(text)) return *bounds;
  throw Failure({ErrorCode::kInvalidInput,
                 "'" + text + "' is no date (expected a day such as 2014-01-31, a month such as 2014-01 or a year)"});
}

}  // namespace

std::string fold_value(std::string_view value) {
  std::string out;
  bool space = false;
  for (std::uint32_t at = 0; at < value.size();) {
    const CodePoint point = decode_utf8(value, at);
    if (is_space(point.value)) {
      space = !out.empty();
    } else {
      if (space) out += ' ';
      space = false;
      out += value.substr(at, point.next - at);
    }
    at = point.next;
  }
  return to_lower(out);
}

std::string dnr_key(std::string_view dnr) {
  std::string out = fold_value(dnr);
  out.erase(std::remove(out.begin(), out.end(), ' '), out.end());
  return out;
}

// `key TAB value LF` for each.
std::string pack_shown(const ShownValues& values) {
  std::string out;
  for (const auto& [key, value] : values) {
    if (value.find_first_of("\t\n") == std::string::npos) out += key + '\t' + value + '\n';
  }
  return out;
}

ShownValues unpack_shown(std::string_view packed) {
  ShownValues out;
  while (!packed.empty()) {
    const std::string_view line = packed.substr(0, packed.find('\n'));
    packed.remove_prefix(std::min(packed.size(), line.size() + 1));
    if (const auto tab = line.find('\t'); tab != std::string_view::npos)
      out.emplace_back(line.substr(0, tab), line.substr(tab + 1));
  }
  return out;
}

Facets make_facets(const Metadata& metadata, const std::vector<StoredFact>& facts, const std::vector<FactType>& types) {
  Facets out;
  out.kind = metadata.get("kind");
  const IsoDays days = iso_days(metadata.get("date"));
  out.first_day = days.first;
  out.last_day = days.last;
  ShownValues shown;
  if (!out.kind.empty()) shown.emplace_back("kind", out.kind);
  if (out.first_day.size() >= 4) shown.emplace_back("year", out.first_day.substr(0, 4));
  for (const char* key : {"county", "authority", "policy_area"}) {
    for (const std::string& value : metadata.list(key)) {
      out.values.emplace_back(key, fold_value(value));
      shown.emplace_back(key, value);
    }
  }
  if (metadata.has("issuer")) out.values.emplace_back("issuer", fold_value(metadata.get("issuer")));
  for (const std::string& dnr : metadata.list("dnr")) add_dnr(dnr, out);
  add_facts(facts, types, out, shown);
  std::sort(shown.begin(), shown.end());
  shown.erase(std::unique(shown.begin(), shown.end()), shown.end());
  if (!shown.empty()) out.values.emplace_back("shown", pack_shown(shown));
  std::sort(out.values.begin(), out.values.end());
  out.values.erase(std::unique(out.values.begin(), out.values.end()), out.values.end());
  return out;
}

IsoDays iso_days(std::string_view edtf) {
  const auto bounds = edtf_bounds(edtf);
  if (!bounds) return {};
  return {iso_day(bounds->first), iso_day(bounds->last)};
}

IsoDays iso_days(const DateBounds& bounds) {
  IsoDays out;
  if (!bounds.from.empty()) out.first = iso_day(bounds_of(bounds.from).first);
  if (!bounds.to.empty()) out.last = iso_day(bounds_of(bounds.to).last);
  return out;
}

}  // namespace uppdrag::knowledge
