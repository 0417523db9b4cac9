// SPDX-License-Identifier: GPL-3.0-or-later
#include "judge.h"

#include <algorithm>
#include <array>
#include <unordered_set>

#include "measure.h"

namespace uppdrag::html_reader {
namespace {

bool equals_any(std::string_view value, std::initializer_list<std::string_view> words) {
  return std::find(words.begin(), words.end(), value) != words.end();
}

class Judge {
 public:
  explicit Judge(const Page& page) : page_(page), size_(static_cast<std::uint32_t>(page.nodes.size())) {
    out_.flags.assign(size_, 0);
    hints_.assign(size_, 0);
  }

  Judgement run() {
    read_names();
    find_kinds_below();
    find_unseen();
    find_lines();
    measure_ = measure(page_, out_.flags, runs_);
    find_root();
    mark_sites();
    mark_sections();
    if (out_.root == 0)
      trim();
    else
      mark_outside();
    spread();
    keep_title();
    return std::move(out_);
  }

 private:
  enum Below : std::uint8_t { kBlockBelow = 1, kTitleBelow = 2 };

  const Node& node(std::uint32_t i) const { return page_.nodes[i]; }
  bool has(std::uint32_t i, NodeFlag flag) const { return (out_.flags[i] & flag) != 0; }
  void set(std::uint32_t i, NodeFlag flag) { out_.flags[i] = static_cast<std::uint8_t>(out_.flags[i] | flag); }
  std::string_view role(std::uint32_t i) const { return page_.value(i, Attribute::kRole); }
  bool within(std::uint32_t i, std::uint32_t outer) const { return outer <= i && i < node(outer).end; }

  void read_names() {
    for (std::uint32_t i = 0; i < size_; ++i) {
      const Node& n = node(i);
      if ((n.tag == Tag::kButton || n.tag == Tag::kLabel) && !inside_heading(i)) set(i, kOwnLine);
      if (n.tag == Tag::kText || n.first == n.last || n.tag == Tag::kHtml || n.tag == Tag::kBody) continue;
      hints_[i] = static_cast<std::uint8_t>(names_.hints(page_.value(i, Attribute::kClass)) |
                                            names_.hints(page_.value(i, Attribute::kId)));
      const std::string_view style = page_.value(i, Attribute::kStyle);
      if ((hints_[i] & kBoldHint) != 0 || style_is_bold(style)) set(i, kBoldText);
      if ((hints_[i] & kLineHint) != 0 || style_is_block(style)) set(i, kOwnLine);
      if ((hints_[i] & kNoteHint) != 0 || is_note_name(page_.value(i, Attribute::kId)) ||
          equals_any(role(i), {"doc-footnote", "doc-endnotes", "doc-endnote"}))
        if (n.tag != Tag::kA && n.tag != Tag::kSup) set(i, kNotes);
      if (style.find("white-space") != std::string_view::npos &&
          style.find("pre", style.find("white-space")) != std::string_view::npos)
        set(i, kLines);
    }
  }

  // What stands below each node, so that no subtree is searched twice.
  void find_kinds_below() {
    below_.assign(size_, 0);
    for (std::uint32_t i = size_; i-- > 1;) {
      std::uint8_t kinds = below_[i];
      if (is_block(node(i).tag)) kinds |= kBlockBelow;
      if (node(i).tag == Tag::kH1) kinds |= kTitleBelow;
      below_[node(i).parent] = static_cast<std::uint8_t>(below_[node(i).parent] | kinds);
    }
  }

  void find_unseen() {
    std::unordered_set<std::string_view> opened;  // What a button opens is hidden only until then.
    for (std::uint32_t i = 0; i < size_; ++i)
      if (const auto target = page_.value(i, Attribute::kAriaControls); !target.empty()) opened.insert(target);
    for (std::uint32_t i = 0; i < size_; ++i) {
      const Node& n = node(i);
      if (n.tag == Tag::kText) continue;
      if (!unseen(i, opened)) continue;
      if ((hints_[i] & kUnseenHint) != 0 && is_block(n.tag))
        set(i, kSite);
      else
        set(i, kUnseen);
    }
  }

  bool unseen(std::uint32_t i, const std::unordered_set<std::string_view>& opened) const {
    const Node& n = node(i);
    if (equals_any_tag(n.tag, {Tag::kDropped, Tag::kHead, Tag::kMeta, Tag::kLink, Tag::kTitle, Tag::kDel})) return true;
    if ((hints_[i] & kUnseenHint) != 0) return true;
    if (n.first == n.last) return false;
    const bool hidden = (page_.has(i, Attribute::kHidden) && page_.value(i, Attribute::kHidden) != "until-found") ||
                        style_hides(page_.value(i, Attribute::kStyle));
    if (hidden) return opened.count(page_.value(i, Attribute::kId)) == 0;
    return !is_block(n.tag) && page_.value(i, Attribute::kAriaHidden) == "true";
  }

