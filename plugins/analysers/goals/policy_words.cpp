// SPDX-License-Identifier: GPL-3.0-or-later
#include "policy_words.h"

#include <array>

#include "uppdrag/text/unicode.h"

namespace uppdrag::goals {
namespace {

struct Ending {
  std::string_view text;
  PolicyForm form;
  std::string_view slug;  // What the ending becomes.
};

// Longest first.
constexpr std::array<Ending, 8> kEndings = {{
    {"politikens", PolicyForm::kGenitive, "politik"},
    {"strategins", PolicyForm::kGenitive, "strategin"},
    {"politiken", PolicyForm::kName, "politik"},
    {"strategin", PolicyForm::kName, "strategin"},
    {"politiska", PolicyForm::kAdjective, "politik"},
    {"politiskt", PolicyForm::kAdjective, "politik"},
    {"politiks", PolicyForm::kGenitive, "politik"},
    {"politik", PolicyForm::kName, "politik"},
}};

// What stands before the ending in words that name no national policy or strategy.
constexpr std::array<std::string_view, 30> kOtherStems = {"parti",
                                                          "sak",
                                                          "real",
                                                          "o",
                                                          "läns",
                                                          "samarbets",
                                                          "del",
                                                          "resultat",
                                                          "region",
                                                          "eu",
                                                          "lissabon",
                                                          "europa",
                                                          "global",
                                                          "kommun",
                                                          "kommunikations",
                                                          "total",
                                                          "verksamhets",
                                                          "huvud",
                                                          "under",
                                                          "mål",
                                                          "internutveckling",
                                                          "fiskeri",
                                                          "sammanhållnings",
                                                          "jordbruks",
                                                          "penning",
                                                          "stormakts",
                                                          "inrikes",
                                                          "upphandlings",
                                                          "försörjnings",
                                                          "it"};

constexpr std::array<std::string_view, 1> kGluedTails = {"diarienummer"};  // `cancerstrateginDiarienummer:`

}  // namespace

std::string slug_of(std::string_view text) {
  std::string out;
  for (std::uint32_t at = 0; at < text.size();) {
    const CodePoint c = decode_utf8(text, at);
    at = c.next;
    if ((c.value >= 'a' && c.value <= 'z') || (c.value >= '0' && c.value <= '9'))
      out += static_cast<char>(c.value);
    else if (c.value == U'å' || c.value == U'ä')
      out += 'a';
    else if (c.value == U'ö')
      out += 'o';
    else if (c.value == U'é')
      out += 'e';
    else if (!out.empty() && out.back() != '-')
      out += '-';
  }
  if (!out.empty() && out.back() == '-') out.pop_back();
  return out;
}

std::optional<PolicyWord> policy_word(std::string_view folded) {
  for (const std::string_view tail : kGluedTails)
    if (folded.ends_with(tail)) folded.remove_suffix(tail.size());
  for (const Ending& ending : kEndings) {
    if (!folded.ends_with(ending.text)) continue;
    const std::string_view stem = folded.substr(0, folded.size() - ending.text.size());
    if (stem.size() < 2) return std::nullopt;
    for (const std::string_view other : kOtherStems)
      if (stem == other) return std::nullopt;
    return PolicyWord{ending.form, slug_of(stem) + std::string(ending.slug)};
  }
  return std::nullopt;
}

}  // namespace uppdrag::goals
