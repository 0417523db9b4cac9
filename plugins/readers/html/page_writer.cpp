// SPDX-License-Identifier: GPL-3.0-or-later
#include "page_writer.h"

#include <algorithm>
#include <charconv>

#include "../shared/raised.h"
#include "measure.h"
#include "uppdrag/text/unicode.h"

namespace uppdrag::html_reader {
namespace {

using flow::OrdinalStyle;

bool blank(std::string_view text) { return text.find_first_not_of(" \t\n") == std::string_view::npos; }

std::int64_t integer(std::string_view value, std::int64_t otherwise) {
  constexpr std::int64_t kMost = 1'000'000'000;
  std::int64_t out = otherwise;
  std::from_chars(value.data(), value.data() + value.size(), out);
  return std::clamp(out, -kMost, kMost);
}

OrdinalStyle list_style(std::string_view type, std::string_view css) {
  if (type == "a" || css.find("lower-alpha") < css.size() || css.find("lower-latin") < css.size())
    return OrdinalStyle::kLowerLetter;
  if (type == "A" || css.find("upper-alpha") < css.size() || css.find("upper-latin") < css.size())
    return OrdinalStyle::kUpperLetter;
  if (type == "i" || css.find("lower-roman") < css.size()) return OrdinalStyle::kLowerRoman;
  if (type == "I" || css.find("upper-roman") < css.size()) return OrdinalStyle::kUpperRoman;
  return OrdinalStyle::kDecimal;
}

// `[1]`, `1)`, `*` without what stands around the mark; "" when `sign` is none.
std::string bare_sign(std::string_view sign) {
  constexpr std::size_t kLongest = 5;
  std::string out;
  for (const char c : sign)
    if (std::string_view("[]()., ").find(c) == std::string_view::npos) out += c;
  const bool digits = !out.empty() && out.find_first_not_of("0123456789") == std::string::npos;
  const bool stars = !out.empty() && out.find_first_not_of('*') == std::string::npos;
  return out.size() <= kLongest && (digits || stars) ? out : std::string();
}

}  // namespace

void PageWriter::run() {
  walk(1, static_cast<std::uint32_t>(page_.nodes.size()));
  flow_.end();
}

void PageWriter::walk(std::uint32_t from, std::uint32_t to) {
  for (std::uint32_t i = from; i < to;) {
    leave(i);
    if (has(i, kUnseen)) {
      i = node(i).end;
    } else if (node(i).tag == Tag::kText) {
      text(i++);
    } else {
      i = enter(i);
    }
  }
  leave(to);
}

void PageWriter::leave(std::uint32_t at) {
  for (; !open_.empty() && open_.back().end <= at; open_.pop_back()) {
    const Open& open = open_.back();
    if (open.quote && flow_.open()) flow_.add("”");
    if (open.block) border();
    if (open.bold && --bold_ == 0) flow_.bold(false);
    if (open.heading) --headings_;
    if (open.line) --lines_;
    if (open.item) {
      --items_;
      new_item_ = false;
    }
  }
  while (!lists_.empty() && lists_.back().end <= at) lists_.pop_back();
}

// A block starts or ends.
void PageWriter::border() {
  if (in_row_)
    flow_.space();
  else
    flow_.end();
}

std::uint32_t PageWriter::enter(std::uint32_t at) {
  const Node& n = node(at);
  if (n.tag == Tag::kBr) {
    flow_.line_break();
    return n.end;
  }
  if (n.tag == Tag::kSup && raised(at)) return n.end;
  if (n.tag == Tag::kA && note_link(at) && note_sign(at, page_.inner_text(at, 32))) return n.end;
  Open open{n.end};
  open.bold = n.tag == Tag::kBold || has(at, kBoldText);
  open.quote = n.tag == Tag::kQ;
  open.block = is_block(n.tag) || has(at, kOwnLine);
  if (open.bold && bold_++ == 0) flow_.bold(true);
  if (open.quote) write("”", n.source, at);
  if (open.block) {
    border();
    begin_heading(at, open);
    if (n.tag == Tag::kLi) begin_item(at, open);
  }
  if (open.block || open.bold || open.quote) open_.push_back(open);
  return open.block && !in_row_ ? enter_block(at) : at + 1;
}

// The element is a heading, or stands within one.
void PageWriter::begin_heading(std::uint32_t at, Open& open) {
  const Node& n = node(at);
  const bool heading = is_heading(n.tag) || (n.first < n.last && page_.value(at, Attribute::kRole) == "heading");
  if (heading && !in_row_) {
    open.heading = true;
    ++headings_;
    const std::int64_t level = is_heading(n.tag) ? static_cast<int>(n.tag) - static_cast<int>(Tag::kH1) + 1
                                                 : integer(page_.value(at, Attribute::kAriaLevel), 2);
    heading_level_ = static_cast<std::uint8_t>(std::clamp<std::int64_t>(level, 1, 6));
  }
  if (headings_ == 0 || heading) return;
  if (n.tag == Tag::kUl || n.tag == Tag::kOl || n.tag == Tag::kLi || n.tag == Tag::kTable) end_headings();
  if (!has(at, kOwnLine)) return;
  open.line = true;
  ++lines_;
}

// A heading that was never closed.
void PageWriter::end_headings() {
  for (Open& open : open_) open.heading = false;
  headings_ = 0;
}

std::uint32_t PageWriter::enter_block(std::uint32_t at) {
  const Node& n = node(at);
  if (has(at, kLines)) {
    lines(at);
    return n.end;
  }
  if (n.tag == Tag::kUl || n.tag == Tag::kOl) begin_list(at);
  if (n.tag == Tag::kTable && is_data_table(page_, judgement_, at)) {
    table(at);
    return n.end;
  }
  if (n.tag == Tag::kDl) {
    const auto pairs = pairs_of(page_, judgement_, at);
    if (!pairs.empty()) {
      rows(pairs, at);
      return n.end;
    }
  }
  return at + 1;
}

void PageWriter::begin_list(std::uint32_t at) {
  List list{node(at).end};
  list.ordered = node(at).tag == Tag::kOl;
  if (list.ordered) {
    list.style = list_style(page_.value(at, Attribute::kType), page_.value(at, Attribute::kStyle));
    list.next = integer(page_.value(at, Attribute::kStart), 1);
  }
  lists_.push_back(list);
}

void PageWriter::begin_item(std::uint32_t at, Open& open) {
  open.item = true;
  ++items_;
  new_item_ = true;
  marker_ = "•";
  if (lists_.empty() || !lists_.back().ordered) {
    if (in_row_) write("•", node(at).source, at);
    if (in_row_) flow_.space();
    return;
  }
  List& list = lists_.back();
  list.next = integer(page_.value(at, Attribute::kValue), list.next);
  marker_ = flow::ordinal_text(list.next, list.style) + ".";
  list.next += list.step;
}

std::uint8_t PageWriter::depth() const {
  return static_cast<std::uint8_t>(std::clamp<std::size_t>(lists_.size(), 1, 255));
}

void PageWriter::open_block(std::uint32_t at, std::uint32_t source) {
  site_ = has(at, kSite);
  note_ = has(at, kNotes) || !note_sign_.empty();
  if (site_) {
    flow_.begin(BlockKind::kFurniture);
  } else if (note_) {
    if (note_sign_.empty() && new_item_ && !lists_.empty() && lists_.back().ordered)
      note_sign_ = marker_.substr(0, marker_.size() - 1);
    flow_.begin(BlockKind::kFootnote, 0, note_sign_, source);
    note_sign_.clear();
  } else if (headings_ > 0 && lines_ == 0) {
    flow_.begin(BlockKind::kHeading, heading_level_);
  } else if (new_item_) {
    flow_.begin(BlockKind::kListItem, depth(), marker_, source);
  } else {
    flow_.begin(BlockKind::kParagraph, items_ > 0 ? depth() : std::uint8_t{0});
  }
  new_item_ = false;
  if (bold_ > 0) flow_.bold(true);
}

void PageWriter::text(std::uint32_t at) {
  if (has(at, kLines) && !in_row_ && headings_ == 0) return lines(at);
  for (std::uint32_t p = node(at).first; p < node(at).last; ++p)
    write(page_.text(page_.pieces[p]), page_.pieces[p].source, at);
}

void PageWriter::write(std::string_view text, std::uint32_t source, std::uint32_t at) {
  if (!in_row_) {
    if (flow_.open() && !blank(text) && (site_ != has(at, kSite) || (has(at, kNotes) && !note_))) flow_.end();
    if (!flow_.open()) {
      if (blank(text)) return;
      open_block(at, source);
    }
  }
  flow_.add(text, source);
}

// A footnote's mark in the text is left out; in front of a footnote it marks it.
bool PageWriter::note_sign(std::uint32_t at, std::string_view sign) {
  const std::string bare = bare_sign(sign);
  if (bare.empty()) return has(at, kNotes) && (sign == "↩" || sign == "↑" || sign == "↩︎" || sign == "^");
  if (in_row_ || headings_ > 0) return true;
  const bool starts = !flow_.open() || flow_.blank();
  if (starts) note_sign_ = bare;
  return true;
}

bool PageWriter::note_link(std::uint32_t at) const {
  const std::string_view href = page_.value(at, Attribute::kHref);
  const auto hash = href.find('#');
  if (hash == std::string_view::npos) return false;
  if (has(at, kNotes) || page_.value(at, Attribute::kRole) == "doc-noteref") return true;
  return is_note_name(href.substr(hash + 1));
}

bool PageWriter::raised(std::uint32_t at) {
  constexpr std::size_t kLongest = 12;
  const std::string sign = page_.inner_text(at, 2 * kLongest);
  if (sign.size() > kLongest) return false;
  bool note = false;
  for (std::uint32_t i = at; i < node(at).end; ++i) note = note || node(i).tag == Tag::kA;
  const bool starts = !in_row_ && (!flow_.open() || flow_.blank());
  if (starts && headings_ == 0 && !bare_sign(sign).empty()) return note_sign(at, sign);
  const std::string_view before = flow_.open() ? flow::end_of_cell(flow_.line()) : std::string_view();
  write(flow::raised_text(before, sign, note), node(at).source, at);
  return true;
}

void PageWriter::lines(std::uint32_t at) {
  std::string out;
  std::vector<flow::Origin> origins;
  for (std::uint32_t i = at; i < node(at).end;) {
    const Node& n = node(i);
    if (has(i, kUnseen)) {
      i = n.end;
      continue;
    }
    if (n.tag == Tag::kBr || (i != at && is_block(n.tag) && !out.ends_with('\n'))) {
      origins.push_back({static_cast<std::uint32_t>(out.size()), n.source});
      out += '\n';
    }
    for (std::uint32_t p = n.first; n.tag == Tag::kText && p < n.last; ++p) {
      origins.push_back({static_cast<std::uint32_t>(out.size()), page_.pieces[p].source});
      out += page_.text(page_.pieces[p]);
    }
    ++i;
  }
  flow_.add_lines(out, origins, has(at, kSite));
}

void PageWriter::table(std::uint32_t at) {
  for (std::uint32_t i = at + 1; i < node(at).end; i = node(i).end) {
    if (node(i).tag != Tag::kCaption || has(i, kUnseen)) continue;
    walk(i + 1, node(i).end);
    flow_.end();
  }
  rows(rows_of(page_, judgement_, at), at);
}

void PageWriter::rows(const std::vector<std::vector<RowCell>>& rows, std::uint32_t at) {
  const std::size_t heads = has(at, kSite) ? 0 : head_rows(page_, rows);
  for (const auto& row : rows) {
    const bool head = static_cast<std::size_t>(&row - rows.data()) < heads;
    flow_.begin(has(at, kSite) ? BlockKind::kFurniture : BlockKind::kTableRow, head ? 1 : 0);
    in_row_ = true;
    for (std::size_t c = 0; c < row.size(); ++c) {
      if (c > 0) flow_.tab();
      if (row[c].node != kNoNode) walk(row[c].node + 1, node(row[c].node).end);
    }
    in_row_ = false;
    flow_.end();
  }
}

}  // namespace uppdrag::html_reader