  static bool equals_any_tag(Tag tag, std::initializer_list<Tag> tags) {
    return std::find(tags.begin(), tags.end(), tag) != tags.end();
  }

  void find_lines() {
    for (std::uint32_t i = 0; i < size_; ++i) {
      const Node& n = node(i);
      if (n.tag == Tag::kPre) set(i, kLines);
      if (n.tag != Tag::kText || !laid_out_in_lines(page_, n)) continue;
      set((below_[n.parent] & kBlockBelow) != 0 ? i : n.parent, kLines);
    }
  }

  std::uint32_t total_prose() const { return measure_.prose[0]; }

  void find_root() {
    std::uint32_t best = 0;
    for (std::uint32_t i = 1; i < size_; ++i) {
      const bool main = node(i).tag == Tag::kMain || role(i) == "main";
      if (main && !has(i, kUnseen) && (best == 0 || measure_.text[i] > measure_.text[best])) best = i;
    }
    if (best != 0 && measure_.text[best] > 0 && measure_.prose[best] * 3 >= total_prose()) {
      out_.root = best;
      return;
    }
    for (std::uint32_t i = 1; i < size_; ++i)
      if (node(i).tag == Tag::kArticle && measure_.prose[i] * 5 >= total_prose() * 3 && measure_.prose[i] > 0) {
        out_.root = i;
        return;
      }
    out_.root = named_root();
  }

  // The innermost element that is named as content and holds nearly all prose that is not the site's.
  std::uint32_t named_root() const {
    std::vector<std::uint8_t> flags = out_.flags;
    for (std::uint32_t i = 1; i < size_; ++i) {
      const Tag tag = node(i).tag;
      if (tag == Tag::kNav || tag == Tag::kFooter || tag == Tag::kAside || tag == Tag::kHeader ||
          (hints_[i] & kHeadHint) != 0 || role(i) == "banner" || role(i) == "contentinfo")
        flags[i] = static_cast<std::uint8_t>(flags[i] | kUnseen);
    }
    std::vector<TextRun> runs;
    const std::vector<std::uint32_t> prose = measure(page_, flags, runs).prose;
    if (prose[0] == 0) return 0;
    std::uint32_t root = 0;
    std::uint32_t at = 0;
    for (bool deeper = true; deeper;) {
      deeper = false;
      for (std::uint32_t child = at + 1; child < node(at).end; child = node(child).end) {
        if (prose[child] * 20ULL < prose[0] * 17ULL) continue;
        if ((hints_[child] & kContentHint) != 0) root = child;
        at = child;
        deeper = true;
        break;
      }
    }
    return root;
  }

  bool holds_root(std::uint32_t i) const { return out_.root != 0 && within(out_.root, i); }

  bool site_by_structure(std::uint32_t i) const {
    const Node& n = node(i);
    const std::string_view what = n.first == n.last ? std::string_view() : role(i);
    if (n.tag == Tag::kNav || n.tag == Tag::kFooter) return true;
    if (equals_any(what, {"navigation", "search", "banner", "contentinfo", "dialog", "alertdialog", "menu", "menubar",
                          "toolbar", "status", "alert", "tablist", "footer", "header"}))
      return true;
    if (n.tag != Tag::kAside && what != "complementary") return false;
    // A box with facts beside the text belongs to it.
    constexpr std::uint32_t kFacts = 150;
    const bool facts = out_.root != 0 && within(i, out_.root) && measure_.text[i] >= kFacts &&
                       measure_.link[i] * 3 < measure_.text[i] && (hints_[i] & (kSiteHint | kWeakHint)) == 0;
    return !facts;
  }

  // Names are hints only: what holds a good part of the page's sentences, or its heading, is no furniture.
  bool site_by_name(std::uint32_t i) const {
    const bool weak =
        (hints_[i] & kWeakHint) != 0 && (measure_.prose[i] == 0 || measure_.link[i] * 3 >= measure_.text[i]);
    if ((hints_[i] & kSiteHint) == 0 && !weak) return false;
    if (measure_.prose[i] * 5 >= total_prose() * 2 + 1 ||
        (total_prose() == 0 && measure_.text[i] * 5 >= measure_.text[0] * 2))
      return false;
    return (below_[i] & kTitleBelow) == 0 || (out_.root != 0 && !within(i, out_.root));
  }

  void mark_sites() {
    for (std::uint32_t i = 1; i < size_; ++i) {
      const Node& n = node(i);
      if (n.tag == Tag::kText || has(i, kUnseen)) continue;
      if (n.tag == Tag::kButton || n.tag == Tag::kLabel) {
        if (!inside_heading(i)) set(i, kSite);
        continue;
      }
      if (holds_root(i)) continue;
      if (site_by_structure(i) || site_by_name(i)) set(i, kSite);
      if (has(i, kSite)) i = n.end - 1;
    }
  }

