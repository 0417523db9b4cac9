// SPDX-License-Identifier: GPL-3.0-or-later
#include "show_value.h"

#include <algorithm>
#include <array>

#include "console.h"
#include "uppdrag/plugin/csv.h"
#include "uppdrag/text/unicode.h"

namespace uppdrag::cli {
namespace {

struct Choice {
  std::string_view value;
  Message label;
};

// Values of the fact types and document kinds that come with the program. Others are shown as declared.
constexpr std::array<Choice, 25> kChoices = {{{"report", {"redovisa", "report"}},
                                              {"report-partial", {"delredovisa", "interim report"}},
                                              {"report-final", {"slutredovisa", "final report"}},
                                              {"report-financial", {"ekonomisk redovisning", "financial report"}},
                                              {"requisition", {"rekvirera", "requisition"}},
                                              {"repay", {"återbetala", "repay"}},
                                              {"payout", {"utbetala", "pay out"}},
                                              {"propose", {"lämna förslag", "propose"}},
                                              {"other", {"övrigt", "other"}},
                                              {"exact", {"", ""}},
                                              {"max", {"högst", "at most"}},
                                              {"min", {"minst", "at least"}},
                                              {"about", {"cirka", "about"}},
                                              {"assignment", {"uppdrag", "assignment"}},
                                              {"task", {"deluppgift", "task"}},
                                              {"cooperation", {"samverkan", "cooperation"}},
                                              {"strategy", {"strategi", "strategy"}},
                                              {"followup", {"uppföljning", "follow-up"}},
                                              {"yearly", {"varje år", "yearly"}},
                                              {"biennial", {"vartannat år", "every two years"}},
                                              {"half-yearly", {"varje halvår", "half-yearly"}},
                                              {"quarterly", {"varje kvartal", "quarterly"}},
                                              {"monthly", {"varje månad", "monthly"}},
                                              {"sfs", {"SFS", "SFS"}},
                                              {"eu", {"EU", "EU"}}}};

constexpr std::array<Choice, 10> kParts = {{{"21", {"våren", "spring"}},
                                            {"22", {"sommaren", "summer"}},
                                            {"23", {"hösten", "autumn"}},
                                            {"24", {"vintern", "winter"}},
                                            {"33", {"kvartal 1", "Q1"}},
                                            {"34", {"kvartal 2", "Q2"}},
                                            {"35", {"kvartal 3", "Q3"}},
                                            {"36", {"kvartal 4", "Q4"}},
                                            {"40", {"första halvåret", "first half of"}},
                                            {"41", {"andra halvåret", "second half of"}}}};

constexpr std::array<Choice, 4> kEvents = {{{"arsredovisning", {"årsredovisningen", "the annual report"}},
                                            {"budgetunderlag", {"budgetunderlaget", "the budget request"}},
                                            {"slutredovisning", {"slutredovisningen", "the final report"}},
                                            {"delredovisning", {"delredovisningen", "the interim report"}}}};

template <std::size_t N>
const Message* find(const std::array<Choice, N>& table, std::string_view value) {
  const auto found =
      std::find_if(table.begin(), table.end(), [&](const Choice& choice) { return choice.value == value; });
  return found == table.end() ? nullptr : &found->label;
}

std::string event_in_words(std::string_view event, Language language) {
  const auto colon = event.find(':');
  const auto name = event.substr(0, colon);
  const Message* label = find(kEvents, name);
  std::string out(label ? label->in(language) : name);
  if (!label) std::replace(out.begin(), out.end(), '-', ' ');
  if (colon != std::string_view::npos) out.append(" ").append(event.substr(colon + 1));
  return out;
}

std::string text_in_words(const std::string& text, const FieldDeclaration& field, const Registry* registry,
                          Language language) {
  switch (field.type) {
    case FieldType::kDate:
      return shown_date(text, language);
    case FieldType::kEnum:
      return shown_choice(text, language);
    case FieldType::kCounty:
      return shown_county(text, registry);
    default:
      return text;
  }
}

}  // namespace

std::string shown_date(std::string_view edtf, Language language) {
  if (edtf.starts_with("event:")) return event_in_words(edtf.substr(6), language);
  if (edtf.starts_with("R/"))
    return std::string(language == Language::kSwedish ? "varje år " : "every year ").append(edtf.substr(2));
  if (edtf.starts_with("XXXX-"))
    return std::string(edtf.substr(5)).append(language == Language::kSwedish ? " (år saknas)" : " (no year)");
  if (edtf.size() == 7) {
    if (const Message* part = find(kParts, edtf.substr(5)))
      return std::string(part->in(language)).append(" ").append(edtf.substr(0, 4));
  }
  if (const auto slash = edtf.find('/'); slash != std::string_view::npos)
    return shown_date(edtf.substr(0, slash), language) + "–" + shown_date(edtf.substr(slash + 1), language);
  return std::string(edtf == ".." ? "" : edtf);
}

std::string shown_money(std::int64_t amount, std::string_view currency) {
  const bool kronor = currency.empty() || currency == "SEK";
  return grouped(amount).append(" ").append(kronor ? "kr" : currency);
}

std::string shown_choice(std::string_view value, Language language) {
  const Message* label = find(kChoices, value);
  return std::string(label && !label->sv.empty() ? label->in(language) : value);
}

std::string shown_county(std::string_view code, const Registry* registry) {
  const County* county = registry ? registry->county(code) : nullptr;
  return county ? county->county : std::string(code);
}

std::string shown_field(const Fact& fact, const FieldDeclaration& field, const Registry* registry, Language language) {
  const FieldValue* value = fact.get(field.name);
  if (!value) return {};
  if (const auto* text = std::get_if<std::string>(value)) return text_in_words(*text, field, registry, language);
  if (const auto* number = std::get_if<std::int64_t>(value); number && field.type == FieldType::kMoney)
    return shown_money(*number, fact.text("currency"));
  if (const auto* texts = std::get_if<std::vector<std::string>>(value)) {
    std::vector<std::string> words;
    for (const std::string& text : *texts) words.push_back(text_in_words(text, field, registry, language));
    return field_text(words);
  }
  return language == Language::kSwedish ? field_text(*value, "ja", "") : field_text(*value, "yes", "");
}

std::string shown_amount(const Fact& fact, Language language) {
  const auto number = [&](std::string_view name) {
    const FieldValue* value = fact.get(name);
    return value ? std::get_if<std::int64_t>(value) : nullptr;
  };
  const std::int64_t* least = number("min");
  const std::int64_t* most = number("max");
  const auto currency = fact.text("currency");
  const auto with = [&](std::string_view word, std::int64_t amount) {
    return shown_choice(word, language).append(" ").append(shown_money(amount, currency));
  };
  if (!least && !most) return {};
  if (!least) return with("max", *most);
  if (!most) return with("min", *least);
  if (*least != *most) return grouped(*least) + "–" + shown_money(*most, currency);
  return fact.text("qualifier") == "about" ? with("about", *most) : shown_money(*most, currency);
}

std::string shown_type(std::string_view id, const std::vector<FactType>& types, Language language) {
  for (const FactType& type : types)
    if (type.id == id) return to_lower(language == Language::kSwedish ? type.label_sv : type.label_en);
  return std::string(id);
}

std::string shown_counts(const std::vector<TypeCount>& counts, const std::vector<FactType>& types, Language language) {
  std::string out;
  for (const TypeCount& each : counts) {
    if (!out.empty()) out += ", ";
    out += shown_type(each.type, types, language) + " " + grouped(each.count);
  }
  return out;
}

}  // namespace uppdrag::cli
