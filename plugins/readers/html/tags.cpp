// SPDX-License-Identifier: GPL-3.0-or-later
#include "tags.h"

#include <algorithm>
#include <array>
#include <utility>

namespace uppdrag::html_reader {
namespace {

using Pair = std::pair<std::string_view, Tag>;

// By name. Elements that are not here stand within a line.
constexpr std::array kTags = std::to_array<Pair>({
    {"a", Tag::kA},
    {"address", Tag::kBlock},
    {"applet", Tag::kDropped},
    {"article", Tag::kArticle},
    {"aside", Tag::kAside},
    {"audio", Tag::kDropped},
    {"b", Tag::kBold},
    {"blockquote", Tag::kBlock},
    {"body", Tag::kBody},
    {"br", Tag::kBr},
    {"button", Tag::kButton},
    {"canvas", Tag::kDropped},
    {"caption", Tag::kCaption},
    {"center", Tag::kBlock},
    {"datalist", Tag::kDropped},
    {"dd", Tag::kDd},
    {"del", Tag::kDel},
    {"details", Tag::kBlock},
    {"dialog", Tag::kBlock},
    {"dir", Tag::kUl},
    {"div", Tag::kBlock},
    {"dl", Tag::kDl},
    {"dt", Tag::kDt},
    {"embed", Tag::kDropped},
    {"fieldset", Tag::kBlock},
    {"figcaption", Tag::kFigcaption},
    {"figure", Tag::kBlock},
    {"footer", Tag::kFooter},
    {"form", Tag::kBlock},
    {"frameset", Tag::kDropped},
    {"h1", Tag::kH1},
    {"h2", Tag::kH2},
    {"h3", Tag::kH3},
    {"h4", Tag::kH4},
    {"h5", Tag::kH5},
    {"h6", Tag::kH6},
    {"head", Tag::kHead},
    {"header", Tag::kHeader},
    {"hgroup", Tag::kBlock},
    {"hr", Tag::kHr},
    {"html", Tag::kHtml},
    {"iframe", Tag::kDropped},
    {"input", Tag::kDropped},
    {"label", Tag::kLabel},
    {"legend", Tag::kLabel},
    {"li", Tag::kLi},
    {"link", Tag::kLink},
    {"listing", Tag::kPre},
    {"main", Tag::kMain},
    {"map", Tag::kDropped},
    {"menu", Tag::kUl},
    {"meta", Tag::kMeta},
    {"meter", Tag::kDropped},
    {"nav", Tag::kNav},
    {"noembed", Tag::kDropped},
    {"noframes", Tag::kDropped},
    {"noscript", Tag::kDropped},
    {"object", Tag::kDropped},
    {"ol", Tag::kOl},
    {"optgroup", Tag::kDropped},
    {"option", Tag::kDropped},
    {"p", Tag::kP},
    {"plaintext", Tag::kPre},
    {"pre", Tag::kPre},
    {"progress", Tag::kDropped},
    {"q", Tag::kQ},
    {"rp", Tag::kDropped},
    {"rt", Tag::kDropped},
    {"s", Tag::kDel},
    {"script", Tag::kDropped},
    {"search", Tag::kNav},
    {"section", Tag::kBlock},
    {"select", Tag::kDropped},
    {"strike", Tag::kDel},
    {"strong", Tag::kBold},
    {"style", Tag::kDropped},
    {"sub", Tag::kSub},
    {"summary", Tag::kSummary},
    {"sup", Tag::kSup},
    {"svg", Tag::kDropped},
    {"table", Tag::kTable},
    {"tbody", Tag::kBlock},
    {"td", Tag::kTd},
    {"template", Tag::kDropped},
    {"textarea", Tag::kDropped},
    {"tfoot", Tag::kTfoot},
    {"th", Tag::kTh},
    {"thead", Tag::kThead},
    {"time", Tag::kTime},
    {"title", Tag::kTitle},
    {"tr", Tag::kTr},
    {"ul", Tag::kUl},
    {"video", Tag::kDropped},
    {"xmp", Tag::kPre},
});
static_assert(std::is_sorted(kTags.begin(), kTags.end(),
                             [](const Pair& a, const Pair& b) { return a.first < b.first; }));

}  // namespace

Tag tag_of(std::string_view name) {
  const auto found = std::lower_bound(kTags.begin(), kTags.end(), name,
                                      [](const Pair& pair, std::string_view wanted) { return pair.first < wanted; });
  return found != kTags.end() && found->first == name ? found->second : Tag::kInline;
}

bool is_block(Tag tag) {
  switch (tag) {
    case Tag::kText:
    case Tag::kInline:
    case Tag::kDropped:
    case Tag::kA:
    case Tag::kBold:
    case Tag::kBr:
    case Tag::kButton:
    case Tag::kDel:
    case Tag::kLabel:
    case Tag::kLink:
    case Tag::kMeta:
    case Tag::kQ:
    case Tag::kSub:
    case Tag::kSup:
    case Tag::kTime:
    case Tag::kTitle:
      return false;
    default:
      return true;
  }
}

}  // namespace uppdrag::html_reader
