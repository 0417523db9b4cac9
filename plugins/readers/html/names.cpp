// SPDX-License-Identifier: GPL-3.0-or-later
#include "names.h"

#include <algorithm>
#include <array>
#include <utility>

#include "uppdrag/text/unicode.h"

namespace uppdrag::html_reader {
namespace {

using Word = std::pair<std::string_view, std::uint8_t>;

// Parts of names, by name.
constexpr std::array kWords = std::to_array<Word>({
    {"addthis", kSiteHint},
    {"addtoany", kSiteHint},
    {"advert", kWeakHint},
    {"annons", kWeakHint},
    {"article", kContentHint},
    {"artikel", kContentHint},
    {"backtotop", kSiteHint},
    {"banner", kWeakHint},
    {"bold", kBoldHint},
    {"breadcrumb", kSiteHint},
    {"breadcrumbs", kSiteHint},
    {"brodsmula", kSiteHint},
    {"brodsmulor", kSiteHint},
    {"brodtext", kContentHint},
    {"categories", kWeakHint},
    {"consent", kSiteHint},
    {"content", kContentHint},
    {"contentfooter", kSiteHint},
    {"contentinfo", kSiteHint},
    {"cookie", kSiteHint},
    {"cookiebanner", kSiteHint},
    {"cookieconsent", kSiteHint},
    {"cookies", kSiteHint},
    {"crumbs", kSiteHint},
    {"dela", kSiteHint},
    {"delning", kSiteHint},
    {"disqus", kSiteHint},
    {"endnotes", kNoteHint},
    {"entry", kContentHint},
    {"feedback", kWeakHint},
    {"footer", kSiteHint},
    {"footnote", kNoteHint},
    {"footnotes", kNoteHint},
    {"fotnot", kNoteHint},
    {"fotnoter", kNoteHint},
    {"gdpr", kSiteHint},
    {"genvagar", kSiteHint},
    {"globalnav", kWeakHint},
    {"header", kHeadHint},
    {"huvudinnehall", kContentHint},
    {"huvudmeny", kWeakHint},
    {"innehall", kContentHint},
    {"innehallsforteckning", kSiteHint},
    {"island", kWeakHint},
    {"jumplinks", kWeakHint},
    {"kakor", kSiteHint},
    {"kommentarer", kSiteHint},
    {"lightbox", kSiteHint},
    {"listen", kWeakHint},
    {"login", kWeakHint},
    {"logo", kHeadHint},
    {"logotyp", kHeadHint},
    {"logotype", kHeadHint},
    {"lyssna", kSiteHint},
    {"main", kContentHint},
    {"maincontent", kContentHint},
    {"mainnav", kWeakHint},
    {"megamenu", kWeakHint},
    {"menu", kWeakHint},
    {"menubar", kWeakHint},
    {"meny", kWeakHint},
    {"modal", kWeakHint},
    {"msofootnotetext", kNoteHint},
    {"nav", kWeakHint},
    {"navbar", kWeakHint},
    {"navigation", kWeakHint},
    {"navigering", kWeakHint},
    {"newsletter", kWeakHint},
    {"noprint", kSiteHint},
    {"nyhetsbrev", kWeakHint},
    {"offscreen", kUnseenHint},
    {"onthispage", kWeakHint},
    {"pager", kSiteHint},
    {"pagination", kSiteHint},
    {"paginering", kSiteHint},
    {"popup", kWeakHint},
    {"prenumerera", kWeakHint},
    {"print", kWeakHint},
    {"promo", kWeakHint},
    {"puff", kWeakHint},
    {"puffar", kWeakHint},
    {"rating", kWeakHint},
    {"readspeaker", kSiteHint},
    {"related", kSiteHint},
    {"relatedbox", kSiteHint},
    {"relaterad", kSiteHint},
    {"relaterade", kSiteHint},
    {"relaterat", kSiteHint},
    {"screenreader", kUnseenHint},
    {"search", kWeakHint},
    {"searchbox", kWeakHint},
    {"searchform", kWeakHint},
    {"share", kSiteHint},
    {"sharing", kSiteHint},
    {"shortcut", kWeakHint},
    {"shortcuts", kWeakHint},
    {"sidebar", kWeakHint},
    {"sidenav", kWeakHint},
    {"sidfot", kSiteHint},
    {"sidhuvud", kSiteHint},
    {"siteheader", kHeadHint},
    {"sitename", kHeadHint},
    {"sitetitle", kHeadHint},
    {"skiplink", kSiteHint},
    {"skiplinks", kSiteHint},
    {"skrivut", kSiteHint},
    {"social", kSiteHint},
    {"sociala", kSiteHint},
    {"socialmedia", kSiteHint},
    {"sokruta", kWeakHint},
    {"submenu", kWeakHint},
    {"subscribe", kWeakHint},
    {"tableofcontents", kSiteHint},
    {"tagcloud", kWeakHint},
    {"taggar", kWeakHint},
    {"teaser", kWeakHint},
    {"teasers", kWeakHint},
    {"toc", kSiteHint},
    {"toolbar", kWeakHint},
    {"tooltip", kWeakHint},
    {"topbar", kHeadHint},
    {"totop", kSiteHint},
    {"undermeny", kWeakHint},
    {"vignette", kLineHint},
    {"vishidden", kUnseenHint},
    {"visuallyhidden", kUnseenHint},
});
static_assert(std::is_sorted(kWords.begin(), kWords.end(),
                             [](const Word& a, const Word& b) { return a.first < b.first; }));

// Two parts that mean something together.
struct PairOfWords {
  std::string_view first;
  std::string_view second;
  std::uint8_t hints;
};
constexpr std::array kPairs = std::to_array<PairOfWords>({
    {"sr", "only", kUnseenHint},
    {"for", "sr", kUnseenHint},
    {"visually", "hidden", kUnseenHint},
    {"screen", "reader", kUnseenHint},
    {"no", "print", kSiteHint},
    {"rs", "skip", kSiteHint},
    {"skip", "link", kSiteHint},
    {"skip", "links", kSiteHint},
    {"skip", "to", kSiteHint},
    {"skip", "nav", kSiteHint},
    {"skip", "navigation", kSiteHint},
    {"back", "top", kSiteHint},
    {"to", "top", kSiteHint},
    {"table", "contents", kSiteHint},
    {"on", "page", kSiteHint},
});

// A name that only says how an element relates to others: `with-related`, `has-menu`, `no-footnotes`.
constexpr std::array<std::string_view, 8> kModifiers = {"with", "has", "is", "without", "not", "hide", "show", "for"};

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c; }
bool name_char(char c) {
  return (lower(c) >= 'a' && lower(c) <= 'z') || (c >= '0' && c <= '9') || static_cast<unsigned char>(c) >= 0x80U;
}

std::uint8_t hint_of(std::string_view word) {
  const auto found = std::lower_bound(kWords.begin(), kWords.end(), word,
                                      [](const Word& known, std::string_view wanted) { return known.first < wanted; });
  return found == kWords.end() || found->first != word ? std::uint8_t{0} : found->second;
}

// Looks at the parts of one name.
class NameReader {
 public:
  void part(std::string_view word) {
    const bool modified = std::find(kModifiers.begin(), kModifiers.end(), before_) != kModifiers.end();
    for (const PairOfWords& pair : kPairs)
      if (pair.first == before_ && pair.second == word) hints_ |= pair.hints;
    if (!modified) hints_ |= hint_of(word);
    before_ = word;
  }
  std::uint8_t hints() const { return hints_; }

