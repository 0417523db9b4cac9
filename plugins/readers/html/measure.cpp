// SPDX-License-Identifier: GPL-3.0-or-later
#include "measure.h"

namespace uppdrag::html_reader {
namespace {

bool white(char c) { return c == ' ' || c == '\n' || c == '\t'; }

class Measurer {
 public:
  Measurer(const Page& page, const std::vector<std::uint8_t>& flags, std::vector<TextRun>& runs)
      : page_(page), flags_(flags), runs_(runs) {
    const std::size_t size = page.nodes.size();
    out_.text.assign(size, 0);
    out_.link.assign(size, 0);
    out_.prose.assign(size, 0);
  }

  Measure run() {
    std::uint32_t link_end = 0;
    const auto size = static_cast<std::uint32_t>(page_.nodes.size());
    for (std::uint32_t i = 0; i < size; ++i) {
      leave(i);
      const Node& node = page_.nodes[i];
      if ((flags_[i] & kUnseen) != 0) {
        i = node.end - 1;
      } else if (node.tag == Tag::kText) {
        add(i, i < link_end);
      } else if (is_block(node.tag) || (flags_[i] & kOwnLine) != 0) {
        flush();
        blocks_.push_back(i);
      } else if (node.tag == Tag::kA && page_.has(i, Attribute::kHref)) {
        link_end = std::max(link_end, node.end);
      }
    }
    flush();
    for (std::uint32_t i = size; i-- > 1;) {
      const std::uint32_t parent = page_.nodes[i].parent;
      out_.text[parent] += out_.text[i];
      out_.link[parent] += out_.link[i];
      out_.prose[parent] += out_.prose[i];
    }
    return std::move(out_);
  }

 private:
  void leave(std::uint32_t at) {
    while (!blocks_.empty() && page_.nodes[blocks_.back()].end <= at) {
      flush();
      blocks_.pop_back();
    }
  }

  void add(std::uint32_t i, bool link) {
    const std::uint32_t bytes = visible_bytes(page_, page_.nodes[i]);
    if (bytes == 0) return;
    if (run_.text == 0) run_.first = i;
    run_.last = i + 1;
    run_.text += bytes;
    if (link) run_.link += bytes;
  }

  void flush() {
    if (run_.text > 0) {
      const std::uint32_t block = blocks_.empty() ? 0 : blocks_.back();
      run_.block = block;
      out_.text[block] += run_.text;
      out_.link[block] += run_.link;
      if (run_.prose()) out_.prose[block] += run_.text;
      runs_.push_back(run_);
    }
    run_ = {};
  }

  const Page& page_;
  const std::vector<std::uint8_t>& flags_;
  std::vector<TextRun>& runs_;
  Measure out_;
  std::vector<std::uint32_t> blocks_;
  TextRun run_;
};

}  // namespace

std::uint32_t visible_bytes(const Page& page, const Node& node) {
  std::uint32_t bytes = 0;
  for (std::uint32_t p = node.first; p < node.last; ++p)
    for (const char c : page.text(page.pieces[p])) bytes += white(c) ? 0 : 1;
  return bytes;
}

bool laid_out_in_lines(const Page& page, const Node& node) {
  constexpr std::uint32_t kFewestGaps = 2;
  constexpr std::uint32_t kShortest = 200;  // Bytes of text.
  std::uint32_t gaps = 0;
  std::uint32_t bytes = 0;
  std::uint32_t ends = 0;  // Line ends since the last word.
  for (std::uint32_t p = node.first; p < node.last; ++p) {
    for (const char c : page.text(page.pieces[p])) {
      if (c == '\n') {
        ++ends;
      } else if (!white(c)) {
        if (ends > 1 && bytes > 0) ++gaps;
        ends = 0;
        ++bytes;
      }
    }
  }
  return gaps >= kFewestGaps && bytes >= kShortest;
}

Measure measure(const Page& page, const std::vector<std::uint8_t>& flags, std::vector<TextRun>& runs) {
  return Measurer(page, flags, runs).run();
}

}  // namespace uppdrag::html_reader
