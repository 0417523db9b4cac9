// SPDX-License-Identifier: GPL-3.0-or-later
#include "alignment.h"

#include <algorithm>

#include "uppdrag/text/unicode.h"

namespace bench {
namespace {

struct Characters {
  std::vector<char32_t> values;
  std::vector<std::uint32_t> bytes;  // Where each starts, and the end.
};

Characters characters_of(const std::string& text) {
  Characters out;
  for (std::uint32_t at = 0; at < text.size();) {
    const uppdrag::CodePoint c = uppdrag::decode_utf8(text, at);
    out.values.push_back(c.value);
    out.bytes.push_back(at);
    at = c.next;
  }
  out.bytes.push_back(static_cast<std::uint32_t>(text.size()));
  return out;
}

enum Step : std::uint8_t { kBoth, kTruth, kOutput };

}  // namespace

Alignment align(const std::string& truth, const std::string& output, bool free_ends) {
  const Characters t = characters_of(truth);
  const Characters o = characters_of(output);
  const std::size_t n = t.values.size();
  const std::size_t m = o.values.size();
  std::vector<std::uint32_t> row(m + 1);
  std::vector<std::uint8_t> steps((n + 1) * (m + 1), kOutput);
  for (std::size_t j = 0; j <= m; ++j) row[j] = free_ends ? 0 : static_cast<std::uint32_t>(j);
  for (std::size_t i = 1; i <= n; ++i) {
    std::uint32_t diagonal = row[0];
    row[0] = static_cast<std::uint32_t>(i);
    steps[i * (m + 1)] = kTruth;
    for (std::size_t j = 1; j <= m; ++j) {
      const std::uint32_t both = diagonal + (t.values[i - 1] == o.values[j - 1] ? 0 : 1);
      const std::uint32_t lost = row[j] + 1;
      const std::uint32_t added = row[j - 1] + 1;
      diagonal = row[j];
      row[j] = std::min({both, lost, added});
      steps[i * (m + 1) + j] = row[j] == both ? kBoth : row[j] == lost ? kTruth : kOutput;
    }
  }
  std::size_t j = m;
  if (free_ends) j = static_cast<std::size_t>(std::min_element(row.begin(), row.end()) - row.begin());
  Alignment out;
  out.errors = row[j];
  out.characters = static_cast<std::uint32_t>(n);
  out.last = o.bytes[j];
  out.place.assign(truth.size() + 1, 0);
  std::size_t i = n;
  out.place[truth.size()] = o.bytes[j];
  while (i > 0 || (j > 0 && !free_ends)) {
    const Step step = static_cast<Step>(steps[i * (m + 1) + j]);
    if (step == kBoth && i > 0 && j > 0) {
      --i, --j;
    } else if (step == kTruth && i > 0) {
      --i;
    } else {
      --j;
      continue;
    }
    for (std::uint32_t b = t.bytes[i]; b < t.bytes[i + 1]; ++b) out.place[b] = o.bytes[j];
  }
  out.first = o.bytes[j];
  return out;
}

}  // namespace bench
