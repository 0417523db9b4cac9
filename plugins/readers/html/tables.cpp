// SPDX-License-Identifier: GPL-3.0-or-later
#include "tables.h"

#include <algorithm>
#include <charconv>

#include "measure.h"

namespace uppdrag::html_reader {
namespace {

constexpr std::uint32_t kMostColumns = 1000;
constexpr std::uint32_t kMostCopies = 100000;

bool unseen(const Judgement& judgement, std::uint32_t i) { return (judgement.flags[i] & kUnseen) != 0; }

std::uint32_t number(std::string_view value, std::uint32_t otherwise) {
  std::uint32_t out = otherwise;
  std::from_chars(value.data(), value.data() + value.size(), out);
  return std::min(out, kMostColumns);
}

// What is in a cell.
struct Content {
  std::uint32_t bytes = 0;
  std::uint32_t blocks = 0;  // Paragraphs and the like with text of their own.
  bool structured = false;   // A heading, a list, a table.
  bool digits = false;
};

Content content_of(const Page& page, const Judgement& judgement, std::uint32_t cell) {
  Content out;
  for (std::uint32_t i = cell + 1; i < page.nodes[cell].end; ++i) {
    const Node& node = page.nodes[i];
    if (unseen(judgement, i)) {
      i = node.end - 1;
      continue;
    }
    if (node.tag == Tag::kText) {
      out.bytes += visible_bytes(page, node);
      for (std::uint32_t p = node.first; p < node.last && !out.digits; ++p)
        out.digits = page.text(page.pieces[p]).find_first_of("0123456789") != std::string_view::npos;
    } else if (is_heading(node.tag) || node.tag == Tag::kUl || node.tag == Tag::kOl || node.tag == Tag::kTable ||
               node.tag == Tag::kDl) {
      out.structured = true;
      out.bytes = std::max(out.bytes, 1U);
      return out;  // No more is asked of such a cell, and it may hold many of its kind.
    } else if (node.tag == Tag::kP) {
      ++out.blocks;
    }
  }
  return out;
}

// Calls `visit(row)` for each row of the table itself, not of tables in it.
template <typename Visit>
void each_row(const Page& page, const Judgement& judgement, std::uint32_t table, Visit visit) {
  for (std::uint32_t i = table + 1; i < page.nodes[table].end; ++i) {
    const Node& node = page.nodes[i];
    if (node.tag == Tag::kTr && !unseen(judgement, i)) visit(i);
    const bool inside = node.tag == Tag::kTr || node.tag == Tag::kTable || node.tag == Tag::kCaption;
    if (inside || unseen(judgement, i)) i = node.end - 1;
  }
}

template <typename Visit>
void each_cell(const Page& page, const Judgement& judgement, std::uint32_t row, Visit visit) {
  for (std::uint32_t i = row + 1; i < page.nodes[row].end; i = page.nodes[i].end)
    if ((page.nodes[i].tag == Tag::kTd || page.nodes[i].tag == Tag::kTh) && !unseen(judgement, i)) visit(i);
}

bool within_head(const Page& page, std::uint32_t row) {
  const std::uint32_t parent = page.nodes[row].parent;
  return parent != kNoNode && page.nodes[parent].tag == Tag::kThead;
}

// A cell that reaches into rows below.
struct Hanging {
  std::uint32_t node = kNoNode;
  std::uint32_t rows = 0;
  bool repeat = false;
};

class RowReader {
 public:
  RowReader(const Page& page, const Judgement& judgement) : page_(page), judgement_(judgement) {}

  std::vector<RowCell> read(std::uint32_t row) {
    out_.clear();
    each_cell(page_, judgement_, row, [&](std::uint32_t cell) {
      fill_hanging();
      if (out_.size() >= kMostColumns) return;
      const std::uint32_t columns = std::max(1U, number(page_.value(cell, Attribute::kColspan), 1));
      const std::uint32_t rows = std::max(1U, number(page_.value(cell, Attribute::kRowspan), 1));
      const bool names = out_.empty() || page_.nodes[cell].tag == Tag::kTh;
      for (std::uint32_t c = 0; c < columns && out_.size() < kMostColumns; ++c) {
        if (rows > 1) hang(out_.size(), cell, rows - 1, names && c == 0);
        out_.push_back({c == 0 ? cell : kNoNode});
      }
    });
    fill_hanging();
    return std::move(out_);
  }

 private:
  void hang(std::size_t column, std::uint32_t cell, std::uint32_t rows, bool names) {
    if (hanging_.size() <= column) hanging_.resize(column + 1);
    constexpr std::uint32_t kLongestName = 200;  // Bytes.
    const Content content = content_of(page_, judgement_, cell);
    hanging_[column] = {cell, rows, names && !content.digits && content.bytes <= kLongestName};
  }