  bool inside_heading(std::uint32_t i) const {
    constexpr int kLook = 4;
    for (int up = 0; up < kLook && i != kNoNode && i != 0; ++up, i = node(i).parent)
      if (is_heading(node(i).tag) || equals_any_tag(node(i).tag, {Tag::kSummary, Tag::kDt})) return true;
    return false;
  }

  // `Genvägar` and the links below it.
  void mark_sections() {
    constexpr std::size_t kLongest = 100;
    for (std::uint32_t i = 1; i < size_; ++i) {
      if (!is_heading(node(i).tag) || has(i, kSite)) continue;
      if (measure_.text[i] > kLongest || !is_site_heading(page_.inner_text(i, kLongest))) continue;
      std::uint32_t at = i;
      while (node(at).parent != 0 && measure_.text[node(at).parent] == measure_.text[at]) at = node(at).parent;
      if (holds_root(at)) continue;
      set(at, kSite);
      const std::uint32_t end = node(node(at).parent).end;
      for (std::uint32_t next = node(at).end; next < end; next = node(next).end) {
        if (node(next).tag == Tag::kText && measure_text(next) == 0) continue;
        if (is_heading(node(next).tag) || (measure_.prose[next] > 0 && !measure_.mostly_links(next))) break;
        if (measure_.text[next] > kLongest && !measure_.mostly_links(next)) break;
        set(next, kSite);
      }
    }
  }

  std::uint32_t measure_text(std::uint32_t text) const { return visible_bytes(page_, node(text)); }

  void mark_outside() {
    for (std::uint32_t i = 1; i < size_; ++i) {
      if (holds_root(i)) {
        if (i == out_.root) i = node(i).end - 1;
        continue;
      }
      set(i, kSite);
      i = node(i).end - 1;
    }
  }

  // No part is named as content: what is mostly links before the first and after the last sentence goes.
  void trim() {
    const auto prose = [&](const TextRun& run) { return run.prose() && !has(run.first, kSite); };
    const auto first = std::find_if(runs_.begin(), runs_.end(), prose);
    const auto last = std::find_if(runs_.rbegin(), runs_.rend(), prose).base();
    if (first == runs_.end()) return;
    for (auto run = runs_.begin(); run != runs_.end(); ++run) {
      if (run >= first && run < last) continue;
      if (run->link * 2 < run->text) continue;
      for (std::uint32_t i = run->first; i < run->last; ++i)
        if (node(i).tag == Tag::kText) set(i, kSite);
    }
  }

  // The page's own heading may stand above its content.
  void keep_title() {
    std::uint32_t title = 0;
    for (std::uint32_t i = 1; i < size_; ++i) {
      if (node(i).tag != Tag::kH1 || has(i, kUnseen) || measure_.text[i] == 0) continue;
      if (title != 0 || !has(i, kSite)) return;
      title = i;
    }
    if (title == 0) return;
    for (std::uint32_t up = title; up != 0; up = node(up).parent) {
      const Tag tag = node(up).tag;
      if (tag == Tag::kHeader || tag == Tag::kNav || tag == Tag::kAside || tag == Tag::kFooter ||
          (hints_[up] & kHeadHint) != 0)
        return;
    }
    for (std::uint32_t i = title; i < node(title).end; ++i)
      out_.flags[i] = static_cast<std::uint8_t>(out_.flags[i] & ~kSite);
  }

  // Furniture is told by every node of it.
  void spread() {
    for (std::uint32_t i = 1; i < size_; ++i) {
      if (has(node(i).parent, kSite)) set(i, kSite);
      if (has(node(i).parent, kNotes)) set(i, kNotes);
    }
  }

  const Page& page_;
  std::uint32_t size_;
  Judgement out_;
  Names names_;
  std::vector<std::uint8_t> hints_;
  std::vector<std::uint8_t> below_;
  Measure measure_;
  std::vector<TextRun> runs_;
};

}  // namespace

bool is_note_name(std::string_view id) {
  constexpr std::array<std::string_view, 8> kStarts = {"ftn",    "fn",         "edn",       "footnote",
                                                       "fotnot", "sdfootnote", "cite_note", "endnote"};
  while (id.starts_with('_')) id.remove_prefix(1);
  for (const std::string_view start : kStarts) {
    if (!id.starts_with(start)) continue;
    std::string_view rest = id.substr(start.size());
    while (!rest.empty() && (rest[0] == '-' || rest[0] == ':' || rest[0] == '_' || rest[0] == '.'))
      rest.remove_prefix(1);
    if (!rest.empty() && rest[0] >= '0' && rest[0] <= '9') return true;
  }
  return false;
}

Judgement judge(const Page& page) { return Judge(page).run(); }

}  // namespace uppdrag::html_reader
