// SPDX-License-Identifier: GPL-3.0-or-later
// What stands between the last word of a line and the first of the next. Internal to this room.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "layout_model.h"

namespace uppdrag::layout {

enum class Glue : std::uint8_t {
  kSpace,
  kTight,      // EU-⏎revision, 2013–⏎2014
  kMend,       // jämställd-⏎hetsintegrering: the hyphen goes.
  kMendThird,  // natt-⏎tåg: the hyphen and one of three consonants go.
};

// Judges line breaks by the words and by what the document writes where no line breaks.
class HyphenJudge {
 public:
  explicit HyphenJudge(const Model& model);

  Glue judge(const Line& above, const Line& below) const;

 private:
  struct Uses {
    std::uint32_t whole = 0;       // jämställdhet
    std::uint32_t hyphenated = 0;  // EU-revision
  };
  void expect(const Line& above, const Line& below);
  void count(std::string_view word);

  const Model& model_;
  std::unordered_map<std::string, Uses> uses_;  // By the word without hyphens, in small letters.
};

}  // namespace uppdrag::layout