  // Cells from above that stand at the next columns. What holds a number is not said twice.
  void fill_hanging() {
    while (out_.size() < hanging_.size() && hanging_[out_.size()].rows > 0) {
      Hanging& above = hanging_[out_.size()];
      --above.rows;
      out_.push_back({above.repeat && copies_++ < kMostCopies ? above.node : kNoNode});
    }
  }

  const Page& page_;
  const Judgement& judgement_;
  std::vector<Hanging> hanging_;
  std::vector<RowCell> out_;
  std::uint32_t copies_ = 0;
};

}  // namespace

bool is_data_table(const Page& page, const Judgement& judgement, std::uint32_t table) {
  const std::string_view role = page.value(table, Attribute::kRole);
  if (role == "presentation" || role == "none") return false;
  constexpr std::uint32_t kLong = 400;  // Bytes of a cell.
  std::uint32_t rows = 0;
  std::uint32_t widest = 0;
  std::uint32_t cells = 0;
  std::uint32_t texts = 0;  // Cells that hold more than a table's cell does.
  bool nested = false;
  bool named = false;
  for (std::uint32_t i = table + 1; i < page.nodes[table].end && !nested; ++i)
    nested = page.nodes[i].tag == Tag::kTable;
  if (nested) return false;
  each_row(page, judgement, table, [&](std::uint32_t row) {
    std::uint32_t width = 0;
    each_cell(page, judgement, row, [&](std::uint32_t cell) {
      ++width;
      named = named || page.nodes[cell].tag == Tag::kTh;
      const Content content = content_of(page, judgement, cell);
      cells += content.bytes > 0 ? 1 : 0;
      texts += content.structured || content.blocks > 2 || content.bytes > kLong ? 1 : 0;
    });
    named = named || within_head(page, row);
    rows += width > 0 ? 1 : 0;
    widest = std::max(widest, width);
  });
  if (rows == 0 || widest < 2) return false;
  if (named) return texts * 2 <= cells || rows > 2;
  return texts * 4 <= cells;
}

std::vector<std::vector<RowCell>> rows_of(const Page& page, const Judgement& judgement, std::uint32_t table) {
  std::vector<std::vector<RowCell>> out;
  RowReader reader(page, judgement);
  std::size_t heads = 0;
  each_row(page, judgement, table, [&](std::uint32_t row) {
    std::vector<RowCell> cells = reader.read(row);
    if (cells.empty()) return;
    const bool head = within_head(page, row);
    if (head && heads < out.size())
      out.insert(out.begin() + static_cast<std::ptrdiff_t>(heads), std::move(cells));
    else
      out.push_back(std::move(cells));
    heads += head ? 1 : 0;
  });
  return out;
}

std::size_t head_rows(const Page& page, const std::vector<std::vector<RowCell>>& rows) {
  const auto is_head = [&](const std::vector<RowCell>& row) {
    bool any = false;
    for (const RowCell& cell : row) {
      if (cell.node == kNoNode) continue;
      const std::uint32_t parent = page.nodes[cell.node].parent;
      const bool head = page.nodes[cell.node].tag == Tag::kTh || (parent != kNoNode && within_head(page, parent));
      if (!head) return false;
      any = true;
    }
    return any;
  };
  const auto body = std::find_if_not(rows.begin(), rows.end(), is_head);
  return body == rows.end() ? 0 : static_cast<std::size_t>(body - rows.begin());
}

std::vector<std::vector<RowCell>> pairs_of(const Page& page, const Judgement& judgement, std::uint32_t list) {
  constexpr std::uint32_t kLongTerm = 80;
  constexpr std::uint32_t kLongText = 200;
  std::vector<std::vector<RowCell>> out;
  std::uint32_t term = kNoNode;
  for (std::uint32_t i = list + 1; i < page.nodes[list].end; ++i) {
    const Node& node = page.nodes[i];
    if (unseen(judgement, i)) {
      i = node.end - 1;
      continue;
    }
    if (node.tag != Tag::kDt && node.tag != Tag::kDd) {
      if (node.tag == Tag::kText && visible_bytes(page, node) > 0) return {};
      continue;  // A div that holds one pair.
    }
    const Content content = content_of(page, judgement, i);
    const bool is_term = node.tag == Tag::kDt;
    if (content.structured || content.blocks > 1 || content.bytes > (is_term ? kLongTerm : kLongText)) return {};
    if (is_term) {
      if (term != kNoNode) return {};
      term = i;
    } else {
      out.push_back({{term}, {i}});
      term = kNoNode;
    }
    i = node.end - 1;
  }
  if (term != kNoNode) return {};
  return out;
}

}  // namespace uppdrag::html_reader
