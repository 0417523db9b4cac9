// SPDX-License-Identifier: GPL-3.0-or-later
#include "uppdrag/document/metadata_names.h"

#include <algorithm>
#include <array>
#include <utility>

#include "uppdrag/text/unicode.h"

namespace uppdrag {
namespace {

using Pair = std::pair<std::string_view, std::string_view>;

// Written keys, in lower case, and the metadata keys that they mean.
constexpr std::array<Pair, 39> kKeys = {{{"titel", "title"},
                                         {"rubrik", "title"},
                                         {"datum", "date"},
                                         {"publicerad", "date"},
                                         {"publiceringsdatum", "date"},
                                         {"published", "date"},
                                         {"beslutsdatum", "date"},
                                         {"uppdaterad", "updated"},
                                         {"typ", "kind"},
                                         {"slag", "kind"},
                                         {"type", "kind"},
                                         {"dokumenttyp", "kind"},
                                         {"diarienummer", "dnr"},
                                         {"diarienr", "dnr"},
                                         {"län", "county"},
                                         {"lan", "county"},
                                         {"counties", "county"},
                                         {"myndighet", "authority"},
                                         {"myndigheter", "authority"},
                                         {"authorities", "authority"},
                                         {"avsändare", "issuer"},
                                         {"utgivare", "issuer"},
                                         {"utfärdare", "issuer"},
                                         {"politikområde", "policy_area"},
                                         {"policy_areas", "policy_area"},
                                         {"språk", "language"},
                                         {"lang", "language"},
                                         {"källa", "source_url"},
                                         {"url", "source_url"},
                                         {"title", "title"},
                                         {"date", "date"},
                                         {"updated", "updated"},
                                         {"kind", "kind"},
                                         {"dnr", "dnr"},
                                         {"county", "county"},
                                         {"authority", "authority"},
                                         {"issuer", "issuer"},
                                         {"period", "period"},
                                         {"language", "language"}}};

constexpr std::array<Pair, 13> kKinds = {{{"uppdrag", "assignment"},
                                          {"regeringsuppdrag", "assignment"},
                                          {"assignment", "assignment"},
                                          {"strategi", "strategy"},
                                          {"länsstrategi", "strategy"},
                                          {"strategy", "strategy"},
                                          {"uppföljning", "followup"},
                                          {"redovisning", "followup"},
                                          {"followup", "followup"},
                                          {"follow-up", "followup"},
                                          {"övrigt", "other"},
                                          {"annat", "other"},
                                          {"other", "other"}}};

template <std::size_t N>
std::string_view look_up(const std::array<Pair, N>& table, std::string_view key) {
  const auto found = std::find_if(table.begin(), table.end(), [&](const Pair& pair) { return pair.first == key; });
  return found == table.end() ? std::string_view() : found->second;
}

std::string folded(std::string_view text) {
  while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
  while (!text.empty() && (text.back() == ' ' || text.back() == '\t')) text.remove_suffix(1);
  return to_lower(text);
}

}  // namespace

std::string metadata_key(std::string_view written) {
  std::string key = folded(written);
  std::replace(key.begin(), key.end(), ' ', '_');
  const auto known = look_up(kKeys, key);
  return known.empty() ? key : std::string(known);
}

std::string_view document_kind(std::string_view written) { return look_up(kKinds, folded(written)); }

}  // namespace uppdrag
