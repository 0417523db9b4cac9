// SPDX-License-Identifier: GPL-3.0-or-later
// Judges what stands between the last word of a line and the first of the next. Internal to this room.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "layout_model.h"
#include "uppdrag/document/glue.h"

namespace uppdrag::layout {

// Judges line breaks by the words and by what the document writes where no line breaks.
class HyphenJudge {
 public:
  explicit HyphenJudge(const Model& model);

  Glue judge(const Line& above, const Line& below) const;
  // Between words `i` and `i` + 1 of `line`: kMend where a line end of an earlier setting left its hyphen behind and
  // the document writes the whole word elsewhere, or it names a county (`Västman- lands län`); else kSpace, which says
  // nothing.
  Glue judge_within(const Line& line, std::uint32_t i) const;

 private:
  struct Uses {
    std::uint32_t whole = 0;       // jämställdhet
    std::uint32_t hyphenated = 0;  // EU-revision
  };
  void expect(const Line& above, const Line& below);
  void count(std::string_view word);
  bool may_be_stray(std::uint32_t i) const;

  const Model& model_;
  std::unordered_map<std::string, Uses> uses_;    // By the word without hyphens, in small letters.
  std::unordered_map<std::string, Uses> strays_;  // The same for hyphens within lines.
};

}  // namespace uppdrag::layout
