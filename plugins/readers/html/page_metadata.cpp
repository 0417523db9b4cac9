// SPDX-License-Identifier: GPL-3.0-or-later
#include "page_metadata.h"

#include <algorithm>
#include <array>

#include "../shared/tidy.h"
#include "../text/furniture.h"
#include "uppdrag/text/unicode.h"

namespace uppdrag::html_reader {
namespace {

bool digits(std::string_view text, std::size_t at, std::size_t count) {
  if (at + count > text.size()) return false;
  return std::all_of(text.begin() + static_cast<std::ptrdiff_t>(at),
                     text.begin() + static_cast<std::ptrdiff_t>(at + count),
                     [](char c) { return c >= '0' && c <= '9'; });
}

// What the `meta` elements of a page say, by lower-case name.
class Metas {
 public:
  explicit Metas(const Page& page) : page_(page) {
    constexpr std::size_t kMost = 200;
    for (std::uint32_t i = 0; i < page.nodes.size() && entries_.size() < kMost; ++i) {
      if (page.nodes[i].tag != Tag::kMeta) continue;
      for (const Attribute key : {Attribute::kName, Attribute::kProperty, Attribute::kItemprop})
        if (const auto name = page.value(i, key); !name.empty()) entries_.push_back({to_lower(name), i});
    }
  }

  // The content of the first of `names` that has one.
  std::string_view get(std::initializer_list<std::string_view> names) const {
    for (const std::string_view name : names)
      for (const auto& [known, node] : entries_)
        if (known == name)
          if (const auto content = page_.value(node, Attribute::kContent); !content.empty()) return content;
    return {};
  }

