// SPDX-License-Identifier: GPL-3.0-or-later
// The elements of HTML that mean something to a reader of text.
#pragma once

#include <cstdint>
#include <string_view>

namespace uppdrag::html_reader {

enum class Tag : std::uint8_t {
  kText,     // No element: a run of characters.
  kInline,   // Any element within a line that has no name below, known or not.
  kBlock,    // Any element that starts a line: div, section, address, ...
  kDropped,  // script, style, svg, ...: no text of the page.
  kA,
  kArticle,
  kAside,
  kBody,
  kBold,  // b, strong
  kBr,
  kButton,
  kCaption,
  kDd,
  kDel,  // del, s, strike
  kDl,
  kDt,
  kFigcaption,
  kFooter,
  kH1,
  kH2,
  kH3,
  kH4,
  kH5,
  kH6,
  kHead,
  kHeader,
  kHr,
  kHtml,
  kLabel,  // label, legend
  kLi,
  kLink,
  kMain,
  kMeta,
  kNav,
  kOl,
  kP,
  kPre,
  kQ,
  kSub,
  kSummary,
  kSup,
  kTable,
  kTd,
  kTfoot,
  kTh,
  kThead,
  kTime,
  kTitle,
  kTr,
  kUl,
};

// `name` in lower case. O(log tags).
Tag tag_of(std::string_view name);

inline bool is_heading(Tag tag) { return tag >= Tag::kH1 && tag <= Tag::kH6; }
// Its text shares no line with what stands around it.
bool is_block(Tag tag);

}  // namespace uppdrag::html_reader
