// SPDX-License-Identifier: GPL-3.0-or-later
// What a path tells of a text that could not be read.
#include "uppdrag/query/compare.h"
#include "uppdrag/text/unicode.h"

namespace uppdrag {
namespace {

// `text` in lower case without å, ä, ö, as file names often are, words between hyphens: `-vastra-gotaland-`.
std::string plain_name(std::string_view text) {
  std::string out = "-";
  const std::string lower = to_lower(text);
  for (std::uint32_t at = 0; at < lower.size();) {
    const CodePoint c = decode_utf8(lower, at);
    at = c.next;
    const bool plain = (c.value >= U'a' && c.value <= U'z') || (c.value >= U'0' && c.value <= U'9');
    if (plain)
      out += static_cast<char>(c.value);
    else if (c.value == U'å' || c.value == U'ä')
      out += 'a';
    else if (c.value == U'ö')
      out += 'o';
    else if (out.back() != '-')
      out += '-';
  }
  return out.back() == '-' ? out : out + '-';
}

// The county with the longest name in `part`, or null.
const County* county_in(const std::string& part, const Registry& registry) {
  const County* found = nullptr;
  std::size_t length = 0;
  const auto look = [&](const County& county, std::string_view spelling) {
    const std::string wanted = plain_name(spelling);
    if (wanted.size() < 5 || wanted.size() <= length || part.find(wanted) == std::string::npos) return;
    found = &county;
    length = wanted.size();
  };
  for (const County& county : registry.counties()) {
    look(county, county.name);
    look(county, county.county);
    for (const std::string& variant : county.name_variants) look(county, variant);
  }
  return found;
}

}  // namespace

const County* county_in_path(std::string_view path, const Registry& registry) {
  const std::size_t slash = path.rfind('/');
  if (slash == std::string_view::npos) return county_in(plain_name(path), registry);
  if (const County* county = county_in(plain_name(path.substr(slash + 1)), registry)) return county;
  const std::string_view folders = path.substr(0, slash);
  const std::size_t before = folders.rfind('/');
  return county_in(plain_name(before == std::string_view::npos ? folders : folders.substr(before + 1)), registry);
}

}  // namespace uppdrag