 private:
  const Page& page_;
  std::vector<std::pair<std::string, std::uint32_t>> entries_;
};

// The first heading of the lowest level among the text.
std::string heading_title(const Document& document) {
  const Block* best = nullptr;
  for (const Block& block : document.blocks)
    if (block.kind == BlockKind::kHeading && (best == nullptr || block.level < best->level)) best = &block;
  return best == nullptr ? std::string() : std::string(best->span.of(document.text));
}

std::string first_of(const Page& page, Tag tag) {
  constexpr std::size_t kLongest = 600;
  for (std::uint32_t i = 0; i < page.nodes.size(); ++i)
    if (page.nodes[i].tag == tag) return flow::tidy(page.inner_text(i, kLongest));
  return {};
}

// `Titel - Regeringen.se`, `Titel | Naturvårdsverket`: a part behind the last separator names the site.
std::string without_site(std::string title) {
  for (const std::string_view sign : {" | ", " - ", " – ", " — "}) {
    const auto at = title.rfind(sign);
    if (at == std::string::npos || at == 0) continue;
    constexpr std::size_t kLongestSite = 40;
    const std::string_view site = std::string_view(title).substr(at + sign.size());
    if (site.size() <= kLongestSite && site.size() < at) return title.substr(0, at);
  }
  return title;
}

// The title of the page, or of its document where every page of a site has the same one.
std::string title_of(const Page& page, const Judgement& judgement, const Metas& metas, const Document& document) {
  const std::string heading = heading_title(document);
  const std::string open_graph = flow::tidy(metas.get({"og:title", "dc.title", "dcterms.title", "twitter:title"}));
  const std::string named = first_of(page, Tag::kTitle);
  if (!heading.empty() && (heading == open_graph || named.starts_with(heading))) return heading;
  for (const Block& block : document.blocks)
    if (block.kind == BlockKind::kHeading && block.level == 1) return std::string(block.span.of(document.text));
  if (!open_graph.empty()) return open_graph;
  // A title that is also the heading of the site's own part is the site's name.
  bool site = false;
  for (std::uint32_t i = 0; i < page.nodes.size() && !site; ++i)
    site = page.nodes[i].tag == Tag::kH1 && (judgement.flags[i] & kSite) != 0 &&
           flow::tidy(page.inner_text(i, 600)) == named;
  if (!named.empty() && !site) return without_site(named);
  return heading.empty() ? named : heading;
}

struct TimeStamps {
  std::string published;
  std::string updated;
};

bool in_list(const Page& page, std::uint32_t node) {
  for (int up = 0; node != 0 && up < 20; ++up, node = page.nodes[node].parent)
    if (page.nodes[node].tag == Tag::kLi) return true;
  return false;
}

// `<time>` elements that the page marks as its own: by class, attribute, or the word before them.
TimeStamps times_of(const Page& page, std::uint32_t root) {
  constexpr int kMost = 200;
  TimeStamps out;
  int left = kMost;
  for (std::uint32_t i = root; i < page.nodes[root].end && left > 0; ++i) {
    if (page.nodes[i].tag != Tag::kTime || in_list(page, i)) continue;
    --left;
    std::string day = day_of(page.value(i, Attribute::kDatetime));
    if (day.empty()) day = day_of(page.inner_text(i, 60));
    if (day.empty()) continue;
    std::string around =
        std::string(page.value(i, Attribute::kItemprop)) + " " + std::string(page.value(i, Attribute::kClass));
    const std::uint32_t parent = page.nodes[i].parent;
    around += " " + std::string(page.value(parent, Attribute::kClass)) + " " + page.inner_text(parent, 60);
    around = to_lower(around);
    const auto says = [&](std::initializer_list<std::string_view> words) {
      return std::any_of(words.begin(), words.end(),
                         [&](std::string_view word) { return around.find(word) != std::string::npos; });
    };
    if (out.updated.empty() && says({"updated", "uppdaterad", "uppdaterat", "ändrad", "granskad", "modified"}))
      out.updated = day;
    else if (out.published.empty() && says({"publish", "publicer", "pubdate"}))
      out.published = day;
  }
  return out;
}

// `"datePublished": "2020-01-31…"` in the page's JSON-LD.
std::string json_day(std::string_view source, std::string_view key) {
  const auto at = source.find("\"" + std::string(key) + "\"");
  if (at == std::string_view::npos) return {};
  const auto quote = source.find('"', at + key.size() + 2);
  return quote == std::string_view::npos || quote > at + key.size() + 8 ? std::string()
                                                                        : day_of(source.substr(quote + 1, 10));
}

std::string first_day(std::initializer_list<std::string> days) {
  for (const std::string& day : days)
    if (!day.empty()) return day;
  return {};
}

std::string language_of(const Page& page, const Metas& metas) {
  std::string_view value;
  for (std::uint32_t i = 0; i < page.nodes.size() && value.empty(); ++i)
    if (page.nodes[i].tag == Tag::kHtml || page.nodes[i].tag == Tag::kBody) value = page.value(i, Attribute::kLang);
  if (value.empty()) value = metas.get({"dc.language", "dcterms.language", "og:locale", "content-language"});
  const auto end = value.find_first_not_of("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ");
  const std::string code = to_lower(value.substr(0, end));
  return code.size() == 2 ? code : std::string();
}

std::string address_of(const Page& page, const Metas& metas) {
  for (std::uint32_t i = 0; i < page.nodes.size(); ++i)
    if (page.nodes[i].tag == Tag::kLink && page.value(i, Attribute::kRel) == "canonical")
      if (const auto href = page.value(i, Attribute::kHref); href.starts_with("http")) return std::string(href);
  const std::string_view url = metas.get({"og:url", "dc.identifier", "dcterms.identifier"});
  return url.starts_with("http") ? std::string(url) : std::string();
}

}  // namespace

std::string day_of(std::string_view date) {
  while (!date.empty() && static_cast<unsigned char>(date.front()) <= ' ') date.remove_prefix(1);
  while (!date.empty() && static_cast<unsigned char>(date.back()) <= ' ') date.remove_suffix(1);
  if (digits(date, 0, 4) && date.size() >= 10 && date[4] == '-' && digits(date, 5, 2) && date[7] == '-' &&
      digits(date, 8, 2))
    return text_reader::read_day(date.substr(0, 10));
  if (digits(date, 0, 8) && (date.size() == 8 || date[8] == 'T'))
    return text_reader::read_day(std::string(date.substr(0, 4)) + "-" + std::string(date.substr(4, 2)) + "-" +
                                 std::string(date.substr(6, 2)));
  // Fri, 24 Mar 2017 15:07:06 GMT
  if (const auto comma = date.find(", "); comma != std::string_view::npos && comma < 12) date.remove_prefix(comma + 2);
  if (const auto zone = date.rfind(' ');
      zone != std::string_view::npos && date.size() - zone <= 6 && date.find(':') < zone)
    date = date.substr(0, zone);
  std::string swedish = to_lower(date);
  if (const auto may = swedish.find(" may "); may != std::string::npos) swedish.replace(may, 5, " maj ");
  if (const auto october = swedish.find(" oct"); october != std::string::npos) swedish.replace(october, 4, " okt");
  return text_reader::read_day(swedish);
}

void read_page_metadata(const Page& page, const Judgement& judgement, const flow::Stamps& stamps, Document& document) {
  const Metas metas(page);
  const TimeStamps times = times_of(page, judgement.root);
  Metadata& out = document.metadata;
  out.set("title", title_of(page, judgement, metas, document), "reader");
  const std::string published =
      first_day({times.published, stamps.published,
                 day_of(metas.get({"article:published_time", "og:published", "published", "datepublished",
                                   "dcterms.issued", "dc.date.issued", "epi.published", "dcterms.created",
                                   "dc.date.created", "publish-date", "pubdate"})),
                 json_day(page.source, "datePublished"), day_of(metas.get({"dc.date", "dcterms.date", "date"}))});
  const std::string updated =
      first_day({times.updated, stamps.updated,
                 day_of(metas.get({"article:modified_time", "og:updated_time", "dcterms.modified", "dc.date.modified",
                                   "datemodified", "epi.modified", "last-modified"})),
                 json_day(page.source, "dateModified")});
  out.set("date", published, "reader");
  out.set("updated", updated, "reader");
  // Pages often keep the language of their template: what the words say counts more.
  out.set("language", language_of(page, metas), "markup");
  out.set("source_url", address_of(page, metas), "reader");
}

}  // namespace uppdrag::html_reader
