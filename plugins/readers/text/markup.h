// SPDX-License-Identifier: GPL-3.0-or-later
// Finds the markup in the text of one block: Markdown's emphasis, links, images, backslashes; HTML tags and entities.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace uppdrag::text_reader {

// What markup is looked for.
enum class Markup : std::uint8_t {
  kNone,      // Code.
  kPlain,     // HTML tags and entities.
  kMarkdown,  // The same, and Markdown.
};

// A stretch of text that is left out: for `with` when that is not empty, else for a space when `space` says so.
struct Cut {
  std::uint32_t start = 0;
  std::uint32_t end = 0;
  std::string with;
  bool space = false;
};

// True when `text` has a byte with which markup could start. O(bytes).
bool may_have_markup(std::string_view text, Markup markup);

// Reused from block to block. Every scan is linear, whatever the text.
class MarkupScanner {
 public:
  // The cuts of `text`, by start, longer ones first; a cut may lie within another. Valid until the next call.
  std::vector<Cut>& scan(std::string_view text, Markup markup);

 private:
  // A mark that waits for its partner.
  struct Opener {
    char mark;
    std::uint32_t start, end;
  };

  void read_html(std::uint32_t& at);
  void read_markdown(std::uint32_t& at);
  void read_backslash(std::uint32_t& at);
  void read_code(std::uint32_t& at);
  bool read_tag(std::uint32_t& at);
  bool read_entity(std::uint32_t& at);
  void read_closing_bracket(std::uint32_t& at);
  void read_run(std::uint32_t& at);
  void pair(char mark, std::uint32_t at, std::uint32_t end);
  std::uint32_t link_end(std::uint32_t at);
  std::uint32_t next_of(char mark, std::uint32_t at, std::uint32_t& memo) const;
  bool in_address(std::uint32_t at) const;
  void cut(std::uint32_t start, std::uint32_t end, bool space = false) { cuts_.push_back({start, end, {}, space}); }
  std::uint32_t size() const { return static_cast<std::uint32_t>(text_.size()); }

  std::string_view text_;
  std::vector<Cut> cuts_;
  std::vector<Opener> openers_;   // Of emphasis.
  std::vector<Opener> brackets_;  // `[` and `![`.
  // Where the next of these signs stands, so that a text full of openers is not searched again and again.
  std::uint32_t next_backtick_ = 0;
  std::uint32_t next_paren_ = 0;
  std::uint32_t next_angle_ = 0;
};

}  // namespace uppdrag::text_reader