 private:
  std::string before_;
  std::uint8_t hints_ = 0;
};

std::uint8_t read_name(std::string_view name) {
  NameReader reader;
  std::string word;
  std::string whole;
  for (std::size_t i = 0; i <= name.size(); ++i) {
    const char c = i < name.size() ? name[i] : '-';
    const bool capital = c >= 'A' && c <= 'Z' && i > 0 && name[i - 1] >= 'a' && name[i - 1] <= 'z';
    if ((!name_char(c) || capital) && !word.empty()) {
      reader.part(word);
      word.clear();
    }
    if (!name_char(c)) continue;
    word += lower(c);
    whole += lower(c);
  }
  return static_cast<std::uint8_t>(reader.hints() | hint_of(whole));
}

std::string without_spaces(std::string_view text) {
  std::string out;
  for (const char c : text)
    if (static_cast<unsigned char>(c) > ' ') out += lower(c);
  return out;
}

}  // namespace

std::uint8_t Names::hints(std::string_view value) {
  if (value.empty()) return 0;
  const auto [entry, added] = known_.try_emplace(std::string(value), std::uint8_t{0});
  if (!added) return entry->second;
  std::uint8_t hints = 0;
  for (std::size_t at = 0; at < value.size();) {
    const std::size_t end = std::min(value.find_first_of(" \t\n\r\f", at), value.size());
    hints |= read_name(value.substr(at, end - at));
    at = end + 1;
  }
  return entry->second = hints;
}

bool style_hides(std::string_view style) {
  if (style.empty()) return false;
  const std::string flat = without_spaces(style);
  return flat.find("display:none") != std::string::npos || flat.find("visibility:hidden") != std::string::npos;
}

bool style_is_bold(std::string_view style) {
  if (style.empty()) return false;
  const std::string flat = without_spaces(style);
  for (const std::string_view bold : {"font-weight:bold", "font-weight:700", "font-weight:800", "font-weight:600"})
    if (flat.find(bold) != std::string::npos) return true;
  return false;
}

bool style_is_block(std::string_view style) {
  return !style.empty() && without_spaces(style).find("display:block") != std::string::npos;
}

bool is_site_heading(std::string_view text) {
  // In lower case, without a colon at the end. Longer ones also count as the start of a heading.
  constexpr std::array<std::string_view, 32> kWhole = {"dela",
                                                       "dela sidan",
                                                       "dela artikeln",
                                                       "genvägar",
                                                       "relaterat",
                                                       "relaterade länkar",
                                                       "relaterad information",
                                                       "relaterade sidor",
                                                       "relaterade nyheter",
                                                       "relaterat innehåll",
                                                       "mer inom området",
                                                       "innehåll på sidan",
                                                       "innehåll på denna sida",
                                                       "på denna sida",
                                                       "på den här sidan",
                                                       "på sidan",
                                                       "innehållsförteckning",
                                                       "lyssna",
                                                       "lyssna på sidan",
                                                       "följ oss",
                                                       "kontakta oss",
                                                       "prenumerera",
                                                       "senaste nytt",
                                                       "fler nyheter",
                                                       "snabblänkar",
                                                       "navigering",
                                                       "huvudnavigering",
                                                       "meny",
                                                       "sök",
                                                       "taggar",
                                                       "kategorier",
                                                       "läs även"};
  constexpr std::array<std::string_view, 11> kStarts = {"den här sidan är uppmärkt",
                                                        "sidan är uppmärkt",
                                                        "hjälpte informationen",
                                                        "hjälpte sidan",
                                                        "hade du nytta av",
                                                        "var informationen till hjälp",
                                                        "fick du hjälp av",
                                                        "innehåll på regeringen.se",
                                                        "om kakor",
                                                        "dela på sociala",
                                                        "share this"};
  constexpr std::size_t kLongest = 80;
  if (text.size() > kLongest || text.size() < 3) return false;
  while (!text.empty() && (text.back() == ':' || text.back() == ' ')) text.remove_suffix(1);
  const std::string folded = to_lower(text);
  return std::find(kWhole.begin(), kWhole.end(), folded) != kWhole.end() ||
         std::any_of(kStarts.begin(), kStarts.end(), [&](std::string_view start) { return folded.starts_with(start); });
}

}  // namespace uppdrag::html_reader
